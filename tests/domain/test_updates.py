"""What is believed of a list whose signature is good, and what is known by it."""

import pytest

from tests.support.releases import DAY, NOW, said
from zoomprov_gui.domain.release_list import Doubt, Doubtful, latest_of
from zoomprov_gui.domain.updates import (
    AT_LEAST,
    Standing,
    believed,
    is_due,
    is_too_soon,
    standing_with,
)
from zoomprov_gui.domain.versions import version_of


def latest(version="9.1.0", **more):
    return latest_of(said(version, **more))


def standing(own, listed, **more):
    return standing_with(Standing(own=version_of(own), **more), listed)


def doubt_of(listed, before=None, now=NOW):
    with pytest.raises(Doubtful) as caught:
        believed(listed, before, now)
    return caught.value.doubt


def test_a_list_that_holds_is_believed():
    assert believed(latest(), None, NOW) == latest()
    assert believed(latest("9.2.0", made=NOW), latest(), NOW).version == version_of("9.2.0")


def test_a_renewed_list_of_the_same_release_is_believed():
    assert believed(latest(made=NOW), latest(made=NOW - DAY), NOW).made == NOW


def test_the_same_list_again_is_believed():
    assert believed(latest(), latest(), NOW) == latest()


def test_a_list_that_is_over_is_frozen_and_says_nothing_of_what_is_newest():
    assert doubt_of(latest(made=NOW - 40 * DAY, days=30)) is Doubt.EXPIRED
    assert doubt_of(latest(made=NOW - 30 * DAY, days=30)) is Doubt.EXPIRED


def test_an_older_list_is_a_replay():
    assert doubt_of(latest(made=NOW - 2 * DAY), latest(made=NOW - DAY)) is Doubt.OLDER


def test_a_list_of_an_older_version_is_a_rollback_however_new_it_is():
    assert doubt_of(latest("9.0.0", made=NOW), latest("9.1.0")) is Doubt.OLDER


def test_an_older_list_that_is_over_as_well_is_called_a_replay():
    old = latest("9.0.0", made=NOW - 90 * DAY, days=30)

    assert doubt_of(old, latest()) is Doubt.OLDER


def test_other_files_of_the_same_release_are_a_mix():
    other = [{"name": "zoomprov_9.1.0_amd64.deb", "size": 7, "sha256": "cd" * 32}]

    assert doubt_of(latest(made=NOW, files=other), latest()) is Doubt.MIXED


def test_two_lists_of_the_same_moment_that_differ_are_a_mix():
    assert doubt_of(latest("9.2.0"), latest("9.1.0")) is Doubt.MIXED


def test_a_list_of_tomorrow_asks_about_the_clock_and_one_of_a_moment_ahead_does_not():
    assert doubt_of(latest(made=NOW + 2 * DAY)) is Doubt.AHEAD
    assert believed(latest(made=NOW + 3600), None, NOW)


def test_only_a_higher_version_is_newer():
    newer = {own: standing(own, latest("9.1.0")).newer for own in ("9.0.9", "9.1.0", "9.1.1")}

    assert {own: found is not None for own, found in newer.items()} == {
        "9.0.9": True, "9.1.0": False, "9.1.1": False
    }  # fmt: skip


def test_a_try_out_is_older_than_its_release():
    assert standing("9.1.0rc1", latest("9.1.0")).newer


def test_a_list_that_does_not_know_this_version_yet_leaves_it_unknown():
    assert standing("9.2.0", latest("9.1.0")).doubt is Doubt.BEHIND
    assert standing("9.1.0", latest("9.1.0")).doubt is None


def test_what_was_put_off_is_not_offered_and_what_comes_after_it_is():
    assert standing("9.0.0", latest("9.1.0"), later="9.1.0").offered is None
    assert standing("9.0.0", latest("9.2.0"), later="9.1.0").offered


def test_it_is_time_once_a_day_and_when_a_clock_was_set_back():
    assert [is_due(tried, NOW) for tried in (0, NOW - DAY, NOW - DAY + 1, NOW, NOW + 1)] == [
        True, True, False, False, True
    ]  # fmt: skip


def test_a_person_may_ask_again_after_a_moment():
    assert is_too_soon(NOW - AT_LEAST + 1, NOW)
    assert not is_too_soon(NOW - AT_LEAST, NOW)
