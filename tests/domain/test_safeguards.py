"""Tests for domain/safeguards.py."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.comparisons import assigned, comparison, context
from tests.support.people import NOW, account, broken, whole
from zoomprov_gui.domain.actions import NO_APPROVAL, Approval, Plan, Route
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away
from zoomprov_gui.domain.safeguards import (
    Ask,
    Confirmation,
    approved,
    confirmation_needed,
    held_back,
    in_words,
    keys_of,
    never_activated,
    protected,
    removal_limit,
    removals_blocked,
    writes_blocked,
)


def leavers(number):
    return [comparison(f"p{n}@acme.example") for n in range(number)]


def confirmation(number, **fields):
    given = context(**fields)
    return confirmation_needed(plan_take_away(leavers(number), Route.AUTO, given), given)


def test_one_person_needs_the_button_only():
    assert confirmation(1) == Confirmation(Ask.BUTTON)


def test_one_person_of_three_is_not_a_surprise():
    assert confirmation(1, active_people=3).ask is Ask.BUTTON


def test_three_people_need_the_words():
    assert confirmation(3) == Confirmation(Ask.TYPED, "turn off 3")


def test_more_than_a_tenth_of_the_active_people_need_a_number_and_a_reason():
    needed = confirmation(11, active_people=100)

    assert (needed.ask, needed.text) == (Ask.NUMBER, "turn off eleven")
    assert needed.needs_reason
    assert "more than 10 a day" in needed.why


def test_exactly_a_tenth_is_not_yet_more():
    assert confirmation(10, active_people=100).ask is Ask.TYPED


@pytest.mark.parametrize(
    ("active", "limit"), [(0, 3), (20, 3), (30, 3), (31, 4), (60, 6), (300, 30), (1000, 50)]
)
def test_the_limit_suits_small_companies_and_stays_below_the_most_a_run(active, limit):
    assert removal_limit(context(active_people=active)) == limit


def test_somebody_already_taken_today_does_not_count_twice():
    taken = frozenset(person_key(f"p{n}@acme.example") for n in range(3))

    assert confirmation(3, active_people=20, taken=taken).ask is Ask.TYPED
    assert held_back(frozenset({person_key("new@acme.example")}),
                     context(active_people=20, taken=taken))  # fmt: skip


@pytest.mark.parametrize(
    ("approval", "enough"),
    [
        (Approval(2, "The office closed."), True),
        (Approval(2, "  "), False),
        (Approval(3, "The office closed."), False),
        (NO_APPROVAL, False),
    ],
)
def test_only_the_very_number_with_a_reason_lets_a_plan_exceed_the_limit(approval, enough):
    plan = plan_take_away(
        [comparison(f"p{n}@acme.example") for n in range(2)], Route.AUTO, context()
    )

    assert approved(plan, approval) is enough


def test_more_than_the_limit_need_the_number_in_words():
    needed = confirmation(4, max_people=3)

    assert (needed.ask, needed.text) == (Ask.NUMBER, "turn off four")
    assert "more than 3" in needed.why


@given(st.integers(1, 40), st.integers(0, 60), st.integers(0, 200), st.integers(1, 60))
def test_cutting_a_run_into_pieces_does_not_get_round_the_limit(now, before, active, limit):
    together = now + before

    taken = frozenset(person_key(f"before{n}@acme.example") for n in range(before))

    needed = confirmation(now, taken=taken, active_people=active, max_people=limit)

    most = min(limit, max(3, math.ceil(active / 10)))
    assert (needed.ask is Ask.NUMBER) == (together > most)


def test_giving_back_is_never_held_back():
    off = [
        comparison(f"p{n}@acme.example", account=account(f"z{n}", status="inactive"))
        for n in range(60)
    ]

    plan = plan_reactivate(off, context())

    assert confirmation_needed(plan, context()) == Confirmation(Ask.BUTTON)


def test_an_empty_plan_needs_nothing():
    assert confirmation_needed(Plan(rows=()), context()).ask is Ask.NOTHING


def test_two_writes_about_one_person_count_as_one_person():
    person = assigned()
    unlinked = assigned(assignment=person.assignment._replace(external_id=""))

    plan = plan_take_away([unlinked], Route.AUTO, context())

    assert len(plan.actions) == 2
    assert confirmation_needed(plan, context()).ask is Ask.BUTTON


@pytest.mark.parametrize("typed", ["turn off 3", "  Turn  OFF 3 ", "TURN OFF 3\n"])
def test_case_and_blanks_of_what_is_typed_do_not_matter(typed):
    assert Confirmation(Ask.TYPED, "turn off 3").accepts(typed)


@pytest.mark.parametrize("typed", ["", "turn off", "turn off 4", "turn off three", "turnoff3"])
def test_anything_else_does_not_confirm(typed):
    assert not Confirmation(Ask.TYPED, "turn off 3").accepts(typed)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"), (7, "seven"), (13, "thirteen"), (20, "twenty"), (21, "twenty-one"),
        (99, "ninety-nine"), (100, "one hundred"), (101, "one hundred and one"),
        (342, "three hundred and forty-two"), (1000, "one thousand"),
        (1005, "one thousand and five"), (1250, "one thousand two hundred and fifty"),
        (999_999, "nine hundred and ninety-nine thousand nine hundred and ninety-nine"),
        (1_000_000, "1000000"),
    ],
)  # fmt: skip
def test_numbers_are_said_as_people_say_them(number, words):
    assert in_words(number) == words


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_no_two_numbers_have_the_same_words(one, other):
    assert (in_words(one) == in_words(other)) == (one == other)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"read_only": True}, "Read-only mode"),
        ({"locked": "Another copy is running."}, "Another copy"),
        ({"okta": None}, "Okta was not read yet"),
        ({"zoom": whole(Service.ZOOM, at=0.0)}, "Zoom was not read yet"),
        ({"zoom": whole(Service.ZOOM, at=NOW - 1201)}, "is old"),
        (
            {"okta": replace(broken(Service.OKTA), failure=Misused("x"))},
            "Okta could not be read",
        ),
    ],
)
def test_what_blocks_every_write_says_so(fields, why):
    assert why in writes_blocked(context(**fields))
    assert why in removals_blocked(context(**fields))


def test_half_a_list_blocks_removals_only():
    half = context(okta=broken(Service.OKTA))

    assert not writes_blocked(half)
    assert "half a list" in removals_blocked(half)


def test_two_whole_fresh_reads_block_nothing():
    assert removals_blocked(context()) == ""


@pytest.mark.parametrize(
    ("role", "why"),
    [
        ("0", "Zoom owner: the ownership"),
        ("1", "Zoom admin: the Zoom owner must change the role"),
        ("Rcustom", "Zoom role “Helpdesk”"),
        ("2", ""),
        ("", ""),
    ],
)
def test_each_role_but_member_protects(role, why):
    facts = Facts(zoom_status="active", role_id=role)

    said = protected(facts, frozenset(), frozenset(), {"Rcustom": "Helpdesk"})

    assert said.startswith(why)
    assert bool(said) == bool(why)


def test_the_role_number_of_an_open_invite_is_not_believed():
    said = protected(Facts(zoom_status="pending", role_id="0"), frozenset(), frozenset())

    assert "never activated" in said
    assert "owner" not in said


def test_an_open_invite_says_where_to_cancel_it_and_what_okta_still_does():
    invited = Facts(zoom_status="pending", assigned=True, granted_by=("Finance", "All"))

    said = never_activated(invited)

    assert "under User Management, Users, Pending" in said
    assert "Okta still assigns Zoom through “Finance”, “All”: remove that there" in said
    assert "Okta still assigns Zoom: remove" in never_activated(invited._replace(granted_by=None))
    assert "Okta" not in never_activated(Facts(zoom_status="pending"))


def test_we_are_found_under_any_of_our_addresses():
    keys = keys_of("Ana@Acme.example", "  ", "")

    assert "This is you" in protected(Facts(), keys, keys_of("ana@acme.example"))
