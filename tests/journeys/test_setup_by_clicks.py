"""From a fresh start to six confirmed steps through the window alone, and once in the console."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.guide import browse, guided, in_the_console, read_again, settled, with_a_browser
from tests.support.qt import ended, until
from zoomprov_gui.domain.setup import CheckState, StepKey
from zoomprov_gui.viewmodels.setup import DONE

pytestmark = pytest.mark.anyio

PRIYA = "priya.bruno@acme.example"
MEI = "mei.tanaka@acme.example"


def press(button: QWidget) -> None:
    """Click with the mouse, as only somebody can who sees it."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def find(finder, model, text: str, name: str) -> None:
    """Type into a finder, and press the row of that name."""
    finder.field.clear()
    QTest.keyClicks(finder.field, text)
    await until(lambda: model.text == text and not model.searching.running)
    await asyncio.sleep(0.02)
    press(next(row for row in finder.rows if row.label == name))


def states(office) -> list[CheckState]:
    return [step.state for step in office.setup.steps]


async def add_the_app_and_give_permission(office) -> None:
    ways, opened = office.guide.ways, []
    with_a_browser(office)
    ways.consent.open_page = opened.append
    press(ways.buttons[0])  # Add the Zoom app
    await settled(office)
    press(ways.consent.fold)
    press(ways.consent.send)
    await settled(office)
    ways.consent.box.field.insertPlainText(await browse(office, opened[0]))
    press(ways.consent.box.finish)
    await settled(office)


async def turn_on_all_switches(office) -> None:
    press(office.guide.ways.buttons[0])
    await settled(office)


async def assign_priya(office) -> None:
    way, model = office.guide.ways.assign, office.setup.assigning
    await find(way.finder, model, "pri", "Priya Bruno")
    press(way.preview)
    await ended(model.looking)
    press(way.confirm.send)
    await office.run_ended()
    press(way.run.hide_button)


async def choose_mei(office) -> None:
    await find(office.guide.ways.proof.finder, office.setup.proving, "mei", "Mei Tanaka")
    await ended(office.setup.proving.looking)


async def prove_it_with_mei(office) -> None:
    await choose_mei(office)
    press(office.guide.ways.proof.run)
    await ended(office.setup.proving.operation)
    await settled(office)


async def confirmed(office) -> None:
    """Wait until the open step is confirmed, as the window says."""
    await until(lambda: office.guide.panel.pill.text() == "Confirmed")


async def go_on(office) -> None:
    press(office.guide.footer.next)
    await settled(office)


@guided("fresh-start")
async def test_six_steps_are_confirmed_by_doing_what_the_window_says(office):
    assert office.setup.step.key is StepKey.AUTHORISE

    for part in (
        add_the_app_and_give_permission,
        turn_on_all_switches,
        assign_priya,
        prove_it_with_mei,
    ):
        await part(office)
        await confirmed(office)
        await go_on(office)

    assert states(office) == [CheckState.CONFIRMED] * 6
    assert office.setup.place == DONE
    assert office.guide.done.title.text() == "Everything is confirmed. Okta now looks after Zoom."
    assert office.window.sidebar.setup.accessibleName() == "Setup, 6 of 6 confirmed"
    assert office.setup.proven_before
    assert office.world.zoom_user(PRIYA).status == "active"
    assert office.world.zoom_user(MEI).status == "inactive"
    press(office.guide.footer.next)
    assert office.window.pages.key == "people"


async def assign_in_the_console(office) -> None:
    office.world.assign(PRIYA)
    office.time.now += 120
    await office.read()


async def take_mei_all_the_way_in_the_console(office) -> None:
    world, setup = office.world, office.setup
    before = world.okta_user(MEI).department

    def seen() -> int:
        return sum(check.state is CheckState.CONFIRMED for check in setup.step.checks)

    world.assign(MEI)
    await until(lambda: seen() >= 2)
    await _in_okta(office, "department", "Somewhere else")
    await until(lambda: seen() >= 4)
    world.unassign(MEI)
    await until(lambda: seen() >= 6)
    await _in_okta(office, "department", before)
    await ended(setup.proving.operation)
    await settled(office)


@guided("fresh-start")
async def test_what_is_done_in_the_console_is_noticed_step_by_step(office):
    in_the_console(office)
    await read_again(office)
    await confirmed(office)
    await go_on(office)
    office.world.set_switches(create=True, update=True, deactivate=True)
    await read_again(office)
    await confirmed(office)
    await go_on(office)
    await assign_in_the_console(office)
    await confirmed(office)
    await go_on(office)
    await choose_mei(office)
    press(office.guide.ways.proof.watch)
    await until(lambda: office.company.proof.running)  # whom it is about was read
    await take_mei_all_the_way_in_the_console(office)

    assert states(office) == [CheckState.CONFIRMED] * 6
    assert office.company.journal.runs() == ()


async def _in_okta(office, field: str, value: str) -> None:
    """Change somebody's profile as the Admin Console does: through Okta, and not from here."""
    user = office.world.okta_user(MEI)
    await office.company.compare.okta.edit_person(user.id, ((field, value),))


@guided("fresh-start")
async def test_an_okta_that_ignores_clicks_never_turns_a_step_green(office):
    guide, ways = office.guide, office.guide.ways
    with_a_browser(office)
    ways.consent.open_page = lambda _link: None
    office.world.faults.set("okta:accepted-no-effect")
    before = states(office)

    press(ways.buttons[0])
    await settled(office)
    assert states(office) == before

    office.world.faults.clear()
    in_the_console(office)
    office.world.faults.set("okta:accepted-no-effect")
    await read_again(office)
    press(guide.footer.next)
    await settled(office)
    for place in range(4):
        press(ways.buttons[place])
        await settled(office)

    assert office.setup.step.state is CheckState.CHANGE_NEEDED
    assert guide.panel.pill.text() == "3 changes needed"
    assert [row.pill.text() for row in guide.panel.checks.rows.values()] == ["Off"] * 3
    assert guide.footer.next.variant == "default"


@guided("fresh-start")
async def test_the_steps_are_gone_through_with_the_keyboard_alone(office):
    guide = office.guide
    office.window.activateWindow()
    QTest.keyClick(office.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    first = guide.stepper.items[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(first, Qt.Key.Key_Down)
    QTest.keyClick(office.window.focusWidget(), Qt.Key.Key_Space)
    await settled(office)

    assert office.setup.step.key is StepKey.CONNECT_ZOOM
    for _ in range(60):
        QTest.keyClick(office.window.focusWidget(), Qt.Key.Key_Tab)
        if office.window.focusWidget() is guide.footer.next:
            break
    QTest.keyClick(guide.footer.next, Qt.Key.Key_Space)
    await settled(office)
    assert office.setup.step.key is StepKey.AUTHORISE
