import pytest
from hypothesis import given

from tests.support.people import NOW, account, assignment
from tests.support.rosters import roster_of, rosters
from zoomprov_gui.domain.fields import (
    DEFAULT_FIELDS,
    TITLES,
    Field,
    changed_at,
    default_key,
    granted_through,
    person_keys,
    role_of,
    sort_key,
)
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import LOOKS, Verdict

ANA, BO = person_key("ana@acme.example"), person_key("bo@acme.example")


def two():
    return roster_of(
        [assignment(), assignment("u2", "bo@acme.example", external_id="z2", first_name="Bo")],
        [account(), account("z2", "bo@acme.example", licence=1, status="inactive")],
    )


def test_every_field_has_a_title_and_the_usual_ones_are_those_of_the_design():
    assert set(TITLES) == set(Field)
    assert [TITLES[field] for field in DEFAULT_FIELDS] == [
        "Person", "Okta", "Zoom", "Verdict", "What to do", "Changed",
    ]  # fmt: skip


@pytest.mark.parametrize("field", Field)
@given(roster=rosters)
def test_every_field_can_sort_everybody(field, roster):
    key = sort_key(roster, field)

    values = sorted(key(row) for row in roster.rows)

    assert len(values) == len(roster)


@given(rosters)
def test_names_at_once_are_names_one_by_one(roster):
    rows, key = list(roster.rows), sort_key(roster, Field.PERSON)

    assert person_keys(roster, rows) == [key(row) for row in rows]


@given(rosters)
def test_the_default_order_never_puts_a_calmer_tier_first(roster):
    key = default_key(roster)

    tiers = [LOOKS[roster.verdict(row)].tier for row in sorted(roster.rows, key=key)]

    assert tiers == sorted(tiers)


def test_within_a_verdict_the_oldest_comes_first_and_the_undated_last():
    roster = roster_of(
        [],
        [
            account("z1", "new@acme.example", created_at=int(NOW) - 10),
            account("z2", "old@acme.example", created_at=int(NOW) - 9000),
            account("z3", "undated@acme.example", created_at=0),
        ],
    )
    emails = roster.columns.key

    shown = [emails[row] for row in sorted(roster.rows, key=default_key(roster))]

    assert shown == ["old@acme.example", "new@acme.example", "undated@acme.example"]


def test_zoom_sorts_who_works_before_who_is_off_before_who_is_not_there():
    roster = roster_of(
        [assignment("u3", "cy@acme.example", external_id="")], [account("z9", status="inactive"),
        account("z8", "bo@acme.example")],
    )  # fmt: skip
    key = sort_key(roster, Field.ZOOM)

    shown = [roster.columns.key[row] for row in sorted(roster.rows, key=key)]

    assert shown == ["bo@acme.example", "ana@acme.example", "cy@acme.example"]


def test_what_has_no_text_sorts_behind_all_texts():
    roster = two()
    roster.note_groups({"u2": ("Zebras",)})
    key = sort_key(roster, Field.ASSIGNED_VIA)

    assert key(roster.row_of(BO)) < key(roster.row_of(ANA))


def test_a_note_is_why_somebody_was_set_aside():
    roster = two()
    roster.note_ignored({ANA: (Verdict.IN_SYNC, "the boss")})

    assert sort_key(roster, Field.NOTE)(roster.row_of(ANA)) == "the boss"


@pytest.mark.parametrize(
    ("fields", "groups", "said"),
    [
        ({}, (), "Directly"),
        ({"scope": "GROUP"}, (), "A group"),
        ({"scope": "GROUP"}, ("Managers", "Staff"), "Managers, Staff"),
        ({"scope": "NEW"}, (), ""),
    ],
)
def test_through_what_somebody_is_assigned_is_said_as_far_as_it_is_known(fields, groups, said):
    roster = roster_of([assignment(**fields)], [account()])
    roster.note_groups({"u1": groups})

    assert granted_through(roster.find(ANA)) == said


def test_who_is_not_assigned_is_assigned_through_nothing():
    assert granted_through(roster_of([], [account()]).find(ANA)) == ""


def test_the_latest_change_of_either_side_counts_where_the_verdict_has_no_time():
    roster = roster_of([assignment(changed_at=int(NOW) - 5)], [account(status="inactive")])

    person = roster.find(ANA)

    assert person.verdict is Verdict.SWITCHED_OFF
    assert changed_at(person) == NOW - 5


def test_the_role_number_of_an_invited_account_means_nothing():
    roster = roster_of([], [account("", status="pending", role_id="0"), account("z2", "b@a.b")])
    shapes = [roster.columns.zoom[row] for row in sorted(roster.rows)]

    assert {role_of(roster, shape) for shape in shapes} == {"", "member"}
