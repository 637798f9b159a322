"""What an outside driver or a screen reader is told: names, roles and order, in every state."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.support.groups import group_id, groups_shown
from tests.support.office import journey
from tests.support.qt import until
from tests.support.releases import said
from tests.support.updates import Model
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.fields import Field
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.release_list import latest_of
from zoomprov_gui.domain.verdicts import LOOKS
from zoomprov_gui.widgets.parts.chip import Chip
from zoomprov_gui.widgets.updates_corner import UpdatesCorner

GORAN = person_key("goran.eze@acme.example")
BEATRIX = person_key("beatrix.holm@acme.example")
NADIA = person_key("nadia.okafor@acme.example")


def focusable(window: QWidget) -> list[QWidget]:
    """Return what Tab or a click can reach at this moment."""
    return [
        widget
        for widget in [window, *window.findChildren(QWidget)]
        if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]


def nameless(window: QWidget) -> list[str]:
    found = []
    for widget in focusable(window):
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None or not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


async def show_normal(_office):
    pass


async def show_detail(office):
    office.people.open(GORAN)
    office.page.drawer.details.set_open(is_open=True)


async def show_bulk(office):
    office.people.table.choose([GORAN, NADIA])


async def show_confirm(office):
    await show_bulk(office)
    office.page.people.turn_off.click()


async def show_trouble(office):
    office.world.faults.set("zoom:unavailable")
    await office.read()


async def show_nobody(office):
    office.page.filters.search.setText("xyz")


async def show_settings(office):
    office.window.commands.settings.trigger()


async def show_keys(office):
    office.window.commands.keys.trigger()


async def show_about(office):
    office.window.commands.about.trigger()


async def show_updates(office):
    latest = latest_of(said("9.1.0"))
    UpdatesCorner(office.window, Model(latest=latest))
    office.window.commands.updates.trigger()


async def show_columns(office):
    office.page.orders.choose_columns()


async def show_crash(office):
    office.window.show_crash("12345678", "report")


async def show_freshness(office):
    office.window.top_bar.live.click()


async def show_group(office):
    await groups_shown(office)
    office.groups.open(group_id(office, "Clinical staff"))


async def show_group_edit(office):
    await show_group(office)
    office.by_group.drawer.edit.click()


async def show_group_question(office):
    await show_group(office)
    office.by_group.drawer.action.click()
    await until(lambda: office.by_group.doing.confirm is not None)


async def show_licence(office):
    office.page.changes.begin(Verb.SET_LICENCE, BEATRIX)


STATES = (
    show_group, show_group_edit, show_group_question, show_licence,
    show_normal, show_detail, show_bulk, show_confirm, show_trouble, show_nobody, show_settings,
    show_keys, show_about, show_updates, show_columns, show_crash, show_freshness,
)  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_everything_that_takes_the_focus_has_a_name(state, tmp_path):
    found = {}

    @journey
    async def look(office):
        await state(office)
        await asyncio.sleep(0.05)
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                found[type(window).__name__] = nameless(window)

    await look(tmp_path)

    assert found
    assert not any(found.values()), found


@journey
async def test_the_contract_of_names_and_roles_holds(office):
    office.people.open(GORAN)
    told = {
        widget.accessibleName() or told.text(QAccessible.Text.Name): told.role()
        for widget in focusable(office.window)
        if (told := QAccessible.queryAccessibleInterface(widget))
    }

    role = QAccessible.Role
    for name, wanted in {
        "Everyone, 67, selected": {role.CheckBox, role.RadioButton, role.Button},
        "Needs attention, 29": {role.CheckBox, role.RadioButton, role.Button},
        "Find a person or group": {role.EditableText},
        "Okta group, all": {role.Button},
        "Check now": {role.Button},
        "People": {role.Table},
        "People, 29 need attention": {role.CheckBox, role.RadioButton, role.Button},
        "Turn off in Zoom…": {role.Button},
        "Check again": {role.Button},
        "Close details": {role.Button},
        "Copy summary": {role.Button},
    }.items():
        assert told.get(name) in wanted, (name, told.get(name), sorted(told)[:40])


@journey
async def test_a_cell_says_its_column_and_what_is_so(office):
    table = office.people.table
    place = table.place_of(GORAN)
    view = QAccessible.queryAccessibleInterface(office.page.people.view)
    count = view.childCount()

    names = [view.child(i).text(QAccessible.Text.Name) for i in range(count)]

    assert f"Person: Goran Eze, {GORAN}" in names
    assert table.view(place).look.words == "Still active in Zoom"
    assert "Verdict: Still active in Zoom, since 2 days" in names
    assert "What to do: Turn off in Zoom" in names


@journey
async def test_a_head_says_what_the_table_is_sorted_by(office):
    table = office.people.table
    column = table.fields.index(Field.VERDICT)

    def head(column):
        role = Qt.ItemDataRole.AccessibleTextRole
        return table.headerData(column, Qt.Orientation.Horizontal, role)

    usual = head(column)
    table.sort_by(Field.PERSON)
    table.sort_by(Field.PERSON)

    assert usual == "Verdict, sorted"
    assert (head(column), head(0)) == ("Verdict", "Person, sorted backwards")


@journey
async def test_a_dialog_that_was_closed_is_no_longer_there_for_who_reads_the_screen(office):
    office.people.open(GORAN)
    office.page.drawer.action.click()
    confirm = office.page.doing.confirm
    gone = []
    confirm.destroyed.connect(lambda: gone.append(True))

    confirm.reject()
    await asyncio.sleep(0.05)

    assert gone
    assert office.page.doing.confirm is None


@journey
async def test_every_label_shows_names_as_text_and_never_as_markup(office):
    office.people.open(GORAN)

    odd = [
        label.text()
        for label in office.window.findChildren(QLabel)
        if label.text() and label.textFormat() is not Qt.TextFormat.PlainText
    ]

    assert not odd


@journey
async def test_f6_goes_round_all_regions_and_back(office):
    office.window.activateWindow()
    office.people.open(GORAN)
    office.page.people.view.setFocus()
    regions = [office.window.sidebar, office.window.top_bar, *office.page.regions()]
    shown = [region for region in regions if region.isVisible()]
    visited = []

    for _ in range(len(shown)):
        QTest.keyClick(office.window, Qt.Key.Key_F6)
        here = QApplication.focusWidget()
        visited.append(next(r for r in shown if r is here or r.isAncestorOf(here)))

    assert set(visited) == set(shown)
    QTest.keyClick(office.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    here = QApplication.focusWidget()
    assert visited[-2] is here or visited[-2].isAncestorOf(here)


@journey
async def test_tab_reaches_everything_and_is_caught_nowhere(office):
    office.window.activateWindow()
    office.people.open(GORAN)
    office.window.sidebar.header.setFocus()
    wanted = {
        widget
        for widget in focusable(office.window)
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and widget.isEnabled()
        and widget is not office.window
    }
    visited = set()

    for _ in range(3 * len(wanted)):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.add(QApplication.focusWidget())

    chips = set(office.page.filters.chips.findChildren(Chip))
    missed = wanted - visited - chips
    assert not [f"{type(w).__name__} {w.accessibleName()} {w.text()}" for w in missed]
    assert len(visited & chips) == 1  # one of a group takes Tab; the arrows go on to the others


@journey
async def test_verdicts_are_said_in_words_wherever_a_colour_says_them(office):
    words = {look.words for look in LOOKS.values()}

    shown = {
        office.people.table.view(place).look.words
        for place in range(office.people.table.rowCount())
    }

    assert shown <= words
    assert len(shown) > 10
