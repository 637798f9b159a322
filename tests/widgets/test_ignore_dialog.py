from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from zoomprov_gui.widgets.ignore_dialog import TERMS, IgnoreDialog


def opened(theme, window):
    dialog = IgnoreDialog(theme, "Goran Eze", parent=window)
    dialog.said = []
    dialog.agreed.connect(lambda why, days: dialog.said.append((why, days)))
    dialog.open()
    return dialog


def test_without_a_reason_nobody_is_ignored(theme, window):
    dialog = opened(theme, window)
    assert dialog.title == "Ignore Goran Eze?"

    QTest.keyClicks(dialog.reason, "  ")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)

    assert not dialog.ignore.isEnabled()
    assert dialog.said == []


def test_the_reason_and_the_days_are_handed_on(theme, window):
    dialog = opened(theme, window)
    QTest.keyClicks(dialog.reason, "Works until Friday")
    dialog.term.setCurrentIndex(1)

    dialog.ignore.click()

    assert dialog.said == [("Works until Friday", TERMS[1][0])]


def test_esc_ignores_nobody(theme, window):
    dialog = opened(theme, window)
    dialog.reason.setText("A contractor")

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.said == []
    assert not dialog.isVisible()
