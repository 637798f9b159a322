"""Tests for services/sending.py; services/test_apply.py tests it as part of a run."""

from dataclasses import replace

import httpx
import pytest

from tests.support.desk import desk, on_request
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.planning import plan_reactivate
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.storage.records import State

LEAVER = "goran.eze@acme.example"
DEACTIVATED = "jonas.haddad@acme.example"
DIRECT = "niko.laine@acme.example"
METHODS = {Route.UNASSIGN: "DELETE", Route.OKTA: "POST"}


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


async def test_somebody_deactivated_in_okta_is_activated_there_and_then_turned_on(office):
    office.world.switch_zoom(DEACTIVATED, on=False)
    await office.read()
    plan = plan_reactivate([office.person(DEACTIVATED)], office.context())

    results = await office.run(plan)

    assert [(result.row.verb, result.outcome) for result in results] == [
        (Verb.ACTIVATE_PERSON, Outcome.VERIFIED),
        (Verb.TURN_ON_IN_ZOOM, Outcome.VERIFIED),
    ]
    assert office.zoom_status(DEACTIVATED) == "active"


async def test_an_offline_moment_before_sending_is_no_refusal(office):
    (row,) = office.plan(LEAVER).rows
    office.world.fail_next("zoom:proxy-407", times=9)

    found = await office.apply._sender.look(row, row.action)

    assert isinstance(found, Problem)


async def test_a_request_that_never_left_is_left_out_and_the_run_ends(office):
    plan = office.plan(LEAVER, "nadia.okafor@acme.example")

    def pull_the_plug(method, path):
        if method == "PUT":
            raise httpx.ConnectError("no network")

    on_request(office, pull_the_plug)

    first, second = await office.run(plan)

    assert first.outcome is second.outcome is Outcome.SKIPPED
    assert first.problem is not None
    assert first.problem.cause is Cause.OFFLINE
    assert office.entries()[0].state is State.SKIPPED


async def test_a_disk_that_is_full_before_sending_sends_nothing(office):
    plan = office.plan(LEAVER)

    def fill(method, path):
        office.journal._database.execute("PRAGMA query_only = 1")

    on_request(office, fill)

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.SKIPPED
    assert result.problem is not None
    assert result.problem.cause is Cause.FILES
    assert office.zoom_status(LEAVER) == "active"


async def test_no_plan_may_hold_what_okta_has_no_call_for(office):
    (action,) = office.plan(LEAVER).actions

    with pytest.raises(KeyError):
        await office.apply._sender._performer.send(replace(action, verb=Verb.ASK_OKTA_TO_RETRY))


async def test_a_refusal_keeps_the_services_own_request_id(office):
    plan = office.plan(LEAVER)
    office.world.fail_next("zoom:forbidden:method=PUT")

    (result,) = await office.run(plan)

    (entry,) = office.entries()
    assert entry.state is State.REFUSED
    assert entry.request_id
    assert result.problem is not None
    assert entry.request_id in result.problem.details


async def test_zooms_word_about_an_event_is_explained(office):
    ruth = "ruth.adeyemi@acme.example"

    (result,) = await office.run(office.plan(ruth))

    assert result.outcome is Outcome.REFUSED
    assert result.problem is not None
    assert result.problem.title == "Zoom keeps this account on for an event"
    assert office.zoom_status(ruth) == "active"


async def test_a_missing_right_in_okta_is_explained(office):
    office.world.set_role("READ_ONLY_ADMIN")

    (result,) = await office.run(office.plan("niko.laine@acme.example", route=Route.UNASSIGN))

    assert result.outcome is Outcome.REFUSED
    assert result.problem is not None
    assert result.problem.cause is Cause.PERMISSION


@pytest.mark.parametrize("route", [Route.UNASSIGN, Route.OKTA])
async def test_what_another_admin_did_at_the_same_moment_is_read_back_and_said(office, route):
    plan = office.plan(DIRECT, route=route)
    office.world.fail_next("okta:second-admin:method=" + METHODS[route])

    (result,) = await office.run(plan)
    (entry,) = office.entries()

    assert result.outcome is Outcome.VERIFIED
    assert result.text.startswith("Somebody else did this at the same moment")
    assert "Basic (Deactivated)" in result.text
    assert (entry.state, entry.text) == (State.VERIFIED, result.text)
    assert entry.after["zoom"]["status"] == "inactive"


async def test_what_another_admin_did_while_zoom_does_not_follow_is_not_called_done(office):
    plan = office.plan(DIRECT, route=Route.UNASSIGN)
    office.world.fail_next("okta:second-admin:method=DELETE")
    office.world.set_switches(deactivate=False)

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.ACCEPTED
    assert result.text.startswith("Somebody else did this at the same moment")
    assert "still shows the account as active" in result.text


async def test_a_refusal_that_no_read_explains_stays_one(office):
    plan = office.plan(DIRECT, route=Route.UNASSIGN)
    office.world.fail_next("okta:second-admin:method=DELETE")

    def fall_silent(method, path):
        if method == "DELETE":
            office.world.fail_next("okta:server-error", times=9)

    on_request(office, fall_silent, "response")

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.REFUSED
    assert office.entries()[0].state is State.REFUSED
