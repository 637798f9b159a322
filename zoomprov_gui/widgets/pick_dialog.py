"""Asks for one of several things, such as a licence or a group; a preview of it follows."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.widgets.choice import Choice
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.theme.theme import Theme


class PickDialog(Dialog):
    """`agreed` carries the key of what was picked."""

    agreed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        *,
        label: str,
        choices: Mapping[Any, str],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, title, text, parent=parent, width=460)
        self._keys = list(choices)
        self.choice = Choice(theme, label)
        self.choice.addItems(list(choices.values()))
        words = Label(theme, label, ink="text2")
        words.setBuddy(self.choice)
        row = QHBoxLayout()
        row.addWidget(words)
        row.addWidget(self.choice, 1)
        self.body.addLayout(row)
        self.add_safe(self.tr("Cancel"))
        self.send = self.add_action(self.tr("Preview…"))
        self.send.clicked.connect(self._agree)

    def _agree(self) -> None:
        key = self._keys[self.choice.currentIndex()]
        self.accept()
        self.agreed.emit(key)
