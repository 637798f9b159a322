"""One vocabulary for what is asked, done and counted."""

from dataclasses import replace

import pytest

from tests.support.comparisons import assigned, context
from zoomprov_gui.domain.actions import Group, Plan, Route, Verb
from zoomprov_gui.domain.planning import plan_leave_group, plan_take_away
from zoomprov_gui.viewmodels.asking import button_of, lead_of, title_of
from zoomprov_gui.viewmodels.verb_words import VERB_WORDS, words_of

DESK, STAFF = Group("g1", "Front desk"), Group("g2", "Staff")


def through(email, *groups):
    person = assigned(email, granted_by=groups)
    return assigned(email, granted_by=groups, assignment=person.assignment._replace(scope="GROUP"))


def renamed(plan, verb):
    """Return a plan that does something else to the same people."""
    rows = [replace(row, verb=verb, action=replace(row.action, verb=verb)) for row in plan.rows]
    return Plan(rows=tuple(rows))


def unassigning(*emails):
    return plan_take_away([assigned(email) for email in emails], Route.UNASSIGN, context())


@pytest.mark.parametrize("verb", list(Verb))
def test_no_write_is_asked_about_without_being_named(verb):
    one = renamed(unassigning("a@acme.example"), verb)
    two = renamed(unassigning("a@acme.example", "b@acme.example"), verb)

    titles = [title_of(plan) for plan in (one, two)]

    assert verb in VERB_WORDS
    assert "Ana Silva" in titles[0]
    assert "2" in titles[1]
    assert not any("%" in words or words == "Send this?" for words in titles)


def test_who_is_unassigned_is_asked_about_as_a_person_and_told_what_okta_then_does():
    plan = unassigning("a@acme.example", "b@acme.example")

    assert title_of(plan) == "Unassign 2 people in Okta?"
    assert button_of(plan) == "Unassign 2 people"
    assert lead_of(plan).startswith("Okta then has Zoom turn their accounts off.")


def test_who_leaves_one_group_is_taken_out_of_it_from_the_question_to_the_result():
    people = [through("a@acme.example", "Front desk"), through("b@acme.example", "Front desk")]
    plan = plan_leave_group(people, DESK, context(giving=(DESK,)))

    words = words_of(plan)

    assert title_of(plan) == "Take 2 people out of “Front desk”?"
    assert words.doing == "Taking out"
    assert words.done == "taken out of “Front desk”"


def test_who_leaves_several_groups_is_unassigned():
    person = through("a@acme.example", "Front desk", "Staff")
    given = context(giving=(DESK, STAFF))
    rows = [row for group in (DESK, STAFF) for row in plan_leave_group([person], group, given).rows]
    plan = Plan(rows=tuple(rows))

    assert {action.verb for action in plan.actions} == {Verb.REMOVE_FROM_GROUP}
    assert title_of(plan) == "Unassign Zoom from Ana Silva?"
    assert words_of(plan).done == "unassigned"
