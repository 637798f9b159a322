"""Steps 5 and 6 with the keyboard alone: from accounts of before to six confirmed steps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.guide import guided, in_the_console, settled
from tests.support.qt import ended, until
from zoomprov_gui.domain.setup import CheckState, StepKey
from zoomprov_gui.viewmodels.setup import DONE

pytestmark = pytest.mark.anyio

FURTHEST = 60  # presses of Tab, more than the page has parts


def focused(window: QWidget) -> QWidget:
    """Return what the keyboard goes to; nothing is a part of the page that somebody lost."""
    part = window.focusWidget()
    assert part is not None
    assert part.isVisible()
    return part


def tab_to(window: QWidget, part: QWidget) -> None:
    """Press Tab until a part has the focus."""
    for _ in range(FURTHEST):
        if window.focusWidget() is part:
            return
        QTest.keyClick(focused(window), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {part.accessibleName() or part}")


async def press(window: QWidget, part: QWidget) -> None:
    """Go to a part with Tab once it is there, and press it with the space bar."""
    await until(lambda: part.isVisible() and part.isEnabled())
    tab_to(window, part)
    QTest.keyClick(part, Qt.Key.Key_Space)


async def at_step_five(office):
    """Set up what comes before, open step 5, and go to the way on with Tab."""
    app = in_the_console(office)
    app.switches.create = app.switches.update = app.switches.deactivate = True
    office.setup.simulating.does_import = office.world.import_and_match
    await office.read()
    office.setup.open_step(StepKey.ASSIGN)
    await settled(office)
    await ended(office.setup.assigning.searching)
    office.window.activateWindow()
    tab_to(office.window, office.guide.footer.next)
    return office.window, office.guide, office.guide.ways


async def find(finder, model, text, name):
    """Type into a finder that has the focus, and return the row of that name."""
    QTest.keyClicks(finder.field, text)
    await until(lambda: model.text == text and not model.searching.running)
    await until(lambda: [row.label for row in finder.rows] == [name])
    return finder.rows[0]


async def assign_the_clinical_staff(office, window, ways):
    """Choose a group, read the preview, agree, and close the result: each with keys."""
    way, model = ways.assign, office.setup.assigning
    tab_to(window, way.finder.field)
    await press(window, await find(way.finder, model, "cli", "Clinical staff"))
    await press(window, way.preview)
    await ended(model.looking)
    assert focused(window) is way.preview
    await press(way.confirm, way.confirm.send)
    await office.run_ended()
    await press(way.run, way.run.hide_button)
    await until(lambda: office.guide.panel.pill.text() == "1 change needed")


async def prove_it_with_mei(office, window, ways):
    """Choose a person without Zoom and run the test with keys."""
    way, model = ways.proof, office.setup.proving
    tab_to(window, way.finder.field)
    await press(window, await find(way.finder, model, "mei", "Mei Tanaka"))
    await ended(model.looking)
    assert focused(window) is way.finder.rows[0]
    await press(window, way.run)
    await until(lambda: model.running)
    assert focused(window) is way.stop
    await ended(model.operation)
    await settled(office)


@guided("fresh-start")
async def test_steps_5_and_6_are_confirmed_with_the_keyboard_alone(office):
    window, guide, ways = await at_step_five(office)

    await assign_the_clinical_staff(office, window, ways)
    await press(window, guide.panel.by_hand.simulate)
    await until(lambda: guide.panel.pill.text() == "Confirmed")
    assert focused(window) is guide.footer.next
    await press(window, guide.footer.next)
    await settled(office)
    assert office.setup.step.key is StepKey.PROVE
    await prove_it_with_mei(office, window, ways)
    await until(lambda: guide.panel.pill.text() == "Confirmed")
    await press(window, guide.footer.next)
    await settled(office)

    assert [step.state for step in office.setup.steps] == [CheckState.CONFIRMED] * 6
    assert office.setup.place == DONE


@guided("fresh-start")
async def test_a_group_is_taken_back_with_the_keyboard_alone(office):
    window, _guide, ways = await at_step_five(office)
    await assign_the_clinical_staff(office, window, ways)
    await until(lambda: "not linked yet" in ways.results.banners[0].text)
    undo = ways.results.banners[0].actions_shown[0]

    await press(window, undo)
    await ended(office.setup.assigning.undoing.operation)
    dialog = ways.assign.confirm
    tab_to(dialog, dialog.field)
    QTest.keyClicks(dialog.field, dialog.field.placeholderText())
    tab_to(dialog, dialog.reason)
    QTest.keyClicks(dialog.reason, "The wrong group")
    await press(dialog, dialog.send)
    await office.run_ended()

    assert office.world.app.groups == {}
