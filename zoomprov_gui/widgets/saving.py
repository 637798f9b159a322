"""Saving a file: the dialog that asks where, and the sentence if a list cannot be written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from zoomprov_gui.widgets.explain_dialog import ExplainDialog
from zoomprov_gui.widgets.theme.theme import Theme


def ask_where(parent: QWidget, title: str, kind: str, name: str) -> QFileDialog:
    """Return a dialog that asks where to save a file; `fileSelected` carries the path.

    It opens in the documents folder, wherever the program was started. `kind` names the kind of
    file as a filter of Qt's; a name typed without an ending gets that of `name`.
    """
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    place = QStandardPaths.StandardLocation
    places = (place.DocumentsLocation, place.HomeLocation)
    folders = map(QStandardPaths.writableLocation, places)
    dialog.setDirectory(next(filter(lambda folder: Path(folder).is_dir(), folders), ""))
    dialog.selectFile(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def save_with(
    theme: Theme,
    dialog: QFileDialog,
    write: Callable[[str], str],
    failed: str,
    told: Callable[[str], None],
) -> QFileDialog:
    """Ask where to save something, and have it written there.

    `write` returns why that was not possible, `""` where it was, which `told` gets as a sentence;
    `failed` is the title of what says why not.
    """
    parent = dialog.parentWidget() or dialog

    def save(chosen: str) -> None:
        reason = write(chosen)
        if reason:
            words = parent.tr("%1\n\nChoose another folder, or free some space.")
            ExplainDialog(theme, failed, words.replace("%1", reason), parent=parent).open()
        else:
            told(parent.tr("Saved as %1").replace("%1", Path(chosen).name))

    dialog.fileSelected.connect(save)
    dialog.open()
    return dialog


def save_list(
    theme: Theme, parent: QWidget, name: str, text: str, told: Callable[[str], None]
) -> QFileDialog:
    """Ask where to save a CSV and write it there; `told` gets the sentence that it was done."""
    kind = parent.tr("Comma-separated list (*.csv)")
    dialog = ask_where(parent, parent.tr("Save this list"), kind, name)

    def write(chosen: str) -> str:
        try:
            # The mark at the beginning tells spreadsheets that this is UTF-8.
            Path(chosen).write_text(text, encoding="utf-8-sig", newline="")
        except OSError as error:
            return error.strerror or str(error)
        return ""

    return save_with(theme, dialog, write, parent.tr("The list could not be saved"), told)
