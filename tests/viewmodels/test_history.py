"""The History page's model on the simulated office."""

import asyncio

from tests.support.comparisons import comparison, context
from tests.support.office import journey, open_office
from tests.support.past import (
    CARLOS,
    GORAN,
    NADIA,
    checked,
    look,
    row_about,
    send,
    turn_on_behind_our_back,
    unknown,
)
from tests.support.qt import until
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.storage.records import PIECE, State
from zoomprov_gui.viewmodels.history_rows import Kind
from zoomprov_gui.viewmodels.run import Phase


def many_at_once(office, people=3 * PIECE):
    """Let the journal hold a long run, as if most of it had never been sent."""
    plan = plan_take_away(
        [comparison(f"p{n}@acme.example") for n in range(people)], Route.AUTO, context()
    )
    office.company.journal.begin("r1", plan, source=office.company.source, now=office.time.now)


@journey
async def test_nothing_is_read_before_somebody_looks(office):
    await send(office, GORAN)
    assert not office.history.loaded

    await look(office)

    assert [row.name for row in office.history.table.shown] == ["Goran Eze"]


@journey
async def test_a_run_that_goes_on_is_followed_live(office):
    await look(office)
    office.time.patience = 1
    office.world.faults.set("zoom:delayed-effect:seconds=30")
    office.people.confirm(office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN]), "")

    await until(lambda: [i.phase for i in office.people.run.items] == [Phase.CHECKING])
    row = row_about(office, GORAN)

    assert row.ending.words == "Sent, checking…"
    assert office.history.why_not_undo(row.entry_id).startswith("It is still going on")
    assert office.history.table.open_ids == ()
    office.people.run.leave()
    await until(lambda: not office.people.run.running)
    assert row_about(office, GORAN).pinned


@journey
async def test_asking_again_settles_what_nobody_knew_and_asks_zooms_own_log(office):
    await unknown(office, NADIA)
    await look(office)
    entry_id = row_about(office, NADIA).entry_id
    office.world.switch_zoom(NADIA, on=False)
    told = []
    office.history.told.connect(told.append)
    office.history.open(entry_id)

    assert office.history.check([entry_id])
    assert not office.history.check([entry_id])
    await checked(office)

    assert row_about(office, NADIA).kind is Kind.DONE
    assert told[0].startswith("Nadia Okafor: Done, read back.")
    assert office.history.detail.retold


@journey
async def test_what_checking_again_came_to_stays_over_the_list_until_it_is_closed(office):
    await unknown(office, NADIA)
    await look(office)
    office.history.check([row_about(office, NADIA).entry_id])
    await checked(office)
    shown = next(notice for notice in office.history.notices if notice.title == "Checked again")

    office.history.dismiss(shown)

    said = "Nadia Okafor: Sent, not proven. Zoom still shows the account as active."
    assert shown.text == said
    assert shown not in office.history.notices


@journey
async def test_checking_what_a_later_change_came_after_does_not_call_it_done_now(office):
    await send(office, GORAN)
    off = next(iter(office.company.history.runs())).entries[0].entry_id
    await send(office, GORAN, verb=Verb.TURN_ON_IN_ZOOM)
    await look(office)

    office.history.check([off])
    await checked(office)

    said = next(notice.text for notice in office.history.notices if notice.title == "Checked again")
    assert said.startswith("Goran Eze: A later change came after it. Zoom still shows")


@journey
async def test_a_check_that_contradicts_the_proof_opens_it_again(office):
    await send(office, GORAN)
    await look(office)
    entry_id = row_about(office, GORAN).entry_id
    turn_on_behind_our_back(office)

    office.history.check([entry_id])
    await checked(office)

    row = row_about(office, GORAN)
    assert (row.ending.words, row.pinned) == ("Not so any more", True)


@journey
async def test_read_only_mode_and_what_was_not_done_say_why_nothing_is_undone(office):
    await send(office, GORAN, CARLOS)
    await look(office)
    done, left_out = row_about(office, GORAN), row_about(office, CARLOS)

    assert office.history.why_not_undo(done.entry_id) == ""
    assert office.history.why_not_undo(left_out.entry_id).startswith("Nothing was sent")
    assert office.history.whole_run(done.entry_id) == 1
    office.people.settings.change(read_only=True)

    assert office.history.why_not_undo(done.entry_id).startswith("Read-only mode is on")
    assert office.history.run_of(done.entry_id) == (done.run, frozenset({GORAN}))


@journey
async def test_what_is_open_closes_only_when_it_is_gone_and_follows_what_it_becomes(office):
    await send(office, GORAN)
    await look(office)
    opened = []
    office.history.opened.connect(opened.append)

    office.history.open(row_about(office, GORAN).entry_id)
    office.time.now += 3700
    await office.read()
    office.history.open(None)

    assert "Still off" in opened[0].steps[-1].words
    assert opened[-2].steps[-1].icon == "circle-check"
    assert opened[-1] is None


@journey
async def test_the_text_for_a_ticket_is_of_all_that_are_asked_for(office):
    await send(office, GORAN, CARLOS)
    await look(office)

    text = office.history.ticket([row.entry_id for row in office.history.table.shown])

    assert "Goran Eze" in text
    assert "Carlos Neri" in text
    assert office.history.ticket([999]) == ""


async def test_after_it_was_stopped_nothing_is_shown_any_more(tmp_path):
    async with open_office(tmp_path) as office:
        await office.read()
        await send(office, GORAN)
        await look(office)
        office.history.stop()
        before = office.history.table.shown

        await send(office, NADIA)

        assert office.history.table.shown == before
        assert office.company.journal.runs()[-1].entries[0].state is State.VERIFIED


@journey
async def test_a_long_journal_lets_the_window_go_on_while_it_is_looked_through(office):
    many_at_once(office)
    turns = 0

    office.window.go_to("history")
    while not office.history.loaded:
        turns += 1
        await asyncio.sleep(0)

    assert len(office.history.table.shown) == 3 * PIECE
    assert turns >= 6


@journey
async def test_what_is_written_while_it_is_looked_through_is_shown_as_well(office):
    await send(office, GORAN)
    office.window.go_to("history")

    await send(office, NADIA)
    await until(lambda: office.history.loaded)

    assert {row.name for row in office.history.table.shown} == {"Goran Eze", "Nadia Okafor"}


@journey
async def test_at_midnight_a_line_that_names_a_day_is_worded_anew(office):
    await unknown(office, NADIA)
    await look(office)
    before = {row.name: row for row in office.history.table.shown}

    office.time.now += 86_400.0
    office.history.refresh()

    after = {row.name: row for row in office.history.table.shown}
    assert before["Nadia Okafor"].day == "Today"
    assert after["Nadia Okafor"].day == "Yesterday"


@journey
async def test_of_what_names_no_day_the_lines_stay_as_they_are(office):
    many_at_once(office, 5)
    await look(office)
    before = office.history.table.shown

    office.time.now += 86_400.0
    office.history.refresh()

    assert all(new is old for new, old in zip(office.history.table.shown, before, strict=True))


@journey
async def test_a_read_lets_the_window_go_on_while_a_long_history_takes_it_in(office):
    many_at_once(office)
    await look(office)
    await until(lambda: not office.history.loading.running)

    office.people.watching.ended.emit()
    begun, turns = office.history.loading.running, 0
    while office.history.loading.running:
        turns += 1
        await asyncio.sleep(0)

    assert begun
    assert turns >= 3
