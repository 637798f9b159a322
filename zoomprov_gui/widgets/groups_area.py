"""Where the groups are: the table in its card, and what stands in its place."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.company_groups import GroupsViewModel
from zoomprov_gui.widgets.copy_lines import add_copies
from zoomprov_gui.widgets.parts.empty_state import EmptyState, focus_list
from zoomprov_gui.widgets.parts.groups_table import GroupsTableView
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS


class GroupsArea(QWidget):
    """`wanted` carries a verb and the group it is about; `copy_wanted` a group and a form."""

    wanted = Signal(object, str)
    copy_wanted = Signal(str, str)
    clear_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, theme: Theme, model: GroupsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.view = GroupsTableView(theme, model.table)
        self.empty = EmptyState(theme)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(theme.px(180))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.empty.acted.connect(self._act)
        self.view.menu_requested.connect(self._show_menu)
        model.table.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the table, or what stands in its place."""
        model = self._model
        self.view.set_loading(loading=model.first_read)
        if model.table.rowCount() or model.first_read:
            self.stack.setCurrentWidget(self.view)
            return
        self._show_empty()
        self.stack.setCurrentWidget(self.empty)

    def take_focus(self) -> None:
        """Take the keyboard: to the table, or to what stands in its place."""
        focus_list(self.view, self.empty)

    def row_menu(self, key: str) -> Menu:
        """Return what can be done with a group."""
        menu = Menu(self._theme, parent=self)
        menu.setAccessibleName(self.tr("What can be done"))
        show = menu.add_command(self.tr("Open"), icon="users-round")
        show.triggered.connect(lambda: self.view.opened.emit(key))
        for offer in self._model.offers(key):
            look = VERB_LOOKS[offer.verb]
            why_not = offer.why_not
            action = menu.add_command(look.words, icon=look.icon, why_not=why_not, writes=True)
            verb = offer.verb
            action.triggered.connect(lambda _on=False, v=verb: self.wanted.emit(v, key))
        hold(self._model.session, menu)
        forms = ("rows", "csv", "name", "summary")
        add_copies(menu, forms, lambda form: self.copy_wanted.emit(key, form))
        return menu

    def _show_menu(self, key: str, at: QPoint) -> None:
        menu = self.row_menu(key)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _show_empty(self) -> None:
        model, wanted = self._model, self._model.table.wanted
        if wanted.text:
            title = self.tr("No group matches “%1”").replace("%1", wanted.text)
            text = self.tr("Look for another name, or an id.")
            self._say(title, text, "search-x", self.tr("Clear search"))
        elif not model.known:
            title = self.tr("Not known which groups give Zoom")
            self._say(title, self.tr("Okta did not tell it yet."), "circle-help")
        elif wanted.chip == "attention":
            title = self.tr("No group has a problem")
            text = self.tr("Nobody who has Zoom by a group is amiss.")
            self._say(title, text, "circle-check", self.tr("Show every group"))
        elif wanted.chip == "giving":
            title = self.tr("No group gives Zoom yet")
            text = self.tr("People can also be assigned one by one.")
            self._say(title, text, "users-round", self.tr("Show every group"))
        else:
            title = self.tr("No group was read")
            self._say(title, self.tr("Okta has none, or did not tell."), "users-round")

    def _say(self, title: str, text: str, icon: str, action: str = "") -> None:
        self.empty.set_content(title, text, icon=icon)
        self.empty.set_action(action)

    def _act(self) -> None:
        (self.clear_wanted if self._model.table.wanted.text else self.all_wanted).emit()
