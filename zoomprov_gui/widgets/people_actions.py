"""From a wish to its result: propose, confirm, run, undo, retry, save. One dialog after another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.viewmodels.proposal import Proposal, plan_csv
from zoomprov_gui.widgets.confirm_dialog import ConfirmDialog
from zoomprov_gui.widgets.ignore_dialog import IgnoreDialog
from zoomprov_gui.widgets.parts.toast import Toast
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.run_dialog import RunDialog
from zoomprov_gui.widgets.saving import save_list
from zoomprov_gui.widgets.theme.theme import Theme


class PeopleActions(QObject):
    """What is done with people on a page, and the dialogs that it takes.

    `page` is what it is done on; `confirm` and `run` are the dialogs that are open.
    """

    def __init__(self, theme: Theme, model: PeopleViewModel, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._model = model
        self.page = page
        self._route: Route | None = None
        self._again: Callable[[Sequence[PersonKey]], object] = lambda _keys: None
        self._sent: Callable[[], object] = lambda: None
        self.toast = Toast(theme, page)
        self.confirm: ConfirmDialog | None = None
        self.run: RunDialog | None = None
        self.toast.acted.connect(self.show_run)
        model.run.ended.connect(self._tell_end)
        model.undoing.elapsed.ticked.connect(self._tell_reading)

    def begin(self, verb: Verb, keys: Sequence[PersonKey], route: Route | None = None) -> None:
        """Show what this would send, and ask. While a run goes on, show that instead."""
        if not keys:
            return
        if self._model.run.running:
            self.show_run()
            return
        self._route = route
        self._again = lambda failed: self.begin(verb, failed, self._route)

        def propose(other: Route | None) -> Proposal:
            self._route = other
            return self._model.proposed(verb, keys, other)

        self._ask(propose(route), propose)

    def ask_about(self, proposal: Proposal, *, again: Callable[[], object]) -> None:
        """Ask about a preview that had to be read first; `again` is how what failed is retried."""
        if self._model.run.running:
            self.show_run()
            return
        self._again = lambda _failed: again()
        self._ask(proposal, lambda _route: proposal)

    def begin_with(
        self,
        propose: Callable[[Sequence[PersonKey] | None], Proposal],
        sent: Callable[[], object],
    ) -> None:
        """Ask about a plan that was put together elsewhere; `sent` follows once it is on its way.

        `propose` makes it: for all of its people, or again for those with whom it failed.
        """
        if self._model.run.running:
            self.show_run()
            return
        self._again = lambda failed: self.begin_with(lambda _: propose(failed), lambda: None)
        proposal = propose(None)
        self._ask(proposal, lambda _route: proposal, sent)

    def set_aside(self, keys: Sequence[PersonKey]) -> None:
        """Ask why these people are to be ignored, and ignore them."""
        if not keys:
            return
        name = self._model.told(keys[0], "name") or self._model.told(keys[0], "email")
        who = name if len(keys) == 1 else self.tr("%n people", "", len(keys))
        dialog = IgnoreDialog(self._theme, who, parent=self.page.window())
        hold(self._model.session, dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(
            lambda why, days: self._told(self._model.ignoring.ignore(keys, why, days))
        )
        dialog.open()

    def heed(self, keys: Sequence[PersonKey]) -> None:
        """Look at these people again."""
        self._told(self._model.ignoring.heed(keys))

    def _told(self, why: str) -> None:
        if why:
            self.toast.show_text(why)

    def take_back(self, run: str, only: frozenset[PersonKey] | None = None) -> None:
        """Read whom a run of the journal is about, or `only` some of them, and ask to undo it."""
        if self._model.run.running:
            self.show_run()
        elif self._model.undoing.ask(run, only, self._ask_to_undo):
            self._again = lambda failed: self.take_back(run, frozenset(failed))
            self.toast.show_text(self._model.undoing.words)

    def _tell_reading(self) -> None:
        """Say how long the reads before an undo have taken, and what they wait for."""
        if self._model.undoing.operation.running:
            self.toast.keep_text(self._model.undoing.words)

    def _ask_to_undo(self, proposal: Proposal) -> None:
        self.toast.close_now()
        self._ask(proposal, lambda _route: proposal)

    def show_run(self) -> None:
        """Show how the latest run stands."""
        if self.run is not None:
            self.run.raise_()
            return
        dialog = RunDialog(self._theme, self._model.run, parent=self.page.window())
        hold(self._model.session, dialog)
        dialog.undo_wanted.connect(self._undo)
        dialog.retry_wanted.connect(self._retry)
        dialog.save_wanted.connect(lambda: self._save("zoom-run.csv", self._model.run.as_csv()))
        dialog.finished.connect(self._forget_run)
        self.run = dialog
        dialog.open()

    def _ask(
        self,
        proposal: Proposal,
        propose: Callable[[Route | None], Proposal],
        sent: Callable[[], object] = lambda: None,
    ) -> None:
        self._sent = sent
        dialog = ConfirmDialog(self._theme, proposal, propose, parent=self.page.window())
        hold(self._model.session, dialog)
        dialog.agreed.connect(self._send)
        dialog.save_wanted.connect(self._save_plan)
        dialog.finished.connect(self._forget_confirm)
        self.confirm = dialog
        dialog.open()

    def _forget_confirm(self) -> None:
        """Let go of it: a hidden dialog would still be there for who reads the screen."""
        if self.confirm is not None:
            self.confirm.deleteLater()
            self.confirm = None

    def _forget_run(self) -> None:
        if self.run is not None:
            self.run.deleteLater()
            self.run = None

    def _send(self, proposal: Proposal, typed: str, reason: str) -> None:
        if self._model.confirm(proposal, typed, reason):
            self._sent()
            self.show_run()

    def _undo(self) -> None:
        run = self._model.run
        self.take_back(run.run_id, frozenset(run.undo_keys))

    def _retry(self) -> None:
        self._again(self._model.run.again_keys)

    def _tell_end(self) -> None:
        """Say the result where the dialog was put away, on the page that is shown."""
        if self.run is None and self.page.isVisible():
            self.toast.show_text(self._model.run.result, action=self.tr("Show"))

    def _save_plan(self, proposal: Proposal) -> None:
        self._save("zoom-plan.csv", plan_csv(proposal.plan))

    def _save(self, name: str, text: str) -> None:
        parent = self.page.window()
        save_list(self._theme, parent, name, text, self.toast.show_text)
