from PySide6.QtGui import QAction, QKeySequence

from zoomprov_gui import __version__
from zoomprov_gui.widgets.help_dialogs import AboutDialog, KeysDialog
from zoomprov_gui.widgets.parts.label import Paragraph


def test_the_list_of_keys_names_each_command_with_all_its_keys(theme, window):
    action = QAction("Check now", window)
    action.setShortcuts([QKeySequence("F5"), QKeySequence("Ctrl+R")])

    dialog = KeysDialog(theme, [action], parent=window)

    rows = {
        dialog.table.item(row, 0).text(): dialog.table.item(row, 1).text()
        for row in range(dialog.table.rowCount())
    }
    assert rows["Check now"] == "F5, Ctrl+R"
    assert rows["Turn off in Zoom…"] == "Del"


def test_about_names_the_version_and_the_licences(theme, window):
    dialog = AboutDialog(theme, parent=window)

    words = " ".join(label.text() for label in dialog.findChildren(Paragraph))

    assert __version__ in words
    for licence in ("Apache-2.0", "LGPL", "OFL", "ISC"):
        assert licence in words
