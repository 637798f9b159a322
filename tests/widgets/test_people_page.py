"""The pieces of the People page in their place, on the simulated office."""

import asyncio

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.office import journey, open_office
from tests.support.qt import until
from zoomprov_gui.domain.fields import Field, Sorting
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.storage.settings import Settings
from zoomprov_gui.viewmodels.people_table import sorting_of

GORAN = person_key("goran.eze@acme.example")


@journey
async def test_a_search_shows_its_finds_and_can_be_taken_back(office):
    page, table = office.page, office.people.table

    page.filters.search.setText("goran")
    await until(lambda: table.settled)
    page.refresh()

    assert table.rowCount() == 1
    assert page.footer.count.text() == "1 of 67 people"
    assert page.filters.clear.isVisible()
    page.filters.clear.click()
    await until(lambda: table.rowCount() == 67)


@journey
async def test_a_search_that_finds_nobody_says_so_and_offers_the_way_back(office):
    page = office.page
    page.filters.search.setText("xyz")
    await until(lambda: office.people.table.settled)

    assert page.people.empty.isVisible()
    assert page.people.empty.title == "No one matches “xyz”"
    page._clear()

    assert page.people.view.isVisible()
    assert page.filters.search.text() == ""


@journey
async def test_a_chip_that_stands_for_nobody_says_that(office):
    office.page.filters.chips.chip("ignored").click()

    assert office.page.people.empty.title == "Nobody here"


@journey
async def test_facets_narrow_and_name_what_there_is(office):
    page, table = office.page, office.people.table
    groups = list(page.filters.group.values_of())

    page.filters.group.chosen.emit("")
    page.filters.group.set_value(groups[0])
    page.filters.narrowed.emit()

    assert "Clinical staff" in groups
    assert 0 < table.rowCount() < 67
    assert groups[0] in table.comparison(0).granted_by


@journey
async def test_esc_and_the_cross_close_the_drawer_and_give_the_keyboard_back(office):
    page = office.page
    office.window.activateWindow()
    office.people.open(GORAN)
    await asyncio.sleep(0.05)
    assert page.drawer.isVisible()

    QTest.keyClick(page.drawer, Qt.Key.Key_Escape)

    assert not page.drawer.isVisible()
    assert office.people.open_key is None
    assert page.people.view.hasFocus()


@journey
async def test_the_drawer_follows_the_keyboard_from_row_to_row(office):
    page, table = office.page, office.people.table
    page.people.view.setCurrentIndex(table.index(0, 0))
    office.people.open(table.key_at(0))

    QTest.keyClick(page.people.view, Qt.Key.Key_Down)

    assert office.people.open_key == table.key_at(1)
    assert page.drawer.view.key == table.key_at(1)


@journey
async def test_in_a_narrow_window_the_drawer_lies_over_the_table(office):
    page = office.page
    office.people.open(GORAN)
    await asyncio.sleep(0.05)
    wide = page.people.width()

    office.window.resize(1024, 700)
    await asyncio.sleep(0.05)

    assert office.window.sidebar.compact
    assert page.drawer.geometry().right() == page.people.geometry().right()
    assert page.people.geometry().contains(page.drawer.geometry())
    office.window.resize(1440, 900)
    await asyncio.sleep(0.05)
    assert page.people.width() == wide


@journey
async def test_somebody_who_is_gone_closes_the_drawer(office):
    office.people.open(GORAN)

    office.people.open(person_key("nobody@acme.example"))

    assert office.people.open_key is None
    assert not office.page.drawer.isVisible()


@journey
async def test_copies_are_safe_in_a_spreadsheet(office):
    page = office.page
    formula = person_key("ada@acme.example")

    page.orders.copy([formula], "csv")
    csv = QGuiApplication.clipboard().text()
    page.orders.copy([formula], "rows")
    html = QGuiApplication.clipboard().mimeData().html()
    page.orders.copy([formula], "name")
    name = QGuiApplication.clipboard().text()
    page.orders.copy([formula], "summary")

    assert "'=Ada Formula" in csv
    assert "<table" in html
    assert name == "=Ada Formula"
    assert "ada@acme.example" in QGuiApplication.clipboard().text()


@journey
async def test_the_menu_of_a_row_says_why_something_cannot_be_done(office):
    carlos = person_key("carlos.neri@acme.example")

    menu = office.page.people.row_menu([carlos])

    off = next(action for action in menu.actions() if action.text() == "Turn off in Zoom…")
    assert not off.isEnabled()
    assert "owner must change" in off.toolTip()


@journey
async def test_the_menu_of_a_row_holds_all_that_stands_beside_the_table_and_begins_it(office):
    office.people.open(GORAN)
    beside = {action.text() for action in office.page.drawer.more_menu().actions()}

    menu = office.page.people.row_menu([GORAN])
    next(a for a in menu.actions() if a.text() == "End sessions in Zoom…").trigger()
    await until(lambda: office.page.doing.confirm is not None)

    assert beside <= {action.text() for action in menu.actions()}
    assert office.page.doing.confirm.proposal.title == "Sign Goran Eze out of Zoom?"


@journey
async def test_the_menu_of_a_selected_row_is_about_all_of_them(office):
    nadia = person_key("nadia.okafor@acme.example")
    office.people.table.choose([GORAN, nadia])
    asked = []
    office.page.people.wanted.disconnect()
    office.page.people.wanted.connect(lambda verb, keys: asked.append((verb.value, set(keys))))

    office.page.people.open_menu(GORAN, QPoint(10, 10))
    menu = office.page.people.row_menu(office.page.people.chosen())
    next(a for a in menu.actions() if a.text() == "Turn off in Zoom…").trigger()

    assert asked == [("turn_off_in_zoom", {GORAN, nadia})]


@journey
async def test_who_is_selected_and_not_shown_is_counted_in_the_bar(office):
    office.people.table.choose([GORAN])
    office.page.filters.chips.chip("in_sync").click()
    office.page.people.show_selection()

    assert "1 not shown" in office.page.people.bulk.note


@journey
async def test_columns_are_chosen_and_kept(office):
    office.people.settings.change(columns=("zoom", "email"))

    assert office.people.table.fields == (Field.PERSON, Field.ZOOM, Field.EMAIL)


@journey
async def test_the_rows_become_compact_as_the_settings_say(office):
    before = office.page.people.view.row_height

    office.people.settings.change(row_height="compact")

    assert office.page.people.view.row_height < before


@journey
async def test_the_keys_of_the_window_reach_the_page(office):
    office.window.activateWindow()
    office.page.people.view.setFocus()
    QTest.keyClick(office.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert len(office.people.table.chosen) == 67
    QTest.keyClick(office.page.people.view, Qt.Key.Key_Escape)
    assert not len(office.people.table.chosen)


async def test_what_was_chosen_is_found_again_at_the_next_start(tmp_path):
    async with open_office(tmp_path, settings=Settings(theme="light")) as first:
        await first.read()
        first.page.filters.chips.chip("attention").click()
        first.people.table.set_sorting(Sorting(((Field.PERSON, True),)))
        first.window.resize(1300, 777)
        first.window.close()

    async with open_office(tmp_path, size=(0, 0)) as second:
        await second.read()

        assert second.page.filters.chips.current == "attention"
        assert second.people.table.sorting == Sorting(((Field.PERSON, True),))
        assert second.people.settings.remembered("geometry")


def test_a_sorting_that_makes_no_sense_is_the_usual_one():
    assert sorting_of("x") == sorting_of([["absent", True], 3, ["person"]]) == Sorting()
    assert sorting_of([["zoom", 1]]) == Sorting(((Field.ZOOM, True),))


@journey
async def test_a_row_stands_out_when_its_verdict_changes_and_not_for_a_first_read(office):
    table = office.people.table
    after_first = [place for place in range(table.rowCount()) if table.is_tinted(place)]

    office.world.switch_zoom(GORAN, on=False)
    await office.read()

    assert not after_first
    assert [table.key_at(p) for p in range(table.rowCount()) if table.is_tinted(p)] == [GORAN]


@journey
async def test_each_page_puts_the_keyboard_on_its_list_or_on_the_open_step(office):
    window, seen = office.window, {}
    window.activateWindow()
    window.sidebar.header.setFocus()

    for key, number in (("setup", 2), ("people", 3), ("groups", 4), ("history", 5)):
        QTest.keyClick(
            window, Qt.Key(Qt.Key.Key_0.value + number), Qt.KeyboardModifier.ControlModifier
        )
        seen[key] = QApplication.focusWidget()
        window.sidebar.header.setFocus()

    assert seen["setup"] is office.guide.stepper.items[office.setup.place]
    assert seen["people"] is office.page.people.view
    assert seen["groups"] is office.by_group.groups.view
    assert office.past.isAncestorOf(seen["history"])


@journey
async def test_while_a_review_stands_in_place_of_the_list_the_keyboard_goes_there(office):
    page = office.page
    office.window.commands.review.trigger()
    office.window.sidebar.header.setFocus()

    page.take_focus()

    assert QApplication.focusWidget() in page.review.card.choices
