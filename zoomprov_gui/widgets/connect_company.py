"""The last page of the card: which two companies these are, and whether they are the right ones."""

from PySide6.QtWidgets import QGridLayout, QWidget

from zoomprov_gui.viewmodels.connect import SIGN_IN_AGAIN, WITHOUT_SAVING, ConnectViewModel
from zoomprov_gui.widgets.parts.banner import Banner
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage
from zoomprov_gui.widgets.parts.label import Elided, Label
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone

NAMES = 72  # px, so that the values of both sides stand below each other
POSSIBLE = frozenset({"Try again", WITHOUT_SAVING, SIGN_IN_AGAIN})


class Facts(Panel):
    """One side of a company: names of facts, and the facts as they were read."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__("inset", parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, theme.px(NAMES))
        self._grid.addWidget(Label(theme, title, style="h3"), 0, 0, 1, 2)
        self._values: list[tuple[Label, Elided]] = []
        self.rows: tuple[tuple[str, str], ...] = ()

    def show_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        """Show other facts."""
        self.rows = rows
        while len(self._values) < len(rows):
            pair = (Label(self._theme, style="small", ink="text3"), Elided(self._theme))
            line = len(self._values) + 1
            for column, label in enumerate(pair):
                self._grid.addWidget(label, line, column)
            self._values.append(pair)
        for place, (name, value) in enumerate(self._values):
            name.setText(rows[place][0] if place < len(rows) else "")
            value.setText(rows[place][1] if place < len(rows) else "")
            value.setAccessibleName(": ".join(rows[place]) if place < len(rows) else "")


class CompanyCard(CardPage):
    """Shows what was read of both sides, and asks."""

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, self.tr("Is this the right company?"), parent=parent)
        self._model = model
        self.back.show()
        self.okta = Facts(theme, self.tr("Okta"))
        self.zoom = Facts(theme, self.tr("Zoom"))
        self.warning = Banner(theme, self.tr("These look like two different companies"))
        self.problem = ProblemNote(theme, POSSIBLE)
        self.yes = Button(theme, self.tr("Yes, open it"), variant="primary", size="l")
        self.no = Button(theme, self.tr("No, use another"), size="l")
        for part in (self.okta, self.zoom, self.warning, self.problem, self.yes, self.no):
            self.body.addWidget(part)
        self.back.clicked.connect(model.back)
        self.no.clicked.connect(model.back)
        self.yes.clicked.connect(model.keep)
        self.problem.acted.connect(model.act)
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the page as it is at this moment."""
        model = self._model
        self.okta.show_rows(model.okta_facts)
        self.zoom.show_rows(model.zoom_facts)
        warning = model.warning
        self.warning.setVisible(bool(warning))
        if warning:
            title = self.tr("These look like two different companies")
            self.warning.set_content(title, warning, tone=Tone.WARN)
        self.problem.show_problem(model.problem)
        self.yes.setEnabled(not model.saving)
        self.yes.set_label(
            self.tr("Waiting for your keychain…") if model.saving else self.tr("Yes, open it")
        )
