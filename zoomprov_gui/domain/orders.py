"""Orders of everybody: computed once a column, then kept in step with what changes."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import filterfalse
from typing import Any

from zoomprov_gui.domain.fields import Field, default_key, person_keys, sort_key
from zoomprov_gui.domain.roster import Changes, Roster

MOSTLY = 4  # from a quarter of the rows on, sorting afresh beats putting each in its place

Key = Callable[[int], Any]


class Order:
    """All rows by one key, ties by e-mail.

    A mark a row, the key itself where it is a number and else its hash, tells whose place an update
    leaves as it is: nearly everybody's.
    """

    def __init__(
        self,
        roster: Roster,
        make_key: Callable[[], Key],
        keys: Callable[[Sequence[int]], list[Any]],
        base: "Callable[[], array[int]] | None" = None,
    ) -> None:
        """Take all rows by e-mail from `base`, which is quicker than sorting them each time."""
        self._roster = roster
        self._make_key = make_key
        self._keys = keys
        self._base = base
        self._rows: array[int] | None = None
        self._marks: array[int] = array("q")
        self._numbers = True
        self._changed: set[int] = set()
        self._moving: set[int] = set()

    def note(self, rows: Iterable[int]) -> None:
        """Note rows that came, went or may sort differently."""
        if self._rows is not None:
            self._changed.update(rows)

    def rows(self) -> "array[int]":
        """Return all rows in order. The same array until something changes."""
        if self._rows is None or len(self._changed | self._moving) * MOSTLY > len(self._rows):
            self._rows = self._sorted()
            self._changed, self._moving = set(), set()
        self.advance()
        if self._moving:
            self._rows = self.placed(self._rows, self._moving, self._moving)
            self._moving = set()
        return self._rows

    def advance(self) -> set[int]:
        """Find out whose place has changed since the last time, and return those rows."""
        email, make, marks = self._roster.columns.key, self._make_key(), self._marks
        marks.extend(array("q", bytes(8 * (len(email) - len(marks)))))
        moved = set()
        for row in self._changed:
            key = make(row) if email[row] else None
            if key is not None and not self._rows:
                self._numbers = isinstance(key, int)  # an order of nobody could not tell
            mark = 0 if key is None else (key if self._numbers else hash(key)) or 1
            if mark != marks[row]:
                marks[row] = mark
                moved.add(row)
        self._changed = set()
        self._moving |= moved
        return moved

    def placed(self, rows: "array[int]", leaving: set[int], coming: Iterable[int]) -> "array[int]":
        """Return rows that are in this order without some and with others put in their places."""
        email, known = self._roster.columns.key, self._known()
        kept = array("I", filterfalse(leaving.__contains__, rows))
        entries = sorted((known(row), email[row], row) for row in coming if email[row])
        return _merged(kept, entries, known, email)

    def find(self, rows: "array[int]", row: int) -> int:
        """Return where a row is, or would be, among rows that are in this order.

        Past the end where the row came since the last `advance`: no place is known for it yet.
        """
        email, known = self._roster.columns.key, self._known()
        if self._numbers and row >= len(self._marks):
            return len(rows)
        value = known(row)
        at = bisect_left(rows, value, key=known)
        end = bisect_right(rows, value, lo=at, key=known)
        return bisect_left(rows, email[row], lo=at, hi=end, key=email.__getitem__)

    def _known(self) -> Key:
        return self._marks.__getitem__ if self._numbers else self._make_key()

    def _sorted(self) -> "array[int]":
        rows = self._base() if self._base else array("I", self._roster.by_email())
        keys = self._keys(rows)
        self._numbers = not keys or isinstance(keys[0], int)
        marks = keys if self._numbers else map(hash, keys)
        found = self._marks = array("q", bytes(8 * len(self._roster.columns)))
        for row, mark in zip(rows, marks, strict=True):
            found[row] = mark or 1  # 0 is for who is not in here
        if self._base is None:
            return rows
        distinct = set(keys)
        if not self._numbers and len(distinct) * MOSTLY < len(keys):
            # Few different texts: each is compared once, and then numbers are.
            places_of = {key: place for place, key in enumerate(sorted(distinct))}
            keys = list(map(places_of.__getitem__, keys))
        places = sorted(range(len(rows)), key=keys.__getitem__)
        return array("I", map(rows.__getitem__, places))


def _merged(
    kept: "array[int]", coming: Sequence[tuple[Any, str, int]], key: Key, email: Sequence[str]
) -> "array[int]":
    """Put rows, sorted and each with its key, into rows that are sorted by the same key."""
    result: array[int] = array("I")
    done = 0
    for value, address, row in coming:
        at = bisect_left(kept, value, lo=done, key=key)
        end = bisect_right(kept, value, lo=at, key=key)
        if end > at:
            at = bisect_left(kept, address, lo=at, hi=end, key=email.__getitem__)
        result.extend(kept[done:at])
        result.append(row)
        done = at
    result.extend(kept[done:])
    return result


class Orders:
    """The orders that were asked for."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._orders: dict[Field | None, Order] = {}
        self._stored: dict[tuple[tuple[Field, bool], ...], array[int]] = {}

    def note(self, changes: Changes) -> None:
        """Keep in step with what happened to rows."""
        self._stored.clear()
        for rows in (changes.updated, changes.added, changes.removed):
            for order in self._orders.values():
                order.note(rows)

    def forget(self) -> None:
        """Compute everything again, because keys of any row may have changed."""
        self._orders.clear()
        self._stored.clear()

    def rows(self, by: tuple[tuple[Field, bool], ...]) -> "array[int]":
        """Return all rows by fields, each with whether it is descending; () is the default."""
        stored = self._stored.get(by)
        if stored is None:
            stored = self._stored[by] = self._combined(by)
        return stored

    def order(self, by: tuple[tuple[Field, bool], ...]) -> Order | None:
        """Return the order behind a sorting by at most one field, None for a longer one."""
        return None if len(by) > 1 else self._order(by[0][0] if by else None)

    def _combined(self, by: tuple[tuple[Field, bool], ...]) -> "array[int]":
        if not by:
            return self._order(None).rows()
        (field, descending), *rest = by
        if not rest:
            rows = self._order(field).rows()
            return rows[::-1] if descending else rows
        rows = self.rows(tuple(rest))
        key = sort_key(self._roster, field)
        return array("I", sorted(rows, key=key, reverse=descending))

    def _order(self, field: Field | None) -> Order:
        order = self._orders.get(field)
        if order is None:
            base = None if field is Field.EMAIL else self._order(Field.EMAIL).rows
            order = self._orders[field] = Order(
                self._roster, lambda: self._key(field), lambda rows: self._keys(field, rows), base
            )
        return order

    def _keys(self, field: Field | None, rows: Sequence[int]) -> list[Any]:
        if field is Field.PERSON:
            return person_keys(self._roster, rows)
        return list(map(self._key(field), rows))

    def _key(self, field: Field | None) -> Key:
        return default_key(self._roster) if field is None else sort_key(self._roster, field)
