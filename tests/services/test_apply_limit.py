"""Tests for services/apply.py: the removal limit of a rolling day, and what cannot get round it."""

from contextlib import closing
from dataclasses import replace

import pytest

from tests.support.desk import SOURCE, desk
from zoomprov_gui.domain.actions import Approval, Plan
from zoomprov_gui.domain.planning import plan_reactivate
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.services.true_time import TrueTime
from zoomprov_gui.storage.journal import Journal

DAY = 86_400
OFF = "hugo.silva@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path, "drifted", people=40, sync_delay=0) as opened:
        yield opened


def members(office, number):
    """Return people who may be turned off; four a day is the limit of this company."""
    found = [
        who.email
        for who in map(office.roster.comparison, office.roster.rows)
        if who.account and who.account.status == "active" and who.account.role_id == "2"
        and not who.others
    ]  # fmt: skip
    return found[:number]


def off_plan(office, emails):
    from zoomprov_gui.domain.actions import Route  # noqa: PLC0415 - one use

    return office.plan(*emails, route=Route.ZOOM)


def outcomes(results):
    return [result.outcome for result in results]


async def test_more_than_the_limit_at_once_is_held_back_and_nobody_is_turned_off(office):
    people = members(office, 8)

    results = await office.run(off_plan(office, people))

    assert set(outcomes(results)) == {Outcome.SKIPPED}
    assert "Held back" in results[0].text
    assert all(office.zoom_status(email) == "active" for email in people)


async def test_safe_work_goes_on_while_removals_are_held_back(office):
    people = members(office, 8)
    off = next(
        who for who in map(office.roster.comparison, office.roster.rows)
        if who.account and who.account.status == "inactive"
    )  # fmt: skip
    back = plan_reactivate([off], office.context())
    plan = Plan(rows=(*off_plan(office, people).rows, *back.rows))

    results = await office.run(plan)

    assert Outcome.SKIPPED in set(outcomes(results[:8]))
    assert results[-1].outcome is Outcome.VERIFIED


async def test_splitting_a_run_into_pieces_does_not_get_round_it(office):
    people = members(office, 12)

    for number, email in enumerate(people):
        await office.run(off_plan(office, [email]), f"r{number}")

    gone = [email for email in people if office.zoom_status(email) == "inactive"]
    assert len(gone) == 4


async def test_restarting_the_program_does_not_get_round_it(office, tmp_path):
    people = members(office, 8)
    await office.run(off_plan(office, people[:4]))
    office.journal.close()

    with closing(Journal.open(tmp_path / "journal.sqlite3")) as journal:
        taken = journal.taken(SOURCE, office.true_time.now())

    assert len(taken) == 4


@pytest.mark.parametrize("jump", [25 * 3600, -25 * 3600, 400 * DAY])
async def test_setting_this_computers_clock_does_not_get_round_it(office, jump):
    people = members(office, 8)
    await office.run(off_plan(office, people[:4]))
    shifted = TrueTime(office.office.okta, office.office.zoom, journal=office.journal,
                       source=SOURCE, clock=lambda: office.office.clock() + jump)  # fmt: skip

    assert len(office.journal.taken(SOURCE, shifted.now())) == 4


async def test_where_no_service_tells_the_time_no_time_passes(office):
    people = members(office, 8)
    await office.run(off_plan(office, people[:4]))
    alone = TrueTime(journal=office.journal, source=SOURCE,
                     clock=lambda: office.office.clock() + 9 * DAY)  # fmt: skip

    assert len(office.journal.taken(SOURCE, alone.now())) == 4


async def test_after_a_day_as_the_services_tell_it_there_is_room_again(office):
    people = members(office, 8)
    await office.run(off_plan(office, people[:4]))

    office.office.clock.now += DAY + 60
    await office.read()
    results = await office.run(off_plan(office, people[4:8]), "r2")

    assert set(outcomes(results)) == {Outcome.VERIFIED}


async def test_a_second_window_may_not_write_at_all(office, tmp_path):
    with closing(Journal.open(tmp_path / "journal.sqlite3")) as second:
        assert second.read_only


async def test_two_runs_at_once_share_one_limit(office):
    people = members(office, 8)
    first = off_plan(office, people[:4])
    second = off_plan(office, people[4:8])

    await office.run(first, "r1")
    results = await office.run(second, "r2")

    assert set(outcomes(results)) == {Outcome.SKIPPED}


async def test_the_number_and_a_reason_let_it_through_and_stand_in_the_journal(office):
    people = members(office, 8)
    plan = off_plan(office, people)

    results = await office.run(plan, approval=Approval(8, "The site closed."))

    assert set(outcomes(results)) == {Outcome.VERIFIED}
    [run] = office.journal.runs()
    assert (run.allowed, run.reason) == (8, "The site closed.")


@pytest.mark.parametrize("approval", [Approval(7, "x"), Approval(8, "  "), Approval(80, "x")])
async def test_another_number_or_no_reason_does_not(office, approval):
    people = members(office, 8)

    results = await office.run(off_plan(office, people), approval=approval)

    assert set(outcomes(results)) == {Outcome.SKIPPED}
    assert office.journal.runs()[0].allowed is None


async def test_a_removal_that_zoom_refused_took_nothing_from_anybody(office):
    people = members(office, 8)
    office.world.fail_next("zoom:forbidden:method=PUT:times=1")
    await office.run(off_plan(office, people[:1]))

    assert office.journal.taken(SOURCE, office.true_time.now()) == frozenset()


async def test_a_plan_that_lies_about_whom_it_takes_from_is_still_counted_one_by_one(office):
    people = members(office, 12)
    honest = off_plan(office, people)
    rows = tuple(honest.rows)

    for number, row in enumerate(rows):
        await office.run(Plan(rows=(replace(row),)), f"r{number}")

    assert sum(office.zoom_status(email) == "inactive" for email in people) == 4
