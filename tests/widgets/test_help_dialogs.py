import json

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTableWidget

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


def test_about_lists_each_part_that_a_frozen_program_brings(theme, window, tmp_path):
    licences = [{"expression": "MIT"}]
    listed = [
        {"name": "anyio", "version": "4.1", "licenses": licences},
        {"name": "zlib", "licenses": [{"expression": "Zlib"}]},
    ]
    file = tmp_path / "sbom.cdx.json"
    file.write_text(json.dumps({"components": listed}))

    dialog = AboutDialog(theme, parent=window, lists=[tmp_path / "absent.json", file])

    table = dialog.parts
    rows = [
        tuple(table.item(row, column).text() for column in range(3))
        for row in range(table.rowCount())
    ]
    assert rows == [("anyio", "4.1", "MIT"), ("zlib", "", "Zlib")]
    assert table.accessibleName() == "Parts and their licences"
    words = " ".join(label.text() for label in dialog.findChildren(Paragraph))
    assert "LICENCES.txt" in words.replace("\u200b", "")


def test_about_lists_no_parts_where_there_is_no_list(theme, window, tmp_path):
    dialog = AboutDialog(theme, parent=window, lists=[tmp_path / "absent.json"])

    assert dialog.findChildren(QTableWidget) == []
