"""How far one write is proven: whom to read back for it, and which rungs are known already.

Only what a read has shown is a rung (ANCHORS: the verification ladder). The journal keeps when a
write was sent, answered and shown; Zoom's own log is known only where somebody has just asked it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from zoomprov_gui.domain.actions import REMOVALS, Verb
from zoomprov_gui.domain.facts import Goal, facts_from, facts_of_comparison
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.readback import Known, Subject
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.verification import Rung, RungState, Verification, rungs_of
from zoomprov_gui.services.sending import ELSEWHERE
from zoomprov_gui.storage.records import Entry, State

SHOWN = {State.VERIFIED, State.UNDONE}
# What leaves it as it is whether somebody has Zoom: a turn-off before it still has to be so.
LEAVES_ACCESS = {
    verb.value
    for verb in (Verb.EDIT_PERSON, Verb.SET_LICENCE, Verb.CHANGE_EMAIL, Verb.END_SESSIONS)
}

_REMOVALS = {verb.value for verb in REMOVALS}
_VOID = {State.REFUSED, State.SKIPPED}


class Standing(NamedTuple):
    """What is known besides the entry itself.

    `ended_at`: when Zoom accepted to end the person's sessions; `last`: it is the latest write
    about them, so that a later read tells of this one; `seen`: what reading them again has shown.
    """

    ended_at: float | None = None
    last: bool = False
    seen: Verification | None = None


def regressed(entry: Entry) -> bool:
    """Tell whether a read showed this write as done once, and a later one the opposite."""
    if entry.state not in {State.ACCEPTED, State.UNKNOWN} or entry.after is None:
        return False
    return entry.settings is None and entry.goal.reached(facts_from(entry.after))


def is_open(entry: Entry) -> bool:
    """Tell whether nobody knows what became of a write that left."""
    if entry.state is State.SENT or regressed(entry):
        return True
    return entry.state is State.UNKNOWN or (
        entry.state is State.ACCEPTED and entry.settled_at is None
    )


def ended_sessions(entries: Iterable[Entry]) -> float | None:
    """Return when Zoom last accepted to end somebody's sessions, None where it never did."""
    ended = [
        entry.answered_at
        for entry in entries
        if entry.verb == Verb.END_SESSIONS.value and entry.state is State.ACCEPTED
    ]
    return ended[-1] if ended else None


def latest_of_its_kind(entry: Entry, about: Iterable[Entry]) -> bool:
    """Tell whether a later read still has to show this write, as no later one took its place.

    `about`: every entry about the person. A turn-off is followed by nothing that leaves off and on
    as they are; a licence, by a turn-off as well, since Zoom then takes it back.
    """
    later = (other for other in about if other.entry_id > entry.entry_id)
    counted = (other for other in later if other.sent_at is not None and other.state not in _VOID)
    return not any(other.verb == entry.verb or other.verb not in LEAVES_ACCESS for other in counted)


def last_of_access(about: Iterable[Entry]) -> Entry | None:
    """Return the latest write that left and gave Zoom or took it; a refused one where none stands.

    An edit, a licence, an email or ended sessions that are so show nobody to be off or on.
    """
    sent = [entry for entry in about if entry.sent_at is not None and not _leaves_access(entry)]
    standing = [entry for entry in sent if entry.state not in _VOID]
    return next(reversed(standing or sent), None)


def gave_zoom(entry: Entry) -> bool:
    """Tell whether a write of access gave Zoom, as far as nobody knows it to be refused."""
    return entry.state not in _VOID and entry.verb not in _REMOVALS


def _leaves_access(entry: Entry) -> bool:
    """Tell whether who has Zoom is not changed: also who leaves one of several groups keeps it."""
    kept = entry.verb in _REMOVALS and entry.goal.assigned is True
    return kept or entry.verb in LEAVES_ACCESS


def accepted_of(entry: Entry) -> Known:
    """Tell whether the service accepted a write. Only an answer tells: a lost one leaves it open.

    Where somebody else had done it a moment earlier, ours was refused although it is so.
    """
    if entry.state is State.REFUSED or entry.text.startswith(ELSEWHERE):
        return Known.NO
    return Known.UNKNOWN if entry.answered_at is None else Known.YES


def said_before(entry: Entry, text: str) -> str:
    """Return the words of a read, after the ones that have to stay in the journal."""
    return f"{ELSEWHERE} {text}" if entry.text.startswith(ELSEWHERE) else text


def subject_of_entry(entry: Entry, ended_at: float | None = None) -> Subject:
    """Return whom to read to see whether a write of the journal is so."""
    accepted = accepted_of(entry)
    return Subject(
        key=person_key(entry.email),
        email=entry.email,
        okta_user_id=entry.okta_user_id,
        zoom_id=entry.zoom_id,
        goal=entry.goal,
        sent=Known.NO if entry.sent_at is None else Known.YES,
        sent_at=entry.sent_at,
        accepted=accepted,
        accepted_at=entry.answered_at if accepted is Known.YES else None,
        change=entry.change,
        proven_at=entry.settled_at if entry.state in SHOWN else None,
        sessions_at=ended_at,
    )


def ladder(entry: Entry, roster: Roster, standing: Standing) -> tuple[RungState, ...]:
    """Return every rung of one write, as far as anything was read."""
    subject = subject_of_entry(entry, standing.ended_at)
    shown = entry.state in SHOWN
    rungs = rungs_of(subject, Known.YES if shown else Known.UNKNOWN, subject.proven_at)
    told = {rung.rung: rung for rung in rungs}
    told[Rung.STILL_SO] = _later(entry, subject, roster, standing) or told[Rung.STILL_SO]
    if standing.seen is not None:
        told |= {rung.rung: rung for rung in _of_reading(standing.seen, shown=shown)}
    return tuple(told[rung] for rung in Rung)


def _of_reading(seen: Verification, *, shown: bool) -> Iterable[RungState]:
    """Yield what a fresh read adds. The first proof keeps its time; the fresh one is "still"."""
    for rung in seen.rungs:
        known = rung.state is not Known.UNKNOWN
        if rung.rung is Rung.ZOOM_LOG and known:
            yield rung
        if rung.rung is Rung.STILL_SO and known:
            yield rung
        if rung.rung is Rung.READ_BACK and known and not shown:
            yield rung


def _later(entry: Entry, subject: Subject, roster: Roster, standing: Standing) -> RungState | None:
    """Return what the whole list, read after the proof, says of the latest write about somebody."""
    if regressed(entry):
        return RungState(Rung.STILL_SO, Known.NO, entry.settled_at)
    reading, goal = roster.whole(Service.ZOOM), listed(entry.goal)
    person = roster.find(subject.key)
    proven = subject.proven_at
    if entry.state is State.UNDONE:
        return None
    if not standing.last or reading is None or person is None or goal == Goal() or proven is None:
        return None
    if person.account is None or reading.as_of <= proven:
        return None
    so = goal.reached(facts_of_comparison(person))
    state = rungs_of(subject, Known.YES if so else Known.NO, reading.read_at)
    return next(rung for rung in state if rung.rung is Rung.STILL_SO)


def listed(goal: Goal) -> Goal:
    """Return the part of a goal that Zoom's list of everybody shows."""
    return Goal(zoom_on=goal.zoom_on, licence=goal.licence, zoom_email=goal.zoom_email)
