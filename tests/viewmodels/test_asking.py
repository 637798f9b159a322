"""Tests for viewmodels/asking.py: the question, its button and what is typed are one vocabulary."""

import pytest

from tests.support.comparisons import assigned, comparison, context
from zoomprov_gui.domain.actions import Group, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_leave_group, plan_take_away
from zoomprov_gui.domain.safeguards import confirmation_needed
from zoomprov_gui.viewmodels.asking import button_of, lead_of, title_of

DESK = Group("g1", "Front desk")
GIVEN = context(giving=(DESK,))
EMAILS = ("a@acme.example", "b@acme.example")


def members():
    return [assigned(email, granted_by=(DESK.name,)) for email in EMAILS]


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (plan_take_away(map(comparison, EMAILS), Route.AUTO, GIVEN), "turn off 2"),
        (plan_take_away(map(assigned, EMAILS), Route.OKTA, GIVEN), "deactivate 2"),
        (plan_take_away(map(assigned, EMAILS), Route.UNASSIGN, GIVEN), "unassign 2"),
        (plan_take_away([assigned(e, account=None) for e in EMAILS], Route.AUTO, GIVEN),
         "take Zoom from 2"),
        (plan_leave_group(members(), DESK, GIVEN), "take out 2"),
    ],
)  # fmt: skip
def test_what_is_typed_stands_in_the_question_and_on_the_button(plan, words):
    asked = title_of(plan), button_of(plan)

    verb, _, number = words.rpartition(" ")
    assert confirmation_needed(plan, GIVEN).text == words
    for part in asked:
        said = part.casefold().replace(f"take {number} people out", f"take out {number}")
        assert verb.casefold() in said
        assert number in said


@pytest.mark.parametrize(("verb", "who"), [(Verb.UNASSIGN_GROUP, "group"), (Verb.ASSIGN, "person")])
def test_who_is_left_out_is_called_what_it_is(verb, who):
    key, nothing = person_key(EMAILS[0]), {"route": Route.OKTA, "effect": "", "facts": Facts()}
    row = PlanRow(key=key, email=EMAILS[0], name="", verb=verb, skipped="Why.", **nothing)

    assert lead_of(Plan(rows=(row,))) == f"Each {who} is left out, for this reason:"
