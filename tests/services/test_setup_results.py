"""What became of a change, in words."""

from tests.support.setups import whole
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_changes import switch_change
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.services.setup_results import (
    done,
    first_error,
    stopped_after,
    stopped_before,
    told,
    troubled,
)

CHANGE = switch_change(whole(), {CheckKey.CREATE: False})


def test_only_a_read_makes_it_verified():
    assert told(CHANGE, Outcome.VERIFIED, "Done", "").verified
    assert not told(CHANGE, Outcome.ACCEPTED, "Accepted", "").verified


def test_stopping_says_whether_anything_left():
    before, after = stopped_before(CHANGE), stopped_after(CHANGE)

    assert (before.outcome, before.text) == (
        Outcome.SKIPPED,
        "Nothing was sent, and nothing is changed.",
    )
    assert after.outcome is Outcome.ACCEPTED
    assert after.text.startswith("Okta accepted the change before you stopped")


def test_a_change_is_told_as_old_and_new():
    assert done(CHANGE) == "Create users: On → Off"


def test_what_went_wrong_is_told_in_its_own_words():
    error = first_error(whole())
    problem = diagnose(error)

    assert isinstance(error, Unsaved)
    assert troubled(CHANGE, Outcome.REFUSED, "Not done", problem).problem is problem
