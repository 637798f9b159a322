"""Tests for domain/limiting.py: what goes on, and who is held back."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.comparisons import assigned, comparison, context
from tests.support.people import account
from zoomprov_gui.domain.actions import Group, Plan, Route
from zoomprov_gui.domain.limiting import within_limit
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away
from zoomprov_gui.domain.safeguards import held_back, removal_limit

LEAVERS = [comparison(f"{name}@acme.example") for name in "abcdefgh"]


def returning(email):
    off = account(zoom_id="z-off", email=email, status="inactive")
    return comparison(email, account=off)


def test_removals_go_on_up_to_the_limit_and_the_rest_stays_with_the_reason():
    small = context(active_people=20)
    plan = plan_take_away(LEAVERS, Route.AUTO, small)

    some = within_limit(plan, small)

    assert some.people == removal_limit(small) == 3
    assert [row.email for row in some.rows] == [row.email for row in plan.rows]
    assert all(row.skipped.startswith("Held back:") for row in some.skipped)


def test_who_is_held_back_hears_in_which_group_nothing_changes():
    desk = Group("g1", "Front desk")
    small = context(active_people=20, giving=(desk,))
    people = [assigned(f"{n}@acme.example", granted_by=("Front desk",)) for n in "abcde"]

    some = within_limit(plan_take_away(people, Route.AUTO, small), small)

    assert len(some.skipped) == 2
    assert all("Nothing changes in “Front desk”." in row.skipped for row in some.skipped)


def test_what_takes_from_nobody_is_never_held_back():
    full = context(active_people=20, taken=frozenset("abc"))
    away = plan_take_away(LEAVERS, Route.AUTO, full)
    back = plan_reactivate([returning("z@acme.example")], full)

    some = within_limit(Plan(rows=(*away.rows, *back.rows)), full)

    assert [action.email for action in some.actions] == ["z@acme.example"]


def test_who_lost_zoom_today_already_counts_once():
    again = frozenset(map(person_key, ("a@acme.example", "x@acme.example")))
    small = context(active_people=20, taken=again)

    some = within_limit(plan_take_away(LEAVERS[:3], Route.AUTO, small), small)

    assert [action.email for action in some.actions] == ["a@acme.example", "b@acme.example"]


@given(st.integers(0, 8), st.integers(0, 6), st.integers(0, 60))
def test_what_goes_on_needs_no_reason(people, taken, active):
    some_context = context(
        active_people=active, taken=frozenset(f"p{n}@x.example" for n in range(taken))
    )

    some = within_limit(plan_take_away(LEAVERS[:people], Route.AUTO, some_context), some_context)

    assert not held_back(some.takes_from, some_context)
