"""The calls to Zoom that only the set-up makes (facts/zoom.md §9). None of them writes."""

from typing import TypeVar

import httpx

from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.replies import Answer, reply_of
from zoomprov_gui.clients.server_time import date_of
from zoomprov_gui.clients.setup_shapes import (
    AccountSettings,
    Domains,
    ManyPlans,
    OnePlan,
    OneUsersPage,
    Summary,
    seats_of,
    sso_of,
)
from zoomprov_gui.clients.zoom_shapes import AccountBody
from zoomprov_gui.domain.errors import Refused, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup_facts import AccountFacts, SeatFacts, SsoFacts

Value = TypeVar("Value")
Query = dict[str, str | int]


class ZoomSetup:
    """Reads what the set-up rests on. Raises as `ZoomClient` does."""

    def __init__(self, session: ApiSession) -> None:
        self._session = session

    @property
    def scopes(self) -> frozenset[str]:
        """The permissions that our token names, empty before there is one, or if it names none."""
        return self._session.scopes

    async def account(self) -> Answer[AccountFacts]:
        """Return the account's name, plan and own address."""
        response = await self._get("/accounts/me")
        body = self._session.read(response, AccountBody)
        found = AccountFacts(
            body.id or "",
            body.account_name or "",
            body.account_type or "",
            body.owner_email or "",
            body.vanity_url or "",
        )
        return self._answer(found, response)

    async def people(self) -> Answer[int]:
        """Return how many people are active, by a list that only needs the first of them."""
        response = await self._get("/users", {"status": "active", "page_size": 1})
        body = self._session.read(response, OneUsersPage)
        if body.users is None:
            raise Unreadable(Service.ZOOM, "a page of people without people")
        return self._answer(body.total_records or len(body.users), response)

    async def sso(self) -> Answer[SsoFacts]:
        """Return how people sign in, and who is excepted."""
        response = await self._get("/accounts/me/settings", {"option": "security"})
        return self._answer(sso_of(self._session.read(response, AccountSettings)), response)

    async def seats(self) -> Answer[SeatFacts]:
        """Return bought and used licences; only the used ones where Zoom tells no more."""
        try:
            response = await self._get("/accounts/me/plans/usage")
        except Refused as error:
            if not error.missing:
                raise
            return await self._used_seats()
        one = self._session.read(response, OnePlan)
        found = seats_of(one, self._session.read(response, ManyPlans))
        return self._answer(found, response) if found else await self._used_seats()

    async def _used_seats(self) -> Answer[SeatFacts]:
        response = await self._get("/users/summary")
        used = self._session.read(response, Summary).licensed_users_count
        if used is None:
            raise Unreadable(Service.ZOOM, "a summary without licences")
        return self._answer(SeatFacts(-1, used), response)

    async def domains(self) -> Answer[tuple[str, ...]]:
        """Return the associated domains that are verified; nearly always refused with 4711."""
        response = await self._get("/accounts/me/managed_domains")
        rows = self._session.read(response, Domains).domains or ()
        names = (row.domain for row in rows if row.status in {None, "verified"})
        return self._answer(tuple(filter(None, names)), response)

    async def _get(self, path: str, params: Query | None = None) -> httpx.Response:
        return await self._session.send("GET", path, params=params, reads=True)

    def _answer(self, value: Value, response: httpx.Response) -> Answer[Value]:
        return Answer(value, (reply_of(Service.ZOOM, response),), date_of(response))
