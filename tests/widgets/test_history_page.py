"""The History page in its window: its states, keys, filters and drawer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.groups import group_id, groups_shown, preview_of
from tests.support.office import journey, open_office
from tests.support.past import CARLOS, GORAN, NADIA, look, row_about, send, unknown
from tests.support.qt import until
from zoomprov_gui.viewmodels.history_rows import Kind

pytestmark = pytest.mark.anyio


async def test_before_the_journal_is_read_a_skeleton_stands_and_then_the_empty_state(tmp_path):
    async with open_office(tmp_path) as office:
        office.window.go_to("history")
        page = office.past
        first = page._area.currentWidget()

        await until(lambda: office.history.loaded)

        assert first is page.skeleton
        assert page.empty.isVisible()
        assert page.empty.title == "Nothing was changed yet"
        assert office.window.top_bar.title.text() == "History"
        assert not page.filters.save.isEnabled()


@journey
async def test_a_line_that_is_pressed_opens_beside_the_list_and_esc_closes_it(office):
    await send(office, GORAN, CARLOS)
    await look(office)
    page = office.past
    place = office.history.table.place_of(row_about(office, GORAN).entry_id)
    rect = page.list.visualRect(office.history.table.index(place, 0))

    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert page.drawer.isVisible()
    assert page.drawer.title == "Goran Eze"
    QTest.keyClick(page.drawer, Qt.Key.Key_Escape)

    assert not page.drawer.isVisible()
    assert QApplication.focusWidget() is page.list


@journey
async def test_chips_search_and_facets_narrow_it_and_one_button_shows_everything_again(office):
    await send(office, GORAN, CARLOS)
    await look(office)
    page, table = office.past, office.history.table

    page.filters.chips.chip(Kind.NOT_DONE.value).click()
    assert [row.name for row in table.shown] == ["Carlos Neri"]
    QTest.keyClicks(page.filters.search, "goran")
    assert page.empty.title == "Nothing matches"
    page._show_all()
    page.filters.what.chosen.emit("Zoom taken away")

    assert len(table.shown) == 2
    assert page.filters.chips.current == "all"
    assert page.footer.count.text().startswith("2 of 2 changes")


@journey
async def test_what_is_not_known_can_be_asked_about_from_over_the_list(office):
    await unknown(office, NADIA)
    await look(office)
    page = office.past
    assert page.filters.check.label == "Check 1 again"
    office.world.switch_zoom(NADIA, on=False)

    page.filters.check.click()
    assert page.filters.check.label == "Checking…"
    await until(lambda: not office.history.checking.running)

    assert not page.filters.check.isVisible()
    assert row_about(office, NADIA).kind is Kind.DONE


@journey
async def test_in_read_only_mode_undo_is_off_and_says_why(office):
    await send(office, GORAN)
    await look(office)
    office.history.open(row_about(office, GORAN).entry_id)
    page = office.past
    assert page.drawer.undo.isEnabled()

    office.people.settings.change(read_only=True)

    assert not page.drawer.undo.isEnabled()
    assert page.drawer.undo.accessibleDescription().startswith("Read-only mode is on")
    assert page.drawer.why_not.isVisible()
    page.acts.undo(office.history.open_id)
    assert not office.people.undoing.operation.running


@journey
async def test_offline_the_list_stays_and_the_banner_says_so(office):
    await send(office, GORAN)
    await look(office)
    for side in ("zoom", "okta"):
        office.world.faults.set(f"{side}:reset")

    await office.read()

    assert office.past.notices.banners[0].title.startswith("You are offline")
    assert len(office.history.table.shown) == 1


@journey
async def test_an_open_drawer_follows_the_keyboard_from_line_to_line(office):
    await send(office, GORAN, CARLOS)
    await look(office)
    page = office.past
    page.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.list, Qt.Key.Key_Home)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    first = page.drawer.title

    QTest.keyClick(page.list, Qt.Key.Key_Down)

    assert {first, page.drawer.title} == {"Goran Eze", "Carlos Neri"}


@journey
async def test_the_person_is_shown_on_their_own_page(office):
    await send(office, GORAN)
    await look(office)
    office.history.open(row_about(office, GORAN).entry_id)

    office.past.drawer.person.click()

    assert office.window.pages.key == "people"
    assert office.page.drawer.title == "Goran Eze"


@journey
async def test_a_group_is_shown_on_the_page_of_groups_whatever_is_filtered_there(office):
    await groups_shown(office)
    began = office.groups.edit(group_id(office, "Finance"), (("description", "Money"),))
    office.people.confirm(await preview_of(office.groups.preparing, began), "")
    await office.run_ended()
    office.by_group.filters.search.setText("Clinical")
    await look(office)

    office.history.open(office.history.table.shown[0].entry_id)
    drawer = office.past.drawer
    label = drawer.person.label
    drawer.person.click()

    assert label == "Show in Groups"
    assert office.window.pages.key == "groups"
    assert office.by_group.drawer.title == "Finance"
    assert office.groups.table.place_of(group_id(office, "Finance")) >= 0


@journey
async def test_keys_find_copy_and_select_on_this_page(office):
    await send(office, GORAN, CARLOS)
    await look(office)
    page, commands = office.past, office.window.commands
    page.list.setFocus(Qt.FocusReason.TabFocusReason)

    commands.select_all.trigger()
    commands.copy.trigger()
    rows = QApplication.clipboard().text().splitlines()
    commands.copy_csv.trigger()
    lines = QApplication.clipboard().text().splitlines()
    commands.find.trigger()

    assert len(rows) == 2
    assert lines[0].startswith("when,what,name")
    assert QApplication.focusWidget() is page.filters.search
    assert page.regions()[1] is page.filters
    assert page.busy == ""
    assert page.remember() == {}
    page.stop_writing()


async def test_in_a_narrow_window_the_drawer_lies_over_the_list(tmp_path):
    async with open_office(tmp_path, size=(1024, 680)) as office:
        await office.read()
        await send(office, GORAN)
        await look(office)

        office.history.open(row_about(office, GORAN).entry_id)
        page = office.past

        assert page.drawer.geometry().right() == page._area.geometry().right()
