"""The calls to Zoom that this program makes, as domain values (facts/zoom.md)."""

import asyncio
from datetime import date
from typing import NamedTuple

from zoomprov_gui.clients.calls import Calls
from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.links import segment
from zoomprov_gui.clients.paging import ListRead, Put, Tally
from zoomprov_gui.clients.zoom_setup import ZoomSetup
from zoomprov_gui.clients.zoom_shapes import (
    AccountBody,
    OperationsPage,
    PlanUsage,
    RolesPage,
    User,
    UsersPage,
    account,
    accounts,
    log_lines,
)
from zoomprov_gui.domain.errors import Exchange, Refused
from zoomprov_gui.domain.people import Service, ZoomAccount
from zoomprov_gui.domain.verification import LogLine

PAGE = 300  # Zoom's own advice; its specification would allow 2,000 (facts/zoom.md §4)
MOST_LOG_PAGES = 20
LISTS = ("active", "inactive", "pending")  # one call lists one status (facts/zoom.md §4)
_NOT_THERE = {"1001", "1010"}  # facts/zoom.md §8
_SLICE = 10_000  # people compared before the loop gets a breath


class AccountInfo(NamedTuple):
    """The Zoom account itself; Zoom leaves texts empty (facts/zoom.md §7)."""

    account_id: str
    name: str
    plan: str
    owner_email: str
    vanity_url: str


class ZoomClient(Calls):
    """Reads the account's people, and sends what an action stands for.

    Every method raises `Unreachable`, `Unreadable` or `Refused`; the scopes that Zoom says would be
    enough stand in `Refused.missing`. A write returns its `Exchange`.
    """

    def __init__(self, session: ApiSession) -> None:
        super().__init__(session)
        self.setup = ZoomSetup(session)

    def accounts(self) -> ListRead[ZoomAccount]:
        """Read everyone in Zoom: the active, inactive and pending lists at the same time."""
        return ListRead(Service.ZOOM, _Lists(self._session).pump)

    async def account(self, id_or_email: str, status_hint: str | None = None) -> ZoomAccount | None:
        """Return one account, None where this Zoom account has none such.

        `status_hint` stands in where Zoom tells no status.
        """
        try:
            response = await self._session.send("GET", _user(id_or_email), reads=True)
        except Refused as error:
            if error.code in _NOT_THERE:
                return None
            raise
        return account(self._session.read(response, User), status_hint or "unknown")

    async def account_id(self) -> str:
        """Return what Zoom calls the account that our token belongs to, `""` if it does not say."""
        response = await self._session.send("GET", _user("me"), reads=True)
        return self._session.read(response, User).account_id or ""

    async def roles(self) -> dict[str, str]:
        """Return the account's roles as id → name."""
        response = await self._session.send("GET", "/roles", reads=True)
        page = self._session.read(response, RolesPage)
        return {str(role.id): role.name for role in page.roles or () if role.id and role.name}

    async def account_info(self) -> AccountInfo:
        """Return what Zoom calls the account, and its plan; needs a scope that many lack."""
        response = await self._session.send("GET", "/accounts/me", reads=True)
        body = self._session.read(response, AccountBody)
        return AccountInfo(
            body.id or "",
            body.account_name or "",
            body.account_type or "",
            body.owner_email or "",
            body.vanity_url or "",
        )

    async def set_status(self, zoom_id: str, *, active: bool) -> Exchange:
        """Turn an account on or off. Turning it off takes every licence (facts/zoom.md §5)."""
        action = {"action": "activate" if active else "deactivate"}
        return await self._write("PUT", f"{_user(zoom_id)}/status", action)

    async def set_licence(self, zoom_id: str, licence: int) -> Exchange:
        """Give an account a licence by Zoom's number of its type (facts/zoom.md §4)."""
        return await self._write("PATCH", _user(zoom_id), {"type": licence})

    async def change_email(self, zoom_id: str, email: str) -> Exchange:
        """Change an account's address; Zoom allows three a day (facts/zoom.md §10 D20)."""
        return await self._write("PUT", f"{_user(zoom_id)}/email", {"email": email})

    async def end_sessions(self, zoom_id: str) -> Exchange:
        """Sign a person out of Zoom where they signed in by SSO (facts/zoom.md §10 D24)."""
        response = await self._session.send("DELETE", f"{_user(zoom_id)}/token", reads=False)
        return self._session.seen(response)

    async def seats(self) -> int | None:
        """Return how many licences are free, None where Zoom does not tell."""
        response = await self._session.send("GET", "/accounts/me/plans/usage", reads=True)
        plan = self._session.read(response, PlanUsage).plan_base
        if plan is None or plan.hosts is None or plan.usage is None:
            return None
        return max(plan.hosts - plan.usage, 0)

    async def operations(self, first: date, last: date) -> list[LogLine]:
        """Return Zoom's operation log of these days, a month at most; needs a scope of its own."""
        query: dict[str, str | int] = {
            "from": first.isoformat(),
            "to": last.isoformat(),
            "category_type": "user",
            "page_size": PAGE,
        }
        lines: list[LogLine] = []
        for _ in range(MOST_LOG_PAGES):
            response = await self._session.send(
                "GET", "/report/operationlogs", params=query, reads=True
            )
            page = self._session.read(response, OperationsPage)
            lines += log_lines(page)
            if not page.next_page_token:
                break
            query["next_page_token"] = page.next_page_token
        return lines

    async def _write(self, method: str, path: str, json: object) -> Exchange:
        response = await self._session.send(method, path, json=json, reads=False)
        return self._session.seen(response)


class _Lists:
    """One reading of the three lists, and what only all three together can show."""

    def __init__(self, session: ApiSession) -> None:
        self._session = session
        self._anybody_active = False
        # Pending people have no id, so their e-mail tells whether they are in another list too.
        self._pending: set[str] = set()
        self._others: list[str] = []

    async def pump(self, tally: Tally, put: Put[ZoomAccount]) -> None:
        self._anybody_active = False
        self._pending, self._others = set(), []
        async with asyncio.TaskGroup() as lists:
            for status in LISTS:
                lists.create_task(self._follow(status, tally, put))
        if not self._anybody_active:
            tally.doubt("Zoom listed nobody as active, and every account has an owner")
        await self._compare_pending(tally)
        tally.finish()

    async def _follow(self, status: str, tally: Tally, put: Put[ZoomAccount]) -> None:
        # Every page is asked for with the same other parameters (facts/zoom.md §4).
        query: dict[str, str | int] = {"status": status, "page_size": PAGE}
        told: int | None = None
        came = 0
        while True:
            response = await self._session.send("GET", "/users", params=query, reads=True)
            page = self._session.read(response, UsersPage)
            if page.users is None:
                tally.doubt(f"Zoom sent a page of {status} people without people")
            if told is not None and page.total_records != told:
                tally.doubt(f"the number of {status} people changed while they were read")
            told = page.total_records if page.total_records is not None else told
            raw = page.users or []
            rows = accounts(raw, status)
            tally.drop(len(raw) - len(rows))
            came += len(raw)
            admitted = await self._hand_over(rows, tally, put)
            token = page.next_page_token
            if not token:
                break
            if not tally.goes_on(f"{status} {token}", came=len(raw), admitted=admitted):
                return
            query["next_page_token"] = token
        if told is not None and told != came:
            tally.doubt(f"Zoom counts {told} {status} people and listed {came}")

    async def _hand_over(self, rows: list[ZoomAccount], tally: Tally, put: Put[ZoomAccount]) -> int:
        admitted = tally.admit(rows, [row.zoom_id or row.email.casefold() for row in rows])
        for row in admitted:
            if row.zoom_id:
                self._others.append(row.email)
            else:
                self._pending.add(row.email.casefold())
        self._anybody_active = self._anybody_active or any(r.status == "active" for r in admitted)
        if admitted:
            await put(admitted)
        return len(admitted)

    async def _compare_pending(self, tally: Tally) -> None:
        if not self._pending:
            return
        for start in range(0, len(self._others), _SLICE):
            emails = self._others[start : start + _SLICE]
            if not self._pending.isdisjoint(map(str.casefold, emails)):
                tally.doubt("somebody is pending and in another list, so the lists changed")
            await asyncio.sleep(0)


def _user(id_or_email: str) -> str:
    return f"/users/{segment(id_or_email)}"
