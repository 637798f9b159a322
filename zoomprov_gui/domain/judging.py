"""From a row to its verdict: the situation packed into one number, judged once per number.

`reconcile.judge` is the only rule table; 100,000 rows are in a few dozen different situations.
"""

from collections.abc import Iterable
from heapq import heappop, heappush

from zoomprov_gui.domain.codes import (
    ACTIVE,
    ASSIGNED,
    DETAILS_DIFFER,
    EMAIL_DIFFERS,
    LINKED,
    LISTED,
    PRIVILEGED,
    STATE_MASK,
    STATES,
)
from zoomprov_gui.domain.evidence import Evidence
from zoomprov_gui.domain.history import History
from zoomprov_gui.domain.people import ZoomState
from zoomprov_gui.domain.reasons import Reason, reason_of
from zoomprov_gui.domain.reconcile import BUSY_SECONDS, GRACE_SECONDS, Situation, judge
from zoomprov_gui.domain.rows import Rows
from zoomprov_gui.domain.verdicts import Verdict

VERDICTS = tuple(Verdict)
NUMBER = {verdict: number for number, verdict in enumerate(VERDICTS)}
IGNORED = NUMBER[Verdict.IGNORED]

# A packed situation: Okta facts 0-2, Zoom facts 3-6, how they compare 7-9, then these.
ZOOM_SHIFT, PAIR_SHIFT = 3, 7
MANY, CHANGING, WAS_LINKED, YOUNG, SWITCH_OFF, FAILED, REFUSED, BUSY, OKTA_WHOLE, ZOOM_WHOLE = (
    1 << bit for bit in range(10, 20)
)


def unpack(packed: int) -> Situation:
    """Return the situation that a number stands for."""
    zoom = packed >> ZOOM_SHIFT
    pair = packed >> PAIR_SHIFT
    state = STATES[zoom & STATE_MASK]
    return Situation(
        okta_whole=bool(packed & OKTA_WHOLE),
        zoom_whole=bool(packed & ZOOM_WHOLE),
        listed=bool(packed & LISTED),
        assigned=bool(packed & ASSIGNED),
        zoom=state,
        accounts=2 if packed & MANY else int(state is not ZoomState.NONE),
        changing=bool(packed & CHANGING),
        was_linked=bool(packed & WAS_LINKED),
        young=bool(packed & YOUNG),
        switch_off=bool(packed & SWITCH_OFF),
        privileged=bool(zoom & PRIVILEGED),
        failed=bool(packed & FAILED),
        refused_as_pending=bool(packed & REFUSED),
        busy=bool(packed & BUSY),
        linked=bool(pair & LINKED),
        email_differs=bool(pair & EMAIL_DIFFERS),
        details_differ=bool(pair & DETAILS_DIFFER),
    )


class Judge:
    """Names the verdict of rows at a moment, and knows which to look at again when."""

    def __init__(self, rows: Rows, evidence: Evidence, *, now: float) -> None:
        self.rows = rows
        self.evidence = evidence
        self.now = now
        self.grace = float(GRACE_SECONDS)
        self.whole = 0  # OKTA_WHOLE and ZOOM_WHOLE, as far as they hold
        self._known: dict[int, int] = {}
        self._due: list[tuple[float, int]] = []
        self._waiting: set[tuple[float, int]] = set()

    def verdicts(self, rows: Iterable[int]) -> list[int]:
        """Return the number of the verdict of each row."""
        columns, known, whole = self.rows.columns, self._known, self.whole
        okta, okta_facts = columns.okta.column, columns.okta.facts
        zoom, zoom_facts = columns.zoom.column, columns.zoom.facts
        pair, assigned_at, more = columns.pair, columns.assigned_at, self.rows.more_zoom
        noted = bool(self.evidence.histories or self.evidence.changing or self.evidence.ignored)
        young_from = self.now - self.grace
        found = []
        for row in rows:
            side = okta_facts[okta[row]]
            packed = side | zoom_facts[zoom[row]] << 3 | pair[row] << 7 | whole
            if side & ASSIGNED:
                usual = assigned_at[row] <= young_from and row not in more
            else:  # nothing can be told of somebody whom a list in the making has not named
                usual = not side and not whole & OKTA_WHOLE
            if noted or not usual:
                found.append(self._unusual(row, packed))
                continue
            number = known.get(packed)
            found.append(self._judged(packed) if number is None else number)
        return found

    def situation(self, row: int) -> Situation:
        """Return what a row's verdict rests on."""
        columns = self.rows.columns
        side = columns.okta.facts[columns.okta.column[row]]
        zoom = columns.zoom.facts[columns.zoom.column[row]]
        packed = side | zoom << ZOOM_SHIFT | columns.pair[row] << PAIR_SHIFT | self.whole
        return unpack(packed | self._moving(row, packed))

    def under_ignored(self, row: int) -> Verdict:
        """Return the verdict that fits a row, whether or not somebody set the person aside."""
        return judge(self.situation(row))

    def ran_out(self) -> set[int]:
        """Return the rows whose grace time, slow-down or running change has ended by now."""
        due = set()
        while self._due and self._due[0][0] <= self.now:
            entry = heappop(self._due)
            self._waiting.discard(entry)
            due.add(entry[1])
        by_key = self.rows.by_key
        for key, (_, until) in list(self.evidence.changing.items()):
            if until <= self.now:
                del self.evidence.changing[key]
                due |= {by_key.get(key, -1)}
        return due - {-1}

    def removed_at(self, row: int, history: History | None) -> float:
        """Return when an unassigned row's assignment ended, 0 where nobody told."""
        columns = self.rows.columns
        if history and history.removed_at and history.removed_at >= history.assigned_at:
            return history.removed_at
        if columns.okta.column[row]:
            return float(columns.changed_at[row])
        return 0.0

    def assigned_at(self, row: int, history: History | None) -> float:
        """Return when a row's person was assigned."""
        listed = float(self.rows.columns.assigned_at[row])
        return max(listed, history.assigned_at) if history else listed

    def _judged(self, packed: int) -> int:
        number = self._known[packed] = NUMBER[judge(unpack(packed))]
        return number

    def _unusual(self, row: int, packed: int) -> int:
        packed |= self._moving(row, packed)
        number = self._known.get(packed)
        number = self._judged(packed) if number is None else number
        ignored = self.evidence.ignored
        if ignored:
            mark = ignored.get(self.rows.columns.key[row])
            if mark and NUMBER[mark[0]] == number:
                return IGNORED
        return number

    def _moving(self, row: int, packed: int) -> int:
        """Return the part of a packed situation that depends on time, logs and notes."""
        many = MANY if row in self.rows.more_zoom else 0
        changing = self.evidence.changing
        if changing and self.rows.columns.key[row] in changing:
            many |= CHANGING
        history = self.evidence.history(row)
        if packed & ASSIGNED:
            return many | self._assigned(row, history)
        if packed >> ZOOM_SHIFT & STATE_MASK == ACTIVE:
            return many | self._unassigned(row, history)
        return many

    def _assigned(self, row: int, history: History | None) -> int:
        young = self._within(self.assigned_at(row, history), self.grace, row)
        moving = YOUNG if young else 0
        if history and history.push_failed:
            moving |= FAILED
            reason = reason_of(history.failure)
            if reason is Reason.NOT_IN_ACCOUNT:
                moving |= REFUSED
            if reason is Reason.ZOOM_BUSY and self._within(history.failed_at, BUSY_SECONDS, row):
                moving |= BUSY
        return moving

    def _unassigned(self, row: int, history: History | None) -> int:
        loss = self.evidence.loss(row)
        listed = self.rows.columns.okta.column[row]
        seen = history and (
            history.assigned_at or history.removed_at or history.pushed_at or history.off_sent_at
        )
        if not (loss or listed or seen):
            return 0
        removed_at = self.removed_at(row, history)
        ended = removed_at or (loss.at if loss else 0.0)
        moving = WAS_LINKED | (YOUNG if self._within(ended, self.grace, row) else 0)
        if self._switch_off(removed_at, history):
            moving |= SWITCH_OFF
        if history and history.push_failed and history.failed_at >= removed_at:
            # A later attempt that was sent leaves the failure behind.
            moving |= FAILED if history.off_sent_at <= history.failed_at else 0
        return moving

    def _switch_off(self, removed_at: float, history: History | None) -> bool:
        if self.evidence.switches.deactivate is False:
            return True
        nothing_sent = history is None or history.off_sent_at < removed_at
        return removed_at > 0 and nothing_sent and self.evidence.switch_was_off(removed_at)

    def _within(self, at: float, seconds: float, row: int) -> bool:
        """Tell whether something happened less than some seconds ago, and note when it will not."""
        if at <= 0 or self.now - at >= seconds:
            return False
        entry = (at + seconds, row)
        if entry not in self._waiting:
            self._waiting.add(entry)
            heappush(self._due, entry)
        return True
