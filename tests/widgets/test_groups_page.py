from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.groups import group_id, groups_shown
from tests.support.office import journey, open_office
from zoomprov_gui.domain.people import person_key

AMARA = person_key("amara.obi@acme.example")


@journey
async def test_chips_and_the_foot_count_the_groups(office):
    await groups_shown(office)
    page = office.by_group

    assert [page.filters.chips.chip(k).count for k in ("giving", "attention", "all")] == [4, 4, 6]
    assert page.footer.count.text() == "4 of 6 groups"
    assert office.window.sidebar.groups.isChecked()


@journey
async def test_the_drawer_follows_the_keyboard_and_esc_closes_it(office):
    await groups_shown(office)
    page = office.by_group
    page.groups.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.groups.view, Qt.Key.Key_Return)
    first = page.drawer.title

    QTest.keyClick(page.groups.view, Qt.Key.Key_Down)
    second = page.drawer.title
    QTest.keyClick(page.drawer, Qt.Key.Key_Escape)

    assert first != second
    assert not page.drawer.isVisible()
    assert page.groups.view.hasFocus()


@journey
async def test_a_person_and_all_people_of_a_group_are_shown_on_the_people_page(office):
    await groups_shown(office)
    office.groups.open(group_id(office, "Clinical staff"))

    office.by_group.drawer.show_all.click()
    shown = office.people.table.rowCount()
    office.window.go_to("groups")
    office.by_group.person_wanted.emit(AMARA)

    assert shown == 12
    assert office.window.pages.key == "people"
    assert office.people.open_key == AMARA
    assert office.page.drawer.title == "Amara Obi"


@journey
async def test_a_group_is_copied_by_the_keys_of_the_table(office):
    await groups_shown(office)
    page = office.by_group
    page.groups.view.setCurrentIndex(office.groups.table.index(0, 0))

    office.window.commands.copy.trigger()
    row = QGuiApplication.clipboard().text()
    office.window.commands.copy_csv.trigger()
    table = QGuiApplication.clipboard().text()
    page.acts.copy(group_id(office, "Finance"), "name")

    assert row.startswith("Clinical staff\tGives Zoom\t12")
    assert table.startswith("Group,Zoom,People")
    assert QGuiApplication.clipboard().text() == "Finance"


@journey
async def test_finding_is_a_key_away(office):
    await groups_shown(office)

    office.window.commands.find.trigger()
    QTest.keyClicks(office.by_group.filters.search, "fin")

    assert office.groups.table.rowCount() == 1


async def test_the_chip_of_last_time_is_chosen_again(tmp_path):
    async with open_office(tmp_path) as office:
        office.people.settings.remember(groups_chip="all")
    async with open_office(tmp_path) as office:
        assert office.by_group.filters.chips.current == "all"
        assert office.groups.table.wanted.chip == "all"


async def test_a_narrow_window_lets_the_drawer_lie_over_the_table(tmp_path):
    async with open_office(tmp_path, size=(1024, 680)) as office:
        await office.read()
        await groups_shown(office)
        page = office.by_group

        office.groups.open(group_id(office, "Finance"))

        assert page.drawer.isVisible()
        assert page.drawer.geometry().right() <= page.groups.geometry().right()
        assert page.groups.width() > 700


@journey
async def test_the_page_keeps_its_chip_and_tells_its_regions(office):
    await groups_shown(office)
    page = office.by_group

    page.filters.chips.chip("all").click()

    assert page.remember() == {"groups_chip": "all"}
    assert page.regions()[0] is page.notices
    assert page.busy == ""


@journey
async def test_the_drawer_stays_with_a_group_that_leaves_the_filter(office):
    await groups_shown(office)
    page, table = office.by_group, office.groups.table
    page.groups.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.groups.view, Qt.Key.Key_Return)
    opened = page.drawer.title

    table.take([v for v in table._views.values() if v.key != office.groups.open_key])

    assert table.rowCount() == 3
    assert page.drawer.title == opened
