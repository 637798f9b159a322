"""What is said of updates. A failure is told as what it is: not knowing, and never an alarm."""

from dataclasses import dataclass

from zoomprov_gui.domain.release_list import Doubt
from zoomprov_gui.domain.updates import Standing, Switch
from zoomprov_gui.viewmodels.clocks import date_and_time

SENT = (
    "Only a question for one small file is sent: nothing of you, your company or this computer."
    " Nothing is downloaded or installed."
)
UNKNOWN = "Whether there is a newer version is unknown"
DOUBTS = {
    Doubt.UNREACHABLE: "The list of releases could not be reached.",
    Doubt.REFUSED: "Where the list of releases should be, something else answered.",
    Doubt.ELSEWHERE: "The answer led to a place that this program does not know, and was left.",
    Doubt.TOO_LARGE: "What came was too large to be the list of releases.",
    Doubt.UNREADABLE: "What came is no list of releases that this version can read.",
    Doubt.UNKNOWN_KEY: "The list is signed with a key that this version does not know.",
    Doubt.FORGED: "The signature of the list does not fit, so nothing in it is believed.",
    Doubt.EXPIRED: "The list of releases is too old to say what is newest.",
    Doubt.OLDER: "The list that came is older than the one before, so it is not believed.",
    Doubt.MIXED: "The list contradicts itself or the one before, so it is not believed.",
    Doubt.OTHER: "The list that came is of something else than the releases of this program.",
    Doubt.AHEAD: "By this computer’s clock the list was made in the future. Is its date right?",
    Doubt.BEHIND: "The list of releases is older than this version.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a Standing is called. `notes`: what the newer release says of itself."""

    title: str
    text: str
    notes: str = ""


def words_of(standing: Standing, now: float) -> Words:
    """Return what is known, and since when, in words. `now` in seconds since 1970."""
    if newer := standing.newer:
        text = f"You use {standing.own}. {_read(standing, now)}{_doubted(standing, now)}"
        return Words(title=f"Version {newer.version} is available", text=text, notes=newer.notes)
    if not standing.can_ask:
        return Words(title=UNKNOWN, text=_silent(standing))
    if standing.doubt is not None:
        return Words(title=UNKNOWN, text=_doubted(standing, now).strip())
    if standing.latest is not None:
        return Words(
            title=f"{standing.own} is the newest version", text=_read(standing, now).strip()
        )
    return Words(title=UNKNOWN, text="Nobody has looked yet.")


def line_of(standing: Standing, now: float) -> str:
    """Return the same in one line, for About."""
    words = words_of(standing, now)
    return f"{words.title}. {words.text}"


def _silent(standing: Standing) -> str:
    match standing.switch:
        case Switch.POLICY:
            return f"Whoever manages this computer has switched it off ({standing.decided_by})."
        case Switch.SANDBOX:
            return "With sample data nothing leaves this computer, so nobody looks."
        case _:
            return "Updates are not set up: this version knows no place where releases are."


def _read(standing: Standing, now: float) -> str:
    return f"The list of releases was read {date_and_time(standing.read_at, now)}."


def _doubted(standing: Standing, now: float) -> str:
    if standing.doubt is None:
        return ""
    last = date_and_time(standing.tried_at, now)
    tried = f" Last tried {last}." if last else ""
    return f" {DOUBTS[standing.doubt]}{tried}"
