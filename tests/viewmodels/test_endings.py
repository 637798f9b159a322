"""How a write ended is told by one word for each way it can."""

import pytest

from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.storage.records import Entry, State
from zoomprov_gui.viewmodels.endings import (
    BACK_AGAIN,
    ENDINGS,
    GOES_ON,
    HALF,
    TAKEN,
    WAITS,
    ending_of,
)
from zoomprov_gui.widgets.theme import assets
from zoomprov_gui.widgets.theme.tokens import Tone


def written(state, settled_at=None):
    """Return a write that turned somebody off, as the journal has it."""
    return Entry(
        entry_id=1, run="R", email="ana@acme.example", name="Ana", zoom_id="z", okta_user_id="u",
        verb="turn_off_in_zoom", route="zoom", goal=Goal(zoom_on=False), state=state, before={},
        after=None, sent_at=1.0, answered_at=None, settled_at=settled_at, request_id=None, text="",
    )  # fmt: skip


def test_every_state_has_an_icon_words_and_a_tone():
    assert set(ENDINGS) == set(State)
    for ending in (*ENDINGS.values(), GOES_ON, WAITS, BACK_AGAIN, HALF, TAKEN):
        assert assets.find(f"icons/{ending.icon}.svg").exists()
        assert Tone(ending.tone)


def test_every_outcome_of_a_run_that_has_ended_has_its_word():
    ended = set(Outcome) - {Outcome.LOOKING, Outcome.SENDING}

    assert all(State(outcome.value) in ENDINGS for outcome in ended)


@pytest.mark.parametrize(
    ("state", "more", "words"),
    [
        (State.VERIFIED, {}, "Done, read back"),
        (State.PLANNED, {}, "Not sent"),
        (State.ACCEPTED, {"settled_at": 2.0}, "Accepted"),
        (State.ACCEPTED, {}, "Sent, not proven"),
        (State.UNKNOWN, {}, "Not known"),
    ],
)
def test_what_is_settled_is_told_from_what_is_not(state, more, words):
    entry = written(state, **more)

    assert ending_of(entry, going_on=False).words == words


def test_what_goes_on_says_so_until_it_is_settled():
    assert ending_of(written(State.PLANNED), going_on=True) is WAITS
    assert ending_of(written(State.SENT), going_on=True) is GOES_ON
    assert ending_of(written(State.REFUSED, settled_at=2.0), going_on=True).words == "Refused"
