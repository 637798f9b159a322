"""Tests for services/apply.py: every other write of the program, on the simulated company."""

import pytest

from tests.support.desk import SOURCE, desk
from zoomprov_gui.domain.actions import Approval
from zoomprov_gui.domain.assigning import plan_assign, plan_unassign_groups
from zoomprov_gui.domain.drafting import Who, who_of
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.revising import (
    plan_edit_group,
    plan_edit_person,
    plan_email,
    plan_end_sessions,
    plan_licence,
)
from zoomprov_gui.services.reread import Whom
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.storage.records import State

ASSIGNED = "niko.laine@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        opened.world.zoom.hosts = opened.world.zoom.used + 5
        yield opened


async def with_details(office, email):
    person = office.person(email)
    whom = Whom(email, person.assignment.user_id, person.account.zoom_id)
    found = await office.reread.both(whom, details=True)
    return Who(person_key(email), email, person.name, found.facts)


async def test_a_name_is_edited_in_okta_and_seen_in_zoom_field_by_field(office):
    who = await with_details(office, ASSIGNED)
    details = (("firstName", "Nikolas"), ("department", "Finance"))

    (result,) = await office.run(plan_edit_person(who, details, office.context()))

    assert result.outcome is Outcome.VERIFIED, result.text
    account = office.world.zoom_user(ASSIGNED)
    assert (account.first, account.dept) == ("Nikolas", "Finance")
    (entry,) = office.entries()
    assert entry.before["details"]["firstName"] == "Niko"
    assert entry.after["zoom_details"]["firstName"] == "Nikolas"


async def test_what_is_not_told_to_zoom_is_proven_in_okta_only(office):
    who = await with_details(office, ASSIGNED)

    (result,) = await office.run(plan_edit_person(who, (("title", "Boss"),), office.context()))

    assert result.outcome is Outcome.VERIFIED
    assert office.world.okta_user(ASSIGNED).title == "Boss"


async def test_an_edit_takes_nothing_else_away(office):
    before = office.world.okta_user(ASSIGNED)
    kept = (before.last, before.email, before.login, before.department)
    who = await with_details(office, ASSIGNED)

    await office.run(plan_edit_person(who, (("title", "Boss"),), office.context()))

    after = office.world.okta_user(ASSIGNED)
    assert (after.last, after.email, after.login, after.department) == kept


async def test_a_person_edited_by_somebody_else_meanwhile_is_left_out(office):
    who = await with_details(office, ASSIGNED)
    plan = plan_edit_person(who, (("title", "Boss"),), office.context())
    office.world.okta.users.edit(office.world.okta_user(ASSIGNED).id).department = "Elsewhere"

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.SKIPPED
    assert "Changed meanwhile" in result.text


async def test_a_group_is_renamed_and_read_back(office):
    named = await office.lookup.group("Contractors", office.roster)
    crowd = named.crowd

    plan = plan_edit_group(crowd.group, (("name", "Externals"),), crowd.facts, office.context())
    (result,) = await office.run(plan)

    assert result.outcome is Outcome.VERIFIED, result.text
    assert office.world.okta.groups[crowd.group.group_id].name == "Externals"


async def test_a_licence_is_changed_and_read_back(office):
    who = who_of(office.person(ASSIGNED))
    wanted = 1 if who.facts.licence == 2 else 2

    (result,) = await office.run(plan_licence([who], wanted, office.context()))

    assert result.outcome is Outcome.VERIFIED, result.text
    assert office.world.zoom_user(ASSIGNED).type == wanted


async def test_an_email_is_changed_in_zoom_and_read_back(office):
    who = who_of(office.person(ASSIGNED))

    plan = plan_email(who, "niko.new@acme.example", office.context())
    (result,) = await office.run(plan)

    assert result.outcome is Outcome.VERIFIED, result.text
    assert office.world.zoom_user("niko.new@acme.example") is not None


async def test_a_refusal_for_a_reason_that_nobody_knows_quotes_what_zoom_said(office):
    who = who_of(office.person(ASSIGNED))

    plan = plan_email(who, "niko.new@elsewhere.example", office.context())
    (result,) = await office.run(plan)

    assert result.outcome is Outcome.REFUSED
    assert result.text.startswith("Zoom said no. ")
    assert "Zoom said: “" in result.text


async def test_sessions_are_ended_in_zoom(office):
    who = who_of(office.person(ASSIGNED))

    (result,) = await office.run(plan_end_sessions([who], office.context()))

    assert result.outcome is Outcome.ACCEPTED
    assert "No read can show more" in result.text
    assert office.journal.unsettled(SOURCE) == ()
    assert office.world.zoom_user(ASSIGNED).sessions_ended


async def test_read_only_mode_refuses_all_of_it_where_requests_leave(office):
    who = who_of(office.person(ASSIGNED))
    plan = plan_end_sessions([who], office.context())
    office.read_only = True

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.SKIPPED
    assert "Read-only" in result.text


async def test_a_group_keeps_zoom_where_one_of_its_people_became_an_admin_since(office):
    named = await office.lookup.group("Front desk", office.roster)
    plan = plan_unassign_groups([named.crowd], office.context(active_people=1000))
    admin = office.world.zoom_user(plan.actions[0].change.people[0])
    office.world.zoom.users.edit(admin.id).role = "1"

    (result,) = await office.run(plan, approval=Approval(plan.removes_from, "the desk moved"))

    assert result.outcome is Outcome.SKIPPED
    assert f"Changed meanwhile: {admin.email} is kept on by Zoom" in result.text
    assert office.world.zoom_user(admin.email).status == "active"


async def group_given(office, **more):
    """Give a group Zoom; return its result, and how many seconds that took."""
    named = await office.lookup.group("Contractors", office.roster)
    began = office.office.clock()
    (result,) = await office.run(plan_assign([], [named.crowd], office.context()), **more)
    return result, office.office.clock() - began


async def test_a_group_is_waited_for_until_nothing_more_can_come_for_its_people(office):
    office.world.zoom.hosts = office.world.zoom.used

    result, seconds = await group_given(office)

    assert (result.outcome, result.settled) == (Outcome.ACCEPTED, True)
    assert seconds < 30
    assert result.text.startswith("Accepted. Okta shows that this group gives Zoom.")
    assert "for ulla.berg@acme.example. Zoom had no free licence" in result.text
    assert office.entries()[0].text == result.text


async def test_stopping_ends_the_wait_for_a_group_and_a_later_read_settles_it(office):
    office.world.sync_delay = 100
    office.world.zoom.hosts = office.world.zoom.used + 1
    stop_at = office.office.clock() + 5

    result, seconds = await group_given(
        office, should_stop=lambda: office.office.clock() >= stop_at
    )
    stopped = office.entries()[0]
    await office.office.clock.sleep(100)
    (settled,) = [one async for one in office.history.settle()]

    assert (result.outcome, result.settled) == (Outcome.ACCEPTED, True)
    assert seconds < 8
    assert "Nothing waits for it any longer" in result.text
    assert (stopped.state, stopped.settled_at) == (State.ACCEPTED, None)
    assert settled.state is State.VERIFIED
