"""Tests for domain/agreeing.py: what is typed says the same as the question and its button."""

from tests.domain.test_assigning import crowd, newcomer, through_the_group
from tests.support.comparisons import ALL_ON, assigned, comparison, context
from zoomprov_gui.domain.actions import Group, Plan, Route
from zoomprov_gui.domain.agreeing import takes_from_people, what_is_done
from zoomprov_gui.domain.assigning import plan_assign, plan_unassign_groups
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away
from zoomprov_gui.domain.safeguards import confirmation_needed

DESK = Group("g1", "Front desk")
GIVEN = context(giving=(DESK,))
EMAILS = ("a@acme.example", "b@acme.example")


def test_who_has_no_account_that_is_on_loses_zoom_all_the_same():
    bare = assigned("b@acme.example", account=None)

    plan = plan_take_away([assigned("a@acme.example"), bare], Route.AUTO, context())

    assert takes_from_people(plan)


def test_what_gives_zoom_or_turns_accounts_off_takes_it_from_nobody_without_one():
    given = plan_assign([newcomer()], [], context())
    off = plan_take_away([assigned("a@acme.example")], Route.AUTO, context())

    assert not takes_from_people(given)
    assert not takes_from_people(off)


def test_a_group_is_unassigned_by_the_word_of_its_button():
    people = [through_the_group(email) for email in EMAILS]

    plan = plan_unassign_groups([crowd(*people)], context(switches=ALL_ON))

    assert confirmation_needed(plan, GIVEN).text == "unassign 2"


def test_where_some_get_back_what_others_lose_the_number_is_of_who_loses():
    back = comparison("z@acme.example", account=assigned().account._replace(status="inactive"))
    off = plan_take_away(map(comparison, EMAILS), Route.AUTO, GIVEN)

    both = Plan(rows=(*off.rows, *plan_reactivate([back], GIVEN).rows))

    assert f"{what_is_done(both)} {both.removes_from}" == "take Zoom from 2"
