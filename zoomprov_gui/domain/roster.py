"""Everyone on either side, joined while the two lists arrive, each with the verdict that fits.

Pure: times come in as arguments. Pages may come in any order; the order changes no result.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from zoomprov_gui.domain.codes import ACTIVE, STATE_MASK, is_assigned
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.explaining import Explainer
from zoomprov_gui.domain.judging import VERDICTS
from zoomprov_gui.domain.page_columns import PageColumns
from zoomprov_gui.domain.people import (
    Assignment,
    PersonKey,
)
from zoomprov_gui.domain.reads import Reads
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict

KEPT_COMPARISONS = 512
_NONE = 255  # a row that nobody has


class Changes(NamedTuple):
    """What happened to rows since somebody looked last.

    `verdict_changed` and `reworded`, whose names, e-mails or ids changed, are part of `updated`.
    """

    updated: set[int]
    added: set[int]
    removed: set[int]
    verdict_changed: set[int]
    reworded: set[int]

    def __bool__(self) -> bool:
        return bool(self.updated or self.added or self.removed)


class Roster(Reads):
    """The comparison of everybody.

    A row is a number that stays the same while its person is on either side.
    """

    def __init__(self, *, now: float) -> None:
        super().__init__(now=now)
        self.explain = Explainer(self._join, self._evidence, self._judge)
        self._verdict = bytearray()
        self._counts = [0] * len(VERDICTS)
        self._verdict_changed: set[int] = set()
        self._kept: dict[int, Comparison] = {}

    # --- what became of it

    @property
    def columns(self) -> PageColumns:
        """The fields of both sides by row, to look at."""
        return self._join.columns

    @property
    def verdicts(self) -> bytearray:
        """The number of each row's verdict in `VERDICTS`, by row."""
        self._settle()
        return self._verdict

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many people have each verdict."""
        self._settle()
        return dict(zip(VERDICTS, self._counts, strict=True))

    @property
    def active_people(self) -> int:
        """How many people's Zoom accounts are active."""
        zoom = self.columns.zoom
        flags = [int(facts & STATE_MASK == ACTIVE) for facts in zoom.facts]
        return zoom.mask(flags).count(1)

    def unlisted(self) -> set[PersonKey]:
        """Return by what e-mail those are known whom Okta does not list."""
        okta = self.columns.okta.column
        return {key for key, row in self._join.by_key.items() if not okta[row]}

    def claimed_twice(self) -> list[PersonKey]:
        """Return by what e-mail those are known whose account several in Okta are assigned."""
        rows = [row for row, more in self._join.more_okta.items() if more]
        return [self.columns.key[row] for row in rows if len(self._assigned(row)) > 1]

    def _assigned(self, row: int) -> list[Assignment]:
        records = (record for record, _ in self._join.assignments(row))
        return [one for one in records if is_assigned(one.status, one.person_status)]

    def __len__(self) -> int:
        return len(self._join.by_key)

    @property
    def rows(self) -> Iterable[int]:
        """Everybody's row, in no order."""
        return self._join.by_key.values()

    def by_email(self) -> list[int]:
        """Return everybody's row in the order of their e-mails."""
        by_key = self._join.by_key
        return [by_key[key] for key in sorted(by_key)]

    def row_of(self, key: PersonKey) -> int | None:
        """Return the row of a person, None if nobody has that e-mail on either side."""
        return self._join.by_key.get(key)

    def verdict(self, row: int) -> Verdict:
        """Return a row's verdict."""
        return VERDICTS[self.verdicts[row]]

    def since(self, row: int) -> float:
        """Return when the cause of a row's verdict happened, 0 where nobody told."""
        return self.explain.since(row, self._fitting(row))

    def dater(self) -> Callable[[int], int]:
        """Return `since` in whole seconds for many rows; good until something changes."""
        return self.explain.dater(self.verdicts)

    def reason(self, row: int) -> Reason | None:
        """Return why a row's verdict is as it is, None where it needs no reason."""
        return self.explain.reason(row, self._fitting(row))

    def note(self, row: int) -> str:
        """Return why somebody set a person aside, `""` for nobody did."""
        ignored = self.verdict(row) is Verdict.IGNORED
        return self._evidence.ignored[self.columns.key[row]][1] if ignored else ""

    def _fitting(self, row: int) -> Verdict:
        verdict = self.verdict(row)
        return self._judge.under_ignored(row) if verdict is Verdict.IGNORED else verdict

    def comparison(self, row: int) -> Comparison:
        """Return everything known about a row's person. The row must be somebody's."""
        self._settle()
        kept = self._kept.get(row)
        if kept is None:
            if len(self._kept) >= KEPT_COMPARISONS:
                self._kept.clear()
            verdict = VERDICTS[self._verdict[row]]
            kept = self._kept[row] = self.explain.comparison(row, verdict)
        return kept

    def find(self, key: PersonKey) -> Comparison | None:
        """Return everything known about a person, None if they are on neither side."""
        row = self.row_of(key)
        return None if row is None else self.comparison(row)

    @property
    def leaving(self) -> bool:
        """Whether rows lost their people since the last `drain`, and say nothing until then."""
        return bool(self._join.removed or self._join.given_up)

    def drain(self) -> Changes:
        """Return what happened to rows since the last call."""
        self._settle()
        join = self._join
        gone = join.added.union(join.removed, join.given_up)
        changes = Changes(
            updated=self._changed - gone,
            added=join.added,
            removed=join.removed,
            verdict_changed=self._verdict_changed - gone,
            reworded=join.reworded - gone,
        )
        join.recycle()
        self._changed, self._verdict_changed = set(), set()
        return changes

    def _settle(self) -> None:
        """Judge the rows that something happened to since the last time."""
        join = self._join
        if join.touched:
            self._evidence.join_groups(join.touched)
            self._changed |= join.touched
            self._stale |= join.touched
            join.touched = set()
        self._drop_verdicts([*join.removed, *join.given_up])
        if not self._stale:
            return
        self._verdict.extend(bytes([_NONE]) * (len(self.columns) - len(self._verdict)))
        key = self.columns.key
        rows = [row for row in self._stale if key[row]]
        self._stale = set()
        for row in rows if len(rows) < KEPT_COMPARISONS else ():
            self._kept.pop(row, None)
        if len(rows) >= KEPT_COMPARISONS:
            self._kept.clear()
        self._take_verdicts(rows)

    def _take_verdicts(self, rows: list[int]) -> None:
        verdict = self._verdict
        before = bytes(map(verdict.__getitem__, rows))
        after = bytes(self._judge.verdicts(rows))
        for row, number in zip(rows, after, strict=True):
            verdict[row] = number
        for number in range(len(self._counts)):
            self._counts[number] += after.count(number) - before.count(number)
        changed = {row for row, was, is_ in zip(rows, before, after, strict=True) if was != is_}
        self._verdict_changed |= changed
        self._changed |= changed

    def _drop_verdicts(self, rows: Iterable[int]) -> None:
        for row in rows:
            if row < len(self._verdict) and self._verdict[row] != _NONE:
                self._counts[self._verdict[row]] -= 1
                self._verdict[row] = _NONE
                self._kept.pop(row, None)
