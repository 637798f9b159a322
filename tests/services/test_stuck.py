"""Tests for services/stuck.py."""

import pytest

from tests.support.desk import desk
from zoomprov_gui.domain.actions import Approval
from zoomprov_gui.domain.assigning import plan_assign, plan_unassign_groups
from zoomprov_gui.domain.reasons import EXPLANATIONS, Reason
from zoomprov_gui.services.stuck import FEW, StuckReader

NEWCOMER = "ulla.berg@acme.example"
NO_LICENCE = EXPLANATIONS[Reason.NO_LICENCE].why
BUSY = "Automatic deprovisioning failed: You have reached the maximum per-second rate limit"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        opened.world.zoom.hosts = opened.world.zoom.used  # no licence is free
        yield opened


def stuck(office, *emails, given=True, since=0.0):
    reader = StuckReader(office.office.okta, office.reread.app_id)
    return reader.among(emails, given=given, since=since or office.office.clock())


async def given_to(office, name):
    """Give a group Zoom, and return when that was sent."""
    since = office.office.clock()
    named = await office.lookup.group(name, office.roster)
    await office.run(plan_assign([], [named.crowd], office.context()), wait=False)
    await office.office.clock.sleep(30)
    return since


async def taken_from(office, name, **trouble):
    """Take Zoom from a group one of whom has trouble; return their email and when that was sent."""
    since = office.office.clock()
    named = await office.lookup.group(name, office.roster)
    plan = plan_unassign_groups([named.crowd], office.context(active_people=1000))
    account = office.world.zoom.users.edit(plan.actions[0].change.people[0])
    for field, value in trouble.items():
        setattr(account, field, value)
    await office.run(plan, wait=False, approval=Approval(plan.removes_from, "The desk moves"))
    await office.office.clock.sleep(30)
    return account.email, since


async def test_who_gets_no_account_is_stuck_and_the_log_tells_why(office):
    since = await given_to(office, "Contractors")

    found = await stuck(office, NEWCOMER, "niko.laine@acme.example", since=since)

    assert found == ((NEWCOMER, NO_LICENCE),)


async def test_of_many_people_the_whole_list_is_read_once_instead_of_each(office):
    since = await given_to(office, "Contractors")
    strangers = [f"nobody{number}@acme.example" for number in range(FEW)]

    found = await stuck(office, NEWCOMER.upper(), *strangers, since=since)

    assert found == ((NEWCOMER.upper(), NO_LICENCE),)


async def test_who_is_not_assigned_at_all_is_not_stuck(office):
    found = await stuck(office, NEWCOMER, "nobody@acme.example")

    assert found == ()


async def test_who_stays_on_because_zoom_said_no_is_stuck(office):
    email, since = await taken_from(office, "Front desk", has_events=True)

    ((who, why),) = await stuck(office, email, given=False, since=since)

    assert who == email
    assert why.startswith("Okta reported: “Automatic deprovisioning")


async def test_a_failure_from_before_it_was_sent_makes_nobody_stuck(office):
    email, _since = await taken_from(office, "Front desk", has_events=True)
    await office.office.clock.sleep(600)

    found = await stuck(office, email, given=False)

    assert found == ()


async def test_who_may_not_read_the_log_learns_no_reason(office):
    since = await given_to(office, "Contractors")
    office.world.faults.set("okta:forbidden:path=/logs")

    found = await stuck(office, NEWCOMER, since=since)

    assert found == ((NEWCOMER, ""),)


async def test_a_log_without_end_is_not_waited_for(office, monkeypatch):
    since = await given_to(office, "Contractors")
    monkeypatch.setattr("zoomprov_gui.clients.okta.LOG_PAGES", 0)

    found = await stuck(office, NEWCOMER, since=since)

    assert found == ((NEWCOMER, ""),)


async def test_where_okta_does_not_answer_nobody_is_called_stuck(office):
    since = await given_to(office, "Contractors")
    office.world.faults.set("okta:forbidden:path=/apps/")

    found = await stuck(office, NEWCOMER, since=since)

    assert found == ()


async def test_what_okta_tries_again_by_itself_is_waited_for(office, monkeypatch):
    monkeypatch.setattr("zoomprov_gui.simulator.sync.EVENTS_AHEAD", BUSY)
    email, since = await taken_from(office, "Front desk", has_events=True)

    found = await stuck(office, email, given=False, since=since)

    assert found == ()
