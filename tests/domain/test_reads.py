import pytest

from tests.support.people import NOW, account, assignment, broken, whole
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.reads import Reads
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.verdicts import Verdict


def read(roster):
    """Read Zoom's one account whole, and Okta's list whole with nobody on it."""
    roster.begin(Service.OKTA)
    roster.finish(whole(Service.OKTA))
    roster.begin(Service.ZOOM)
    roster.add_accounts([account()])
    roster.finish(whole(Service.ZOOM))


def verdict(roster):
    (row,) = roster.rows
    return roster.verdict(row)


@pytest.mark.parametrize("service", list(Service))
def test_a_side_is_unread_until_it_is_read(service):
    reads = Reads(now=NOW)

    assert not reads.reading(service).complete
    assert reads.whole(service) is None


def test_a_read_that_is_taken_back_accuses_nobody_of_being_absent():
    roster = Roster(now=NOW)
    read(roster)
    before = verdict(roster)

    roster.take_back(broken(Service.OKTA))

    assert (before, verdict(roster)) == (Verdict.ORPHAN, Verdict.UNKNOWN)
    assert not roster.reading(Service.OKTA).complete
    assert roster.whole(Service.OKTA) is None
    assert roster.whole(Service.ZOOM) is not None


def test_the_next_whole_read_tells_again():
    roster = Roster(now=NOW)
    read(roster)
    roster.take_back(broken(Service.OKTA))

    read(roster)

    assert verdict(roster) is Verdict.ORPHAN


def test_whom_oktas_list_names_is_known_as_long_as_it_does():
    reads = Reads(now=NOW)
    reads.begin(Service.OKTA)
    reads.add_assignments([assignment("u1")])
    named = reads.lists("u1")

    reads.put_assignment("u1", None)

    assert (named, reads.lists("u1"), reads.lists("u2")) == (True, False, False)
