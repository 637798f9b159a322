"""Long lists: read page by page, with a proof that what came is all there is.

A removal is only ever suggested from a list that is provably whole (RELIABILITY.md P7), so every
reader of a list counts here what it saw, and `reading` says what is missing.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from types import TracebackType
from typing import Generic, TypeVar

from zoomprov_gui.domain.errors import ExpectedError, Unreadable
from zoomprov_gui.domain.people import Reading, Service

Row = TypeVar("Row")

PAGES_AHEAD = 4  # are read before they are asked for; more would only fill memory
MOST_PAGES = 50_000  # no list is that long, and one that never ends must end
MOST_EMPTY = 20  # pages without anybody that still promise more

CIRCLE = "the list went round in a circle: it offered the same page twice"
ENDLESS = "the list promised more and more pages and did not end"
TWICE = "somebody came twice, so the list changed while it was read"


class Tally:
    """What was seen of one list, and every doubt that it was the whole of it."""

    def __init__(self) -> None:
        self.records = 0
        self.finished = False
        self.failure: Exception | None = None
        self.doubts: list[str] = []
        self._seen: set[str] = set()
        self._cursors: set[str] = set()
        self._pages = 0
        self._empty = 0
        self._dropped = 0

    def doubt(self, why: str) -> None:
        """Note why the list may not be whole; each reason once."""
        if why not in self.doubts:
            self.doubts.append(why)

    def drop(self, number: int) -> None:
        """Note records that could not be read at all."""
        self._dropped += number

    def admit(self, rows: list[Row], ids: Sequence[str]) -> list[Row]:
        """Return the rows that have not come before; `ids` name them, one each."""
        names = set(ids)
        if len(names) != len(ids) or not self._seen.isdisjoint(names):
            self.doubt(TWICE)
            rows = [row for row, name in zip(rows, ids, strict=True) if self._is_first(name)]
        self._seen |= names
        self.records += len(rows)
        return rows

    def goes_on(self, cursor: str, *, came: int, admitted: int) -> bool:
        """Tell whether to believe a page that promises another one at `cursor`."""
        self._pages += 1
        self._empty = 0 if admitted else self._empty + 1
        if cursor in self._cursors or (came and not admitted):
            self.doubt(CIRCLE)
            return False
        if self._pages >= MOST_PAGES or self._empty >= MOST_EMPTY:
            self.doubt(ENDLESS)
            return False
        self._cursors.add(cursor)
        return True

    def finish(self) -> None:
        """Note that the last page has come, and forget what only the proof needed."""
        self.finished = True
        self._seen, self._cursors = set(), set()

    def why(self) -> str:
        """Return what is missing in plain words, "" if nothing is."""
        if self.failure is not None:
            return str(self.failure)
        if not self.finished:
            return "the list was not read to its end"
        dropped = self._dropped
        what = "record" if dropped == 1 else "records"
        lost = [f"{dropped} {what} had neither an id nor a name"] if dropped else []
        return "; ".join(self.doubts + lost)

    def _is_first(self, name: str) -> bool:
        first = name not in self._seen
        self._seen.add(name)
        return first


Put = Callable[[list[Row]], Awaitable[None]]
Pump = Callable[[Tally, Put[Row]], Awaitable[None]]


class _DroppableTaskGroup(asyncio.TaskGroup):
    """A group that an iterator may be dropped out of.

    Whoever leaves a loop early drops its iterator, and Python then ends it where nothing may wait:
    qasync's loop does not take dropped iterators over as asyncio's own does.
    """

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not GeneratorExit:
            await super().__aexit__(kind, error, trace)


class ListRead(Generic[Row]):
    """One reading of a list: iterate over its pages, then ask how whole it was.

    The error that breaks a read off is raised out of the iteration, after the pages that came
    before it, and kept in the reading. Pages are read ahead of whoever takes them.
    """

    def __init__(self, service: Service, pump: Pump[Row]) -> None:
        self._service = service
        self._pump = pump
        self._tally = Tally()

    def reading(self, now: float) -> Reading:
        """Return how the read went, at the time `now` (seconds since 1970)."""
        why = self._tally.why()
        return Reading(
            service=self._service,
            read_at=now,
            records=self._tally.records,
            complete=not why,
            why=why,
            failure=self._tally.failure,
        )

    async def whole(self, what: str) -> AsyncIterator[list[Row]]:
        """Yield its pages; raise `Unreadable` after the last one where they may not be all of it.

        For whoever concludes something from who is not on the list, which `what` names.
        """
        async for page in self:
            yield page
        if why := self._tally.why():
            raise Unreadable(self._service, f"{what} was not read completely: {why}")

    async def __aiter__(self) -> AsyncIterator[list[Row]]:
        self._tally = tally = Tally()
        pages: asyncio.Queue[list[Row] | None] = asyncio.Queue(PAGES_AHEAD)
        async with _DroppableTaskGroup() as group:
            work = group.create_task(self._work(tally, pages))
            try:
                while (page := await pages.get()) is not None:
                    yield page
            finally:
                work.cancel()
        if tally.failure is not None:
            raise tally.failure

    async def _work(self, tally: Tally, pages: asyncio.Queue[list[Row] | None]) -> None:
        try:
            await self._pump(tally, pages.put)
        except Exception as error:  # noqa: BLE001 - raised where the pages are taken, not in a task
            tally.failure = first_expected(error)
        await pages.put(None)


def first_expected(error: Exception) -> Exception:
    """Return the expected error that a group of errors holds, if it holds no other kind."""
    while isinstance(error, ExceptionGroup):
        _expected, bugs = error.split(ExpectedError)
        if bugs is not None:
            return error
        error = error.exceptions[0]
    return error
