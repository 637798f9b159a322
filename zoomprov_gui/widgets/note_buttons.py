"""Buttons that copy a note for whoever has the next step, one for each of them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.handing_over import Note
from zoomprov_gui.widgets.parts.copying import CopyButton
from zoomprov_gui.widgets.parts.flow import Flow
from zoomprov_gui.widgets.theme.theme import Theme


class NoteButtons(QWidget):
    """Shows nothing where nobody else has to do anything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = Flow(gap=8)
        self.setLayout(self._row)
        self.buttons: dict[str, CopyButton] = {}
        self.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Offer these notes; a button for the same recipient stays, and keeps the keyboard."""
        if [note.to for note in notes] != list(self.buttons):
            self._make(notes)
        for note in notes:
            self.buttons[note.to].set_copied(note.text)
            self.buttons[note.to].setToolTip(note.text)
        self.setVisible(bool(notes))

    def _make(self, notes: Sequence[Note]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        for note in notes:
            what = self.tr("note for %1").replace("%1", note.to)
            words = self.tr("Copy %1").replace("%1", what)
            self.buttons[note.to] = CopyButton(self._theme, what, words=words)
            self._row.addWidget(self.buttons[note.to])
