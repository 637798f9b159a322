"""Tests for viewmodels/undo_proposal.py, with plans of the simulated company."""

import pytest

from tests.support.desk import desk
from zoomprov_gui.domain.safeguards import Ask, confirmation_needed
from zoomprov_gui.simulator.zoom_people import set_zoom_status
from zoomprov_gui.viewmodels.undo_proposal import undo_proposal

LEAVER = "goran.eze@acme.example"
OTHER = "nadia.okafor@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


async def proposed(office, run_id="r1", **more):
    await office.read()
    context = office.context()
    plan = await office.undo.plan(office.undo.run(run_id), office.roster, context, **more)
    return undo_proposal(plan, confirmation_needed(plan, context))


async def test_what_cannot_come_back_is_said_first_and_what_does_after_it(office):
    await office.run(office.plan(LEAVER))

    proposal = await proposed(office)

    assert proposal.title == "Undo this for Goran Eze?"
    assert proposal.button == "Undo for Goran Eze"
    assert proposal.effects[0][0] == "triangle-alert"
    assert "do not come back by themselves" in proposal.effects[0][1]
    assert proposal.lines[0].outcome.startswith("Will be turned on and given “Licensed”")
    assert not proposal.dangerous


async def test_who_changed_since_is_left_out_and_told_why(office):
    await office.run(office.plan(LEAVER, OTHER))
    set_zoom_status(office.world, office.world.zoom_user(OTHER).id, "active")

    proposal = await proposed(office)

    assert proposal.title == "Undo this for Goran Eze?"
    assert [line.skipped for line in proposal.lines] == [False, True]
    assert proposal.lines[1].outcome == "Skipped – Changed since"


async def test_of_several_each_is_a_line_of_the_list(office):
    await office.run(office.plan(LEAVER, OTHER))

    proposal = await proposed(office)

    assert proposal.title == "Undo this for 2 people?"
    assert len(proposal.lines) == 2


async def test_undoing_what_gave_zoom_takes_it_away_and_asks_like_a_removal(office):
    await office.run(office.plan(LEAVER, OTHER))
    await office.read()
    back = await office.undo.plan(office.undo.run("r1"), office.roster, office.context())
    await office.run(back, "r2")

    proposal = await proposed(office, "r2")

    assert proposal.dangerous
    assert proposal.confirmation.ask is Ask.TYPED


async def test_where_nothing_can_be_undone_the_reason_stands_there(office):
    await office.run(office.plan(LEAVER))
    office.read_only = True

    proposal = await proposed(office)

    assert proposal.title == "Nothing can be undone"
    assert not proposal.possible
    assert "read-only" in proposal.lines[0].detail.casefold()
