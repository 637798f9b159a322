"""Tests for viewmodels/history_rows.py, with the journal of the simulated company."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.desk import SOURCE, desk
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.assigning import plan_assign
from zoomprov_gui.domain.planning import plan_reactivate
from zoomprov_gui.services.verify import PATIENCE
from zoomprov_gui.simulator.zoom_people import set_zoom_status
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.clocks import capital, day_of
from zoomprov_gui.viewmodels.endings import (
    BACK_AGAIN,
    ENDINGS,
    GOES_ON,
    HALF,
    TAKEN,
    WAITS,
    ending_of,
)
from zoomprov_gui.viewmodels.history_rows import (
    UNKNOWN_FIRST,
    HistoryRow,
    Kind,
    Scene,
    laid_out,
    proof_of,
    row_of,
    standings,
)

LEAVER = "goran.eze@acme.example"
DIRECT = "niko.laine@acme.example"
OTHER = "nadia.okafor@acme.example"
ADMIN = "carlos.neri@acme.example"
DAY = 86_400


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


def rows(office, *, going_on=False):
    runs = office.history.runs()
    scene = Scene(
        now=office.office.clock(), roster=office.roster, going_on=lambda _run: going_on, seen={}
    )
    known = standings(runs, {})
    return [row_of(e, run, known[e.entry_id], scene) for run in runs for e in run.entries]


def line_at(at, number):
    words = dict.fromkeys(
        ("run", "day", "time", "icon", "order", "name", "email", "text", "proof", "who", "what",
         "state", "haystack", "key"), ""
    )  # fmt: skip
    ending = ENDINGS[State.VERIFIED]
    return HistoryRow(entry_id=number, at=at, ending=ending, kind=Kind.DONE, pinned=False, **words)


async def test_a_write_says_what_whom_how_it_ended_and_what_proves_it(office):
    await office.run(office.plan(LEAVER, ADMIN))

    done, left_out = rows(office)

    assert (done.order, done.name, done.ending.words) == (
        "Turn off in Zoom",
        "Goran Eze",
        "Done, read back",
    )
    assert (done.proof, done.kind, done.pinned) == ("Read back", Kind.DONE, False)
    assert (left_out.ending.words, left_out.proof) == ("Not sent", "Nothing was sent")
    assert left_out.kind is Kind.NOT_DONE
    assert done.told.startswith("Turn off in Zoom. Goran Eze. Done, read back. Read back. ")


async def test_what_nobody_knows_is_pinned_until_something_later_was_done(office):
    office.world.fail_next("zoom:accepted-no-effect")
    await office.run(office.plan(LEAVER), wait=False)
    office.office.clock.now += 301
    [_ async for _ in office.history.settle()]
    (before,) = rows(office)
    await office.read()

    await office.run(office.plan(LEAVER), "r2")
    first, second = rows(office)

    assert (before.ending.words, before.kind, before.pinned) == ("Not known", Kind.OPEN, True)
    assert (first.kind, first.pinned) == (Kind.OPEN, False)
    assert (second.kind, second.pinned) == (Kind.DONE, False)


async def test_while_a_run_goes_on_nothing_of_it_is_called_unknown(office):
    plan = office.plan(LEAVER, OTHER)
    first, _ = office.journal.begin("r1", plan, source=SOURCE, now=office.office.clock())
    office.journal.sent(first, plan.rows[0].facts, office.office.clock())

    sent, waiting = rows(office, going_on=True)

    assert (sent.ending, waiting.ending) == (GOES_ON, WAITS)
    assert (sent.kind, waiting.kind) == (Kind.GOES_ON, Kind.GOES_ON)
    assert not sent.pinned
    assert waiting.proof == "Waiting"


async def test_what_was_accepted_is_not_counted_as_done_while_it_is_still_read_back(office):
    plan = office.plan(LEAVER)
    (entry_id,) = office.journal.begin("r1", plan, source=SOURCE, now=office.office.clock())
    office.journal.sent(entry_id, plan.rows[0].facts, office.office.clock())
    office.journal.answered(entry_id, State.ACCEPTED, "Accepted.", office.office.clock())

    (row,) = rows(office, going_on=True)

    assert row.kind is Kind.GOES_ON


async def test_what_no_read_can_show_is_said_to_be_accepted_and_not_counted_as_done(office):
    await office.run(office.plan(LEAVER))
    (run,) = office.history.runs()
    taken = replace(run.entries[0], state=State.ACCEPTED, after=None)
    scene = Scene(now=0, roster=office.roster, going_on=lambda _run: False, seen={})

    row = row_of(taken, run, standings([run], {})[taken.entry_id], scene)

    assert row.ending == TAKEN
    assert (row.kind, row.pinned) == (Kind.OPEN, False)


async def test_what_only_okta_shows_is_told_from_what_nobody_knows(office):
    office.world.set_switches(deactivate=False)  # Okta tells Zoom nothing
    await office.read()
    await office.run(office.plan(DIRECT, route=Route.UNASSIGN))
    await office.office.clock.sleep(PATIENCE)
    (settled,) = [one async for one in office.history.settle()]

    (row,) = rows(office)

    assert settled.state is State.UNKNOWN
    assert (row.ending, row.proof) == (HALF, "Read back in Okta")
    assert (row.kind, row.pinned) == (Kind.OPEN, True)


async def test_what_is_not_so_any_more_is_said_in_red_and_comes_first(office):
    await office.run(office.plan(LEAVER))
    set_zoom_status(office.world, office.world.zoom_user(LEAVER).id, "active")
    office.office.clock.now += 3700
    await office.read()
    office.history.recheck(office.roster)

    (row,) = rows(office)

    assert row.ending == BACK_AGAIN
    assert row.proof == "A later read shows the opposite"
    assert row.pinned


async def test_a_later_whole_read_is_named_with_its_time(office):
    await office.run(office.plan(LEAVER))
    office.office.clock.now += 3700
    await office.read()

    (row,) = rows(office)

    assert row.proof.startswith("Still so, today ")
    assert row.names_a_day


async def test_refused_accepted_for_good_and_undone_each_have_their_word(office):
    office.world.fail_next("zoom:forbidden:method=PUT")
    await office.run(office.plan(LEAVER))

    (row,) = rows(office)
    (entry,) = office.entries()

    assert (row.ending.words, row.proof, row.kind) == (
        "Refused",
        "Nothing was done",
        Kind.NOT_DONE,
    )
    assert ending_of(entry, going_on=True).words == "Refused"


async def test_lines_are_by_day_newest_first_below_what_is_not_known(office):
    await office.run(office.plan(LEAVER))
    office.office.clock.now += 2 * DAY
    office.world.fail_next("zoom:accepted-no-effect")
    await office.read()
    await office.run(office.plan(OTHER), "r2", wait=False)
    found = rows(office)

    lines = laid_out(found, office.office.clock())

    assert lines[0] == UNKNOWN_FIRST
    assert [line if isinstance(line, str) else line.email for line in lines[1:]] == [
        OTHER,
        lines[2],
        LEAVER,
    ]
    assert lines[1].day == "Today"
    assert lines[3].day == ""


async def test_what_was_undone_is_not_told_as_if_it_still_were_so(office):
    await office.run(office.plan(LEAVER))
    (entry,) = office.entries()
    (run,) = office.history.runs()
    undone = replace(entry, state=State.UNDONE)
    scene = Scene(now=0.0, roster=office.roster, going_on=lambda _run: False, seen={})

    row = row_of(undone, run, standings([run], {})[entry.entry_id], scene)

    assert row.text.startswith("Read before it was undone: Zoom shows")


async def test_what_a_later_change_came_after_is_told_as_of_before_it(office):
    await office.run(office.plan(LEAVER))
    await office.read()
    back = plan_reactivate([office.person(LEAVER)], office.context())

    await office.run(back, "r2")

    off, on = rows(office)
    assert off.text == "Read before a later change: Zoom shows “Basic (Deactivated)”: it is off."
    assert on.text.startswith("Zoom shows the account as active.")


async def test_a_group_is_no_address(office):
    named = await office.lookup.group("Contractors", office.roster)
    await office.run(plan_assign([], [named.crowd], office.context()))

    (row,) = rows(office)

    assert (row.name, row.email) == ("Contractors", "Group in Okta")
    assert "group:" not in row.haystack


@given(st.lists(st.floats(0, 40 * DAY), min_size=1, max_size=40))
def test_each_day_has_one_heading_over_all_that_was_of_it(ages):
    now = 1_795_424_460.0
    found = [line_at(now - age, number) for number, age in enumerate(ages)]

    lines = laid_out(found, now)

    heading, told = "", []
    for line in lines:
        if isinstance(line, str):
            told.append(line)
            heading = line
        else:
            assert heading == capital(day_of(line.at, now))
    assert len(set(told)) == len(told)
    assert [one.at for one in lines if not isinstance(one, str)] == sorted(
        (one.at for one in found), reverse=True
    )


def test_no_rows_are_no_lines():
    assert laid_out([], 0.0) == []


async def test_the_proof_of_an_answer_alone_is_no_more_than_that(office):
    office.world.fail_next("zoom:accepted-no-effect")
    await office.run(office.plan(LEAVER), wait=False)
    (entry,) = office.entries()
    known = standings(office.history.runs(), {})[entry.entry_id]
    scene = Scene(now=1.0, roster=office.roster, going_on=lambda _run: False, seen={})

    assert proof_of(entry, known, scene, going_on=False) == "Accepted, not read back"
