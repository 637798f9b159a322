from dataclasses import replace

import pytest

from zoomprov_gui.domain.errors import Misused, Unreachable
from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.viewmodels.side import Side, after


def reading(*, complete, failure=None, why="", at=100.0):
    return Reading(
        service=Service.ZOOM, read_at=at, records=7, complete=complete, why=why, failure=failure
    )


def test_a_whole_read_is_what_is_shown_from_then_on():
    side = after(Side(service=Service.ZOOM), reading(complete=True), 0)

    assert (side.read_at, side.records, side.error, side.incomplete) == (100.0, 7, None, "")
    assert side.problem is None


def test_a_read_that_failed_keeps_what_was_read_before_and_says_why():
    known = after(Side(service=Service.ZOOM), reading(complete=True), 0)
    cut = Unreachable(Service.ZOOM, "timeout", "no answer", was_sent=True)

    side = after(known, reading(complete=False, failure=cut, at=160.0), 2)

    assert (side.read_at, side.tried_at, side.failures) == (100.0, 160.0, 2)
    assert "Zoom" in side.problem.title


def test_a_list_that_is_not_whole_says_so():
    side = after(Side(service=Service.ZOOM), reading(complete=False, why="a page is missing"), 0)

    assert side.incomplete == "a page is missing"


NO_APP = Misused("Okta has no Zoom app; add Zoom from its catalogue", place="okta.app_id")
SEVERAL = Misused("Okta has several Zoom apps; name one of them", place="okta.app_id")


def lacking(error):
    return Side(service=Service.OKTA, tried_at=100.0, failures=1, error=error)


@pytest.mark.parametrize(
    ("error", "words"), [(NO_APP, "no Zoom app yet"), (SEVERAL, "several Zoom apps")]
)
def test_an_app_that_was_missing_is_named_until_the_set_up_sees_one(error, words):
    missing = lacking(error)

    before, after_it = replace(missing, app_at=99.0), replace(missing, app_at=101.0)
    at_once = replace(missing, app_at=missing.tried_at)  # both in the same tick of the clock

    assert (missing.short, before.short) == (words, words)
    assert after_it.outdated
    assert at_once.outdated
    assert after_it.short == "people are read next"


def test_an_app_that_was_seen_says_nothing_of_a_side_that_is_silent():
    cut = Unreachable(Service.OKTA, "timeout", "no answer", was_sent=True)

    side = replace(lacking(cut), app_at=101.0)

    assert (side.outdated, side.short) == (False, "not answering")
    assert Side(service=Service.OKTA).short == ""
