"""Set people aside: why, and for how long. It is known here only, and sent nowhere."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from zoomprov_gui.widgets.choice import Choice
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.theme.theme import Theme

TERMS: Final = (
    (0.0, "Until something else is wrong"),
    (7.0, "For 7 days"),
    (30.0, "For 30 days"),
    (90.0, "For 90 days"),
)


class IgnoreDialog(Dialog):
    """Asks for a reason. `agreed` carries it, and the days, 0 for as long as the verdict stays."""

    agreed = Signal(str, float)

    def __init__(self, theme: Theme, who: str, *, parent: QWidget) -> None:
        super().__init__(
            theme,
            self.tr("Ignore %1?").replace("%1", who),
            self.tr(
                "It no longer counts as a problem here. Nothing changes in Okta or Zoom, and it"
                " comes back when something else is wrong."
            ),
            parent=parent,
        )
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Why it is ignored"))
        self.reason.setPlaceholderText(self.tr("It is shown beside the person"))
        self.reason.textChanged.connect(self._look)
        self.reason.returnPressed.connect(self._agree)
        self.term = Choice(theme, self.tr("For how long"))
        for _days, words in TERMS:
            self.term.addItem(words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for line, (words, field) in enumerate(
            ((self.tr("Why"), self.reason), (self.tr("How long"), self.term))
        ):
            label = Label(theme, words, ink="text2")
            label.setBuddy(field)
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1)
        self.body.addLayout(grid)
        self.cancel = self.add_safe(self.tr("Cancel"))
        self.ignore = self.add_action(self.tr("Ignore"), icon="eye-off")
        self.ignore.clicked.connect(self._agree)
        self._look()

    def _look(self) -> None:
        self.ignore.setEnabled(bool(self.reason.text().strip()))

    def _agree(self) -> None:
        """Agree, where there is a reason: Enter in the field comes here as well."""
        if self.reason.text().strip() and self.ignore.isEnabled():
            self.accept()
            self.agreed.emit(self.reason.text(), TERMS[self.term.currentIndex()][0])
