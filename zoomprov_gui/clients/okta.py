"""The calls to Okta that this program makes, as domain values (facts/okta.md)."""

from collections.abc import AsyncIterator

import httpx

from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.links import segment
from zoomprov_gui.clients.okta_calls import Query
from zoomprov_gui.clients.okta_chain import Chain
from zoomprov_gui.clients.okta_groups import PEOPLE, OktaGroups
from zoomprov_gui.clients.okta_log import EventsPage, LogTail
from zoomprov_gui.clients.okta_setup import OktaSetup
from zoomprov_gui.clients.okta_shapes import (
    App,
    AppUser,
    Company,
    Feature,
    Org,
    User,
    assignment,
    assignments,
    details,
    people,
    person,
    switches,
)
from zoomprov_gui.clients.paging import ListRead, Put, Tally
from zoomprov_gui.domain.errors import Exchange, Misused, Refused, Unreadable
from zoomprov_gui.domain.facts import Details
from zoomprov_gui.domain.history import History, fold
from zoomprov_gui.domain.people import (
    Assignment,
    DirectoryPerson,
    OktaApp,
    Service,
    Switches,
)

ZOOM = "zoomus"  # the catalogue's name; the label is free text (facts/okta.md §2)
LOG_PAGES = 5  # of 1,000 events, at most, where the log is read for a few minutes of it
APP_USERS = 500  # a page, at most (facts/okta.md §7)


class OktaClient(OktaGroups):
    """Reads who is assigned to the Zoom app, and sends what an action stands for.

    Every method raises `Unreachable`, `Unreadable` or `Refused`. A write returns its `Exchange`.
    """

    def __init__(self, session: ApiSession) -> None:
        super().__init__(session)
        self._log = LogTail(session)
        self.setup = OktaSetup(session)

    async def org(self) -> str:
        """Return the organisation's own host, which a custom domain would hide."""
        response = await self._session.send("GET", "/.well-known/okta-organization", reads=True)
        org = self._session.read(response, Org)
        href = org.links.organization.href if org.links and org.links.organization else None
        try:
            return httpx.URL(href or "").host or self.host
        except httpx.InvalidURL:
            return self.host

    async def company_name(self) -> str:
        """Return what the company calls itself, `""` where it does not say."""
        response = await self._session.send("GET", "/api/v1/org", reads=True)
        return self._session.read(response, Company).company_name or ""

    async def app(self, app_id: str | None) -> OktaApp:
        """Return the Zoom app: the one named, or the only active one.

        `Misused`, with the place in the connection document, where there is no such app, it is not
        Zoom, or there are several.
        """
        app = await self._named_app(app_id) if app_id else await self._only_app()
        found = app.id or ""
        return OktaApp(
            app_id=found,
            label=app.label or "Zoom",
            active=app.status == "ACTIVE",
            org=await self.org(),
            switches=await self._switches(found),
        )

    def assignments(self, app_id: str) -> ListRead[Assignment]:
        """Read everyone whom the app is assigned to."""
        chain = Chain(
            self._session,
            shape=list[AppUser],
            convert=assignments,
            name=lambda row: row.user_id or row.email,
        )
        path = f"/api/v1/apps/{segment(app_id)}/users"

        async def pump(tally: Tally, put: Put[Assignment]) -> None:
            await chain.follow(tally, put, path, {"limit": APP_USERS, "expand": "user"})
            tally.finish()

        return ListRead(Service.OKTA, pump)

    async def assignment(self, app_id: str, user_id: str) -> Assignment | None:
        """Return one person's assignment, None where there is none."""
        path = f"{_app_user(app_id, user_id)}?expand=user"
        row = await self._one(path, AppUser)
        return assignment(row) if row else None

    def directory(self) -> ListRead[DirectoryPerson]:
        """Read everyone in Okta; the plain list leaves out who is deactivated (okta.md §4)."""
        chain = Chain(
            self._session,
            shape=list[User],
            convert=people,
            name=lambda row: row.user_id or row.login,
        )
        gone: Query = {"limit": PEOPLE, "search": 'status eq "DEPROVISIONED"'}

        async def pump(tally: Tally, put: Put[DirectoryPerson]) -> None:
            await chain.follow(tally, put, "/api/v1/users", {"limit": PEOPLE})
            await chain.follow(tally, put, "/api/v1/users", gone)
            tally.finish()

        return ListRead(Service.OKTA, pump)

    async def person(self, user_id_or_login: str) -> DirectoryPerson | None:
        """Return a person by id or login, None where Okta has none."""
        row = await self._one(f"/api/v1/users/{segment(user_id_or_login)}", User)
        return person(row) if row else None

    async def find_person(self, email: str) -> DirectoryPerson | None:
        """Return a person by login, or by an e-mail that only one person has."""
        found = await self.person(email)
        if found is not None:
            return found
        text = email.replace("\\", "\\\\").replace('"', '\\"')
        params: Query = {"search": f'profile.email eq "{text}"', "limit": 2}
        rows = people(await self._all("/api/v1/users", list[User], params))
        return rows[0] if len(rows) == 1 else None

    async def details(self, user_id: str) -> Details | None:
        """Return the details of a person that this program may edit, None where nobody is there."""
        row = await self._one(f"/api/v1/users/{segment(user_id)}", User)
        return details(row) if row else None

    async def me(self) -> DirectoryPerson | None:
        """Return whom our token acts as."""
        return await self.person("me")

    def events(
        self, app_id: str, since: float, cursor: str | None = None
    ) -> AsyncIterator[EventsPage]:
        """Yield the app's log events until there are no more (clients/okta_log.py)."""
        return self._log.events(app_id, since=since, cursor=cursor)

    async def histories(self, app_id: str, since: float) -> dict[str, History]:
        """Return what the app's log tells of each person since then, by id; no other read lacks it.

        Raises `Unreadable` where that is more than a few thousand events.
        """
        known: dict[str, History] = {}
        pages = 0
        async for page in LogTail(self._session).events(app_id, since=since, cursor=None):
            fold(known, page.events)
            pages += 1
            if pages > LOG_PAGES:
                raise Unreadable(Service.OKTA, f"the log is longer than {LOG_PAGES},000 events")
        return known

    async def assign(self, app_id: str, user_id: str) -> Exchange:
        """Assign the app to one person; Okta fills in what its mappings know."""
        path = f"/api/v1/apps/{segment(app_id)}/users"
        return await self._write("POST", path, json={"id": user_id, "scope": "USER"})

    async def unassign(self, app_id: str, user_id: str) -> Exchange:
        """Take the app from a person. `E0000046` where a group gives it (facts/okta.md §3)."""
        return await self._write("DELETE", _app_user(app_id, user_id), {"sendEmail": "false"})

    async def edit_person(self, user_id: str, details: Details) -> Exchange:
        """Change some details: POST is partial, PUT would empty all others (facts/okta.md §4)."""
        path = f"/api/v1/users/{segment(user_id)}"
        return await self._write("POST", path, json={"profile": dict(details)})

    async def deactivate_person(self, user_id: str) -> Exchange:
        """Deactivate a person in Okta, which takes every app from them (facts/okta.md §4)."""
        path = f"/api/v1/users/{segment(user_id)}/lifecycle/deactivate"
        return await self._write("POST", path, {"sendEmail": "false"})

    async def activate_person(self, user_id: str, *, send_email: bool = False) -> Exchange:
        """Bring a deactivated person back. Okta's own default would send an e-mail."""
        path = f"/api/v1/users/{segment(user_id)}/lifecycle/activate"
        return await self._write("POST", path, {"sendEmail": str(send_email).lower()})

    async def _named_app(self, app_id: str) -> App:
        app = await self._one(f"/api/v1/apps/{segment(app_id)}", App)
        if app is None or not app.id:
            raise Misused(f"Okta has no app with the id {app_id}", place="okta.app_id")
        if app.name != ZOOM:
            raise Misused(
                f"the app {app_id} is {app.label or app.name}, which is not Zoom",
                place="okta.app_id",
            )
        return app

    async def _only_app(self) -> App:
        params: Query = {"filter": f'name eq "{ZOOM}"', "limit": 200}
        rows = await self._all("/api/v1/apps", list[App], params)
        apps = [row for row in rows if row.name == ZOOM and row.id]
        # A status that is missing or new is no reason to call an app inactive.
        active = [app for app in apps if app.status == "ACTIVE"] or [
            app for app in apps if app.status != "INACTIVE"
        ]
        if len(active) == 1:
            return active[0]
        if active:
            raise Misused(
                f"Okta has several Zoom apps; name one of them: {_listed(active)}",
                place="okta.app_id",
            )
        if apps:
            raise Misused(
                f"the Zoom app is not active in Okta: {_listed(apps)}", place="okta.app_id"
            )
        raise Misused("Okta has no Zoom app; add Zoom from its catalogue", place="okta.app_id")

    async def _switches(self, app_id: str) -> Switches:
        path = f"/api/v1/apps/{segment(app_id)}/features/USER_PROVISIONING"
        try:
            response = await self._session.send("GET", path, reads=True)
        except Refused as error:
            if error.status == 400 and "provisioning is not" in error.text.casefold():
                # "not enabled" and "not supported" alike: nothing is pushed (facts/okta.md §1).
                return Switches(create=False, update=False, deactivate=False)
            return Switches()
        return switches(self._session.read(response, Feature))


def _app_user(app_id: str, user_id: str) -> str:
    return f"/api/v1/apps/{segment(app_id)}/users/{segment(user_id)}"


def _listed(apps: list[App]) -> str:
    return ", ".join(f"{app.id} ({app.label or 'no label'})" for app in apps)
