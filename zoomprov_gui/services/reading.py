"""Each thing that the set-up rests on, read as a fact: value or error, time, and replies."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.okta_setup import OktaSetup
from zoomprov_gui.clients.replies import Answer, reply_of_error
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.clients.zoom_setup import ZoomSetup
from zoomprov_gui.domain.errors import ExpectedError, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup_facts import Fact, OrgFacts, ZoomApp

Value = TypeVar("Value")

LOG_SPAN = 90 * 86400.0  # seconds; how long Okta keeps its log (facts/okta.md §10)

OKTA_ALONE: dict[str, Callable[[OktaSetup], Awaitable[Answer[Any]]]] = {
    "me": OktaSetup.me,
    "apps": OktaSetup.apps,
    "may_read_people": OktaSetup.may_read_people,
    "may_read_groups": OktaSetup.may_read_groups,
}
ZOOM_ALONE: dict[str, Callable[[ZoomSetup], Awaitable[Answer[Any]]]] = {
    "account": ZoomSetup.account,
    "zoom_people": ZoomSetup.people,
    "sso": ZoomSetup.sso,
    "domains": ZoomSetup.domains,
    "seats": ZoomSetup.seats,
}


class FactReader:
    """Reads one thing at a time. An expected error is a fact as well: that nothing is known."""

    def __init__(self, okta: OktaClient, zoom: ZoomClient, *, clock: Callable[[], float]) -> None:
        self._okta = okta
        self._zoom = zoom
        self._clock = clock

    async def alone(self, name: str) -> Fact[Any]:
        """Read what hangs on nothing else."""
        if name in OKTA_ALONE:
            return await self._fact(Service.OKTA, OKTA_ALONE[name](self._okta.setup))
        return await self._fact(Service.ZOOM, ZOOM_ALONE[name](self._zoom.setup))

    async def same_app(self, known: ZoomApp) -> Fact[tuple[ZoomApp, ...]]:
        """Read the one app there was last; no value and no error where it is gone."""
        fact = await self._fact(Service.OKTA, self._okta.setup.app(known.app_id))
        value = None if fact.value is None else (fact.value,)
        return Fact(value=value, error=fact.error, at=fact.at, replies=fact.replies)

    async def of_app(self, name: str, app_id: str | None) -> Fact[Any]:
        """Read what hangs on the app: `link`, `features`, or the `log`, which needs none."""
        okta = self._okta.setup
        if name == "log":
            events = okta.events(app_id, self._clock() - LOG_SPAN)
            return await self._fact(Service.OKTA, events)
        asked = okta.link if name == "link" else okta.features
        answer: Awaitable[Answer[Any]] = asked(app_id or "")
        return await self._fact(Service.OKTA, answer)

    async def org(self, name: str) -> tuple[Fact[OrgFacts], Fact[float]]:
        """Read the organisation and how far this computer's clock is ahead of Okta's.

        `name`: the company's, where it is known already.
        """
        asked = self._clock()
        try:
            answer = await self._okta.setup.org()
        except ExpectedError as error:
            failed = self._failed(Service.OKTA, error)
            return failed, replace(failed)
        answered = self._clock()
        org = self._read(answer)
        skew: Fact[float] = Fact(
            error=Unreadable(Service.OKTA, "an answer without a date"), at=answered
        )
        if answer.server_time is not None:
            # The server's time has no fractions: on the average it is half a second later.
            ahead = (asked + answered) / 2 - answer.server_time - 0.5
            skew = Fact(value=ahead, at=answered, replies=org.replies)
        company = name or await self._name()
        return replace(org, value=answer.value._replace(company=company)), skew

    async def _name(self) -> str:
        try:
            return await self._okta.company_name()
        except ExpectedError:
            return ""  # only for information: nobody's tick rests on it

    async def _fact(self, service: Service, asked: Awaitable[Answer[Value]]) -> Fact[Value]:
        try:
            return self._read(await asked)
        except ExpectedError as error:
            return self._failed(service, error)

    def _read(self, answer: Answer[Value]) -> Fact[Value]:
        at = self._clock()
        replies = tuple(replace(reply, at=at) for reply in answer.replies)
        return Fact(value=answer.value, at=at, replies=replies)

    def _failed(self, service: Service, error: ExpectedError) -> Fact[Any]:
        at = self._clock()
        reply = reply_of_error(service, error, at)
        return Fact(error=error, at=at, replies=(reply,) if reply else ())
