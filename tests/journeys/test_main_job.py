"""The main job in the window: who should not have Zoom any more, one click, and the proof."""

import asyncio

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.office import journey, open_office
from tests.support.qt import until
from zoomprov_gui.app.crash import Crashes, watching
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.run import Phase
from zoomprov_gui.widgets.leave_dialog import LeaveDialog
from zoomprov_gui.widgets.parts.button import Button

GORAN = person_key("goran.eze@acme.example")
NADIA = person_key("nadia.okafor@acme.example")
CARLOS = person_key("carlos.neri@acme.example")


def press(button):
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def verdict(office, key):
    return office.company.roster.find(key).verdict


def shown_row(office, key):
    table = office.people.table
    place = table.place_of(key)
    assert place >= 0
    return table.view(place)


async def click_on(office, key):
    await asyncio.sleep(0.05)  # the table lays itself out after a read
    view = office.page.people.view
    place = office.people.table.place_of(key)
    assert place >= 0
    view.scrollTo(office.people.table.index(place, 0))
    at = view.row_rect(place).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.x() // 2, at.y()))


@journey
async def test_a_leaver_is_found_turned_off_and_proven_off(office):
    press(office.page.filters.chips.chip("attention"))
    await click_on(office, GORAN)
    assert office.page.drawer.title == "Goran Eze"
    assert office.page.drawer.card.title == "Still active in Zoom"

    press(office.page.drawer.action)
    confirm = office.page.doing.confirm
    assert confirm.title == "Turn off Goran Eze in Zoom?"
    press(confirm.send)
    assert office.page.doing.run.isVisible()
    await office.run_ended()

    assert office.page.doing.run.title == "1 turned off"
    assert verdict(office, GORAN) is Verdict.OFF_BOTH
    press(office.page.doing.run.hide_button)
    press(office.page.filters.chips.chip("everyone"))
    row = shown_row(office, GORAN)
    assert row.look.words == "Off in both"
    assert row.zoom.text == "Deactivated"
    licence = {pair.label: pair.zoom for pair in office.page.drawer.view.pairs}["Licence"]
    assert licence == "Basic (Deactivated)"


@journey
async def test_a_zoom_that_accepts_and_does_nothing_is_never_called_done(office):
    office.world.faults.set("zoom:accepted-no-effect")
    phases = set()
    office.people.run.changed.connect(
        lambda: phases.update(item.phase for item in office.people.run.items)
    )

    await click_on(office, GORAN)
    press(office.page.drawer.action)
    press(office.page.doing.confirm.send)
    await office.run_ended()

    assert Phase.DONE not in phases
    assert [item.phase for item in office.people.run.items] == [Phase.UNPROVEN]
    assert "not proven" in office.page.doing.run.title
    assert verdict(office, GORAN) is Verdict.STILL_ACTIVE
    assert office.page.doing.run.retry.isVisible()


@journey
async def test_an_admin_cannot_be_turned_off_and_the_screen_says_who_can_change_that(office):
    await click_on(office, CARLOS)

    assert not office.page.drawer.action.isEnabled()
    assert "Zoom owner must change the role" in office.page.drawer.why_not.text
    assert office.page.drawer.why_not.isVisible()
    assert "Only the Zoom owner can" in office.page.drawer.card.text


@journey
async def test_several_are_typed_the_admin_is_left_out_and_the_rest_proven(office):
    office.people.table.choose([GORAN, NADIA, CARLOS])
    press(office.page.people.turn_off)
    confirm = office.page.doing.confirm
    assert [line.name for line in confirm.people.lines()][-1] == "Carlos Neri"
    assert not confirm.send.isEnabled()

    QTest.keyClicks(confirm.field, "turn off 2")
    press(confirm.send)
    await office.run_ended()

    assert office.page.doing.run.title == "2 turned off · 1 not: Zoom admin"
    assert verdict(office, CARLOS) is Verdict.STILL_ACTIVE
    assert {verdict(office, key) for key in (GORAN, NADIA)} == {Verdict.OFF_BOTH}


@journey
async def test_what_was_turned_off_is_undone_by_the_journal_licence_and_all(office):
    licence = office.world.zoom_user(GORAN).type
    await click_on(office, GORAN)
    press(office.page.drawer.action)
    press(office.page.doing.confirm.send)
    await office.run_ended()

    press(office.page.doing.run.undo)
    await until(lambda: office.page.doing.confirm is not None)
    confirm = office.page.doing.confirm
    assert confirm.title == "Undo this for Goran Eze?"
    assert confirm.proposal.effects[0][0] == "triangle-alert"
    press(confirm.send)
    await office.run_ended()

    assert office.people.run.items[0].phase is Phase.DONE
    assert verdict(office, GORAN) is Verdict.STILL_ACTIVE
    assert office.world.zoom_user(GORAN).type == licence
    first, second = office.company.journal.runs()
    assert first.entries[0].state is State.UNDONE
    assert second.entries[0].undoes == first.entries[0].entry_id


@journey
async def test_with_zoom_down_old_facts_stay_with_their_time_and_nothing_can_be_sent(office):
    office.time.now += 240
    office.world.faults.set("zoom:unavailable")

    await office.read()
    await click_on(office, GORAN)

    (banner,) = office.page.notices.banners
    assert banner.title.startswith("Zoom is not answering (tried once")
    assert "09:01" in banner.text
    assert shown_row(office, GORAN).zoom.fact == "at 09:01"
    assert shown_row(office, GORAN).zoom.text == "Active"
    assert office.page.drawer.stale.isVisible()
    assert not office.page.drawer.action.isEnabled()
    assert office.page.drawer.why_not.text


@journey
async def test_a_side_that_answers_again_is_live_again(office):
    office.world.faults.set("zoom:unavailable")
    await office.read()
    office.world.faults.clear()

    again = next(b for b in office.page.notices.findChildren(Button) if b.label == "Try again")
    press(again)
    await until(lambda: not office.people.notices)

    assert office.window.session.pill.tone == "ok"
    assert not office.page.notices.isVisible()


@journey
async def test_closing_in_the_middle_of_a_run_asks_and_stops_after_the_present_one(office):
    office.time.patience = 1
    office.world.faults.set("zoom:accepted-no-effect")
    await click_on(office, GORAN)
    press(office.page.drawer.action)
    press(office.page.doing.confirm.send)
    await until(lambda: [i.phase for i in office.people.run.items] == [Phase.CHECKING])
    closed = []
    office.window.closed.connect(lambda: closed.append(True))

    assert not office.window.close()
    dialog = office.window.findChild(LeaveDialog)
    press(dialog.stop)
    await until(lambda: bool(closed))

    assert not office.people.run.running
    entries = office.company.journal.runs()[-1].entries
    assert [entry.state.value for entry in entries] == ["accepted"]


async def test_what_was_left_open_is_asked_about_and_settled_at_the_next_start(tmp_path):
    async with open_office(tmp_path) as first:
        await first.read()
        first.time.patience = 1
        first.world.faults.set("zoom:delayed-effect:seconds=30")
        await click_on(first, GORAN)
        press(first.page.drawer.action)
        press(first.page.doing.confirm.send)
        await until(lambda: [i.phase for i in first.people.run.items] == [Phase.CHECKING])
    first.time.now += 60
    first.world.faults.clear()

    async with open_office(tmp_path, time=first.time, world=first.world) as second:
        (asked,) = second.people.notices
        await second.read()
        second.people.unsettled.check()
        await until(lambda: not second.people.unsettled.operation.running)
        (told,) = second.people.notices

    assert asked.text.startswith("1 of 1 was sent, and no read has shown yet")
    assert told.title == "Earlier changes were checked"
    assert told.text.startswith("Goran Eze: done.")


@journey
async def test_the_whole_job_is_done_with_the_keyboard_alone(office):
    window, page = office.window, office.page
    window.activateWindow()
    page.people.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.filters.search
    QTest.keyClicks(page.filters.search, "goran")
    await until(lambda: office.people.table.rowCount() == 1)

    QTest.keyClick(window, Qt.Key.Key_F6)
    while not page.people.isAncestorOf(QApplication.focusWidget()):
        QTest.keyClick(window, Qt.Key.Key_F6)
    page.people.view.setFocus()
    QTest.keyClick(page.people.view, Qt.Key.Key_Home)
    QTest.keyClick(page.people.view, Qt.Key.Key_Return)
    assert page.drawer.isVisible()
    QTest.keyClick(page.people.view, Qt.Key.Key_Delete)
    await asyncio.sleep(0.05)
    confirm = page.doing.confirm
    assert QApplication.focusWidget() is confirm.cancel
    confirm.send.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(confirm.send, Qt.Key.Key_Space)
    await office.run_ended()

    assert verdict(office, GORAN) is Verdict.OFF_BOTH
    QTest.keyClick(page.doing.run, Qt.Key.Key_Escape)
    assert page.doing.run is None
    QTest.keyClick(page.drawer, Qt.Key.Key_Escape)
    assert not page.drawer.isVisible()


@journey
async def test_enter_in_the_field_sends_nothing_before_the_words_are_there(office):
    office.people.table.choose([GORAN, NADIA])
    press(office.page.people.turn_off)
    confirm = office.page.doing.confirm
    await asyncio.sleep(0.05)

    QTest.keyClick(confirm.field, Qt.Key.Key_Return)
    QTest.keyClicks(confirm.field, "turn off 3")
    QTest.keyClick(confirm.field, Qt.Key.Key_Return)

    assert confirm.isVisible()
    assert not office.people.run.running
    QTest.keyClick(confirm, Qt.Key.Key_Escape)
    assert not confirm.isVisible()
    await asyncio.sleep(0)
    assert office.company.journal.runs() == ()


@journey
async def test_who_is_sent_is_who_was_shown_whatever_is_read_meanwhile(office):
    office.people.table.choose([GORAN, NADIA])
    press(office.page.people.turn_off)
    confirm = office.page.doing.confirm
    shown = [line.key for line in confirm.people.lines()]
    office.people.table.choose([CARLOS])
    await office.read()
    QTest.keyClicks(confirm.field, "turn off 2")
    press(confirm.send)
    await office.run_ended()

    assert [item.key for item in office.people.run.items] == shown == [NADIA, GORAN]


@journey
@pytest.mark.expects_log("crash [0-9a-f]{8}", "This plugin does not support")
async def test_a_bug_is_told_and_the_program_goes_on(office):
    crashes = Crashes()
    crashes.happened.connect(lambda r: office.window.show_crash(r.number, r.text))
    loop = asyncio.get_running_loop()
    with watching(crashes, loop):
        loop.call_exception_handler({"message": "Bug", "exception": KeyError("a@b.example")})
        await until(lambda: office.window._crash is not None)

    dialog = office.window._crash
    assert dialog.isVisible()
    assert "KeyError" in dialog.report.toPlainText()
    assert "b.example" not in dialog.report.toPlainText()
    press(dialog.close_button)
    await office.read()
    assert office.window.session.pill.tone == "ok"
