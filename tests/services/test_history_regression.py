"""Tests for services/history.py: what was shown once is watched, and opened again."""

from dataclasses import replace

import pytest

from tests.support.desk import SOURCE, desk
from zoomprov_gui.domain.actions import Approval
from zoomprov_gui.domain.assigning import plan_unassign_groups
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.planning import plan_reactivate
from zoomprov_gui.domain.readback import Known
from zoomprov_gui.domain.revising import plan_end_sessions
from zoomprov_gui.domain.verification import Rung
from zoomprov_gui.services.ladder import regressed
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.services.verify import subject_of
from zoomprov_gui.simulator.zoom_people import set_zoom_status
from zoomprov_gui.storage.records import State

LEAVER = "goran.eze@acme.example"
OFF = "hugo.silva@acme.example"
DAY = 86_400


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


def turn_on_behind_our_back(office):
    set_zoom_status(office.world, office.world.zoom_user(LEAVER).id, "active")
    office.office.clock.now += 3700


async def test_a_person_who_is_on_again_later_is_opened_again_and_settled_anew(office):
    await office.run(office.plan(LEAVER))
    turn_on_behind_our_back(office)
    await office.read()

    [opened] = office.history.recheck(office.roster)
    [entry] = office.journal.unsettled(SOURCE)
    settled = [one async for one in office.history.settle()]

    assert opened.entry.email == LEAVER
    assert (entry.state, entry.settled_at) == (State.ACCEPTED, None)
    assert settled[0].state is State.UNKNOWN


async def test_who_stays_off_is_left_alone(office):
    await office.run(office.plan(LEAVER))
    office.office.clock.now += 3700
    await office.read()

    assert office.history.recheck(office.roster) == []


async def test_whom_we_turned_on_again_ourselves_is_no_regression(office):
    await office.run(office.plan(LEAVER))
    await office.read()
    run = office.undo.run("r1")
    await office.run(await office.undo.plan(run, office.roster, office.context()), "r2")
    office.office.clock.now += 3700
    await office.read()

    assert office.history.recheck(office.roster) == []


async def test_ended_sessions_after_it_do_not_hide_that_a_person_is_on_again(office):
    await office.run(office.plan(LEAVER))
    await office.read()
    who = who_of(office.person(LEAVER))
    await office.run(plan_end_sessions([who], office.context()), "r2")
    turn_on_behind_our_back(office)
    await office.read()

    [opened] = office.history.recheck(office.roster)

    assert opened.entry.verb == "turn_off_in_zoom"


async def test_after_a_week_it_is_news_and_no_regression(office):
    await office.run(office.plan(LEAVER))
    turn_on_behind_our_back(office)
    office.office.clock.now += 8 * DAY
    await office.read()

    assert office.history.recheck(office.roster) == []


async def test_nothing_is_opened_on_half_a_list(office):
    await office.run(office.plan(LEAVER))
    before = office.roster.whole
    office.roster.whole = lambda _service: None

    assert office.history.recheck(office.roster) == []
    office.roster.whole = before


async def test_ended_sessions_whose_answer_was_lost_are_never_called_done(office):
    plan = plan_end_sessions([who_of(office.person(LEAVER))], office.context())
    entries = office.journal.begin("r1", plan, source=SOURCE, now=office.office.clock())
    office.journal.sent(entries[0], plan.rows[0].facts, office.office.clock())

    [settled] = [one async for one in office.history.settle()]

    assert settled.state is State.UNKNOWN


async def rungs(office, **more):
    office.verify.ask_log(office.office.zoom.operations)
    subject = subject_of(office.person(LEAVER))._replace(**more)
    seen = await office.verify.look(subject)
    return {rung.rung: rung.state for rung in seen.rungs}


async def test_zooms_own_log_is_a_witness_of_its_own(office):
    await office.run(office.plan(LEAVER))

    found = await rungs(office, sent_at=office.entries()[0].sent_at)

    assert found[Rung.READ_BACK] is Known.YES
    assert found[Rung.ZOOM_LOG] is Known.YES


async def test_a_log_that_does_not_hold_it_says_no_and_one_we_may_not_read_is_not_known(office):
    set_zoom_status(office.world, office.world.zoom_user(LEAVER).id, "inactive")
    silent = await rungs(office, sent_at=office.office.clock())
    office.world.fail_next("zoom:forbidden:path=operationlogs:times=9")
    office.world.zoom.scopes -= {"report:read:operation_logs:admin", "report:read:admin"}
    for token in office.world.zoom.tokens.values():
        token.scopes = frozenset(office.world.zoom.scopes)

    refused = await rungs(office)

    assert silent[Rung.ZOOM_LOG] is Known.NO
    assert refused[Rung.ZOOM_LOG] is Known.UNKNOWN


@pytest.mark.parametrize(
    ("hours", "off", "state"),
    [(0.5, True, Known.UNKNOWN), (2, True, Known.YES), (2, False, Known.NO)],
)
async def test_still_so_is_said_of_a_later_read_only(office, hours, off, state):
    await office.run(office.plan(LEAVER))
    proven_at = office.entries()[0].settled_at
    if not off:
        set_zoom_status(office.world, office.world.zoom_user(LEAVER).id, "active")
    office.office.clock.now += hours * 3600

    found = await rungs(office, proven_at=proven_at)

    assert found[Rung.STILL_SO] is state


async def test_that_zoom_accepted_to_end_sessions_stands_on_its_rung(office):
    assert (await rungs(office))[Rung.SESSIONS_ENDED] is Known.UNKNOWN
    assert (await rungs(office, sessions_at=1.0))[Rung.SESSIONS_ENDED] is Known.YES


async def test_a_single_check_opens_what_it_contradicts_and_says_since_what_it_was_shown(office):
    await office.run(office.plan(LEAVER))
    turn_on_behind_our_back(office)

    opened = await office.history.check(office.entries()[0])
    again = await office.history.check(office.entries()[0])

    assert opened.state is State.ACCEPTED
    assert again.state is State.UNKNOWN
    assert again.text.startswith("This was shown as done, and a later read shows the opposite")
    assert "Sent, and no read shows" not in again.text
    assert regressed(office.entries()[0])


async def test_what_regressed_and_is_so_again_is_shown_again(office):
    await office.run(office.plan(LEAVER))
    turn_on_behind_our_back(office)
    await office.history.check(office.entries()[0])
    await office.history.check(office.entries()[0])
    set_zoom_status(office.world, office.world.zoom_user(LEAVER).id, "inactive")

    settled = await office.history.check(office.entries()[0])

    assert settled.state is State.VERIFIED
    assert not regressed(office.entries()[0])


async def test_an_older_write_about_somebody_is_not_opened_by_what_a_later_one_did(office):
    await office.run(office.plan(LEAVER))
    await office.read()
    run = office.undo.run("r1")
    await office.run(await office.undo.plan(run, office.roster, office.context()), "r2")

    settled = await office.history.check(office.entries("r1")[0])

    assert settled.state is State.UNDONE
    assert office.entries("r1")[0].state is State.UNDONE


async def undone(office, plan):
    """Send a plan, take it back, and return the entry that did so."""
    await office.run(plan)
    await office.read()
    back = await office.undo.plan(office.undo.run("r1"), office.roster, office.context())
    await office.run(back, "r2")
    assert [entry.state for entry in office.entries("r1")] == [State.UNDONE]
    return office.entries("r2")[0]


async def undo_again(office):
    await office.read()
    return await office.undo.plan(office.undo.run("r1"), office.roster, office.context())


async def test_what_was_undone_can_be_undone_again_once_its_undo_is_not_so_any_more(office):
    await undone(office, plan_reactivate([office.person(OFF)], office.context()))
    set_zoom_status(office.world, office.world.zoom_user(OFF).id, "active")
    office.office.clock.now += 3700
    await office.read()

    (opened,) = office.history.recheck(office.roster)
    reopened = office.entries("r1")[0]
    settled = {one.entry.run: one.state async for one in office.history.settle()}

    assert opened.entry.run == "r2"
    assert (reopened.state, reopened.settled_at) == (State.ACCEPTED, None)
    assert "undone" in reopened.text
    assert settled == {"r1": State.VERIFIED, "r2": State.UNKNOWN}
    assert [action.email for action in (await undo_again(office)).actions] == [OFF]


async def test_checking_an_undo_that_is_not_so_any_more_opens_what_it_undid(office):
    back = await undone(office, office.plan(LEAVER))
    set_zoom_status(office.world, office.world.zoom_user(LEAVER).id, "inactive")

    seen = await office.history.check(back)
    settled = {one.entry.run: one.state async for one in office.history.settle()}

    assert seen.state is State.ACCEPTED
    assert settled["r1"] is State.VERIFIED
    assert (await undo_again(office)).actions


async def test_an_undo_that_is_so_after_all_leaves_what_it_undid_undone(office):
    back, zoom_id = await undone(office, office.plan(LEAVER)), office.world.zoom_user(LEAVER).id
    set_zoom_status(office.world, zoom_id, "inactive")
    await office.history.check(back)
    set_zoom_status(office.world, zoom_id, "active")

    settled = {one.entry.run: one.state async for one in office.history.settle()}

    assert settled["r2"] is State.VERIFIED
    assert office.entries("r1")[0].state is State.UNDONE


async def test_a_group_one_of_whom_is_on_again_is_not_so_any_more(office):
    named = await office.lookup.group("Front desk", office.roster)
    plan = plan_unassign_groups([named.crowd], office.context(active_people=1000))
    (result,) = await office.run(plan, approval=Approval(plan.removes_from, "The desk moves"))
    (entry,) = office.entries()
    set_zoom_status(office.world, plan.actions[0].change.people[0], "active")
    office.office.clock.now += 3700

    opened = await office.history.check(entry)
    (settled,) = [one async for one in office.history.settle()]

    assert result.outcome is Outcome.VERIFIED
    assert opened.state is State.ACCEPTED
    assert "a later read shows the opposite" in settled.text
    assert regressed(office.entries()[0])


async def test_a_list_that_was_begun_before_the_proof_is_no_later_read(office):
    await office.run(office.plan(LEAVER))
    proven = office.entries()[0].settled_at
    turn_on_behind_our_back(office)
    await office.read()
    reading = office.roster.whole(Service.ZOOM)
    office.roster.finish(replace(reading, began_at=proven - 1))

    before = office.history.recheck(office.roster)
    office.roster.finish(reading)
    after = office.history.recheck(office.roster)

    assert (before, len(after)) == ([], 1)
