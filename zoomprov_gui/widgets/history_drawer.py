"""One write beside the list: how it ended, what proves it, before and after, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.history_detail import HistoryDetail, Step
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.compare_table import CompareRow, CompareTable
from zoomprov_gui.widgets.parts.drawer import Drawer
from zoomprov_gui.widgets.parts.fact_card import FactCard
from zoomprov_gui.widgets.parts.flow import Flow
from zoomprov_gui.widgets.parts.fold import Fold, KeyValue
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.rows import EventLine, IconLine
from zoomprov_gui.widgets.theme.theme import Theme


class HistoryDrawer(Drawer):
    """Shows a HistoryDetail. The signals say what was pressed.

    `person_wanted` and `group_wanted` carry the key of whom the write is about.
    """

    undo_wanted = Signal()
    undo_run_wanted = Signal()
    check_wanted = Signal()
    copy_wanted = Signal()
    person_wanted = Signal(str)
    group_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.view: HistoryDetail | None = None
        self.card = FactCard(theme)
        self.retold = Paragraph(theme, style="small", ink="text2")
        self.undo = Button(theme, self.tr("Undo…"), icon="undo-2")
        self.undo_run = Button(theme, "…", icon="undo-2")
        self.check = Button(theme, self.tr("Check again"), icon="refresh-cw")
        self.why_not = IconLine(theme, "info", "", style="small")
        self.steps = QWidget()
        self._steps = QVBoxLayout(self.steps)
        self._steps.setContentsMargins(0, 0, 0, 0)
        self._steps.setSpacing(8)
        self._shown_steps: tuple[Step, ...] = ()
        self.turns = CompareTable(theme, self.tr("Before"), self.tr("After"), calm=True)
        self.turns.setAccessibleName(self.tr("Before and after"))
        self._turns_title = Label(theme, self.tr("Before and after"), style="strong")
        self.facts = KeyValue(theme)
        self.details = Fold(theme)
        self.copy = Button(theme, self.tr("Copy for ticket"), icon="copy", variant="ghost")
        self.person = Button(theme, self.tr("Show in People"), icon="user-round")
        self._fill()
        self._connect()

    def show_detail(
        self, view: HistoryDetail, *, together: int, checking: bool, reading: bool
    ) -> None:
        """Show a write, or the same one as it has become.

        `together`: how many people its run can be undone for; `checking` and `reading`: somebody is
        being read for a check, or for an undo.
        """
        self.view = view
        row = view.row
        self.set_head(row.name, row.email or row.order, key=row.key)
        ending = row.ending
        title = f"{row.order} – {ending.words}"
        self.card.set_fact(title, row.text, icon=ending.icon, tone=ending.tone)
        said = self.tr("Read again just now: %1").replace("%1", view.retold) if view.retold else ""
        self.retold.setText(said)
        self.retold.setVisible(bool(said))
        self._show_actions(view, together, checking=checking, reading=reading)
        self._show_steps(view.steps)
        heads = {"okta": self.tr("Before"), "zoom": self.tr("After")}
        rows = tuple(CompareRow(t.label, t.before, t.after, t.differs) for t in view.turns)
        self.turns.set_rows(rows, **heads)
        for part in (self.turns, self._turns_title):
            part.setVisible(bool(rows))
        self.facts.set_rows(list(view.facts))
        self.details.set_rows(list(view.technical))
        where = self.tr("Show in Groups") if view.group else self.tr("Show in People")
        self.person.set_label(where)
        self.person.set_icon("users-round" if view.group else "user-round")
        self.person.setVisible(not view.about_setup)

    def _show_actions(
        self, view: HistoryDetail, together: int, *, checking: bool, reading: bool
    ) -> None:
        why = view.why_not_undo
        words = self.tr("Undo in Setup…") if view.about_setup else self.tr("Undo…")
        self.undo.set_label(self.tr("Reading…") if reading else words)
        self.undo.setEnabled(not why and not reading)
        for button in (self.undo, self.undo_run):
            button.setToolTip(why)
            button.setAccessibleDescription(why)
        self.undo_run.set_label(self.tr("Undo for all %1…").replace("%1", str(together)))
        self.undo_run.setVisible(view.people > 1 and together > 1)
        self.undo_run.setEnabled(not reading)
        self.check.set_label(self.tr("Checking…") if checking else self.tr("Check again"))
        self.check.setEnabled(not checking)
        self.check.setVisible(view.checkable)
        self.why_not.set_text(why)
        self.why_not.setVisible(bool(why))

    def _show_steps(self, steps: tuple[Step, ...]) -> None:
        if steps == self._shown_steps:
            return
        self._shown_steps = steps
        while (item := self._steps.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for step in steps:
            line = EventLine(self._theme, step.icon, step.words, step.note, ink=step.tone)
            self._steps.addWidget(line)

    def _fill(self) -> None:
        buttons = Flow(gap=8)
        for button in (self.undo, self.undo_run, self.check, self.person):
            buttons.addWidget(button)
        proof = Label(self._theme, self.tr("What proves it"), style="strong")
        self.body.addWidget(self.card)
        self.body.addWidget(self.retold)
        self.body.addLayout(buttons)
        for part in (self.why_not, proof, self.steps, self._turns_title, self.turns):
            self.body.addWidget(part)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.details)
        self.foot.addWidget(self.copy)
        self.foot.addStretch()

    def _connect(self) -> None:
        self.undo.clicked.connect(self.undo_wanted)
        self.undo_run.clicked.connect(self.undo_run_wanted)
        self.check.clicked.connect(self.check_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.person.clicked.connect(self._ask_for_subject)

    def _ask_for_subject(self) -> None:
        if self.view is not None and self.view.group:
            self.group_wanted.emit(self.view.group)
        elif self.view is not None:
            self.person_wanted.emit(self.view.row.key)
