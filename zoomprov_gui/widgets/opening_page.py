"""What stands where a page will be: that a company is being opened, or why it cannot be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.do_cards import clear
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme

ACTIONS = frozenset({"Try again", "Sign in", "Sign in again", "Sign in without saving"})


class OpeningPage(QWidget):
    """Shows that something is on its way, or a problem with its cause and the next step.

    `acted` carries the words of a button below a problem.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = Label(theme, self.tr("Opening…"), style="h2", ink="text2")
        self.text = Paragraph(theme, ink="text2")
        self.remedy = Paragraph(theme, style="label")
        self.details = Label(theme, style="mono", ink="text3")
        self.details.setWordWrap(True)
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.card = Panel("card")
        inner = QVBoxLayout(self.card)
        inner.setContentsMargins(24, 20, 24, 20)
        inner.setSpacing(10)
        for part in (self.text, self.remedy, self.details):
            inner.addWidget(part)
        self._buttons = QHBoxLayout()
        inner.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.title)
        column.addWidget(self.card)
        column.addStretch()
        self.card.hide()

    def show_opening(self) -> None:
        """Say that something is on its way."""
        self.title.setText(self.tr("Opening…"))
        self.card.hide()

    def show_waiting(self) -> None:
        """Say that the keychain is asked: it may be asking a person in turn."""
        self.title.setText(self.tr("Waiting for your keychain…"))
        self.card.hide()

    def show_trouble(self, problem: Problem) -> None:
        """Say what is not possible, why, and what to do."""
        self.title.setText(problem.title)
        self.text.setText(problem.text)
        self.remedy.setText(problem.remedy)
        self.details.setText(problem.details)
        self.details.setVisible(bool(problem.details))
        self.details.setAccessibleName(self.tr("Technical details"))
        self._offer([words for words in problem.actions if words in ACTIONS])
        self.card.show()

    def _offer(self, actions: list[str]) -> None:
        clear(self._buttons)
        for place, words in enumerate(actions):
            button = Button(self._theme, words, variant="default" if place else "primary")
            button.clicked.connect(lambda _on=False, w=words: self.acted.emit(w))
            self._buttons.addWidget(button)
        self._buttons.addStretch()
