"""The last look before anything is sent: the exact list, what follows, and the words to agree."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.safeguards import Ask
from zoomprov_gui.viewmodels.proposal import Line, Proposal
from zoomprov_gui.widgets.answers_box import AnswersBox
from zoomprov_gui.widgets.fitting import Fitting
from zoomprov_gui.widgets.note_buttons import NoteButtons
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.people_list import PeopleList, Statement
from zoomprov_gui.widgets.route_choice import RouteChoice
from zoomprov_gui.widgets.theme.theme import Theme

MOST_REASONS = 3
Propose = Callable[[Route | None], Proposal]


class ConfirmDialog(Dialog):
    """Asks about a plan. `agreed` carries the proposal, what was typed, and why.

    `propose` makes the same proposal by another way. What the removal limit lets through without
    a reason can be sent alone. The destructive button is never the
    default: Enter in the field presses it only once the words are there.
    """

    agreed = Signal(object, str, str)
    save_wanted = Signal(object)

    def __init__(
        self, theme: Theme, proposal: Proposal, propose: Propose, *, parent: QWidget
    ) -> None:
        super().__init__(theme, proposal.title, proposal.lead, parent=parent)
        self._propose = propose
        self.proposal = proposal
        self.people = PeopleList(theme, self.tr("What will happen to each person"))
        self.route = RouteChoice(theme)
        self.route.chosen.connect(self._choose_route)
        self.answers = AnswersBox(theme)
        self.part = Button(theme, " ", variant="link", size="s")
        self.part.clicked.connect(self._turn_part)
        self.field = QLineEdit()
        self.reason = QLineEdit()
        self._whole: Proposal | None = None
        self._left_out = Paragraph(theme, style="small", ink="text2")
        self.notes = NoteButtons(theme)
        self._fitting = Fitting()
        self._effects = QVBoxLayout()
        self._effects.setSpacing(7)
        self._why = Paragraph(theme, ink="warn", style="small")
        self._before = Label(theme, self.tr("Type"), ink="text2")
        self._words = Label(theme, style="strong")
        self._after = Label(theme, self.tr("to confirm"), ink="text2")
        self._line = Panel("hairline")
        self._typing = self._make_typing_row()
        self._reason_row = self._make_reason_row()
        self.save = Button(theme, self.tr("Save this list"), icon="download", variant="ghost")
        self.cancel = self.add_safe(self.tr("Cancel"))
        self.send = self.add_action(proposal.button)
        self._lay_out()
        self._show(proposal)

    def _lay_out(self) -> None:
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.proposal))
        self.aside.addWidget(self.save)
        self.send.clicked.connect(self._agree)
        column = self._fitting.column
        for part in (self.people, self._left_out, self.notes, self.route, self.answers):
            column.addWidget(part)
        column.addLayout(self._effects)
        self.body.addWidget(self._fitting)
        self.body.addWidget(self._line)
        self.body.addWidget(self._why)
        self.body.addWidget(self.part, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._typing)
        self.body.addWidget(self._reason_row)

    def fit(self) -> None:
        """Take the height that is needed; the list of people gives way before the rest scrolls."""
        if self.people.give_way(self.needed - self.room):
            self._fitting.updateGeometry()
        super().fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter in the field from pressing the safe button: half a word is no answer."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and (self.field.hasFocus() or self.reason.hasFocus()):
            event.accept()
            return
        super().keyPressEvent(event)

    def _make_typing_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for label in (self._before, self._words, self._after):
            layout.addWidget(label)
        layout.addStretch()
        layout.addWidget(self.field)
        self.field.setMinimumWidth(self._theme.px(200))
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._agree)
        return row

    def _make_reason_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        label = Label(self._theme, self.tr("Why so many"), ink="text2")
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(self.tr("Why so many people lose Zoom today"))
        self.reason.setPlaceholderText(self.tr("It is kept in the journal"))
        self.reason.textChanged.connect(self._look)
        self.reason.returnPressed.connect(self._agree)
        layout.addWidget(label)
        layout.addWidget(self.reason, 1)
        return row

    def _choose_route(self, route: Route) -> None:
        self._whole = None
        self._show(self._propose(route))

    def _turn_part(self) -> None:
        """Show what today's limit lets through, or all of it again."""
        whole, self._whole = self._whole, None
        if whole is None and self.proposal.part is not None:
            self._whole = self.proposal
        self.field.clear()
        self._show(whole or self.proposal.part or self.proposal)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, proposal: Proposal) -> None:
        self.proposal = proposal
        self.set_title(proposal.title, proposal.lead)
        self.people.show_lines([_statement(line) for line in proposal.lines])
        self._left_out.setText(_reasons(proposal))
        self._left_out.setVisible(bool(self._left_out.text()))
        self.notes.show_notes(proposal.notes)
        self.route.show_proposal(proposal)
        self.answers.show_answers(proposal.answers)
        self._show_effects(proposal.effects)
        confirmation = proposal.confirmation
        typed = confirmation.ask in {Ask.TYPED, Ask.NUMBER}
        self._typing.setVisible(typed)
        self._line.setVisible(typed)
        self._show_part(proposal)
        self._reason_row.setVisible(confirmation.needs_reason)
        self._why.setText(confirmation.why)
        self._why.setVisible(bool(confirmation.why))
        self._words.setText(confirmation.text)
        self.field.setAccessibleName(
            self.tr("Type “%1” to confirm").replace("%1", confirmation.text)
        )
        self.field.setPlaceholderText(confirmation.text)
        self.send.set_label(proposal.button)
        self.send.set_variant("danger" if proposal.dangerous else "primary")
        self.send.setVisible(proposal.possible)
        self.cancel.set_label(self.tr("Cancel") if proposal.possible else self.tr("Close"))
        self._look()
        if self.isVisible():
            self.fit()

    def _show_part(self, proposal: Proposal) -> None:
        part, whole = proposal.part, self._whole
        self.part.setVisible(part is not None or whole is not None)
        if part is not None:
            held = proposal.plan.people - part.plan.people
            words = self.tr("%1 held back: send only the other %2").replace("%1", f"{held:,}")
            self.part.set_label(words.replace("%2", f"{part.plan.people:,}"))
        elif whole is not None:
            words = self.tr("Back to all %1")
            self.part.set_label(words.replace("%1", f"{whole.plan.people:,}"))

    def _show_effects(self, effects: tuple[tuple[str, str], ...]) -> None:
        while (item := self._effects.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for icon, text in effects:
            self._effects.addWidget(IconLine(self._theme, icon, text))

    def _look(self) -> None:
        self.send.setEnabled(self.proposal.agreed(self.field.text(), self.reason.text()))

    def _agree(self) -> None:
        """Agree, if what was typed is enough: asked again, since Enter in the field comes here."""
        enough = self.proposal.agreed(self.field.text(), self.reason.text())
        if enough and self.send.isEnabled():
            self.agreed.emit(self.proposal, self.field.text(), self.reason.text())
            self.accept()


def _reasons(proposal: Proposal) -> str:
    """Say in full why people are left out, and who can change that; each reason once."""
    reasons = dict.fromkeys(line.detail for line in proposal.lines if line.skipped)
    return "\n".join(list(reasons)[:MOST_REASONS])


def _statement(line: Line) -> Statement:
    ink = "warn" if line.skipped else "text2"
    return Statement(line.key, line.name, line.email, line.icon, line.outcome, ink, line.detail)
