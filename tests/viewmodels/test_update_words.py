"""What is said of updates: what is known, since when, and unknown where it is."""

import pytest

from tests.support.releases import DAY, NOW, said
from zoomprov_gui.domain.release_list import Doubt, latest_of
from zoomprov_gui.domain.updates import Standing, Switch
from zoomprov_gui.domain.versions import version_of
from zoomprov_gui.viewmodels.update_words import DOUBTS, SENT, UNKNOWN, line_of, words_of

OWN = version_of("9.1.0")


def standing(**more):
    return Standing(own=OWN, read_at=NOW - 60, tried_at=NOW - 60, **more)


def test_a_newer_version_is_named_with_ours_and_with_its_own_words():
    words = words_of(standing(latest=latest_of(said("9.2.0"))), NOW)

    assert words.title == "Version 9.2.0 is available"
    assert words.text.startswith("You use 9.1.0. The list of releases was read today ")
    assert words.notes == "Names who is new."


def test_the_newest_version_is_called_so_with_the_time_that_says_it():
    words = words_of(standing(latest=latest_of(said("9.1.0"))), NOW)

    assert words.title == "9.1.0 is the newest version"
    assert words.text.startswith("The list of releases was read today ")


@pytest.mark.parametrize("doubt", Doubt)
def test_each_doubt_says_unknown_and_why_in_its_own_words(doubt):
    words = words_of(standing(doubt=doubt), NOW)

    assert words.title == UNKNOWN
    assert words.text.startswith(DOUBTS[doubt])
    assert len(set(DOUBTS.values())) == len(Doubt)


@pytest.mark.parametrize("doubt", Doubt)
def test_no_doubt_is_an_alarm(doubt):
    alarms = ("error", "fail", "danger", "attack", "warning", "!")

    assert not [word for word in alarms if word in DOUBTS[doubt].lower()]


def test_a_doubt_leaves_a_newer_version_named():
    known = standing(latest=latest_of(said("9.2.0")), doubt=Doubt.UNREACHABLE)

    words = words_of(known, NOW)

    assert words.title == "Version 9.2.0 is available"
    assert "could not be reached. Last tried today" in words.text


@pytest.mark.parametrize(
    ("switch", "told"),
    [
        (Switch.NOT_SET_UP, "not set up"),
        (Switch.POLICY, "switched it off (ZOOMPROV_UPDATES)"),
        (Switch.SANDBOX, "nothing leaves this computer"),
    ],
)
def test_where_nobody_looks_it_is_unknown_and_why(switch, told):
    words = words_of(Standing(own=OWN, switch=switch, decided_by="ZOOMPROV_UPDATES"), NOW)

    assert words.title == UNKNOWN
    assert told in words.text


@pytest.mark.parametrize("switch", [Switch.ON, Switch.CHOSEN])
def test_before_the_first_look_it_is_unknown(switch):
    words = words_of(Standing(own=OWN, switch=switch), NOW)

    assert (words.title, words.text) == (UNKNOWN, "Nobody has looked yet.")


def test_one_line_says_the_same():
    line = line_of(standing(doubt=Doubt.EXPIRED, latest=None), NOW + DAY)

    assert line.startswith(f"{UNKNOWN}. {DOUBTS[Doubt.EXPIRED]} Last tried ")


def test_what_is_sent_is_said_truly():
    assert "nothing of you, your company or this computer" in SENT
