"""Every change of a person by the keyboard alone: Tab goes to everything, and no focus is set."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.viewmodels.run import Phase
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
MOST_TABS = 80


def key(code, modifier=Qt.KeyboardModifier.NoModifier):
    assert QApplication.focusWidget() is not None, "nothing has the keyboard"
    QTest.keyClick(QApplication.focusWidget(), code, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def tab_to(widget):
    """Press Tab until a widget has the keyboard."""
    for _ in range(MOST_TABS):
        if QApplication.focusWidget() is widget:
            return
        key(KEY.Key_Tab)
    raise AssertionError(f"Tab never came to {widget.accessibleName() or widget}")


def pick(words):
    """Go down an open menu to a command, and press it."""
    menu = QApplication.activePopupWidget()
    for _ in range(len(menu.actions()) + 1):
        if menu.activeAction() is not None and menu.activeAction().text() == words:
            break
        QTest.keyClick(menu, KEY.Key_Down)
    assert menu.activeAction().text() == words
    assert menu.activeAction().isEnabled()
    QTest.keyClick(menu, KEY.Key_Return)


async def open_person(office, name):
    """Find somebody by name and open them, from wherever the keyboard is."""
    page = office.page
    await until(lambda: QApplication.focusWidget() is not None)
    key(KEY.Key_F, CONTROL)
    key(KEY.Key_A, CONTROL)
    write(name)
    await until(lambda: office.people.table.settled and office.people.table.rowCount() == 1)
    tab_to(page.people.view)
    key(KEY.Key_Home)
    key(KEY.Key_Return)
    assert page.drawer.isVisible()
    assert page.drawer.view.name == name


async def dialog_of(office):
    """Wait until the change's own dialog has the keyboard."""
    await until(lambda: office.page.changes.dialog is not None)
    await asyncio.sleep(0.05)
    return office.page.changes.dialog


async def answer(office, verb):
    """Answer what a change asks before its preview."""
    if verb is Verb.EDIT_PERSON:
        dialog = await dialog_of(office)
        tab_to(dialog.fields["title"])
        key(KEY.Key_A, CONTROL)
        write("Head of desk")
        key(KEY.Key_Return)
    elif verb is Verb.CHANGE_EMAIL:
        dialog = await dialog_of(office)
        tab_to(dialog.fields["email"])
        key(KEY.Key_A, CONTROL)
        write("niko.new@acme.example")
        key(KEY.Key_Return)
    elif verb is Verb.SET_LICENCE:
        dialog = await dialog_of(office)
        tab_to(dialog.send)
        key(KEY.Key_Space)


async def change(office, name, verb):
    """Open somebody, choose a change in the menu, agree, and wait for its end."""
    page = office.page
    await open_person(office, name)
    tab_to(page.drawer.more)
    key(KEY.Key_Space)
    await until(lambda: QApplication.activePopupWidget() is not None)
    pick(VERB_LOOKS[verb].words)
    await answer(office, verb)
    await until(lambda: page.doing.confirm is not None)
    await asyncio.sleep(0.05)
    tab_to(page.doing.confirm.send)
    key(KEY.Key_Space)
    await office.run_ended()
    phase = office.people.run.items[0].phase
    QTest.keyClick(page.doing.run, KEY.Key_Escape)
    await until(lambda: page.doing.run is None)
    office.window.activateWindow()
    return phase


@journey
async def test_whatever_can_be_changed_of_a_person_is_changed_without_a_mouse(office):
    office.world.zoom.hosts += 5
    office.window.activateWindow()
    office.page.people.view.setFocus()
    wishes = [
        ("Goran Eze", Verb.TURN_OFF_IN_ZOOM),
        ("Hugo Silva", Verb.TURN_ON_IN_ZOOM),
        ("Niko Laine", Verb.EDIT_PERSON),
        ("Niko Laine", Verb.SET_LICENCE),
        ("Kira Holt", Verb.REMOVE_FROM_GROUP),
        ("Niko Laine", Verb.UNASSIGN),
    ]

    phases = {(name, verb): await change(office, name, verb) for name, verb in wishes}

    assert phases == dict.fromkeys(wishes, Phase.DONE)
    assert office.world.zoom_user("goran.eze@acme.example").status == "inactive"
    assert office.world.zoom_user("hugo.silva@acme.example").status == "active"
    assert office.world.okta_user("niko.laine@acme.example").title == "Head of desk"


@journey
async def test_sessions_and_an_email_are_changed_without_a_mouse(office):
    office.window.activateWindow()
    office.page.people.view.setFocus()

    await change(office, "Niko Laine", Verb.END_SESSIONS)
    await change(office, "Niko Laine", Verb.CHANGE_EMAIL)

    assert office.world.zoom_user("niko.new@acme.example").sessions_ended
