"""What is told once a read has ended."""

from dataclasses import replace

from tests.viewmodels.test_setup_view import NOW, OFF, check, step
from zoomprov_gui.domain.setup import CheckKey, CheckState, StepKey
from zoomprov_gui.viewmodels.setup_news import flips, turned


def test_a_value_that_flips_is_told_and_one_that_is_read_first_is_not():
    unread = step(replace(OFF, read_at=None))

    assert flips([step(OFF)], [step(check())]) == [
        (CheckKey.DEACTIVATE, "Deactivate users is now on")
    ]
    assert flips([unread], [step(check())]) == []
    assert flips([step(OFF)], [step(replace(OFF, read_at=NOW))]) == []
    assert flips([], [step(check())]) == []


def test_a_flip_of_words_is_told_in_words():
    before = check(CheckKey.PEOPLE_ASSIGNED, value="182 people")

    told = flips([step(before)], [step(replace(before, value="183 people"))])

    assert told == [(CheckKey.PEOPLE_ASSIGNED, "People assigned: 183 people")]


def test_a_step_that_is_confirmed_now_or_is_so_no_longer_is_told():
    good, bad = step(check()), step(OFF, state=CheckState.CHANGE_NEEDED)
    never = step(replace(OFF, read_at=None), state=CheckState.UNKNOWN)

    assert turned([bad], [good]) == ["Step 4, Choose what Okta may do in Zoom, is confirmed"]
    assert turned([good], [bad])[0].endswith("is no longer confirmed")
    assert turned([never], [good]) == []
    assert good.key is StepKey.SWITCHES
