"""Step 5 on its card, by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.guide import guided
from tests.support.qt import ended, until
from tests.viewmodels.test_assigning import ready

pytestmark = pytest.mark.anyio


async def typed(office, text):
    way, model = office.guide.ways.assign, office.setup.assigning
    way.finder.field.setText(text)
    QTest.keyClick(way.finder.field, Qt.Key.Key_Return)
    await until(lambda: model.text == text and not model.searching.running)
    return way


@guided("fresh-start")
async def test_nothing_can_be_previewed_before_somebody_is_chosen(office):
    await ready(office)
    way = office.guide.ways.assign

    assert way.widget.isVisible()
    assert not way.preview.isEnabled()
    assert way.preview.label == "Choose people or groups…"


@guided("fresh-start")
async def test_a_person_is_found_chosen_previewed_and_assigned(office):
    await ready(office)
    way = await typed(office, "pri")
    next(row for row in way.finder.rows if row.label == "Priya Bruno").click()
    assert way.preview.label == "Preview for 1 person…"

    way.preview.click()
    await ended(office.setup.assigning.looking)
    assert way.confirm.title == "Assign Zoom to Priya Bruno?"
    assert way.confirm.send.label == "Assign Priya Bruno"
    way.confirm.send.click()
    assert way.run.isVisible()
    await office.run_ended()
    await until(lambda: office.guide.panel.pill.text() == "Confirmed")

    assert way.run.title == "1 assigned"
    assert way.run.undo.label == "Undo (1)…"
    way.run.hide_button.click()


@guided("fresh-start")
async def test_read_only_mode_keeps_it_from_being_previewed(office):
    await ready(office)
    way = await typed(office, "pri")
    way.finder.rows[-1].click()

    office.people.settings.change(read_only=True)

    assert not way.preview.isEnabled()
