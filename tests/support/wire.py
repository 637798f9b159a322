"""A wire and a clock for the clients: answers by function, time that passes only when slept."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from tests.support.world import NOON, WorldTransport
from zoomprov_gui.clients.auth import OktaToken, ZoomServerToServer
from zoomprov_gui.clients.governor import Governor
from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.limits import OktaGovernor, ZoomGovernor
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.simulator.app import okta_app, zoom_app
from zoomprov_gui.simulator.scenarios import build
from zoomprov_gui.simulator.world import World

Handler = Callable[[httpx.Request], httpx.Response | Awaitable[httpx.Response]]

OKTA = "https://acme.okta.com"
ZOOM = "https://api.zoom.us/v2"
TOKEN = "canary-token-00QXwz"


class ManualClock:
    """Seconds that pass only in `sleep`, and the sleeps that were asked for."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)

    @property
    def total(self) -> float:
        return sum(self.slept)


def governor(service: Service, clock: ManualClock, share: float | None = None) -> Governor:
    """Return the service's governor on a clock of the test's, without chance."""
    kind = OktaGovernor if service is Service.OKTA else ZoomGovernor
    more = {} if share is None else {"share": share}
    return kind(clock=clock, sleep=clock.sleep, jitter=lambda: 0.5, **more)


def session(
    service: Service,
    handler: Handler,
    *,
    clock: ManualClock | None = None,
    base: str | None = None,
    auth: httpx.Auth | None = None,
    timeout: float = 30.0,
    share: float | None = None,
) -> ApiSession:
    """Return a session whose requests end in a function."""
    return ApiSession(
        service,
        base or (OKTA if service is Service.OKTA else ZOOM),
        transport=httpx.MockTransport(handler),
        auth=auth or OktaToken(Secret(TOKEN)),
        governor=governor(service, clock or ManualClock(), share),
        timeout=timeout,
    )


class Answers:
    """Gives one answer after another (an exception is raised), and keeps the requests."""

    def __init__(self, answers: Iterable[httpx.Response | Exception]) -> None:
        self._answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def answers(*them: httpx.Response | Exception) -> Answers:
    """Return a handler that gives these answers in turn, and the last one for ever."""
    return Answers(them)


def okta_error(status: int, code: str, summary: str, *causes: str) -> httpx.Response:
    """Return an error as Okta sends it (facts/okta.md §11)."""
    body = {
        "errorCode": code,
        "errorSummary": summary,
        "errorLink": code,
        "errorId": "oae1",
        "errorCauses": [{"errorSummary": cause} for cause in causes],
    }
    return httpx.Response(status, json=body, headers={"x-okta-request-id": "req-1"})


def zoom_error(status: int, code: int, message: str) -> httpx.Response:
    """Return an error as Zoom sends it (facts/zoom.md §8)."""
    headers = {"x-zm-trackingid": "WEB_1"}
    return httpx.Response(status, json={"code": code, "message": message}, headers=headers)


@dataclass
class Office:
    """A simulated world, and the real clients on it."""

    world: World
    clock: ManualClock
    okta: OktaClient
    zoom: ZoomClient


@asynccontextmanager
async def office(name: str = "small-office", **more: object) -> AsyncIterator[Office]:
    """Open the real clients on a scenario; sleeping lets the world's time pass."""
    clock = ManualClock(NOON)
    world = build(name, clock=clock, **{"rate_limits": "off", **more})
    known = world.zoom
    to_zoom = WorldTransport(zoom_app(world))
    okta = ApiSession(
        Service.OKTA,
        OKTA,
        transport=WorldTransport(okta_app(world)),
        auth=OktaToken(Secret(world.api_token)),
        governor=governor(Service.OKTA, clock),
    )
    zoom = ApiSession(
        Service.ZOOM,
        ZOOM,
        transport=to_zoom,
        auth=ZoomServerToServer(
            "https://zoom.us/oauth",
            known.id,
            known.client_id,
            Secret(known.client_secret),
            transport=to_zoom,
            clock=clock,
        ),
        governor=governor(Service.ZOOM, clock),
    )
    try:
        yield Office(world, clock, OktaClient(okta), ZoomClient(zoom))
    finally:
        await okta.aclose()
        await zoom.aclose()
