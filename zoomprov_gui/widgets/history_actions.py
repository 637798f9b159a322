"""What is done from the History page: undo, check again, copy and save."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from zoomprov_gui.viewmodels.history import HistoryViewModel
from zoomprov_gui.widgets.copy_lines import add_copies
from zoomprov_gui.widgets.history_list import HistoryList
from zoomprov_gui.widgets.notice_acts import NoticeActs
from zoomprov_gui.widgets.parts.copying import copy_as
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.people_actions import PeopleActions
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.saving import save_list
from zoomprov_gui.widgets.theme.theme import Theme


class HistoryActions(QObject):
    """`doing` has the dialogs that an undo takes."""

    def __init__(
        self, theme: Theme, model: HistoryViewModel, entries: HistoryList, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._model = model
        self._list = entries
        self._page = page
        self.doing = PeopleActions(theme, model.people, page)
        self.telling = NoticeActs(theme, model.people, page)
        model.failed.connect(self.telling.show_problem)
        model.refused.connect(self.doing.toast.show_text)

    def row_menu(self, entry_id: int) -> Menu:
        """Return what can be done with an entry, or with the selection that it is part of."""
        chosen = self._list.chosen()
        ids = chosen if entry_id in chosen else (entry_id,)
        model, menu = self._model, Menu(self._theme, parent=self._page)
        menu.setAccessibleName(self.tr("What can be done"))
        if len(ids) == 1:
            show = menu.add_command(self.tr("Open"), icon="file-text")
            show.triggered.connect(lambda: model.open(entry_id))
            why = model.why_not_undo(entry_id)
            undo = menu.add_command(self.tr("Undo…"), icon="undo-2", why_not=why, writes=True)
            undo.triggered.connect(lambda: self.undo(entry_id))
            together = model.whole_run(entry_id)
            if together > 1:
                words = self.tr("Undo for all %1…").replace("%1", str(together))
                whole = menu.add_command(words, icon="undo-2", writes=True)
                whole.triggered.connect(lambda: self.undo(entry_id, whole=True))
        again = menu.add_command(self.tr("Check again"), icon="refresh-cw")
        again.triggered.connect(lambda: model.check(ids))
        hold(model.session, menu)
        forms = ("rows", "csv", "ticket")
        add_copies(menu, forms, lambda form: self.copy(ids, form))
        return menu

    def undo(self, entry_id: int | None, *, whole: bool = False) -> None:
        """Ask to undo what an entry did, or the whole change that it was part of."""
        if entry_id is None or self._model.why_not_undo(entry_id):
            return
        if self._model.is_of_setup(entry_id):
            self.doing.toast.show_text(self.tr("Reading the set-up…"))  # unless told otherwise
            self._model.back_in_setup(entry_id)
            return
        run, who = self._model.run_of(entry_id)
        self.doing.take_back(run, None if whole else who)

    def copy(self, ids: Sequence[int], form: str) -> None:
        """Put entries on the clipboard as rows, as CSV, or as text for a ticket."""
        if not ids:
            return
        model, table = self._model, self._model.table
        copy_as(
            form,
            rows=lambda: table.copied(ids),
            csv=lambda: table.copied_csv(ids),
            told=lambda: model.ticket(ids),
        )
        self.doing.toast.show_text(self.tr("Copied"))

    def save(self) -> None:
        """Save what is shown as a file."""
        ids = [row.entry_id for row in self._model.table.shown]
        text = self._model.table.copied_csv(ids)
        save_list(
            self._theme, self._page.window(), "zoom-history.csv", text, self.doing.toast.show_text
        )
