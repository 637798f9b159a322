"""Tests for services/undo.py: runs are taken back on the simulated company, and proven."""

import pytest

from tests.support.desk import desk
from zoomprov_gui.domain.actions import Approval, Route, Verb
from zoomprov_gui.domain.assigning import plan_assign, plan_unassign_groups
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.domain.limiting import within_limit
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_reactivate
from zoomprov_gui.services.reread import Rereader
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.services.verify import PATIENCE
from zoomprov_gui.simulator.zoom_people import let_go, set_zoom_status
from zoomprov_gui.storage.records import State

LEAVER = "goran.eze@acme.example"
DIRECT = "niko.laine@acme.example"
IN_A_GROUP = "kira.holt@acme.example"
OFF = "hugo.silva@acme.example"
NEWCOMER = "ulla.berg@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        opened.world.zoom.hosts = opened.world.zoom.used + 20
        yield opened


async def take_back(office, run_id="r1", **more):
    """Read everybody again, and return the plan that takes a run back."""
    await office.read()
    return await office.undo.plan(office.undo.run(run_id), office.roster, office.context(), **more)


def licence(office, email):
    return office.world.zoom_user(email).type


async def test_a_leaver_gets_sign_in_and_licence_back_and_the_entry_says_undone(office):
    before = licence(office, LEAVER)
    await office.run(office.plan(LEAVER))

    results = await office.run(await take_back(office), "r2")

    assert [result.outcome for result in results] == [Outcome.VERIFIED, Outcome.VERIFIED]
    assert (office.zoom_status(LEAVER), licence(office, LEAVER)) == ("active", before)
    assert office.entries("r1")[0].state is State.UNDONE


async def test_what_cannot_come_back_is_said_before_anything_is_sent(office):
    await office.run(office.plan(LEAVER))

    plan = await take_back(office)

    assert "do not come back by themselves" in plan.rows[0].lost
    assert office.zoom_status(LEAVER) == "inactive"


async def test_without_a_free_licence_the_account_comes_back_and_the_licence_is_named(office):
    await office.run(office.plan(LEAVER))
    await office.read()
    run = office.undo.run("r1")

    plan = await office.undo.plan(run, office.roster, office.context(free_licences=0))

    assert [action.verb for action in plan.actions] == [Verb.TURN_ON_IN_ZOOM]
    assert "Zoom has none free" in plan.rows[0].lost


async def test_who_was_never_sent_is_no_part_of_the_undo(office):
    small = office.context(max_people=1)
    plan = within_limit(office.plan(LEAVER, DIRECT), small)
    await office.run(plan)

    back = await take_back(office)

    assert len(plan.skipped) == 1
    assert {row.email for row in back.rows} == {LEAVER}


async def test_where_nobody_was_sent_each_says_so(office):
    plan = within_limit(office.plan(LEAVER), office.context(max_people=1, taken=frozenset("x")))
    await office.run(plan)

    back = await take_back(office)

    assert [row.skipped for row in back.rows] == [
        "Nothing was sent for it, so there is nothing to undo."
    ]


async def test_an_unassigned_person_is_assigned_and_on_again(office):
    before = licence(office, DIRECT)
    await office.run(office.plan(DIRECT))

    results = await office.run(await take_back(office), "r2")

    assert {result.outcome for result in results} == {Outcome.VERIFIED}
    person = office.world.okta_user(DIRECT)
    assert office.world.app_users.get(person.id) is not None
    assert (office.zoom_status(DIRECT), licence(office, DIRECT)) == ("active", before)


async def test_a_person_taken_out_of_a_group_is_put_back_into_it(office):
    await office.run(office.plan(IN_A_GROUP))
    group = office.entries("r1")[0].change.group
    person = office.world.okta_user(IN_A_GROUP)
    assert not office.world.in_group(office.world.okta.groups[group.group_id], person.id)

    results = await office.run(await take_back(office), "r2")

    assert {result.outcome for result in results} <= {Outcome.VERIFIED}
    assert office.world.in_group(office.world.okta.groups[group.group_id], person.id)
    assert office.zoom_status(IN_A_GROUP) == "active"


async def test_a_person_deactivated_in_okta_is_activated_and_assigned_again(office):
    await office.run(office.plan(DIRECT, route=Route.OKTA))

    plan = await take_back(office)
    results = await office.run(plan, "r2")

    assert "Other apps" in plan.rows[0].lost
    assert {result.outcome for result in results} == {Outcome.VERIFIED}
    assert office.world.okta_user(DIRECT).status == "ACTIVE"
    assert office.zoom_status(DIRECT) == "active"


async def test_turning_on_is_undone_by_turning_off_again(office):
    await office.run(plan_reactivate([office.person(OFF)], office.context()))

    plan = await take_back(office)
    (result,) = await office.run(plan, "r2")

    assert plan.takes_from == {person_key(OFF)}
    assert result.outcome is Outcome.VERIFIED
    assert office.zoom_status(OFF) == "inactive"


async def test_an_assignment_is_undone_by_unassigning(office):
    named = await office.lookup.person(NEWCOMER)
    results = await office.run(plan_assign([named.who], [], office.context()))
    assert [result.outcome for result in results] == [Outcome.VERIFIED]

    (result,) = await office.run(await take_back(office), "r2")

    assert result.outcome is Outcome.VERIFIED
    assert office.zoom_status(NEWCOMER) == "inactive"


async def test_a_group_is_assigned_and_taken_away_again(office):
    named = await office.lookup.group("Contractors", office.roster)
    (there,) = await office.run(plan_assign([], [named.crowd], office.context()))

    plan = await take_back(office)
    (gone,) = await office.run(plan, "r2")

    assert plan.actions[0].verb is Verb.UNASSIGN_GROUP
    assert there.outcome in {Outcome.VERIFIED, Outcome.ACCEPTED}
    assert gone.outcome is Outcome.VERIFIED


async def test_a_group_is_taken_away_again_although_one_of_it_could_get_no_account(office):
    office.world.zoom.hosts = office.world.zoom.used  # no licence is free
    named = await office.lookup.group("Contractors", office.roster)
    await office.run(plan_assign([], [named.crowd], office.context()))
    await office.office.clock.sleep(PATIENCE)
    (settled,) = [one async for one in office.history.settle()]
    (entry,) = office.entries("r1")

    plan = await take_back(office)
    (gone,) = await office.run(plan, "r2")

    assert settled.text.startswith("Sent, and not all of it is shown. Okta shows that this group")
    assert (entry.state, entry.shown_in_okta) == (State.UNKNOWN, True)
    assert plan.actions[0].verb is Verb.UNASSIGN_GROUP
    assert gone.outcome is Outcome.VERIFIED
    assert office.entries("r1")[0].state is State.UNDONE


async def test_an_assignment_that_okta_could_not_pass_on_is_taken_back(office):
    office.world.zoom.hosts = office.world.zoom.used
    named = await office.lookup.person(NEWCOMER)
    await office.run(plan_assign([named.who], [], office.context()))
    await office.office.clock.sleep(PATIENCE)
    (settled,) = [one async for one in office.history.settle()]

    (gone,) = await office.run(await take_back(office), "r2")

    assert settled.state is State.UNKNOWN
    assert gone.outcome is Outcome.VERIFIED
    assert office.entries("r1")[0].state is State.UNDONE


async def test_taking_a_group_away_turns_off_whom_nothing_else_gives_zoom(office):
    named = await office.lookup.group("Front desk", office.roster)
    plan = plan_unassign_groups([named.crowd], office.context(active_people=1000))

    (result,) = await office.run(plan, approval=Approval(plan.removes_from, "the desk moved"))

    assert result.outcome is Outcome.VERIFIED, result.text
    assert "as off each of their accounts that Okta is linked to" in result.text


async def test_giving_a_group_zoom_again_waits_for_those_alone_whom_its_end_turned_off(office):
    named = await office.lookup.group("Front desk", office.roster)
    ended = plan_unassign_groups([named.crowd], office.context(active_people=1000))
    await office.run(ended, approval=Approval(ended.removes_from, "the desk moved"))
    off = set(ended.actions[0].change.people)
    never = [who.email for who in named.crowd.people if not who.facts.zoom_status]

    (action,) = (await take_back(office)).actions
    (result,) = await office.run(await take_back(office), "r2")

    assert never
    assert set(action.change.people) == off
    assert f"until the {len(off)} accounts that this turned off can sign in" in action.effect
    assert result.outcome is Outcome.VERIFIED, result.text


async def test_giving_a_group_zoom_again_waits_for_nobody_where_its_end_turned_nobody_off(office):
    office.world.set_switches(deactivate=False)
    await office.read()
    named = await office.lookup.group("Front desk", office.roster)
    ended = plan_unassign_groups([named.crowd], office.context(active_people=1000))
    await office.run(ended, approval=Approval(ended.removes_from, "the desk moved"))

    (action,) = (await take_back(office)).actions

    assert action.change.people == ()
    assert action.goal == Goal(assigned=True)


async def test_nothing_is_sent_where_somebody_turned_the_account_on_since(office):
    await office.run(office.plan(LEAVER))
    set_zoom_status(office.world, office.world.zoom_user(LEAVER).id, "active")

    plan = await take_back(office)

    assert not plan.actions
    assert "Changed since: the Zoom account is active" in plan.rows[0].skipped


async def test_an_account_that_zoom_deleted_cannot_be_given_back(office):
    await office.run(office.plan(LEAVER))
    let_go(office.world, office.world.zoom_user(LEAVER))

    plan = await take_back(office)

    assert not plan.actions
    assert "does not find this account" in plan.rows[0].skipped


async def test_what_was_undone_or_never_sent_is_not_undone_again(office):
    await office.run(office.plan(LEAVER, "carlos.neri@acme.example"))
    await office.run(await take_back(office), "r2")

    plan = await take_back(office)

    assert not plan.actions
    assert {row.skipped for row in plan.rows} == {"This was undone already."}


async def test_whom_nothing_was_sent_for_is_not_read_again(office, monkeypatch):
    await office.run(office.plan(LEAVER, "carlos.neri@acme.example"))
    read, both = [], Rereader.both

    async def counted(self, whom, **more):
        read.append(whom.email)
        return await both(self, whom, **more)

    monkeypatch.setattr(Rereader, "both", counted)
    plan = await take_back(office)

    assert read == [LEAVER]
    assert not plan.skipped


async def test_an_undo_of_which_the_licence_was_refused_gives_it_back_the_next_time(office):
    before = licence(office, LEAVER)
    await office.run(office.plan(LEAVER))
    office.world.fail_next("zoom:seat-shortage:method=PATCH")
    first = await office.run(await take_back(office), "r2")
    half = (office.zoom_status(LEAVER), licence(office, LEAVER), office.entries("r1")[0].state)
    office.world.zoom.hosts = office.world.zoom.used + 20

    plan = await take_back(office)
    (second,) = await office.run(plan, "r3")

    assert [result.outcome for result in first] == [Outcome.VERIFIED, Outcome.REFUSED]
    assert half == ("active", 1, State.VERIFIED)
    assert [action.verb for action in plan.actions] == [Verb.SET_LICENCE]
    assert second.outcome is Outcome.VERIFIED
    assert licence(office, LEAVER) == before
    assert office.entries("r1")[0].state is State.UNDONE


async def test_an_undo_can_be_undone_without_end(office):
    await office.run(office.plan(LEAVER))
    await office.run(await take_back(office), "r2")

    results = await office.run(await take_back(office, "r2"), "r3")

    assert office.zoom_status(LEAVER) == "inactive"
    assert Outcome.VERIFIED in {result.outcome for result in results}


async def test_one_person_of_a_run_can_be_undone_alone(office):
    await office.run(office.plan(LEAVER, "nadia.okafor@acme.example"))

    plan = await take_back(office, only=frozenset({person_key(LEAVER)}))

    assert {action.email for action in plan.actions} == {LEAVER}


async def test_a_run_of_another_company_is_not_there(office):
    with pytest.raises(Misused, match="no run"):
        office.undo.run("r9")
