"""Saving a list as a file: the dialog that asks where, and the sentence if it cannot be written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from zoomprov_gui.widgets.explain_dialog import ExplainDialog
from zoomprov_gui.widgets.theme.theme import Theme


def save_list(
    theme: Theme, parent: QWidget, name: str, text: str, told: Callable[[str], None]
) -> QFileDialog:
    """Ask where to save a CSV and write it there; `told` gets the sentence that it was done."""
    dialog = QFileDialog(parent, parent.tr("Save this list"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(parent.tr("Comma-separated list (*.csv)"))
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def write(chosen: str) -> None:
        try:
            # The mark at the beginning tells spreadsheets that this is UTF-8.
            Path(chosen).write_text(text, encoding="utf-8-sig", newline="")
        except OSError as error:
            reason = error.strerror or str(error)
            title = parent.tr("The list could not be saved")
            words = parent.tr("%1\n\nChoose another folder, or free some space.")
            ExplainDialog(theme, title, words.replace("%1", reason), parent=parent).open()
        else:
            told(parent.tr("Saved as %1").replace("%1", Path(chosen).name))

    dialog.fileSelected.connect(write)
    dialog.open()
    return dialog
