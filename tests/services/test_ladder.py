"""Tests for services/ladder.py: how far single writes are proven, as the journal and reads tell."""

from dataclasses import replace

import pytest

from tests.support.desk import SOURCE, desk
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.domain.readback import Known
from zoomprov_gui.domain.revising import plan_end_sessions
from zoomprov_gui.domain.verification import Rung
from zoomprov_gui.services.ladder import (
    Standing,
    accepted_of,
    ended_sessions,
    gave_zoom,
    is_open,
    ladder,
    last_of_access,
    latest_of_its_kind,
    listed,
    regressed,
    said_before,
    subject_of_entry,
)
from zoomprov_gui.services.sending import ELSEWHERE
from zoomprov_gui.simulator.zoom_people import set_zoom_status
from zoomprov_gui.storage.records import State

LEAVER = "goran.eze@acme.example"
DIRECT = "niko.laine@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


def states(office, entry, **more):
    found = ladder(entry, office.roster, Standing(**more))
    return {rung.rung: rung.state for rung in found}


async def test_a_write_that_was_shown_stands_on_three_rungs_and_claims_no_more(office):
    await office.run(office.plan(LEAVER))
    (entry,) = office.entries()

    found = ladder(entry, office.roster, Standing())

    assert [rung.rung for rung in found] == list(Rung)
    assert [rung.state for rung in found] == [Known.YES] * 3 + [Known.UNKNOWN] * 3
    assert [rung.at for rung in found[:3]] == [entry.sent_at, entry.answered_at, entry.settled_at]


async def test_an_hour_later_the_whole_list_says_still_so_of_the_latest_write(office):
    await office.run(office.plan(LEAVER))
    (entry,) = office.entries()
    office.office.clock.now += 3700

    await office.read()

    assert states(office, entry, last=True)[Rung.STILL_SO] is Known.YES
    assert states(office, entry, last=False)[Rung.STILL_SO] is Known.UNKNOWN


async def test_who_is_on_again_is_not_still_off_and_the_entry_is_open_again(office):
    await office.run(office.plan(LEAVER))
    set_zoom_status(office.world, office.world.zoom_user(LEAVER).id, "active")
    office.office.clock.now += 3700
    await office.read()
    before = states(office, office.entries()[0], last=True)

    office.history.recheck(office.roster)
    (entry,) = office.entries()

    assert before[Rung.STILL_SO] is Known.NO
    assert (regressed(entry), is_open(entry)) == (True, True)
    assert states(office, entry, last=True)[Rung.STILL_SO] is Known.NO


async def test_an_answer_that_was_lost_is_no_yes_although_a_read_shows_the_effect(office):
    office.world.fail_next("zoom:lost-answer:method=PUT")
    await office.run(office.plan(LEAVER))
    (entry,) = office.entries()

    found = states(office, entry)

    assert found[Rung.READ_BACK] is Known.YES
    assert found[Rung.ACCEPTED] is Known.UNKNOWN


async def test_what_another_admin_did_first_was_not_accepted_from_us(office):
    plan = office.plan(DIRECT, route=Route.UNASSIGN)
    office.world.fail_next("okta:second-admin:method=DELETE")
    await office.run(plan)
    (entry,) = office.entries()

    assert accepted_of(entry) is Known.NO
    assert states(office, entry)[Rung.READ_BACK] is Known.YES
    assert said_before(entry, "Off.") == f"{ELSEWHERE} Off."


async def test_ended_sessions_are_a_rung_of_the_persons_other_writes(office):
    await office.run(office.plan(LEAVER))
    (entry,) = office.entries()
    plan = plan_end_sessions([who_of(office.person(DIRECT))], office.context())
    await office.run(plan, "r2")

    ended = ended_sessions(office.journal.of_person(SOURCE, DIRECT))

    assert ended is not None
    assert ended_sessions(office.journal.of_person(SOURCE, LEAVER)) is None
    assert states(office, entry, ended_at=ended)[Rung.SESSIONS_ENDED] is Known.YES


async def test_what_was_never_sent_stands_on_no_rung(office):
    office.journal.begin("r1", office.plan(LEAVER), source=SOURCE, now=office.office.clock())
    (entry,) = office.entries()

    assert subject_of_entry(entry).sent is Known.NO
    assert not is_open(entry)
    assert set(states(office, entry).values()) == {Known.NO, Known.UNKNOWN}


async def test_asking_again_brings_zooms_own_log_and_keeps_the_time_of_the_first_proof(office):
    await office.run(office.plan(LEAVER))
    (entry,) = office.entries()
    office.office.clock.now += 60

    settled = await office.history.check(entry)
    found = ladder(entry, office.roster, Standing(seen=settled.seen))
    told = {rung.rung: rung for rung in found}

    assert told[Rung.ZOOM_LOG].state is Known.YES
    assert told[Rung.READ_BACK].at == entry.settled_at
    assert told[Rung.STILL_SO].state is Known.UNKNOWN


def test_of_a_goal_only_what_zooms_list_shows_can_be_seen_to_last():
    goal = Goal(zoom_on=False, assigned=False, in_group=False)

    assert listed(goal) == Goal(zoom_on=False)


async def written(office):
    """Turn the leaver off, end his sessions, and return both entries."""
    await office.run(office.plan(LEAVER))
    await office.read()
    who = who_of(office.person(LEAVER))
    await office.run(plan_end_sessions([who], office.context()), "r2")
    off, ended = office.journal.of_person(SOURCE, LEAVER)
    return off, ended


async def test_ended_sessions_take_nobody_zoom(office):
    off, ended = await written(office)

    assert last_of_access([off, ended]) == off
    assert last_of_access([ended]) is None


async def test_what_leaves_access_as_it_is_shows_nobody_to_be_off_or_on(office):
    off, _ended = await written(office)
    edit = replace(off, entry_id=89, verb="edit_person", goal=Goal(details=(("title", "Dr"),)))
    kept = Goal(in_group=False, assigned=True)
    other_group = replace(off, entry_id=90, verb="remove_from_group", goal=kept)

    assert last_of_access([off, edit]) == off
    assert last_of_access([off, other_group]) == off
    assert last_of_access([edit]) is None


async def test_only_a_write_that_was_not_refused_gives_zoom_back(office):
    off, _ended = await written(office)
    on_again = replace(off, entry_id=90, verb="turn_on_in_zoom")
    refused = replace(on_again, state=State.REFUSED)

    assert last_of_access([off, on_again]) == on_again
    assert last_of_access([off, refused]) == off
    assert last_of_access([refused]) == refused
    assert (gave_zoom(on_again), gave_zoom(refused), gave_zoom(off)) == (True, False, False)


async def test_a_write_stands_until_a_later_one_decides_about_the_same(office):
    off, ended = await written(office)
    on_again = replace(off, entry_id=90, verb="turn_on_in_zoom")
    licence = replace(off, entry_id=89, verb="set_licence")

    assert latest_of_its_kind(off, [off, ended, licence])
    assert not latest_of_its_kind(off, [off, ended, on_again])
    assert latest_of_its_kind(off, [off, replace(on_again, state=State.REFUSED)])
    assert not latest_of_its_kind(licence, [licence, on_again])
    assert not latest_of_its_kind(licence, [licence, replace(licence, entry_id=91)])
