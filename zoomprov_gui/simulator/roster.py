"""An ordered collection, drawn from numbers on demand, with what was changed kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Protocol, TypeVar


class Identified(Protocol):
    """Anything with an identifier of its own."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Identified)
R_co = TypeVar("R_co", bound=Identified, covariant=True)


class Source(Protocol[R_co]):
    """Records drawn from an index; each belongs to at most one list, such as a status."""

    def count(self, listing: str) -> int: ...

    def nth(self, listing: str, position: int) -> int: ...

    def make(self, index: int) -> R_co: ...

    def id_of(self, index: int) -> str: ...

    def index_of(self, identifier: str) -> int | None: ...

    def index_of_email(self, email: str) -> int | None: ...

    def listing_of(self, index: int) -> str | None: ...


class Nothing(Generic[R]):
    """The source of a world whose people are all written down."""

    def count(self, listing: str) -> int:
        del listing
        return 0

    def nth(self, listing: str, position: int) -> int:
        raise IndexError(listing, position)

    def make(self, index: int) -> R:
        raise IndexError(index)

    def id_of(self, index: int) -> str:
        raise IndexError(index)

    def index_of(self, identifier: str) -> int | None:
        del identifier
        return None

    def index_of_email(self, email: str) -> int | None:
        del email
        return None

    def listing_of(self, index: int) -> str | None:
        del index
        return None


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """One row of a page: a written-down record, or the index to draw it from."""

    record: R | None
    index: int | None


class Roster(Generic[R]):
    """Drawn records, each replaced once it is changed, followed by those added by hand."""

    def __init__(
        self,
        listing: Callable[[R], str],
        email: Callable[[R], str],
        source: Source[R] | None = None,
    ) -> None:
        self.listing = listing
        self.email = email
        self._source: Source[R] = source if source is not None else Nothing()
        self._kept: dict[str, R] = {}
        self._gone: set[int] = set()
        self._order: list[str] = []
        self._by_email: dict[str, list[str]] = {}

    def get(self, identifier: str) -> R | None:
        """Return the record, for reading only: a drawn one is made anew each time."""
        kept = self._kept.get(identifier)
        if kept is not None:
            return kept
        index = self._drawn(identifier)
        return None if index is None else self._source.make(index)

    def edit(self, identifier: str) -> R:
        """Return the record for changing; from here on it is kept. Raises KeyError for nobody."""
        record = self.get(identifier)
        if record is None:
            raise KeyError(identifier)
        if identifier not in self._kept:
            self._kept[identifier] = record
            self._order.append(identifier)
        return record

    def add(self, record: R) -> R:
        """Add a record, or take the place of one that was removed."""
        if record.id not in self._kept:
            self._order.append(record.id)
        self._kept[record.id] = record
        self.readdress(record)
        return record

    def readdress(self, record: R) -> None:
        """Make a record findable by its present address."""
        known = self._by_email.setdefault(self.email(record).casefold(), [])
        if record.id not in known:
            known.append(record.id)

    def remove(self, identifier: str) -> None:
        """Forget a record; an unknown one is no error."""
        index = self._drawn(identifier)
        if index is not None:
            self._gone.add(index)
        if self._kept.pop(identifier, None) is not None:
            # The place stays, so that a reader in the middle of the list skips nobody.
            self._order[self._order.index(identifier)] = ""

    def by_email(self, email: str) -> list[R]:
        """Every record at an address, compared without regard to case."""
        wanted = email.casefold()
        found = {known: self.get(known) for known in self._by_email.get(wanted, [])}
        index = self._source.index_of_email(wanted)
        if index is not None and index not in self._gone:
            found.setdefault(self._source.id_of(index), self.get(self._source.id_of(index)))
        return [r for r in found.values() if r is not None and self.email(r).casefold() == wanted]

    def count(self, *listings: str) -> int:
        """How many records stand in these lists."""
        return sum(self._count(listing) for listing in listings)

    def page(self, listing: str, start: int, limit: int) -> tuple[list[Entry[R]], int | None]:
        """Up to `limit` rows from a position, and the next position or None at the end."""
        rows: list[Entry[R]] = []
        for position, entry in self._walk(listing, start):
            if len(rows) == limit:
                return rows, position
            rows.append(entry)
        return rows, None

    def every(self, *listings: str, start: int = 0) -> Iterator[R]:
        """All records of some lists from the nth on; drawn ones are for reading only."""
        entries = (entry for listing in listings for _, entry in self._walk(listing, 0))
        for entry in islice(entries, start, None):  # who is passed over need not be drawn
            yield self.written(entry)

    def written(self, entry: Entry[R]) -> R:
        """Return the record of a row."""
        if entry.record is not None:
            return entry.record
        if entry.index is None:
            raise ValueError("a row without record and index")
        return self._source.make(entry.index)

    def _drawn(self, identifier: str) -> int | None:
        index = self._source.index_of(identifier)
        if index is None or index in self._gone or self._source.listing_of(index) is None:
            return None
        return index

    def _walk(self, listing: str, start: int) -> Iterator[tuple[int, Entry[R]]]:
        drawn = self._source.count(listing)
        for position in range(start, drawn):
            index = self._source.nth(listing, position)
            if index in self._gone:
                continue
            kept = self._kept.get(self._source.id_of(index)) if self._kept else None
            if kept is None:
                yield position, Entry(None, index)
            elif self.listing(kept) == listing:
                yield position, Entry(kept, None)
        for place in range(max(start - drawn, 0), len(self._order)):
            record = self._kept.get(self._order[place])
            if record is None or self.listing(record) != listing:
                continue
            if self._first_listing(record.id) != listing:
                yield drawn + place, Entry(record, None)

    def _first_listing(self, identifier: str) -> str | None:
        """Return the list a drawn record stood in before anything was changed."""
        index = self._drawn(identifier)
        return None if index is None else self._source.listing_of(index)

    def _count(self, listing: str) -> int:
        total = self._source.count(listing)
        total -= sum(self._source.listing_of(index) == listing for index in self._gone)
        for identifier, record in self._kept.items():
            total += self.listing(record) == listing
            total -= self._first_listing(identifier) == listing
        return total
