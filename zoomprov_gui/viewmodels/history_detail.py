"""One write beside the list: what became of it, each rung of proof, before and after, who and when.

What no read has shown is said to be not known, never left out.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import FIELD_WORDS
from zoomprov_gui.domain.readback import Known
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.verification import Rung, RungState
from zoomprov_gui.services.ladder import Standing, ladder, regressed
from zoomprov_gui.storage.records import Entry, Run, State
from zoomprov_gui.viewmodels.clocks import date_and_time, exact_time
from zoomprov_gui.viewmodels.history_rows import HistoryRow

NOT_TOLD = "–"
NOT_READ = "Not read"


class Step(NamedTuple):
    """One rung of proof in words; icon and tone say the same."""

    words: str
    note: str
    icon: str
    tone: str


class Turn(NamedTuple):
    """One fact before and after; `differs` where it has changed."""

    label: str
    before: str
    after: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryDetail:
    """Everything the drawer shows of one write. `why_not_undo` is `""` where it can be undone.

    `people`: how many people its run is about; `retold` is what asking again has shown.
    """

    row: HistoryRow
    steps: tuple[Step, ...]
    turns: tuple[Turn, ...]
    facts: tuple[tuple[str, str], ...]
    technical: tuple[tuple[str, str], ...]
    why_not_undo: str
    people: int
    about_setup: bool
    checkable: bool
    retold: str = ""
    group: str = ""

    @property
    def ticket(self) -> str:
        """The write as text for a ticket."""
        row = self.row
        who = f"{row.name} <{row.email}>" if row.email else row.name
        lines = [f"{row.order}: {who}", f"{row.ending.words}. {row.text}"]
        lines += [f"{step.words}: {step.note}" for step in self.steps]
        lines += [f"{turn.label}: {turn.before} → {turn.after}" for turn in self.turns]
        lines += [f"{label}: {value}" for label, value in (*self.facts, *self.technical)]
        return "\n".join(lines)


_IN_ZOOM = {
    Verb.TURN_OFF_IN_ZOOM.value,
    Verb.TURN_ON_IN_ZOOM.value,
    Verb.SET_LICENCE.value,
    Verb.CHANGE_EMAIL.value,
    Verb.END_SESSIONS.value,
}


def detail_of(
    entry: Entry,
    run: Run,
    row: HistoryRow,
    *,
    roster: Roster,
    standing: Standing,
    undone_by: str,
    why_not_undo: str,
    now: float,
) -> HistoryDetail:
    """Put one write into the words of the drawer. `undone_by` is the run that took it back."""
    people = len({e.email.casefold() for e in run.entries})
    return HistoryDetail(
        row=row,
        steps=tuple(_steps(entry, ladder(entry, roster, standing), now)),
        turns=tuple(_turns(entry)),
        facts=tuple(_facts(entry, run, people, undone_by, now)),
        technical=tuple(_technical(entry)),
        why_not_undo=why_not_undo,
        people=people,
        about_setup=entry.settings is not None,
        checkable=entry.sent_at is not None,
        retold=standing.seen.text if standing.seen else "",
        group=_group(entry),
    )


def _group(entry: Entry) -> str:
    """Return which group a write is about, `""` where it is about a person or the set-up."""
    group = entry.change.group
    return group.group_id if group and entry.email.startswith("group:") else ""


# --- the ladder


_LOOKS: Final = {
    Known.YES: ("circle-check", "ok"),
    Known.NO: ("octagon-alert", "bad"),
    Known.UNKNOWN: ("circle-help", "text3"),
}
_OPEN: Final = {
    Rung.SENT: "Nothing was sent",
    Rung.ACCEPTED: "No answer came",
    Rung.READ_BACK: "No read has shown it",
    Rung.ZOOM_LOG: "Not known; “Check again” asks it",
    Rung.SESSIONS_ENDED: "Not asked for; a meeting that goes on may go on",
    Rung.STILL_SO: "Not known before a read that is an hour later",
}
_NO: Final = {
    Rung.SENT: "Nothing was sent",
    Rung.ACCEPTED: "No, it was refused",
    Rung.READ_BACK: "No, a read shows otherwise",
    Rung.ZOOM_LOG: "Zoom’s log does not hold it",
    Rung.STILL_SO: "No, a later read shows the opposite",
}


def _steps(entry: Entry, rungs: Iterable[RungState], now: float) -> Iterable[Step]:
    """Yield how far it came; of what was never sent there is nothing to wait for or to worry."""
    for rung in rungs:
        if rung.rung is Rung.SENT and rung.state is Known.NO:
            yield Step(_words(entry, rung.rung), _note(rung, now), "circle-slash", "text3")
            return
        if rung.rung in _wanted(entry):
            icon, tone = _LOOKS[rung.state]
            yield Step(_words(entry, rung.rung), _note(rung, now), icon, tone)


def _wanted(entry: Entry) -> set[Rung]:
    """Return the rungs that a write can have at all."""
    first = {Rung.SENT, Rung.ACCEPTED, Rung.READ_BACK}
    if entry.settings is not None:
        return first
    if entry.verb == Verb.END_SESSIONS.value:
        return first - {Rung.READ_BACK}
    if entry.goal.zoom_on is False:
        return set(Rung)
    shown = {Rung.ZOOM_LOG} if entry.goal.zoom_on is not None else set()
    return first | shown | {Rung.STILL_SO}


def _words(entry: Entry, rung: Rung) -> str:
    service = "Zoom" if entry.verb in _IN_ZOOM else "Okta"
    off = entry.goal.zoom_on is False
    return {
        Rung.SENT: f"Sent to {service}",
        Rung.ACCEPTED: f"Accepted by {service}",
        Rung.READ_BACK: "Read back as off" if off else "Read back as done",
        Rung.ZOOM_LOG: "In Zoom’s own log",
        Rung.SESSIONS_ENDED: "Sessions in Zoom ended",
        Rung.STILL_SO: "Still off at a later check" if off else "Still so at a later check",
    }[rung]


def _note(rung: RungState, now: float) -> str:
    at = f"{date_and_time(rung.at, now)}:{exact_time(rung.at)[-2:]}" if rung.at else ""
    if rung.state is Known.YES:
        return at or "Yes"
    words = (_NO if rung.state is Known.NO else _OPEN).get(rung.rung, "Not known")
    return f"{words}, {at}" if at and rung.state is Known.NO else words


# --- before and after


def _turns(entry: Entry) -> Iterable[Turn]:
    if entry.settings is not None:
        yield from _settings(entry)
        return
    before = _told(entry.before)
    # What a refused write left was not read; what it would have changed is the goal.
    after = None if entry.after is None else _told(entry.after)
    for label in dict.fromkeys((*before, *(after or {}))):
        was = before.get(label, NOT_TOLD)
        now = NOT_READ if after is None else after.get(label, NOT_TOLD)
        known = NOT_TOLD not in {was, now} and after is not None
        yield Turn(label, was, now, known and was != now)


def _settings(entry: Entry) -> Iterable[Turn]:
    before = entry.before.get("settings", {})
    after = None if entry.after is None else entry.after.get("settings", {})
    for name in entry.settings or {}:
        was = _plain(before.get(name))
        now = NOT_READ if after is None else _plain(after.get(name))
        yield Turn(name.replace("_", " ").capitalize(), was, now, after is not None and was != now)


def _told(document: Mapping[str, Any]) -> dict[str, str]:
    """Return facts of the journal by what people call them; what was not told is left out."""
    okta, zoom = document.get("okta"), document.get("zoom")
    found: dict[str, str] = {}
    if okta is not None:
        off = {"DEPROVISIONED": "Deactivated"}  # as People calls it
        status = _plain(okta.get("status"))
        found["Status in Okta"] = off.get(status, status.replace("_", " ").capitalize())
        found["Assigned in Okta"] = _plain(okta.get("assigned"))
        groups = okta.get("granted_by")
        if groups:
            found["Through groups"] = ", ".join(groups)
    if document.get("in_group") is not None:
        found["In the group"] = _plain(document["in_group"])
    if zoom is not None:
        off = {"active": "Active", "inactive": "Deactivated", "pending": "Invited"}
        found["Account in Zoom"] = off.get(zoom.get("status", ""), _plain(zoom.get("status")))
        found["Licence"] = _plain(zoom.get("type_label"))
        found["Email in Zoom"] = _plain(zoom.get("email"))
    for name, value in (document.get("details") or {}).items():
        found[FIELD_WORDS.get(name, name).capitalize()] = _plain(value)
    if document.get("crowd"):
        found["In the group"] = document["crowd"].partition(",")[0]
    return {label: value for label, value in found.items() if value}


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value) if value not in (None, "") else NOT_TOLD


# --- who, when, and what support wants


def _facts(
    entry: Entry, run: Run, people: int, undone_by: str, now: float
) -> Iterable[tuple[str, str]]:
    yield "By", run.actor or "An app that signs in by itself"
    yield "Begun", date_and_time(run.started_at, now)
    if entry.sent_at is not None:
        yield "Sent", f"{date_and_time(entry.sent_at, now)}, {exact_time(entry.sent_at)}"
    if entry.settled_at is not None:
        words = "Not so any more since" if regressed(entry) else "Settled"
        yield words, f"{date_and_time(entry.settled_at, now)}, {exact_time(entry.settled_at)}"
    if people > 1:
        yield "Part of", f"A change of {people} people"
    if run.reason:
        yield "Over the limit", f"{run.allowed} people allowed: {run.reason}"
    if entry.undoes is not None:
        yield "Takes back", f"Entry {entry.undoes}"
    if undone_by:
        yield "Undone by", f"Change {undone_by}"
    if entry.state is State.UNDONE and not undone_by:
        yield "Undone by", "A change that the journal does not hold any more"


def _technical(entry: Entry) -> Iterable[tuple[str, str]]:
    yield "Change", entry.run
    yield "Entry", str(entry.entry_id)
    yield "Request id", entry.request_id or "None was told"
    yield "State", entry.state.value
    yield "Write", f"{entry.verb}, by {entry.route}"
    yield "Okta user id", entry.okta_user_id or "none"
    yield "Zoom id", entry.zoom_id or "none"
    yield "Before", _json(entry.before)
    yield "After", _json(entry.after) if entry.after is not None else "Not read"


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(", ", ": "))
