import pytest

from tests.support.comparisons import directory_person
from tests.support.people import NOW, account, assignment
from tests.support.rosters import roster_of
from zoomprov_gui.domain.history import History
from zoomprov_gui.domain.people import Switches, person_key
from zoomprov_gui.domain.verdicts import Verdict

ANA = person_key("ana@acme.example")
FAILED = History(failed_at=NOW - 60, failure="The user already exists")


@pytest.fixture
def roster():
    ready = roster_of(
        [assignment(), assignment("u2", "bo@acme.example", external_id="z2")],
        [account(), account("z2", "bo@acme.example"), account("z3", "cy@acme.example")],
    )
    ready.drain()
    return ready


def told(roster, *emails):
    return {roster.row_of(person_key(email)) for email in emails}


def test_a_note_about_one_person_has_only_them_looked_at_again(roster):
    roster.note_histories([("u1", FAILED)])

    changes = roster.drain()

    assert changes.updated == changes.verdict_changed == told(roster, "ana@acme.example")


def test_a_note_that_says_nothing_new_moves_nobody(roster):
    roster.note_histories([("u1", FAILED)])
    roster.note_groups({"u1": ("Managers",)})
    roster.note_switches(Switches(create=True, update=True, deactivate=True))
    roster.note_roles({"R1": "Helpdesk"})
    roster.drain()

    roster.note_histories([("u1", FAILED)])
    roster.note_groups({"u1": ("Managers",)})
    roster.note_switches(Switches(create=True, update=True, deactivate=True))
    roster.note_roles({"R1": "Helpdesk"})

    assert not roster.drain()


def test_the_switches_and_the_roles_concern_everybody(roster):
    everybody = set(roster.rows)

    roster.note_switches(Switches(deactivate=False))
    assert roster.drain().updated == everybody
    roster.note_roles({"R1": "Helpdesk"})
    assert roster.drain().updated == everybody

    assert roster.switches.deactivate is False
    assert roster.roles == {"R1": "Helpdesk"}


def test_a_persons_name_in_the_directory_concerns_who_has_that_address(roster):
    roster.note_people([directory_person("CY@acme.example"), directory_person("xx@acme.example")])

    assert roster.drain().updated == told(roster, "cy@acme.example")


def test_a_change_that_was_checked_is_over_at_once(roster):
    roster.note_changing([ANA], until=NOW + 120)
    assert roster.find(ANA).verdict is Verdict.CHANGING

    roster.note_changed([ANA])

    assert roster.find(ANA).verdict is Verdict.IN_SYNC


def test_what_this_program_wrote_before_makes_somebody_a_leaver_and_no_stranger(roster):
    cy = person_key("cy@acme.example")
    assert roster.find(cy).verdict is Verdict.ORPHAN

    roster.note_linked([cy])

    assert roster.find(cy).verdict is Verdict.STILL_ACTIVE


def test_nobody_is_set_aside_any_longer_whom_the_latest_note_leaves_out(roster):
    roster.note_ignored({ANA: (Verdict.IN_SYNC, "the boss")})
    assert roster.find(ANA).ignored_because == "the boss"

    roster.note_ignored({})

    assert roster.find(ANA).verdict is Verdict.IN_SYNC
