"""The end of a review: everything that was chosen, and one button that runs it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.review import Picked, ReviewViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.people_list import PeopleList, Statement
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS


class ReviewEnd(Panel):
    """Lists the choices. `run_wanted`: they are to be confirmed, and then sent."""

    run_wanted = Signal()

    def __init__(self, theme: Theme, model: ReviewViewModel, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._model = model
        self.title = Label(theme, style="h2")
        self.text = Paragraph(theme, ink="text2")
        self.people = PeopleList(theme, self.tr("What you chose"))
        self.run = Button(theme, self.tr("Go on…"), variant="primary", size="l")
        self.run.clicked.connect(self.run_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.run)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (self.title, self.text, self.people):
            column.addWidget(part)
        column.addLayout(foot)
        column.addStretch()

    def refresh(self) -> None:
        """Show what was chosen up to now."""
        picked, total = self._model.picked, self._model.total
        self.title.setText(self._model.summary or self.tr("Nothing was chosen"))
        words = self.tr("You chose for %1 of %2 problems. Nothing was sent yet.")
        self.text.setText(words.replace("%1", str(len(picked))).replace("%2", str(total)))
        self.people.show_lines([_statement(one) for one in picked])
        self.people.setVisible(bool(picked))
        self.run.set_label(self.tr("Confirm…") if self._sends(picked) else self.tr("Ignore them"))
        self.run.setVisible(self._model.acts)

    @staticmethod
    def _sends(picked: tuple[Picked, ...]) -> bool:
        return any(one.pick.verb is not None for one in picked)


def _statement(one: Picked) -> Statement:
    pick = one.pick
    icon = VERB_LOOKS[pick.verb].icon if pick.verb else "eye-off" if pick.ignore else "arrow-right"
    words = f"{pick.words}: {pick.because}" if pick.ignore else pick.words
    return Statement(one.key, one.name, one.email, icon, words, "text2", words)
