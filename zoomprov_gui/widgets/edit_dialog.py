"""Asks for new values of a person or a group, and warns before anything is saved."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from zoomprov_gui.domain.facts import Details
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.theme.theme import Theme

Warn = Callable[[Details], str]


class EditField(NamedTuple):
    """One value: its key, its words, and what it is now."""

    key: str
    words: str
    value: str


class EditDialog(Dialog):
    """`agreed` carries the values that were changed; a preview of them follows.

    `warn` says what is to be known of the values as they stand in the fields, `""` for nothing.
    """

    agreed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        fields: Sequence[EditField],
        *,
        warn: Warn,
        button: str,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, title, text, parent=parent)
        self._before = tuple((field.key, field.value) for field in fields)
        self._warn = warn
        self.fields: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for line, field in enumerate(fields):
            label = Label(theme, field.words, ink="text2")
            edit = QLineEdit(field.value)
            edit.setAccessibleName(field.words)
            edit.setCursorPosition(0)
            label.setBuddy(edit)
            edit.textChanged.connect(self._look)
            edit.returnPressed.connect(self._agree)
            grid.addWidget(label, line, 0)
            grid.addWidget(edit, line, 1)
            self.fields[field.key] = edit
        self.body.addLayout(grid)
        self.warning = IconLine(theme, "triangle-alert", "", ink="warn")
        self.body.addWidget(self.warning)
        self.add_safe(self.tr("Cancel"))
        self.send = self.add_action(button)
        self.send.clicked.connect(self._agree)
        self._look()

    def details(self) -> Details:
        """Return the values that were changed, without blanks around them."""
        was = dict(self._before)
        now = ((key, edit.text().strip()) for key, edit in self.fields.items())
        return tuple((key, value) for key, value in now if value != was[key])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter in a field from pressing the safe button."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and any(edit.hasFocus() for edit in self.fields.values()):
            event.accept()
            return
        super().keyPressEvent(event)

    def _look(self) -> None:
        details = self.details()
        warning = self._warn(details)
        self.warning.set_text(warning)
        changes = self.warning.isHidden() is bool(warning)
        self.warning.setVisible(bool(warning))
        self.send.setEnabled(bool(details))
        if changes and self.isVisible():
            self.fit()

    def _agree(self) -> None:
        details = self.details()
        if details and self.send.isEnabled():
            self.accept()
            self.agreed.emit(details)
