"""Who is the same person on both sides, while the two lists arrive page by page in any order.

An account belongs to the assignment that names its Zoom id, else to the one with its e-mail. An
assignment that gives Zoom comes before one that does not: an account that somebody assigned can
claim is not somebody else's left-over.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import repeat
from typing import NamedTuple

from zoomprov_gui.domain.codes import is_assigned
from zoomprov_gui.domain.people import Assignment, PersonKey, ZoomAccount, person_key


class Index:
    """Text → rows. Nearly always one row each, and then no more than a dict entry."""

    def __init__(self) -> None:
        self._one: dict[str, int] = {}
        self._more: dict[str, set[int]] = {}

    def add(self, text: str, row: int) -> None:
        """Note a row under a text."""
        if self._one.setdefault(text, row) != row:
            self._more.setdefault(text, {self._one[text]}).add(row)

    def drop(self, text: str, row: int) -> None:
        """Forget a row under a text, if it was noted."""
        rows = self._more.get(text)
        if rows is None:
            if self._one.get(text) == row:
                del self._one[text]
            return
        rows.discard(row)
        self._one[text] = min(rows)
        if len(rows) == 1:
            del self._more[text]

    def rows(self, text: str) -> Iterable[int]:
        """Return the rows under a text."""
        more = self._more.get(text)
        if more is not None:
            return more
        row = self._one.get(text)
        return () if row is None else (row,)

    def only(self, texts: list[str]) -> Iterator[int | None]:
        """Return the row under each of the texts, None for none, -1 for several."""
        if self._more.keys().isdisjoint(texts):
            return map(self._one.get, texts)
        return (-1 if text in self._more else self._one.get(text) for text in texts)

    def has_any(self, texts: Iterable[str]) -> bool:
        """Tell whether any of the texts is known."""
        return not self._one.keys().isdisjoint(texts)

    def drop_only(self, texts: Iterable[str]) -> None:
        """Forget texts that have one row each, or none."""
        if self._one:
            deque(map(self._one.pop, texts, repeat(None)), maxlen=0)
            if not self._one:
                self._one = {}  # a dict that was emptied keeps its room

    def fill(self, entries: Iterable[tuple[str, int]]) -> None:
        """Note many texts that are not there yet, each with its row."""
        self._one.update(entries)

    def __contains__(self, text: object) -> bool:
        return text in self._one


class Listed(NamedTuple):
    """Records of one person or of several that are entangled, each with the read that saw it."""

    assignments: list[tuple[Assignment, int]]
    accounts: list[tuple[ZoomAccount, int]]


def partition(records: Listed) -> dict[PersonKey, Listed]:
    """Return who is one person, the first record of each side being the one that counts."""
    people: dict[PersonKey, Listed] = {}
    for assignment, read in sorted(records.assignments, key=lambda a: _assignment_rank(a[0])):
        key = person_key(assignment.email)
        people.setdefault(key, Listed([], [])).assignments.append((assignment, read))
    for account, read in records.accounts:
        owner = _owner([a for a, _ in records.assignments], account)
        key = person_key(owner.email if owner else account.email)
        people.setdefault(key, Listed([], [])).accounts.append((account, read))
    for listed in people.values():
        named = listed.assignments[0][0].external_id if listed.assignments else ""
        listed.accounts.sort(key=partial(_rank_among, named))
    return people


def _assignment_rank(a: Assignment) -> tuple[bool, int, str]:
    return (not is_assigned(a.status, a.person_status), -a.assigned_at, a.user_id)


_STATUS_RANK = {"active": 0, "pending": 1, "inactive": 2}


def _account_rank(z: ZoomAccount, named: str) -> tuple[bool, int, str, str]:
    is_named = bool(named) and z.zoom_id == named
    return (not is_named, _STATUS_RANK.get(z.status, 3), z.zoom_id, z.email)


def _owner(assignments: Iterable[Assignment], account: ZoomAccount) -> Assignment | None:
    ranked = []
    for a in assignments:
        named = bool(account.zoom_id) and a.external_id == account.zoom_id
        if named or person_key(a.email) == person_key(account.email):
            off = not is_assigned(a.status, a.person_status)
            ranked.append(((off, not named, *_assignment_rank(a)), a))
    return min(ranked, key=lambda one: one[0])[1] if ranked else None


def _rank_among(named: str, read: tuple[ZoomAccount, int]) -> tuple[bool, int, str, str]:
    return _account_rank(read[0], named)
