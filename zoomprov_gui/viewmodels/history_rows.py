"""What this program wrote, as lines of a list: what, whom, by whom, how it ended, what proves it.

Writes of which nobody knows the end come first; then all the others, newest first, by day.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import Final

from zoomprov_gui.domain.assigning import address_shown
from zoomprov_gui.domain.people import PersonKey, person_key
from zoomprov_gui.domain.readback import Known
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.verification import Rung, Verification
from zoomprov_gui.services.ladder import (
    Standing,
    ended_sessions,
    is_open,
    ladder,
    latest_of_its_kind,
)
from zoomprov_gui.storage.records import Entry, Run, State
from zoomprov_gui.viewmodels.clocks import (
    capital,
    clock_time,
    date_and_time,
    day_begins,
    day_of,
)
from zoomprov_gui.viewmodels.deeds import deed_of
from zoomprov_gui.viewmodels.endings import GOES_ON, WAITS, Ending, ending_of

STILL_SO = "Still so"  # and when that was read
NOBODY = "This app"  # an app with a sign-in of its own is nobody
UNKNOWN_FIRST = "Not known yet – look at these first"


class Kind(Enum):
    """What the chips over the list tell apart; what still goes on belongs to none of them."""

    GOES_ON = "goes_on"
    OPEN = "open"
    DONE = "done"
    UNDONE = "undone"
    NOT_DONE = "not_done"


# "Done" counts what a read has shown: not what was accepted where no read can ever show more.
_KINDS: Final = {
    State.VERIFIED: Kind.DONE,
    State.UNDONE: Kind.UNDONE,
    State.ACCEPTED: Kind.OPEN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One write as the list shows it. `at` in seconds since 1970; `haystack` is what a search sees.

    `pinned`: it stands among those that come first; `state` is the journal's own word.
    """

    entry_id: int
    run: str
    key: PersonKey
    at: float
    day: str
    time: str
    icon: str
    order: str
    name: str
    email: str
    text: str
    ending: Ending
    proof: str
    who: str
    kind: Kind
    what: str
    state: str
    pinned: bool
    haystack: str

    @property
    def when(self) -> str:
        """When it was, with the day where no heading says it."""
        return f"{self.day}, {self.time}" if self.day else self.time

    @property
    def names_a_day(self) -> bool:
        """Whether it says when something was in words that are others tomorrow."""
        return bool(self.day) or self.proof.startswith(STILL_SO)

    @property
    def told(self) -> str:
        """The line as it is read aloud."""
        parts = (self.order, self.name, self.ending.words, self.proof, self.when, self.who)
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What rows depend on besides the journal. `now` in seconds since 1970.

    `going_on` tells whether somebody works at a run; `seen` is what asking again has shown.
    """

    now: float
    roster: Roster
    going_on: Callable[[str], bool]
    seen: Mapping[int, Verification]


def standings(runs: Iterable[Run], seen: Mapping[int, Verification]) -> dict[int, Standing]:
    """Return what is known of each entry besides itself, by entry id."""
    about: dict[str, list[Entry]] = {}
    for run in runs:
        for entry in run.entries:
            about.setdefault(entry.email.casefold(), []).append(entry)
    found = {}
    for entries in about.values():
        left = [e for e in entries if e.sent_at is not None and e.state not in _NEVER]
        ids = {entry.entry_id for entry in left}
        ended = ended_sessions(entries)
        for entry in entries:
            counts = entry.settings is None and entry.entry_id in ids
            was_last = counts and latest_of_its_kind(entry, left)
            found[entry.entry_id] = Standing(ended, was_last, seen.get(entry.entry_id))
    return found


_NEVER = {State.REFUSED, State.SKIPPED}


def row_of(entry: Entry, run: Run, standing: Standing, scene: Scene) -> HistoryRow:
    """Put one write into a line of the list."""
    deed = deed_of(entry.verb, entry.change)
    going, at = scene.going_on(run.run), entry.sent_at or run.started_at
    ending = ending_of(entry, going_on=going)
    left_open = is_open(entry) and not going
    # Once something later was done about them, what became of this one is nobody's question.
    pinned = left_open and (entry.settled_at is None or standing.last)
    name = entry.name or entry.email or "Set-up of Okta"
    who = run.actor or NOBODY
    words = (
        deed.order,
        name,
        address_shown(entry.email),
        entry.text,
        who,
        run.run,
        entry.request_id or "",
    )
    return HistoryRow(
        entry_id=entry.entry_id,
        run=run.run,
        key=person_key(entry.email),
        at=at,
        day=capital(day_of(at, scene.now)) if pinned else "",
        time=clock_time(at),
        icon=deed.icon,
        order=deed.order,
        name=name,
        email=address_shown(entry.email),
        text=_text(entry, standing),
        ending=ending,
        proof=proof_of(entry, standing, scene, going_on=going),
        who=who,
        kind=_kind_of(entry, ending),
        what=deed.kind,
        state=entry.state.value,
        pinned=pinned,
        haystack=" ".join(words).casefold(),
    )


def _kind_of(entry: Entry, ending: Ending) -> Kind:
    if ending in {GOES_ON, WAITS}:
        return Kind.GOES_ON
    return Kind.OPEN if is_open(entry) else _KINDS.get(entry.state, Kind.NOT_DONE)


def _text(entry: Entry, standing: Standing) -> str:
    """Return what the latest read said; where something came later it was said before that."""
    if entry.state is State.UNDONE and entry.text:
        return f"Read before it was undone: {entry.text}"
    if _superseded(entry, standing):
        return f"Read before a later change: {entry.text}"
    return entry.text


def _superseded(entry: Entry, standing: Standing) -> bool:
    """Tell whether a write was shown as done, and something later took its place."""
    return entry.state is State.VERIFIED and entry.settings is None and not standing.last


def ending_words(row: HistoryRow, entry: Entry, standing: Standing) -> str:
    """Say how a write stands beside what was just read: that is of whatever came last."""
    return "A later change came after it" if _superseded(entry, standing) else row.ending.words


def proof_of(entry: Entry, standing: Standing, scene: Scene, *, going_on: bool) -> str:
    """Return the highest rung of proof that a write has reached, in a few words."""
    if entry.state in {State.SKIPPED, State.PLANNED}:
        return "Waiting" if going_on else "Nothing was sent"
    if entry.state is State.REFUSED:
        return "Nothing was done"
    rungs = {rung.rung: rung for rung in ladder(entry, scene.roster, standing)}
    still = rungs[Rung.STILL_SO]
    if still.state is Known.NO:
        return "A later read shows the opposite"
    if still.state is Known.YES and still.at is not None:
        return f"{STILL_SO}, {date_and_time(still.at, scene.now)}"
    for rung, words in _HIGHEST:
        if rungs[rung].state is Known.YES:
            return words
    if entry.shown_in_okta:
        return "Read back in Okta"
    return "Accepted, not read back" if rungs[Rung.ACCEPTED].state is Known.YES else "Sent"


_HIGHEST = (
    (Rung.ZOOM_LOG, "Read back, and in Zoom’s log"),
    (Rung.READ_BACK, "Read back"),
)


def laid_out(rows: Sequence[HistoryRow], now: float) -> list[HistoryRow | str]:
    """Return rows with the heading of each part: what is not known first, then day by day."""
    lines: list[HistoryRow | str] = []
    pinned = sorted((row for row in rows if row.pinned), key=_newest)
    if pinned:
        lines += [UNKNOWN_FIRST, *pinned]
    began = inf
    for row in sorted((row for row in rows if not row.pinned), key=_newest):
        if row.at < began:  # newest first: of a day only the first has to be asked
            began = day_begins(row.at)
            lines.append(capital(day_of(row.at, now)))
        lines.append(row)
    return lines


def _newest(row: HistoryRow) -> tuple[float, int]:
    return -row.at, -row.entry_id
