from zoomprov_gui.domain.errors import Unreachable
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
