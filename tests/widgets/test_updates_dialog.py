import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.releases import said
from tests.support.updates import Model
from zoomprov_gui.domain.release_list import Doubt, latest_of
from zoomprov_gui.domain.updates import Switch
from zoomprov_gui.viewmodels.update_words import SENT, UNKNOWN
from zoomprov_gui.widgets.updates_dialog import UpdatesDialog


@pytest.fixture
def model():
    return Model(latest=latest_of(said("9.1.0", notes="<b>Bold</b> & more")))


@pytest.fixture
def dialog(theme, window, model):
    dialog = UpdatesDialog(theme, model, parent=window)
    dialog.open()
    return dialog


def test_a_newer_version_is_named_with_its_words_as_they_are(dialog):
    assert dialog.state.text() == "Version 9.1.0 is available"
    assert dialog.notes.text().replace("\u200b", "") == "<b>Bold</b> & more"
    assert dialog.notes.textFormat() is Qt.TextFormat.PlainText
    assert dialog.page.isVisible()


def test_its_page_opens_by_a_button_and_nothing_else_is_done(dialog, model):
    dialog.page.click()
    dialog.look.click()

    assert model.done == ["page", "check"]


def test_enter_changes_nothing_and_closes(dialog, model):
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert not dialog.isVisible()
    assert model.done == []


def test_without_a_newer_version_there_is_no_page_and_no_words(dialog, model):
    model.become(doubt=Doubt.FORGED)

    assert dialog.state.text() == UNKNOWN
    assert not dialog.page.isVisible()
    assert not dialog.notes.isVisible()


def test_while_it_looks_it_says_so(dialog, model):
    model.checking = True
    model.changed.emit()

    assert dialog.state.text().startswith("Looking")
    assert not dialog.look.isEnabled()


def test_looking_once_a_day_is_chosen_by_a_box_that_says_what_is_sent(dialog, model):
    assert dialog.daily.isChecked()
    assert dialog.daily.accessibleDescription() == SENT

    dialog.daily.click()

    assert model.done == [("choose", False)]
    assert not dialog.daily.isChecked()


def test_where_it_is_not_the_persons_to_choose_the_box_is_dimmed(dialog, model):
    model.become(switch=Switch.POLICY, decided_by="ZOOMPROV_UPDATES")

    assert not dialog.daily.isEnabled()
    assert not dialog.daily.isChecked()
    assert not dialog.look.isEnabled()
    assert not dialog.sent.isVisible()
    assert "ZOOMPROV_UPDATES" in dialog.text.text().replace("\u200b", "")


def test_what_did_not_work_is_told(dialog, model):
    model.note = "No browser could be opened."
    model.changed.emit()

    assert dialog.note.isVisible()
    assert dialog.note.text() == model.note
