import pytest

from tests.support.comparisons import comparison, context
from tests.support.people import assignment
from zoomprov_gui.app.shapes import guarded, person_shape, reading_shape, stamp, zoom_shape
from zoomprov_gui.domain.people import Reading, Service, ZoomAccount


def test_times_are_iso_in_utc_and_unknown_ones_are_null():
    assert stamp(1795456800.9) == "2026-11-23T18:00:00Z"
    assert stamp(0) is None


def test_a_read_that_is_not_whole_says_why():
    whole = Reading(service=Service.OKTA, read_at=1795456800, records=3, complete=True)
    broken = Reading(service=Service.OKTA, read_at=0, records=0, complete=False, why="no answer")

    assert reading_shape(whole) == {
        "people": 3,
        "read_at": "2026-11-23T18:00:00Z",
        "complete": True,
    }
    assert reading_shape(broken)["why"] == "no answer"


def test_what_zoom_did_not_tell_is_null():
    account = ZoomAccount("", "a@b.example", None, None, None, "", -1, "", 0, 0)

    assert zoom_shape(account, {}) == {
        "id": None,
        "email": "a@b.example",
        "status": None,
        "type": None,
        "type_label": "Unknown type",
        "role": None,
    }
    assert zoom_shape(None, {}) is None


@pytest.mark.parametrize(
    ("told", "email"), [("", "ana@acme.example"), ("a@acme.example",) * 2, (None, None)]
)
def test_the_email_of_the_profile_stands_beside_what_okta_sends(told, email):
    person = comparison(assignment=assignment(profile_email=told))

    shape = person_shape(person, {}, context(), 0.0)["okta"]["assignment"]

    assert (shape["email"], shape["profile_email"]) == ("ana@acme.example", email)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(text):
    assert guarded(text) == f"'{text}"


def test_other_cells_stay_as_they_are():
    assert (guarded("a=b"), guarded(None), guarded(3)) == ("a=b", "", "3")
