"""Keep a comparison live: read again after a while, sooner where something is on its way."""

import asyncio
from collections.abc import Awaitable, Callable

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.services.compare import CompareService, Progress

FULL_EVERY = 600.0  # seconds between two whole reads of a large company (UX.md §9)
MINUTE = 60.0  # seconds, after which Okta's allowance begins anew (facts/okta.md §8)
FOR_PEOPLE = 0.4  # of our share of it, kept for what somebody waits for
PEOPLE = "/api/v1/apps/ID/users"  # what a read of everybody takes from
SMALL = 2_000  # people up to whom a whole read costs a handful of calls a side


class WatchService:
    """Reads again and again, and counts how often each side did not answer in a row."""

    def __init__(
        self,
        compare: CompareService,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._compare = compare
        self._clock = clock
        self._sleep = sleep
        self.failures = {Service.OKTA: 0, Service.ZOOM: 0}
        self.next_at = 0.0

    async def once(self, roster: Roster, report: Callable[[Progress], None]) -> None:
        """Read both sides once, and remember who did not answer."""
        await self._compare.run(roster, report)
        for service in Service:
            failed = roster.reading(service).failure is not None
            self.failures[service] = self.failures[service] + 1 if failed else 0

    async def pause(self, roster: Roster, every: float) -> None:
        """Wait until the next read is due. `next_at` tells when, in seconds since 1970."""
        people = max(roster.reading(service).records for service in Service)
        wait = every if people <= SMALL else max(every, FULL_EVERY)
        await self._wait(wait)
        if self._compare.okta.room(PEOPLE) < FOR_PEOPLE:
            # Somebody is changing things, who comes first; a minute on there is room again.
            await self._wait(MINUTE)

    async def _wait(self, seconds: float) -> None:
        self.next_at = self._clock() + seconds
        await self._sleep(seconds)
