"""Okta's long lists: the next page is asked for while this one's body is on its way.

The link to it stands in the headers (PERFORMANCE.md E).
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

import httpx

from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.links import next_link
from zoomprov_gui.clients.paging import Put, Tally
from zoomprov_gui.domain.errors import ExpectedError

Raw = TypeVar("Raw")
Row = TypeVar("Row")


class Chain(Generic[Raw, Row]):
    """How one list is read: what a page decodes to, and what becomes of its records.

    `convert` leaves out what is unusable; `name` names a row, so that none is taken twice.
    """

    def __init__(
        self,
        session: ApiSession,
        *,
        shape: type[list[Raw]],
        convert: Callable[[Sequence[Raw]], list[Row]],
        name: Callable[[Row], str],
    ) -> None:
        self._session = session
        self._shape = shape
        self._convert = convert
        self._name = name

    async def follow(
        self, tally: Tally, put: Put[Row], path: str, params: Mapping[str, str | int]
    ) -> None:
        """Read the list to its end, or until it stops being believable."""
        page = await self._session.open("GET", path, params=params, reads=True)
        while True:
            link = next_link(page)
            if link is None:
                await self._take(page, tally, put)
                return
            target = self._target(link, params)
            follower = await self._take_and_ask(page, target, tally, put)
            if follower is None:
                return
            page = follower

    def _target(self, link: str, params: Mapping[str, str | int]) -> str:
        url = self._session.target(link)
        if "expand" in params and "expand" not in url.params:
            # Okta's links lost it until 2026.08 (facts/okta.md §3).
            url = url.copy_add_param("expand", str(params["expand"]))
        return str(url)

    async def _take_and_ask(
        self, page: httpx.Response, target: str, tally: Tally, put: Put[Row]
    ) -> httpx.Response | None:
        """Take a page and return the one after it, None where it is not to be believed."""
        asked: asyncio.Task[httpx.Response | ExpectedError] | None = None
        wanted = False
        try:
            async with asyncio.TaskGroup() as group:
                asked = group.create_task(self._ask(target))
                came, admitted = await self._take(page, tally, put)
            wanted = tally.goes_on(target, came=came, admitted=admitted)
        finally:
            if asked is not None and not wanted and asked.done() and not asked.cancelled():
                await _close(asked.result())
        if not wanted:
            return None
        outcome = asked.result()
        if isinstance(outcome, ExpectedError):
            raise outcome
        return outcome

    async def _ask(self, target: str) -> httpx.Response | ExpectedError:
        """Return an expected error as a value: it must not cost the page that came before it."""
        try:
            return await self._session.open("GET", target, reads=True)
        except ExpectedError as error:
            return error

    async def _take(self, page: httpx.Response, tally: Tally, put: Put[Row]) -> tuple[int, int]:
        """Hand a page over; return how many records came and how many of them are known of."""
        raw = self._session.read(await self._session.finish(page), self._shape)
        rows = self._convert(raw)
        tally.drop(len(raw) - len(rows))
        admitted = tally.admit(rows, [self._name(row) for row in rows])
        if admitted:
            await put(admitted)
        return len(raw), len(admitted)


async def _close(outcome: httpx.Response | ExpectedError) -> None:
    if isinstance(outcome, httpx.Response):
        await outcome.aclose()
