"""Who is shown, in which order: everybody, through a chip, facets and a text, sorted.

No clock inside: whoever calls passes one. All of it is index arrays over the roster's rows.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress

from zoomprov_gui.domain.codes import ZoomShape
from zoomprov_gui.domain.fields import Sorting, role_of
from zoomprov_gui.domain.haystack import Haystack
from zoomprov_gui.domain.judging import VERDICTS
from zoomprov_gui.domain.orders import Order, Orders
from zoomprov_gui.domain.people import licence_label
from zoomprov_gui.domain.roster import Changes, Roster
from zoomprov_gui.domain.search import Clock, Search, both
from zoomprov_gui.domain.verdicts import Verdict

FIRST = 64  # rows: more than a screen
FEW = 4  # where less than a quarter is shown, what changed is put in its place there alone
AT_ONCE = 8_192  # rows that are looked through within the time of a first screen anyway


@dataclass(frozen=True, slots=True)
class Facets:
    """Narrower filters; each is a set of what may be, empty for anything."""

    groups: frozenset[str] = frozenset()
    licences: frozenset[str] = frozenset()
    verdicts: frozenset[Verdict] = frozenset()
    roles: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self != Facets()


class Listing:
    """The rows that a table shows of a roster.

    `shown` is what there is to see; `settled` tells whether it is final or only the first screen of
    a search that goes on with `step`.
    """

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.shown: array[int] = array("I")
        self.chip: frozenset[Verdict] | None = None
        self.facets = Facets()
        self.sorting = Sorting()
        self.haystack = Haystack(roster.columns)
        self._orders = Orders(roster)
        self._search: Search | None = None
        self._allowed: bytes | None = None
        self._noted: set[int] = set()
        self._whole = False  # whether `shown` is what the filters give, as of what was noted

    @property
    def text(self) -> str:
        """What is searched for, `""` for nothing."""
        return self._search.text if self._search else ""

    @property
    def settled(self) -> bool:
        """Whether `shown` is final."""
        return self._search is None or self._search.done

    def filter(
        self, *, chip: frozenset[Verdict] | None, facets: Facets, until: float, clock: Clock
    ) -> None:
        """Show only verdicts of a chip, None for all of them, and only what the facets let by."""
        self.chip, self.facets = chip, facets
        self._allowed = self._mask(self._verdicts())
        self._show_first(until, clock)

    def sort(self, sorting: Sorting) -> None:
        """Sort by fields."""
        self.sorting = sorting
        self._show()

    def search(self, text: str, *, until: float, clock: Clock) -> None:
        """Look for a text: the first screen by a time, and the rest by `step`."""
        self._search = Search(self.roster, self.haystack, text) if text.strip() else None
        self._show_first(until, clock)

    def step(self, until: float, clock: Clock) -> bool:
        """Go on with a search until a time; tell whether `shown` is final."""
        if self._search is None:
            return True
        was_done = self._search.done
        if self._search.step(until, clock) and not was_done:
            self._show()
        return self._search.done

    def prepare(self, until: float, clock: Clock) -> bool:
        """Bring the text that searches look through up to date until a time; tell whether done."""
        for block in range(self.haystack.blocks):
            if not self.haystack.is_ready(block):
                self.haystack.ready(block)
                if clock() >= until:
                    return False
        return True

    def note(self, changes: Changes) -> None:
        """Take over what happened to rows; `shown` stays as it is until `show`."""
        rows = changes.updated | changes.added | changes.removed
        self._orders.note(changes)
        self.haystack.note(changes.added | changes.removed | changes.reworded)
        if self._search:
            self._search.note(rows)
        self._allowed = self._mask(self._verdicts())
        self._noted |= rows

    def show(self) -> "array[int]":
        """Bring `shown` in step with what was noted, and return it."""
        order = self._orders.order(self.sorting.by)
        few = len(self.shown) * FEW < len(self.roster)
        if self._whole and order is not None and few and self.settled:
            self._patch(order)
        else:
            self._show()
        return self.shown

    def place(self, row: int) -> int:
        """Return where a row is in `shown`, -1 where it is not or takes long to find."""
        order = self._orders.order(self.sorting.by)
        if order is None or not self.lets_by(row):
            return -1
        descending = any(last for _, last in self.sorting.by)
        rows = self.shown[::-1] if descending else self.shown
        at = order.find(rows, row)
        if at >= len(rows) or rows[at] != row:
            return -1
        return len(rows) - 1 - at if descending else at

    def lets_by(self, row: int) -> bool:
        """Tell whether a row passes the filters."""
        mask = self._filters()
        return mask is None or bool(mask[row])

    def choices(self) -> dict[str, dict[str, int]]:
        """Return what facets can choose among: facet → value → how many people have it."""
        columns = self.roster.columns
        found: dict[str, dict[str, int]] = {
            name: {} for name in ("groups", "licences", "roles", "scopes")
        }
        for codes, number in _tally(columns.groups.column).items():
            for name in columns.groups.values[codes]:
                _count(found["groups"], name, number)
        for code, number in _tally(columns.zoom.column).items():
            shape = columns.zoom.values[code]
            _count(found["licences"], _licence(shape), number)
            _count(found["roles"], role_of(self.roster, shape), number)
        for code, number in _tally(columns.okta.column).items():
            _count(found["scopes"], columns.okta.values[code].scope, number)
        return found

    # --- inside

    def _verdicts(self) -> frozenset[Verdict]:
        if self.chip is None:
            return self.facets.verdicts
        return self.chip & self.facets.verdicts if self.facets.verdicts else self.chip

    def _mask(self, verdicts: frozenset[Verdict]) -> bytes | None:
        """Return a byte per row, 1 for what chip and facets let by; None for everybody."""
        columns, facets, roster = self.roster.columns, self.facets, self.roster
        masks = []
        if verdicts or self.chip is not None:
            flags = bytes(verdict in verdicts for verdict in VERDICTS).ljust(256, b"\0")
            masks.append(bytes(roster.verdicts).translate(flags))
        if facets.groups:
            values = columns.groups.values
            masks.append(columns.groups.mask([bool(facets.groups & {*v}) for v in values]))
        if facets.licences:
            shapes = columns.zoom.values
            masks.append(columns.zoom.mask([_licence(s) in facets.licences for s in shapes]))
        if facets.roles:
            shapes = columns.zoom.values
            masks.append(columns.zoom.mask([role_of(roster, s) in facets.roles for s in shapes]))
        if facets.scopes:
            masks.append(columns.okta.mask([s.scope in facets.scopes for s in columns.okta.values]))
        mask: bytes | None = None
        for other in masks:
            mask = _with(mask, other)
        return mask

    def _hits(self) -> bytes:
        hits = self._search.hits if self._search else b""
        return bytes(hits).ljust(len(self.roster.columns), b"\0")

    def _order(self) -> "array[int]":
        return self._orders.rows(self.sorting.by)

    def _show_first(self, until: float, clock: Clock) -> None:
        search = self._search
        if search and not search.done:
            order = self._order()
            if len(order) > AT_ONCE:
                found = search.first(order, self._allowed, limit=FIRST, until=until, clock=clock)
                if found is not None and len(found) == FIRST:
                    self.shown, self._whole = array("I", found), False
                    return
            # Rare: looking block by block is quicker than row by row. What is not done by then
            # goes on in `step`, and what was shown before stays that long.
            patience = until if len(order) > AT_ONCE else float("inf")
            if not search.step(max(until, clock()), clock) and patience == until:
                return
            search.step(patience, clock)
        self._show()

    def _show(self) -> None:
        order = self._order()
        mask = self._filters()
        self._noted = set()
        self._whole = self.settled
        if mask is None:
            self.shown = order
            return
        self.shown = array("I", compress(order, map(mask.__getitem__, order)))

    def _patch(self, order: Order) -> None:
        """Do what `_show` does without looking at everybody."""
        mask = self._filters()
        moved = order.advance() | self._noted
        rows, descending = self.shown, any(last for _, last in self.sorting.by)
        coming = [row for row in moved if mask is None or mask[row]]
        placed = order.placed(rows[::-1] if descending else rows, moved, coming)
        self.shown = placed[::-1] if descending else placed
        self._noted = set()

    def _filters(self) -> bytes | None:
        """Return a byte per row, 1 for who passes; None for everybody.

        Whoever was read since the last `note` passes no filter until it is told of them.
        """
        allowed = self._allowed
        if allowed is not None:
            allowed = allowed.ljust(len(self.roster.columns), b"\0")
        return _with(allowed, self._hits()) if self._search else allowed


def _with(mask: bytes | None, other: bytes) -> bytes:
    return other if mask is None else both(mask, other)


def _licence(shape: ZoomShape) -> str:
    return licence_label(shape.licence) if shape.status else ""


def _tally(column: Iterable[int]) -> dict[int, int]:
    tally: dict[int, int] = {}
    for code in column:
        tally[code] = tally.get(code, 0) + 1
    return tally


def _count(found: dict[str, int], name: str, number: int) -> None:
    if name:
        found[name] = found.get(name, 0) + number
