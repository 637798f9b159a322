"""One write beside the list, on the simulated office."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.support.office import journey
from tests.support.past import CARLOS, GORAN, NADIA, look, row_about, send
from tests.support.qt import until

pytestmark = pytest.mark.anyio


async def opened(office, key):
    await look(office)
    office.history.open(row_about(office, key).entry_id)
    return office.past.drawer


@journey
async def test_it_says_how_it_ended_and_each_rung_aloud(office):
    await send(office, GORAN)

    drawer = await opened(office, GORAN)
    names = [child.accessibleName() for child in drawer.steps.findChildren(QWidget)]

    assert drawer.card.title == "Turn off in Zoom – Done, read back"
    assert "Basic (Deactivated)" in drawer.card.text
    assert any(name.startswith("Accepted by Zoom. today") for name in names)
    assert any(name.startswith("In Zoom’s own log. Not known") for name in names)


@journey
async def test_before_and_after_are_told_as_sentences_without_alarm(office):
    await send(office, GORAN)

    drawer = await opened(office, GORAN)
    told = [child.accessibleName() for child in drawer.turns.findChildren(QWidget)]

    assert "Account in Zoom: Before Active, After Deactivated, differs" in told
    assert "The two sides differ here" not in told


@journey
async def test_undo_for_all_is_offered_where_there_are_several(office):
    await send(office, GORAN, NADIA)

    drawer = await opened(office, GORAN)

    assert drawer.undo_run.label == "Undo for all 2…"
    assert drawer.undo_run.isVisible()
    assert dict(drawer.facts.rows)["Part of"] == "A change of 2 people"


@journey
async def test_what_was_never_sent_can_be_neither_undone_nor_checked(office):
    await send(office, GORAN, CARLOS)

    drawer = await opened(office, CARLOS)

    assert not drawer.undo.isEnabled()
    assert drawer.why_not.text.startswith("Nothing was sent")
    assert not drawer.check.isVisible()
    assert not drawer.undo_run.isVisible()


@journey
async def test_a_check_says_it_goes_on_and_then_what_it_read(office):
    await send(office, GORAN)
    drawer = await opened(office, GORAN)

    drawer.check.click()
    assert drawer.check.label == "Checking…"
    assert not drawer.check.isEnabled()
    await until(lambda: not office.history.checking.running)

    assert drawer.check.label == "Check again"
    assert drawer.retold.text().startswith("Read again just now: Zoom shows")
    names = [child.accessibleName() for child in drawer.steps.findChildren(QWidget)]
    assert any(name.startswith("In Zoom’s own log. today") for name in names)


@journey
async def test_its_text_for_a_ticket_is_copied_and_every_button_has_a_name(office):
    await send(office, GORAN)
    drawer = await opened(office, GORAN)

    drawer.copy.click()

    assert QApplication.clipboard().text().startswith("Turn off in Zoom: Goran Eze")
    assert all(b.accessibleName() or b.text() for b in drawer.findChildren(QAbstractButton))
