"""History in the window: what was done is seen, proven, undone; what a death left is settled."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.office import journey, open_office
from tests.support.past import GORAN, NADIA, look, row_about, send, turn_on_behind_our_back
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.history_rows import UNKNOWN_FIRST

pytestmark = pytest.mark.anyio


def press(button):
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click_line(office, row):
    view, table = office.past.list, office.history.table
    rect = view.visualRect(table.index(table.place_of(row.entry_id), 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())


def steps(office):
    return {step.words: step.icon for step in office.history.detail.steps}


@journey
async def test_somebody_is_removed_seen_in_history_undone_from_there_and_read_back(office):
    licence = office.world.zoom_user(GORAN).type
    office.people.open(GORAN)
    press(office.page.drawer.action)
    press(office.page.doing.confirm.send)
    await office.run_ended()
    press(office.page.doing.run.hide_button)

    press(office.window.sidebar.history)
    await until(lambda: office.history.loaded)
    removed = row_about(office, GORAN)
    click_line(office, removed)
    assert office.past.drawer.card.title == "Turn off in Zoom – Done, read back"
    assert steps(office)["Read back as off"] == "circle-check"
    press(office.past.drawer.undo)
    doing = office.past.acts.doing
    await until(lambda: doing.confirm is not None)
    assert doing.confirm.proposal.effects[0][0] == "triangle-alert"
    press(doing.confirm.send)
    await office.run_ended()
    press(doing.run.hide_button)

    assert (office.world.zoom_user(GORAN).status, office.world.zoom_user(GORAN).type) == (
        "active",
        licence,
    )
    assert office.history.table.row_of(removed.entry_id).ending.words == "Undone since"
    newest = office.history.table.shown[0]
    assert (newest.order, newest.ending.words) == (
        "Give the licence “Licensed”",
        "Done, read back",
    )
    assert not office.past.drawer.undo.isEnabled()
    assert office.company.roster.find(GORAN).verdict is Verdict.STILL_ACTIVE


@journey
async def test_an_undo_is_undone_and_that_one_again(office):
    before = office.world.zoom_user(GORAN).type
    run = await send(office, GORAN)

    for wanted in (("active", before), ("inactive", 1), ("active", before)):
        office.time.now += 60
        await office.read()
        told = []
        office.people.undoing.ask(run, None, told.append)
        await ended(office.people.undoing.operation)
        assert office.people.confirm(told[0], told[0].confirmation.text), told[0].lines
        await office.run_ended()
        run = office.people.run.run_id
        account = office.world.zoom_user(GORAN)
        assert account.status == wanted[0]
        if wanted[0] == "active":
            assert account.type == wanted[1]

    states = [entry.state for r in office.company.journal.runs() for entry in r.entries]
    assert set(states[-2:]) == {State.VERIFIED}


async def test_what_a_death_left_comes_first_at_the_next_start_and_is_settled_by_a_read(tmp_path):
    alive, dead = tmp_path / "alive", tmp_path / "dead"
    alive.mkdir()
    async with open_office(alive) as first:
        await first.read()
        await send(first, NADIA)
        first.world.faults.set("zoom:latency:seconds=0.3:method=PUT")
        first.people.confirm(first.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN]), "")
        journal = first.company.journal
        await until(lambda: journal.runs()[-1].entries[0].state is State.SENT)
        shutil.copytree(alive, dead)  # the disk as a kill at this moment leaves it
        await first.run_ended()
    first.world.faults.clear()

    async with open_office(dead, time=first.time, world=first.world, begin="history") as second:
        await until(lambda: second.history.loaded)
        table = second.history.table
        first_lines = [table.line(0), table.line(1).name, table.line(1).ending.words]
        asked = [notice.key for notice in second.people.notices]
        await second.read()
        await ended(second.people.unsettled.operation)
        await until(lambda: not table.open_ids)

        assert first_lines == [UNKNOWN_FIRST, "Goran Eze", "Not known"]
        assert "unsettled" in asked
        row = row_about(second, GORAN)
        assert (row.ending.words, row.proof) == ("Done, read back", "Read back")
        second.history.open(row.entry_id)
        assert steps(second)["Accepted by Zoom"] == "circle-help"


@journey
async def test_a_regression_is_told_over_every_page_in_history_and_on_the_person(office):
    await send(office, GORAN)
    await look(office)
    turn_on_behind_our_back(office)

    await office.read()
    await ended(office.people.unsettled.operation)
    await until(lambda: office.history.table.shown[0].pinned)
    office.people.open(GORAN)

    row = row_about(office, GORAN)
    assert row.ending.words == "Not so any more"
    assert any(b.title == "Turned off here, and on again in Zoom"
               for b in office.past.notices.banners)  # fmt: skip
    happened = [item for item in office.page.drawer.view.happened if item.tone == "bad"]
    assert happened[0].source.endswith("a later read shows the opposite")


@journey
async def test_who_changed_since_is_not_undone_and_the_reason_stands_there(office):
    await send(office, GORAN)
    await look(office)
    office.world.switch_zoom(GORAN, on=True)
    office.history.open(row_about(office, GORAN).entry_id)

    press(office.past.drawer.undo)
    doing = office.past.acts.doing
    await until(lambda: doing.confirm is not None)

    assert doing.confirm.title == "Nothing can be undone"
    assert not doing.confirm.send.isVisible()
    assert "Changed since" in doing.confirm.people.lines()[0].text
