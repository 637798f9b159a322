"""Whom a run is about, counted."""

import pytest

from tests.domain.test_assigning import crowd, newcomer, through_the_group
from tests.support.comparisons import ALL_ON, assigned, context
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.assigning import plan_assign, plan_unassign_groups
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.viewmodels.run_words import counted, short_reason, undone, undone_for, whom


def keys(plan):
    return {action.key for action in plan.actions}


def test_people_are_people_and_a_group_says_how_many_it_reaches():
    two = [newcomer("a@acme.example"), newcomer("b@acme.example")]
    alone = plan_assign([newcomer("c@acme.example")], [], context())
    both = plan_assign([newcomer("c@acme.example")], [crowd(*two, gives=False)], context())

    assert whom(alone) == "1 person"
    assert whom(both) == "1 person and 1 group with 2 people"
    assert counted(both, ()) == "0"


def test_a_group_that_is_unassigned_says_from_how_many_zoom_is_taken():
    people = [through_the_group("a@acme.example"), through_the_group("b@acme.example")]

    plan = plan_unassign_groups([crowd(*people)], context(switches=ALL_ON))

    assert counted(plan, keys(plan)) == "1 group with 2 people"


def test_an_undo_is_about_people_and_about_groups_with_theirs():
    person, two = newcomer("c@acme.example"), [newcomer("a@acme.example")]
    both = plan_assign([person], [crowd(*two, gives=False)], context())
    group = plan_assign([], [crowd(*two, gives=False)], context())

    assert undone_for(both) == "1 person and 1 group with 1 person"
    assert undone_for(group) == "1 group with 1 person"
    assert undone_for(plan_assign([person], [], context())) == "1 person"


def test_the_result_of_an_undo_reads_as_a_sentence_of_people_and_of_groups():
    assert undone("2") == "2 undone"
    assert undone("1 group with 15 people") == "Undone for 1 group with 15 people"


def test_elsewhere_accounts_are_counted():
    plan = plan_take_away([assigned("a@acme.example")], Route.ZOOM, context())

    assert whom(plan) == "1 account"
    assert counted(plan, keys(plan)) == "1"


def test_who_has_no_account_that_is_on_is_counted_as_a_person():
    bare = assigned("b@acme.example", account=None)

    plan = plan_take_away([assigned("a@acme.example"), bare], Route.AUTO, context())

    assert whom(plan) == "2 people"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Zoom admin: the Zoom owner must change the role.", "Zoom admin"),
        ("This is you. You cannot.", "This is you"),
        ("One sentence.", "One sentence"),
        ("Not sent. Zoom asked us to slow down. Wait.", "Zoom asked us to slow down"),
    ],
)
def test_the_kind_of_a_reason_is_its_first_words(text, short):
    assert short_reason(text) == short
