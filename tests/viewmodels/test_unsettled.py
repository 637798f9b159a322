"""What an earlier start left open."""

from tests.support.office import journey, open_office
from tests.support.past import NADIA, left_open, send, turn_on_behind_our_back
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.clocks import clock_time

NIKO = person_key("niko.laine@acme.example")
GORAN = person_key("goran.eze@acme.example")


@journey
async def test_with_nothing_left_open_nothing_is_said(office):
    office.people.unsettled.check()
    await until(lambda: not office.people.unsettled.operation.running)

    assert office.people.unsettled.notice is None


async def test_what_a_read_shows_settles_it_and_can_be_closed(tmp_path):
    async with open_office(tmp_path) as first:
        await left_open(first)
    first.time.now += 60
    async with open_office(tmp_path, time=first.time, world=first.world) as second:
        unsettled = second.people.unsettled
        assert unsettled.notice.key == "unsettled"

        await second.read()
        unsettled.check()
        unsettled.check()
        await until(lambda: not unsettled.operation.running)

        assert unsettled.notice.key == "settled"
        assert unsettled.notice.text.startswith("Goran Eze: done.")
        second.people.dismiss(unsettled.notice)
        assert unsettled.notice is None


async def test_whom_a_broken_run_never_came_to_is_named_though_nothing_else_is_open(tmp_path):
    async with open_office(tmp_path) as first:
        await first.read()
        plan = first.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN, NADIA]).plan
        source, now = first.company.source, first.company.clock()
        first.company.journal.begin("r1", plan, source=source, now=now)
    async with open_office(tmp_path, time=first.time, world=first.world) as second:
        unsettled = second.people.unsettled

        unsettled.check()
        await ended(unsettled.operation)

        assert unsettled.notice.text == (
            "2 were not sent, because the program ended before: Goran Eze, Nadia Okafor."
            " History lists them."
        )
        unsettled.dismiss()
        assert unsettled.notice is None


async def test_no_app_is_called_missing_before_the_apps_were_read(tmp_path):
    async with open_office(tmp_path) as first:
        await first.read()
        plan = first.people.proposed(Verb.UNASSIGN, [NIKO]).plan
        journal, now = first.company.journal, first.company.clock()
        (entry_id,) = journal.begin("r1", plan, source=first.company.source, now=now)
        journal.sent(entry_id, plan.rows[0].facts, now)
    async with open_office(tmp_path, time=first.time, world=first.world) as second:
        second.people.start()
        await second.read()
        await ended(second.people.unsettled.operation)

        assert "Niko Laine: Okta still assigns" in second.people.unsettled.notice.text


async def test_what_no_read_shows_yet_stays_a_question(tmp_path):
    async with open_office(tmp_path) as first:
        await left_open(first)
    async with open_office(tmp_path, time=first.time, world=first.world) as second:
        unsettled = second.people.unsettled

        await second.read()
        unsettled.check()
        reading = unsettled.notice
        await until(lambda: not unsettled.operation.running)

        assert reading.title == "Reading what became of earlier changes…"
        assert reading.actions == ()
        assert unsettled.notice.key == "unsettled"
        looked = f"Looked at {clock_time(second.time.now)}: Goran Eze: Zoom still shows"
        assert looked in unsettled.notice.text
        assert [key for key, _ in unsettled.notice.actions] == ["check_unsettled"]


@journey
async def test_the_reads_of_both_sides_settle_it_without_being_asked(office):
    office.world.faults.set("zoom:accepted-no-effect")
    await send(office, GORAN)
    office.world.faults.clear()
    office.world.switch_zoom(GORAN, on=False)
    office.time.now += 61

    await office.read()
    await ended(office.people.unsettled.operation)

    assert office.company.journal.runs()[0].entries[0].state is State.VERIFIED
    assert office.people.unsettled.question == ""


@journey
async def test_who_is_on_again_is_named_in_a_banner_that_can_be_closed(office):
    await send(office, GORAN)
    turn_on_behind_our_back(office)

    await office.read()
    (notice,) = [n for n in office.people.notices if n.key.startswith("regressed")]
    office.people.dismiss(notice)

    assert notice.title == "Turned off here, and on again in Zoom"
    assert notice.text.startswith("Goran Eze.")
    assert office.people.unsettled.regressed == ()
    assert not any(n.key.startswith("regressed") for n in office.people.notices)


@journey
async def test_what_was_shown_is_looked_at_again_every_five_minutes_and_not_each_time(office):
    await send(office, GORAN)
    looks = []
    recheck = office.company.history.recheck
    office.company.history.recheck = lambda roster: looks.append(1) or recheck(roster)

    for seconds in (301, 100, 100, 101):
        office.time.now += seconds
        await office.read()

    assert len(looks) == 2
