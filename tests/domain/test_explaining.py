from hypothesis import given

from tests.support.comparisons import directory_person
from tests.support.people import LONG_AGO, NOW, account, assignment
from tests.support.rosters import roster_of, rosters
from zoomprov_gui.domain.history import History
from zoomprov_gui.domain.people import Switches, person_key
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict

ANA = person_key("ana@acme.example")


@given(rosters)
def test_since_for_many_rows_is_since_for_each(roster):
    since = roster.dater()

    assert all(since(row) == int(roster.since(row)) for row in roster.rows)


@given(rosters)
def test_a_comparison_says_of_a_row_what_the_row_says_of_itself(roster):
    for row in roster.rows:
        person = roster.comparison(row)

        assert person.verdict is roster.verdict(row)
        assert person.reason is roster.reason(row)
        assert person.since == roster.since(row)


def test_a_name_is_oktas_then_zooms_then_the_directorys():
    nameless = {"first_name": None, "last_name": ""}
    okta = roster_of([assignment(first_name="Anna")], [account()])
    zoom = roster_of([assignment(**nameless)], [account(first_name="Anne")])
    directory = roster_of([], [account(**nameless)])
    directory.note_people([directory_person("ana@acme.example", name="Ana S.")])

    names = [roster.find(ANA).name for roster in (okta, zoom, directory)]

    assert names == ["Anna Silva", "Anne Silva", "Ana S."]


def test_an_admin_is_the_reason_before_any_switch():
    roster = roster_of([], [account(role_id="1")])
    roster.note_linked([ANA])
    roster.note_switches(Switches(deactivate=False))

    assert roster.find(ANA).reason is Reason.ADMIN


def test_a_switch_that_is_off_explains_who_is_missing():
    roster = roster_of([assignment(external_id="")], [])
    roster.note_switches(Switches(create=False))

    assert roster.find(ANA).verdict is Verdict.MISSING
    assert roster.find(ANA).reason is Reason.SWITCH_OFF


def test_an_error_dates_from_the_push_that_failed():
    roster = roster_of([assignment()], [account()])
    roster.note_histories([("u1", History(failed_at=NOW - 60, failure="Cannot add paid users."))])

    person = roster.find(ANA)

    assert (person.verdict, person.reason, person.since) == (
        Verdict.ERROR,
        Reason.NO_LICENCE,
        NOW - 60,
    )


def test_somebody_suspended_stays_in_sync_and_it_says_so():
    roster = roster_of([assignment(person_status="SUSPENDED")], [account()])

    assert roster.find(ANA).verdict is Verdict.IN_SYNC
    assert roster.find(ANA).reason is Reason.OKTA_SUSPENDED


def test_somebody_deactivated_in_okta_is_told_from_somebody_unassigned():
    roster = roster_of([], [account()])
    roster.note_people([directory_person("ana@acme.example", status="DEPROVISIONED")])

    assert roster.find(ANA).reason is Reason.OKTA_DEACTIVATED


def test_somebody_set_aside_keeps_the_reason_and_the_time_of_what_fits():
    roster = roster_of([], [account()])
    before = roster.find(ANA)

    roster.note_ignored({ANA: (before.verdict, "a room")})

    aside = roster.find(ANA)
    assert aside.verdict is Verdict.IGNORED
    assert (aside.since, aside.ignored_because) == (before.since, "a room")
    assert before.since == LONG_AGO


def test_what_differs_is_named_address_first():
    roster = roster_of(
        [assignment(external_id="z1", department="Sales")], [account(email="old@acme.example")]
    )

    assert roster.find(ANA).differs == ("email", "department")


def test_a_difference_needs_both_sides():
    assert roster_of([assignment()], []).find(ANA).differs == ()
