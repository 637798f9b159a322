"""Somebody at the keyboard: Tab, arrows, Enter and words, and never a focus that a test sets."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.support.office import Office
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.run import Item
from zoomprov_gui.widgets.people_actions import PeopleActions
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS

KEY = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FURTHEST = 80  # presses of Tab, more than any page has parts


def focused() -> QWidget:
    """Return what the keyboard goes to; nothing and what nobody sees are a part that was lost."""
    part: QWidget | None = QApplication.focusWidget()  # None, whatever the stubs say
    assert part is not None, "nothing has the keyboard"
    assert part.isVisible(), f"the keyboard is at {part}, which nobody sees"
    return part


def key(code: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(), code, modifier)


def write(text: str) -> None:
    """Type a text over what stands in the field."""
    key(KEY.Key_A, CONTROL)
    QTest.keyClicks(focused(), text)


def tab_to(widget: QWidget) -> None:
    """Press Tab until a widget has the keyboard."""
    for _ in range(FURTHEST):
        if QApplication.focusWidget() is widget:
            return
        key(KEY.Key_Tab)
    raise AssertionError(f"Tab never came to {widget.accessibleName() or widget}")


def press(widget: QWidget) -> None:
    """Go to a button with Tab, and press it with the space bar."""
    assert widget.isVisible()
    assert widget.isEnabled(), widget.toolTip()
    tab_to(widget)
    key(KEY.Key_Space)


async def pick(words: str) -> None:
    """Go down the menu that opens to a command, and press it."""
    await until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(len(menu.actions()) + 1):
        action = menu.activeAction()
        if action is not None and action.text() == words:
            break
        QTest.keyClick(menu, KEY.Key_Down)
    assert menu.activeAction().text() == words
    assert menu.activeAction().isEnabled(), menu.activeAction().toolTip()
    QTest.keyClick(menu, KEY.Key_Return)


async def has_keyboard(dialog: Callable[[], Any]) -> Any:
    """Wait until a dialog is there and the keyboard is in it, and return the dialog."""

    def there() -> bool:
        asked = dialog()
        if asked is not None and asked.isVisible():
            _take_turn(asked)
        part = QApplication.focusWidget()
        return asked is not None and part is not None and asked.isAncestorOf(part)

    await until(there)
    return dialog()


async def asked() -> QWidget:
    """Wait until what asks something over the window has the keyboard, and return it."""
    return await has_keyboard(QApplication.activeModalWidget)


async def back_in(office: Office) -> QWidget:
    """Wait until the window has the keyboard again, and return what has it there."""
    await until(lambda: QApplication.activeModalWidget() is None)

    def there() -> bool:
        _take_turn(office.window)
        part: QWidget | None = QApplication.focusWidget()  # None, whatever the stubs say
        return part is not None and part.isVisible()

    await until(there)
    assert focused().isEnabled()
    return focused()


def _take_turn(window: QWidget) -> None:
    """Do what each desktop does and the offscreen platform does not.

    It activates the window under a dialog that closes; where in it the keyboard then is, is ours.
    """
    if QApplication.activeWindow() is None and QGuiApplication.platformName() == "offscreen":
        window.activateWindow()


# --- from a wish to its end


async def find(office: Office, name: str) -> None:
    """Find somebody by name from wherever the keyboard is, and go to their row."""
    key(KEY.Key_F, CONTROL)
    write(name)
    table = office.people.table
    await until(lambda: table.settled and table.rowCount() == 1)
    tab_to(office.page.people.view)
    key(KEY.Key_Home)


async def open_person(office: Office, name: str) -> None:
    """Find somebody by name, and open them beside the table."""
    await find(office, name)
    key(KEY.Key_Return)
    assert office.page.drawer.isVisible()
    assert office.page.drawer.title == name


async def begin(office: Office, name: str, verb: Verb) -> None:
    """Open somebody, and choose a change in the menu beside the table."""
    await open_person(office, name)
    press(office.page.drawer.more)
    await pick(VERB_LOOKS[verb].words)


async def agree(doing: PeopleActions, *, reason: str = "") -> None:
    """Read the preview, type what it asks for, and send it."""
    await has_keyboard(lambda: doing.confirm)
    confirm = doing.confirm
    assert confirm is not None
    assert not confirm.send.hasFocus()
    if confirm.field.isVisible():
        tab_to(confirm.field)
        write(confirm.proposal.confirmation.text)
    if confirm.reason.isVisible():
        tab_to(confirm.reason)
        write(reason)
    press(confirm.send)


async def see_the_end(office: Office, doing: PeopleActions) -> dict[str, Item]:
    """Wait for the end of a run, close its dialog with Esc, and return how each person stands."""
    await has_keyboard(lambda: doing.run)
    await office.run_ended()
    await has_keyboard(lambda: doing.run)
    key(KEY.Key_Escape)
    await until(lambda: doing.run is None)
    await back_in(office)
    return {item.name: item for item in office.people.run.items}


def proven(office: Office) -> bool:
    """Tell whether the journal has each write of the latest run as read back."""
    run = office.company.journal.runs()[-1]
    assert run.run == office.people.run.run_id
    return {entry.state for entry in run.entries} == {State.VERIFIED}
