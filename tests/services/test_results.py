"""Tests for services/results.py."""

from dataclasses import replace

import pytest

from tests.support.comparisons import comparison, context
from zoomprov_gui.domain.actions import Change, Group, Route
from zoomprov_gui.domain.facts import Facts, Goal
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.domain.readback import Subject
from zoomprov_gui.domain.verification import Verification
from zoomprov_gui.services.results import ActionResult, Outcome, not_shown, only_in_okta
from zoomprov_gui.storage.records import State


def test_a_result_is_about_the_person_of_its_row():
    (row,) = plan_take_away([comparison()], Route.AUTO, context()).rows

    result = ActionResult(row=row, outcome=Outcome.SENDING, text="Sending…", settled=False)

    assert result.email == "ana@acme.example"


@pytest.mark.parametrize(
    "outcome", [o for o in Outcome if o not in {Outcome.LOOKING, Outcome.SENDING}]
)
def test_every_outcome_is_a_state_of_the_journal(outcome):
    assert State(outcome.value)


@pytest.mark.parametrize(
    ("outcome", "facts", "said"),
    [
        (Outcome.ACCEPTED, Facts(assigned=True), "Accepted. Said."),
        (Outcome.UNKNOWN, Facts(assigned=True), "The answer was lost. Said."),
        (Outcome.ACCEPTED, Facts(assigned=False), "Accepted, but no read shows it. Said."),
        (Outcome.UNKNOWN, None, "The answer was lost, and no read shows that it was done. Said."),
    ],
)
def test_of_a_group_it_is_told_apart_whether_okta_shows_it(outcome, facts, said):
    (row,) = plan_take_away([comparison()], Route.AUTO, context()).rows
    change, goal = Change(group=Group("g1", "IT")), Goal(assigned=True, nobody_left=True)
    subject = Subject(row.key, "group:IT", goal=goal, change=change)
    seen = Verification(
        subject=subject, rungs=(), proven=False, final=True, text="Said.", facts=facts
    )

    result = ActionResult(row=row, outcome=outcome, text="", settled=False)

    assert not_shown(result, seen) == said


@pytest.mark.parametrize(
    ("goal", "facts", "only"),
    [
        (Goal(assigned=True, linked=True), Facts(assigned=True, sync_state="ERROR"), True),
        (Goal(assigned=True, linked=True), Facts(assigned=True, sync_state="SYNCING"), False),
        (Goal(assigned=True, linked=True), Facts(assigned=False, sync_state="ERROR"), False),
        (Goal(zoom_on=False), Facts(zoom_status="active"), False),
        (Goal(assigned=True), None, False),
    ],
)
def test_what_okta_shows_and_nothing_more_of_it_comes_is_told_apart(goal, facts, only):
    (row,) = plan_take_away([comparison()], Route.AUTO, context()).rows
    seen = Verification(
        subject=Subject(row.key, row.email, "u1", goal=goal),
        rungs=(),
        proven=False,
        final=True,
        text="Said.",
        facts=facts,
    )
    result = ActionResult(
        row=row, outcome=Outcome.ACCEPTED, text="", settled=True, verification=seen
    )

    assert only_in_okta(result) is only
    assert not only_in_okta(replace(result, settled=False))
    assert not only_in_okta(replace(result, outcome=Outcome.UNKNOWN))
