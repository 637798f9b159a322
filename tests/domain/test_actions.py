"""Tests for domain/actions.py."""

from tests.support.comparisons import assigned, comparison, context
from zoomprov_gui.domain.actions import Gain, Plan, Route
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away


def test_a_plan_counts_who_loses_something_once_whatever_it_sends():
    people = [comparison("ana@acme.example"), assigned("bo@acme.example")]

    plan = plan_take_away(people, Route.ZOOM, context())
    twice = Plan(rows=plan.rows + plan.rows)

    assert plan.takes_from == {person_key("ana@acme.example"), person_key("bo@acme.example")}
    assert (plan.removes_from, twice.removes_from, plan.people) == (2, 2, 2)


def test_giving_back_takes_from_nobody():
    off = comparison(account=comparison().account._replace(status="inactive"))

    plan = plan_reactivate([off], context())

    assert plan.actions
    assert plan.removes_from == 0


def test_what_a_plan_brings_is_the_sum_of_its_rows():
    assert Plan(rows=()).gain == Gain()
