"""What is not possible, why, and what to do: a Problem in a card, its buttons below the words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.flow import Flow
from zoomprov_gui.widgets.parts.fold import Fold
from zoomprov_gui.widgets.parts.label import Glyph, Paragraph
from zoomprov_gui.widgets.parts.scrolled import bring_into_sight
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone


class ProblemNote(QFrame):
    """Hidden while there is no problem. `acted` carries the words of the button that was pressed.

    Only the actions that whoever shows it can carry out are offered: the `possible` ones.
    """

    acted = Signal(str)

    def __init__(
        self, theme: Theme, possible: frozenset[str] = frozenset(), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._possible = possible
        self._shown: Problem | None = None
        self.title = Paragraph(theme, style="strong", ink=Tone.BAD)
        self.text = Paragraph(theme, ink="text2")
        self.remedy = Paragraph(theme, style="label")
        self._details = Fold(theme)
        self._buttons = QWidget()
        self._row = Flow(self._buttons)
        self.actions_shown: tuple[Button, ...] = ()
        self.setProperty("tone", str(Tone.BAD))
        self._lay_out()
        self.hide()

    def show_problem(self, problem: Problem | None) -> None:
        """Show a problem, or that there is none."""
        if problem == self._shown:
            return
        self._shown = problem
        self.setVisible(problem is not None)
        self._drop_buttons()
        if problem is None:
            return
        self.title.setText(problem.title)
        self.text.setText(problem.text)
        self.remedy.setText(problem.remedy)
        rows = [tuple(line.partition(": ")[::2]) for line in problem.details.splitlines()]
        self._details.set_rows([(name, value or "") for name, value in rows])
        self._details.setVisible(bool(rows))
        self._offer([words for words in problem.actions if words in self._possible])
        self.setAccessibleName(f"{problem.title}. {problem.text} {problem.remedy}")
        announce(self, self.accessibleName(), urgent=True)
        bring_into_sight(self)  # where it is below the edge, the press seems to have done nothing

    def _offer(self, actions: list[str]) -> None:
        buttons = []
        for place, words in enumerate(actions):
            variant = "default" if place == 0 else "ghost"
            button = Button(self._theme, words, variant=variant, size="s", parent=self._buttons)
            button.clicked.connect(lambda _on=False, w=words: self.acted.emit(w))
            self._row.addWidget(button)
            buttons.append(button)
        self.actions_shown = tuple(buttons)
        self._buttons.setVisible(bool(buttons))

    def _drop_buttons(self) -> None:
        for button in self.actions_shown:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.actions_shown = ()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self.title, self.text, self.remedy, self._details, self._buttons):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 10, 13, 10)
        row.setSpacing(9)
        glyph = Glyph(self._theme, "octagon-alert", ink=Tone.BAD, size=16)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
