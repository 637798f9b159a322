"""From a row to its comparison: the verdict with its reason, its time and both sides' records."""

from collections.abc import Callable

from zoomprov_gui.domain.codes import ACTIVE, ASSIGNED, EMAIL_DIFFERS, STATE_MASK, SUSPENDED
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.evidence import Evidence
from zoomprov_gui.domain.history import History
from zoomprov_gui.domain.judging import NUMBER, VERDICTS, Judge
from zoomprov_gui.domain.people import PERSON_OFF, full_name
from zoomprov_gui.domain.reasons import Reason, reason_of
from zoomprov_gui.domain.rows import Rows
from zoomprov_gui.domain.verdicts import Verdict

IN_SYNC = NUMBER[Verdict.IN_SYNC]
_ASSIGNED_SINCE = {Verdict.MISSING, Verdict.WAITING, Verdict.UNLINKED}
_REMOVED_SINCE = {Verdict.STILL_ACTIVE, Verdict.REMOVING, Verdict.OFF_BOTH}
_CHANGED_SINCE = {Verdict.EMAIL, Verdict.DETAILS}


class Explainer:
    """Says why a row's verdict is as it is."""

    def __init__(self, rows: Rows, evidence: Evidence, judge: Judge) -> None:
        self.rows = rows
        self.evidence = evidence
        self.judge = judge

    def comparison(self, row: int, verdict: Verdict) -> Comparison:
        """Return everything known about a row's person."""
        columns, evidence = self.rows.columns, self.evidence
        assignment, account = columns.assignment(row), columns.account(row)
        key = columns.key[row]
        fits = self.judge.under_ignored(row) if verdict is Verdict.IGNORED else verdict
        return Comparison(
            key=key,
            email=assignment.email if assignment else columns.zoom_email[row],
            name=self.name(row),
            verdict=verdict,
            reason=self.reason(row, fits),
            since=self.since(row, fits),
            assignment=assignment,
            account=account,
            others=tuple(z for z, _ in self.rows.more_zoom.get(row, ())),
            person=evidence.person(row),
            history=evidence.history(row),
            granted_by=evidence.granted_by(row),
            differs=self._differs(row),
            ignored_because=evidence.ignored[key][1] if verdict is Verdict.IGNORED else "",
        )

    def name(self, row: int) -> str:
        """Return what a row's person is called: in Okta, else in Zoom, else the e-mail's name."""
        columns = self.rows.columns
        name = full_name(columns.okta_first[row], columns.okta_last[row]).strip()
        name = name or full_name(columns.zoom_first[row], columns.zoom_last[row]).strip()
        person = None if name else self.evidence.person(row)
        return name or (person.name if person else "")

    def since(self, row: int, verdict: Verdict) -> float:
        """Return when a verdict's cause happened, 0 where nobody told."""
        columns, judge = self.rows.columns, self.judge
        history = self.evidence.history(row)
        if verdict in _REMOVED_SINCE:
            return judge.removed_at(row, history) or self._off_since(row)
        if verdict in _ASSIGNED_SINCE:
            return judge.assigned_at(row, history)
        if verdict in _CHANGED_SINCE:
            return float(columns.changed_at[row])
        if verdict is Verdict.ERROR:
            return history.failed_at if history else 0.0
        if verdict is Verdict.CHANGING:
            return self.evidence.changing.get(columns.key[row], (0.0, 0.0))[0]
        if verdict is Verdict.SWITCHED_OFF:
            return 0.0
        created = max((z.created_at for z, _ in self.rows.accounts(row)), default=0)
        if verdict is Verdict.IN_SYNC:
            return float(max(created, judge.assigned_at(row, history)))
        return float(created)

    def dater(self, verdicts: bytearray) -> Callable[[int], int]:
        """Return `since` for many rows, given the numbers of their verdicts; whole seconds."""
        columns, more = self.rows.columns, self.rows.more_zoom
        assigned_at, created_at = columns.assigned_at, columns.created_at
        usual = IN_SYNC if not self.evidence.histories else -1

        def since(row: int) -> int:
            number = verdicts[row]
            if number == usual and row not in more:
                assigned, created = assigned_at[row], created_at[row]
                return assigned if assigned > created else created  # noqa: FURB136  # twice as fast
            verdict = VERDICTS[number]
            fits = self.judge.under_ignored(row) if verdict is Verdict.IGNORED else verdict
            return int(self.since(row, fits))

        return since

    def reason(self, row: int, verdict: Verdict) -> Reason | None:
        """Return why a verdict is as it is, None where it needs no reason or nobody told one."""
        columns = self.rows.columns
        history = self.evidence.history(row)
        failure = reason_of(history.failure) if history and history.push_failed else None
        if verdict is Verdict.STILL_ACTIVE:
            return self._still_active(row, history)
        if verdict is Verdict.ERROR:
            return failure
        if verdict is Verdict.MISSING:
            return Reason.SWITCH_OFF if self.evidence.switches.create is False else failure
        if verdict is Verdict.WAITING and self.judge.situation(row).busy:
            return Reason.ZOOM_BUSY
        if verdict is Verdict.ORPHAN:
            return self._orphan(row)
        facts = columns.okta.facts[columns.okta.column[row]]
        return Reason.OKTA_SUSPENDED if facts & ASSIGNED and facts & SUSPENDED else None

    def _still_active(self, row: int, history: History | None) -> Reason | None:
        situation = self.judge.situation(row)
        if situation.privileged:
            return Reason.ADMIN
        if situation.switch_off:
            return Reason.SWITCH_OFF
        if situation.failed and history:
            return reason_of(history.failure)
        return Reason.OKTA_DEACTIVATED if self._is_off(row) else None

    def _orphan(self, row: int) -> Reason | None:
        if self._is_off(row):
            return Reason.OKTA_DEACTIVATED
        if self.rows.columns.okta.column[row] or self.evidence.person(row):
            return Reason.NOT_ASSIGNED
        return Reason.NO_OKTA_PERSON if self.evidence.people_whole else None

    def _is_off(self, row: int) -> bool:
        """Tell whether the person is deactivated in Okta."""
        person = self.evidence.person(row)
        status = person.status if person else self.rows.columns.okta[row].person_status
        return status in PERSON_OFF

    def _off_since(self, row: int) -> float:
        person = self.evidence.person(row)
        return float(person.changed_at) if person and person.status in PERSON_OFF else 0.0

    def _differs(self, row: int) -> tuple[str, ...]:
        columns = self.rows.columns
        if not (columns.okta.column[row] and columns.zoom.column[row]):
            return ()
        email = ("email",) if columns.pair[row] & EMAIL_DIFFERS else ()
        return email + columns.differences(row)

    def is_active(self, row: int) -> bool:
        """Tell whether the row's Zoom account works."""
        columns = self.rows.columns
        return columns.zoom.facts[columns.zoom.column[row]] & STATE_MASK == ACTIVE
