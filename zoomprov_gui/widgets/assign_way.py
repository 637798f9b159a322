"""Step 5 on its card: find, choose, preview, agree, and follow the run."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.setup import Change
from zoomprov_gui.viewmodels.assigning import AssigningViewModel, Found
from zoomprov_gui.viewmodels.proposal import Proposal, plan_csv
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.confirm_dialog import ConfirmDialog
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.finder import Candidate, Finder
from zoomprov_gui.widgets.parts.focus import focus_kept
from zoomprov_gui.widgets.parts.scrolled import bring_into_sight
from zoomprov_gui.widgets.parts.toast import Toast
from zoomprov_gui.widgets.parts.wait_line import WaitLine
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.run_dialog import RunDialog
from zoomprov_gui.widgets.saving import save_list
from zoomprov_gui.widgets.theme.theme import Theme


class AssignWay(QObject):
    """`confirm` and `run` are the dialogs that were opened last."""

    def __init__(
        self, theme: Theme, model: AssigningViewModel, session: SessionViewModel, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session = session
        self._theme = theme
        self._model = model
        self._page = page
        self._why_not = ""
        self.toast = Toast(theme, page)
        self.confirm: ConfirmDialog | None = None
        self.run: RunDialog | None = None
        self.widget = QWidget()
        self.finder = Finder(theme, self.tr("Find a person or group"))
        self.preview = Button(theme, "-", variant="primary", size="l")
        self.waiting = WaitLine(theme)
        row = QHBoxLayout()
        row.addWidget(self.preview)
        row.addStretch()
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.finder)
        column.addLayout(row)
        column.addWidget(self.waiting)
        self._connect()
        self._show()

    def _connect(self) -> None:
        model = self._model
        self.waiting.stopped.connect(model.stop_looking)
        model.elapsed.ticked.connect(self._show_wait)
        self.finder.searched.connect(model.search)
        self.finder.pressed.connect(model.toggle)
        self.preview.clicked.connect(model.preview)
        model.changed.connect(self._show)
        model.proposed.connect(self._ask)
        model.run.ended.connect(self._show)
        hold(self._session, self.preview)

    @property
    def busy(self) -> str:
        """What must not be broken off; the people's page tells of the run, which is the same."""
        return ""

    def stop_writing(self) -> None:
        """Send nothing further: the people's page stops the run, which is the same."""

    def show_change(self, _change: Change, why_not: str) -> None:
        """Show what can be assigned, or why nothing can."""
        self._why_not = why_not
        if self._model.text is None and not self._model.searching.running and not why_not:
            self._model.search("")
        self._show()

    def _show(self) -> None:
        with focus_kept((self.widget, self.widget)):
            self._show_all()

    def _show_wait(self) -> None:
        model = self._model
        self.waiting.show_wait(model.elapsed.words, running=model.elapsed.running)

    def _show_all(self) -> None:
        model = self._model
        self._show_wait()
        self.finder.show_candidates([self._candidate(one) for one in model.shown])
        self.finder.set_note(model.note)
        self.preview.set_label(self._words())
        if model.chosen and not self.preview.isEnabled():
            bring_into_sight(self.preview)
        # Not disabled while it reads, and without effect then: the keyboard stays where it is.
        ready = bool(model.chosen) and not model.run.running
        self.preview.setEnabled(ready and not self._why_not)

    def _candidate(self, one: Found) -> Candidate:
        chosen, assigned = one.key in self._model.chosen, self._model.is_assigned(one)
        return Candidate(one.key, one.name, one.detail, one.is_group, chosen, assigned)

    def _words(self) -> str:
        model = self._model
        if model.run.running:
            return model.run.title
        if model.looking.running:
            return self.tr("Reading what it touches…")
        if not model.chosen:
            return self.tr("Choose people or groups…")
        return self.tr("Preview for %1…").replace("%1", model.choice)

    def _ask(self, proposal: Proposal) -> None:
        def same(_route: Route | None) -> Proposal:
            return proposal

        window = self._page.window()
        self.confirm = ConfirmDialog(self._theme, proposal, same, parent=window)
        hold(self._session, self.confirm)
        self.confirm.agreed.connect(self._send)
        self.confirm.save_wanted.connect(self._save_plan)
        self.confirm.open()

    def _send(self, proposal: Proposal, typed: str, reason: str) -> None:
        if self._model.confirm(proposal, typed, reason):
            window = self._page.window()
            self.run = RunDialog(self._theme, self._model.run, parent=window)
            hold(self._session, self.run)
            self.run.save_wanted.connect(self._save_run)
            self.run.undo_wanted.connect(self._model.take_back)
            self.run.retry_wanted.connect(self._model.preview)
            self.run.open()

    def _save_plan(self, proposal: Proposal) -> None:
        text = plan_csv(proposal.plan)
        save_list(self._theme, self._page, "zoom-assign.csv", text, self.toast.show_text)

    def _save_run(self) -> None:
        text = self._model.run.as_csv()
        save_list(self._theme, self._page, "zoom-assign-result.csv", text, self.toast.show_text)
