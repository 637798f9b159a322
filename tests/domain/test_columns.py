"""Columns give records back as they were, and say how the two sides of a row compare."""

import pytest
from hypothesis import given

from tests.support.people import account, accounts, assignment, assignments
from zoomprov_gui.domain.codes import DETAILS_DIFFER, EMAIL_DIFFERS, LINKED
from zoomprov_gui.domain.columns import Columns
from zoomprov_gui.domain.page_columns import PageColumns
from zoomprov_gui.domain.people import PersonKey


def paired(okta, zoom) -> Columns:
    columns = PageColumns()
    columns.extend([PersonKey("ana@acme.example")])
    columns.set_okta(0, okta, 1)
    columns.set_zoom(0, zoom, 1)
    return columns


@given(assignments, accounts)
def test_records_come_back_as_they_were(okta, zoom):
    columns = PageColumns()
    columns.extend([PersonKey("")] * 4)
    for row, record in enumerate(okta):
        columns.set_okta(row, record, 1)
    for row, record in enumerate(zoom):
        columns.set_zoom(row, record, 1)

    assert [columns.assignment(row) for row in range(len(okta))] == okta
    assert [columns.account(row) for row in range(len(zoom))] == zoom
    assert columns.assignment(3) is None


def test_a_cleared_side_is_gone_and_nothing_is_left_to_compare():
    columns = paired(assignment(), account(email="other@acme.example"))

    columns.clear_zoom(0)
    assert columns.account(0) is None
    assert columns.pair[0] == LINKED

    columns.clear_okta(0)
    assert columns.assignment(0) is None
    assert columns.pair[0] == 0


def test_sides_that_agree_are_only_linked():
    assert paired(assignment(), account()).pair[0] == LINKED


def test_a_missing_link_is_seen():
    assert paired(assignment(external_id=""), account()).pair[0] == 0


def test_an_email_may_differ_in_case_alone():
    assert not paired(assignment(), account(email="ANA@acme.example")).pair[0] & EMAIL_DIFFERS
    assert paired(assignment(), account(email="b@acme.example")).pair[0] & EMAIL_DIFFERS


@pytest.mark.parametrize(
    ("okta", "zoom", "differs"),
    [
        ({}, {"last_name": "Souza"}, ("name",)),
        ({"first_name": "Ana Maria"}, {"last_name": "Maria Silva"}, ()),
        ({"last_name": None}, {"last_name": "Souza"}, ()),
        ({}, {"last_name": None}, ()),
        ({}, {"last_name": ""}, ("name",)),
        ({}, {"last_name": "SILVA "}, ()),
        ({"department": "Sales"}, {}, ("department",)),
        ({"department": ""}, {}, ()),
        ({"department": "Sales"}, {"department": None}, ()),
        ({"licence": "Basic"}, {}, ("licence",)),
        ({"licence": "Basic"}, {"status": "inactive"}, ()),
        ({"licence": "Basic"}, {"licence": -1}, ()),
        ({"licence": "Gold"}, {}, ()),
        ({"licence": "Basic", "department": "Sales"}, {}, ("department", "licence")),
    ],
)
def test_details_are_compared_where_both_sides_tell_them(okta, zoom, differs):
    columns = paired(assignment(**okta), account(**zoom))

    assert columns.differences(0) == differs
    assert bool(columns.pair[0] & DETAILS_DIFFER) is bool(differs)
