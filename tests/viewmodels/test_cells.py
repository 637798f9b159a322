import pytest
from hypothesis import given

from tests.support.comparisons import assigned, comparison, comparisons, directory_person
from tests.support.people import NOW, account, assignment
from zoomprov_gui.domain.fields import TITLES, Field
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.cells import Moment, cell_text, row_view, short_span, spoken

HERE = Moment(now=NOW, roles={"R1": "helpdesk"})


def texts(person, moment=HERE):
    view = row_view(person, moment)
    return {field: cell_text(field, person, view, moment) for field in Field}


@given(comparisons())
def test_every_cell_of_everybody_is_one_line_and_is_spoken_with_its_column(person):
    view = row_view(person, HERE)

    for field, text in texts(person).items():
        assert "\n" not in text
        assert spoken(field, text, view).startswith(f"{TITLES[field]}: ")


def test_a_leavers_row_says_what_each_side_says():
    view = row_view(comparison(), HERE)

    assert (view.okta.text, view.zoom.text, view.zoom.fact) == ("Unassigned", "Active", "Licensed")
    assert (view.look.words, view.advice, view.changed) == (
        "Still active in Zoom", "Turn off in Zoom", "2 d",
    )  # fmt: skip


def test_the_group_that_gives_zoom_is_the_fact_behind_assigned():
    okta = row_view(assigned(granted_by=("Front desk", "Managers")), HERE).okta

    assert (okta.text, okta.fact, okta.sign, okta.tone) == ("Assigned", "Front desk", "dot", "ok")


def test_suspended_is_told_with_its_own_sign():
    person = assigned()
    person = assigned(assignment=person.assignment._replace(person_status="SUSPENDED"))

    okta = row_view(person, HERE).okta

    assert (okta.text, okta.sign, okta.tone) == ("Suspended", "pause", "warn")


def test_no_account_is_bad_only_where_it_is_the_problem():
    missing = assigned(account=None, verdict=Verdict.MISSING)
    waiting = assigned(account=None, verdict=Verdict.WAITING)

    assert row_view(missing, HERE).zoom.tone == "bad"
    assert row_view(waiting, HERE).zoom.tone == ""


@pytest.mark.parametrize(
    ("status", "sign"),
    [
        ("active", "dot"),
        ("pending", "mail"),
        ("inactive", "circle-minus"),
        ("brandnew", "circle-help"),
    ],
)
def test_each_state_in_zoom_has_a_sign_of_its_own(status, sign):
    assert row_view(assigned(account=account(status=status)), HERE).zoom.sign == sign


def test_a_side_that_cannot_be_read_shows_when_it_was():
    moment = Moment(now=NOW, stale={Service.ZOOM: NOW - 3600})
    view = row_view(assigned(), moment)

    assert view.zoom.stale
    assert view.zoom.fact.startswith("at ")
    assert view.zoom.tone == ""
    assert not view.okta.stale


def test_somebody_without_a_name_is_called_by_their_address():
    assert row_view(comparison(name=""), HERE).name == "ana"


def test_a_custom_role_has_its_own_name_and_an_invited_account_none():
    helpdesk = assigned(account=account(role_id="R1"))
    invited = assigned(account=account("", status="pending", role_id="0"))

    assert texts(helpdesk)[Field.ZOOM_ROLE] == "Helpdesk"
    assert texts(invited)[Field.ZOOM_ROLE] == ""


def test_ids_and_departments_come_from_whichever_side_has_them():
    leaver = texts(comparison(person=directory_person("ana@acme.example")))
    listed = texts(assigned(assignment=assignment("u7", department="Sales")))

    assert (leaver[Field.OKTA_ID], leaver[Field.DEPARTMENT]) == ("u-ana@acme.example", "Finance")
    assert (listed[Field.OKTA_ID], listed[Field.DEPARTMENT]) == ("u7", "Sales")
    assert texts(comparison(person=None, account=None))[Field.OKTA_ID] == ""


def test_a_verdict_is_spoken_with_how_long_it_has_been_so():
    view = row_view(comparison(), HERE)

    assert spoken(Field.VERDICT, view.look.words, view) == (
        "Verdict: Still active in Zoom, since 2 days"
    )
    assert spoken(Field.PERSON, view.name, view) == "Person: Ana Silva, ana@acme.example"
    assert spoken(Field.NOTE, "", view) == "Note: nothing"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "now"),
        (59, "now"),
        (60, "1 min"),
        (3599, "59 min"),
        (7200, "2 h"),
        (11 * 86400, "11 d"),
        (59 * 86400, "59 d"),
        (95 * 86400, "3 mo"),
        (800 * 86400, "2 y"),
    ],
)
def test_a_length_of_time_is_said_in_a_few_letters(seconds, words):
    assert short_span(seconds) == words
