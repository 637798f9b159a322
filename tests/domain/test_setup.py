"""The steps as data: the worst check decides, and what nobody could read is never green."""

from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.domain.setup import (
    Check,
    CheckKey,
    CheckState,
    Lapse,
    Origin,
    Step,
    StepKey,
    confirmed,
    worst,
)

STATES = st.sampled_from(CheckState)


def check(state=CheckState.CONFIRMED, **more):
    fields = {"key": CheckKey.CREATE, "value": "On", "origin": Origin.OKTA, **more}
    return Check(state=state, **fields)


def step(*checks, key=StepKey.SWITCHES):
    return Step(key=key, state=worst(checks), line="", lead="", pill="", checks=checks)


@given(st.lists(STATES, min_size=1))
def test_a_step_is_confirmed_only_if_all_its_checks_are(states):
    found = worst(check(state) for state in states)

    assert (found is CheckState.CONFIRMED) == (set(states) == {CheckState.CONFIRMED})
    assert found in states


def test_a_step_without_checks_is_unknown():
    assert worst([]) is CheckState.UNKNOWN


def test_what_no_app_is_told_does_not_hold_a_step_back():
    untold = check(CheckState.UNKNOWN, counts=False)

    assert worst([check(), untold]) is CheckState.CONFIRMED
    assert worst([untold]) is CheckState.UNKNOWN


def test_a_breakage_hides_behind_no_other_state():
    states = [CheckState.CONFIRMED, CheckState.UNKNOWN, CheckState.BROKEN, CheckState.NOT_STARTED]

    assert worst(map(check, states)) is CheckState.BROKEN


def test_a_step_shows_its_latest_lapse_and_its_oldest_read():
    early, late = (Lapse(at=at, by="dana", text="Turned off") for at in (10.0, 20.0))

    found = step(check(lapse=late, read_at=50.0), check(lapse=early, read_at=40.0), check())

    assert found.lapsed is late
    assert found.read_at == 40.0
    assert step().read_at is None


def test_steps_are_numbered_as_the_guide_shows_them():
    assert [step(check(), key=key).number for key in StepKey] == [1, 2, 3, 4, 5, 6]


def test_only_confirmed_steps_are_counted():
    assert confirmed([step(check()), step(check(CheckState.UNKNOWN))]) == 1
