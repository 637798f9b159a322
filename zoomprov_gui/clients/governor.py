"""What paces the requests to one service (clients/limits.py says how each service does it).

A governor holds a request back until it may be sent, and says how long to rest after a 429. Every
rest can be seen (`waiting`, `on_wait`) and cancelled, and none is longer than its bound.
"""

import asyncio
import logging
import random
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypedDict

import httpx

_log = logging.getLogger(__name__)

LONGEST_WAIT = 15 * 60.0
AT_ONCE = 8  # Okta allows 35 requests at a time for a whole free org (facts/okta.md §8)


@dataclass(frozen=True, slots=True)
class Wait:
    """A rest in progress: until when (the governor's clock, seconds since 1970), and why."""

    until: float
    reason: str


@dataclass(frozen=True, slots=True)
class Rest:
    """What a 429 asks for. Infinite seconds: not to come back within a sensible time."""

    seconds: float
    reason: str


GIVE_UP = float("inf")


class Options(TypedDict, total=False):
    """What every governor can be given."""

    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[object]]
    jitter: Callable[[], float]
    longest: float
    at_once: int


class Governor(ABC):
    """Keeps the requests to one service inside its limits. `clock` is seconds since 1970."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        longest: float = LONGEST_WAIT,
        at_once: int = AT_ONCE,
    ) -> None:
        self.longest = longest
        self.on_wait: list[Callable[[Wait | None], None]] = []
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter
        self._waits: list[Wait] = []
        self._turns = asyncio.Semaphore(at_once)

    @property
    def waiting(self) -> Wait | None:
        """The rest that ends last, None while nothing rests."""
        return max(self._waits, key=lambda wait: wait.until, default=None)

    @asynccontextmanager
    async def turn(self, method: str, path: str) -> AsyncIterator[None]:
        """Hold a request back until it may be sent; leave when its headers are there."""
        await self._hold_back(method, path)
        try:
            async with self._turns:
                yield
        finally:
            self._let_go(method, path)

    def room(self, method: str, path: str) -> float:
        """Return which part of what we may send at this moment is left, 1.0 where all of it is."""
        del method, path
        return 1.0

    async def rest(self, rest: Rest) -> None:
        """Sleep, in sight of everyone who wants to show it."""
        wait = Wait(self._clock() + rest.seconds, rest.reason)
        _log.info("%s: waiting %.1f s", rest.reason, rest.seconds)
        self._waits.append(wait)
        self._tell()
        try:
            await self._sleep(rest.seconds)
        finally:
            self._waits.remove(wait)
            self._tell()

    def backoff(self, attempt: int, *, start: float, most: float) -> float:
        """Return a doubling, jittered time; `attempt` counts from 1."""
        return float(min(start * 2.0 ** (attempt - 1), most) * (0.75 + self._jitter() / 2))

    @abstractmethod
    def note(self, method: str, path: str, response: httpx.Response) -> None:
        """Learn from the headers of an answer."""

    @abstractmethod
    def after_refusal(self, response: httpx.Response, attempt: int) -> Rest:
        """Return how long a 429 asks us to rest; `attempt` counts from 1."""

    @abstractmethod
    async def _hold_back(self, method: str, path: str) -> None:
        """Sleep until the request may be sent."""

    @abstractmethod
    def _let_go(self, method: str, path: str) -> None:
        """Note that a request has been answered, or never will be."""

    def _tell(self) -> None:
        for listener in list(self.on_wait):
            listener(self.waiting)
