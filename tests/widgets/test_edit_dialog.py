import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from zoomprov_gui.widgets.edit_dialog import EditDialog, EditField

FIELDS = [EditField("title", "Title", "Dr"), EditField("email", "Email", "a@acme.example")]


@pytest.fixture
def dialog(theme, window):
    dialog = EditDialog(
        theme,
        "Details",
        "Okta keeps these.",
        FIELDS,
        warn=lambda details: "Zoom does not hear of it." if "email" in dict(details) else "",
        button="Preview the change…",
        parent=window,
    )
    dialog.open()
    return dialog


@pytest.fixture
def told(dialog):
    told = []
    dialog.agreed.connect(told.append)
    return told


def test_nothing_is_previewed_before_something_was_changed(dialog, told):
    QTest.keyClick(dialog.fields["title"], Qt.Key.Key_Return)

    assert not dialog.send.isEnabled()
    assert told == []
    assert dialog.isVisible()


def test_only_what_was_changed_is_told_without_blanks_around_it(dialog, told):
    dialog.fields["title"].setText("  Prof ")

    dialog.send.click()

    assert told == [(("title", "Prof"),)]
    assert not dialog.isVisible()


def test_the_warning_comes_while_it_is_typed_and_goes_with_it(dialog):
    assert not dialog.warning.isVisible()

    dialog.fields["email"].setText("b@acme.example")
    warned = dialog.warning.isVisible(), dialog.warning.text
    dialog.fields["email"].setText("a@acme.example")

    assert warned == (True, "Zoom does not hear of it.")
    assert not dialog.warning.isVisible()


def test_enter_in_a_field_previews_and_never_cancels(dialog, told):
    dialog.fields["title"].setText("Prof")

    QTest.keyClick(dialog.fields["title"], Qt.Key.Key_Return)

    assert told == [(("title", "Prof"),)]


def test_every_field_is_named_for_who_listens(dialog):
    assert [edit.accessibleName() for edit in dialog.fields.values()] == ["Title", "Email"]
