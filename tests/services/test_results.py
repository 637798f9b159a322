"""Tests for services/results.py."""

import pytest

from tests.support.comparisons import comparison, context
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.services.results import ActionResult, Outcome
from zoomprov_gui.storage.records import State


def test_a_result_is_about_the_person_of_its_row():
    (row,) = plan_take_away([comparison()], Route.AUTO, context()).rows

    result = ActionResult(row=row, outcome=Outcome.SENDING, text="Sending…", settled=False)

    assert result.email == "ana@acme.example"


@pytest.mark.parametrize("outcome", [o for o in Outcome if o is not Outcome.SENDING])
def test_every_outcome_is_a_state_of_the_journal(outcome):
    assert State(outcome.value)
