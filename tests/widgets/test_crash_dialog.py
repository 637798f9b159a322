import shiboken6
from PySide6.QtGui import QGuiApplication

from zoomprov_gui.widgets.crash_dialog import CrashDialog


def test_it_says_what_is_untouched_and_gives_the_report_to_copy(theme, window):
    dialog = CrashDialog(theme, window)
    dialog.open()
    dialog.add_report("1a2b3c4d", "KeyError: x")

    dialog.copy_button.click()

    assert dialog.title == "Something went wrong in the app"
    assert "untouched" in dialog.accessibleDescription()
    assert "1a2b3c4d" in dialog.which.text()
    assert QGuiApplication.clipboard().text() == "KeyError: x"
    assert dialog.copy_button.label == "Copied"


def test_a_second_bug_joins_the_first(theme, window):
    dialog = CrashDialog(theme, window)
    dialog.open()

    dialog.add_report("aaaaaaaa", "one")
    dialog.add_report("bbbbbbbb", "two")

    assert "aaaaaaaa, bbbbbbbb" in dialog.which.text()
    assert dialog.report.toPlainText() == "one\ntwo"


def test_once_it_is_closed_it_follows_no_text_size(theme, window, qapp):
    dialog = CrashDialog(theme, window)
    shiboken6.delete(dialog)

    theme.apply(qapp, "light", text_size=150)

    assert not shiboken6.isValid(dialog)


def test_its_type_grows_with_the_text_size(theme, window, qapp):
    dialog = CrashDialog(theme, window)
    before = dialog.report.font().pixelSize()

    theme.apply(qapp, "light", text_size=150)

    assert dialog.report.font().pixelSize() > before
