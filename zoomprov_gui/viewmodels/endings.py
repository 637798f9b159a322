"""How a write ended, in the words of the history and of the tables of the command line."""

from typing import Final, NamedTuple

from zoomprov_gui.services.ladder import regressed
from zoomprov_gui.services.results import ActionResult, only_in_okta
from zoomprov_gui.storage.records import Entry, State


class Ending(NamedTuple):
    """How a write stands: icon, words and tone say the same."""

    icon: str
    words: str
    tone: str


GOES_ON: Final = Ending("loader-circle", "Sent, checking…", "wait")
WAITS: Final = Ending("clock", "Waiting", "wait")
BACK_AGAIN: Final = Ending("shield-alert", "Not so any more", "bad")
ENDINGS: Final = {
    State.PLANNED: Ending("circle-slash", "Not sent", "mute"),
    State.SENT: Ending("circle-help", "Not known", "warn"),
    State.ACCEPTED: Ending("hourglass", "Sent, not proven", "warn"),
    State.VERIFIED: Ending("circle-check", "Done, read back", "ok"),
    State.REFUSED: Ending("octagon-alert", "Refused", "bad"),
    State.UNKNOWN: Ending("circle-help", "Not known", "warn"),
    State.SKIPPED: Ending("circle-slash", "Not sent", "mute"),
    State.UNDONE: Ending("undo-2", "Undone since", "plum"),
}
HALF: Final = Ending("circle-alert", "In Okta only", "warn")  # the rest of it never came
TAKEN: Final = Ending("check", "Accepted", "mute")  # where no read can ever show more


def ending_of_result(result: ActionResult) -> Ending:
    """Return how a row of a run has ended."""
    return HALF if only_in_okta(result) else ENDINGS[State(result.outcome.value)]


def ending_of(entry: Entry, *, going_on: bool) -> Ending:
    """Return how a write stands."""
    if regressed(entry):
        return BACK_AGAIN
    if going_on and entry.settled_at is None:
        return WAITS if entry.state is State.PLANNED else GOES_ON
    if entry.state is State.ACCEPTED and entry.settled_at is not None:
        return TAKEN
    if entry.state is State.UNKNOWN and entry.shown_in_okta:
        return HALF
    return ENDINGS[entry.state]
