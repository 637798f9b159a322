"""The list of the history by mouse and keyboard, on the simulated office."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest

from tests.support.office import journey
from tests.support.past import CARLOS, GORAN, NADIA, look, row_about, send

pytestmark = pytest.mark.anyio


def row_ids(office):
    return [row.entry_id for row in office.history.table.shown]


@journey
async def test_the_keyboard_passes_over_headings(office):
    await send(office, GORAN, CARLOS)
    await look(office)
    view = office.past.list

    view.setFocus(Qt.FocusReason.TabFocusReason)
    first = view.current_id
    QTest.keyClick(view, Qt.Key.Key_End)
    last = view.current_id
    QTest.keyClick(view, Qt.Key.Key_Home)

    assert [first, last] == row_ids(office)
    assert view.current_id == first
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.current_id == first


@journey
async def test_enter_opens_and_letters_do_nothing(office):
    await send(office, GORAN)
    await look(office)
    view, opened = office.past.list, []
    view.opened.connect(opened.append)
    view.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(view, Qt.Key.Key_G)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert opened == row_ids(office)


@journey
async def test_the_menu_opens_by_key_at_the_current_line(office):
    await send(office, GORAN)
    await look(office)
    view, asked = office.past.list, []
    view.menu_wanted.disconnect()
    view.menu_wanted.connect(lambda entry_id, _at: asked.append(entry_id))
    view.setFocus(Qt.FocusReason.TabFocusReason)

    view.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    )

    assert asked == row_ids(office)


@journey
async def test_what_is_selected_and_where_the_keyboard_is_survive_new_lines(office):
    await send(office, GORAN, CARLOS)
    await look(office)
    view = office.past.list
    goran = row_about(office, GORAN).entry_id
    view.go_to(goran)
    view.selectAll()
    before = set(view.chosen())

    await send(office, NADIA)

    assert len(row_ids(office)) == 3
    assert view.current_id == goran
    assert set(view.chosen()) == before


@journey
async def test_with_nothing_selected_the_current_line_is_meant(office):
    await send(office, GORAN)
    await look(office)
    view = office.past.list
    assert view.chosen() == ()

    view.go_to(row_ids(office)[0])
    view.clearSelection()

    assert view.chosen() == tuple(row_ids(office))
