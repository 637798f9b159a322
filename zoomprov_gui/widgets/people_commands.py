"""What menus and keys ask of the People page: copying, finding, columns, checking."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.widgets.columns_dialog import ColumnsDialog
from zoomprov_gui.widgets.commands import Commands
from zoomprov_gui.widgets.filter_bar import FilterBar
from zoomprov_gui.widgets.notice_acts import NoticeActs
from zoomprov_gui.widgets.notice_area import NoticeArea
from zoomprov_gui.widgets.parts.copying import copy_as
from zoomprov_gui.widgets.people_actions import PeopleActions
from zoomprov_gui.widgets.people_area import PeopleArea
from zoomprov_gui.widgets.person_drawer import PersonDrawer
from zoomprov_gui.widgets.theme.theme import Theme


class PeopleCommands(QObject):
    """Connects the window's commands, and the buttons of banners, to a People page."""

    def __init__(
        self,
        theme: Theme,
        model: PeopleViewModel,
        commands: Commands,
        *,
        people: PeopleArea,
        drawer: PersonDrawer,
        notices: NoticeArea,
        filters: FilterBar,
        doing: PeopleActions,
    ) -> None:
        super().__init__(people)
        self._theme = theme
        self._model = model
        self._commands = commands
        self._people = people
        self._drawer = drawer
        self._notices = notices
        self._search = filters.search
        self._doing = doing
        self.telling = NoticeActs(theme, model, doing.page)
        self._connect()
        self.enable()

    def enable(self) -> None:
        """Offer only what the selected people, or the current one, allow."""
        can = self._model.offers_for(self._people.chosen())
        for action, verb in (
            (self._commands.turn_off, Verb.TURN_OFF_IN_ZOOM),
            (self._commands.turn_on, Verb.TURN_ON_IN_ZOOM),
        ):
            why = can.get(verb, "")
            self._commands.allow(self._doing.page, action, on=verb in can and not why, why=why)
        why = self._model.session.no_writes
        for action in (self._commands.ignore, self._commands.heed):
            self._commands.allow(self._doing.page, action, on=not why, why=why)

    def choose_columns(self) -> None:
        """Ask which columns the table shows."""
        settings = self._model.settings
        dialog = ColumnsDialog(self._theme, self._model.table.fields, parent=self._people.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(
            lambda fields: settings.change(columns=tuple(field.value for field in fields))
        )
        dialog.open()

    def copy(self, keys: Sequence[PersonKey], form: str) -> None:
        """Put people on the clipboard as rows, as CSV, or as one of their names or summaries."""
        model, table = self._model, self._model.table
        copy_as(
            form,
            rows=lambda: table.copied(keys),
            csv=lambda: table.copied_csv(keys),
            told=lambda: "\n".join(model.told(key, form) for key in keys),
        )
        self._doing.toast.show_text(self.tr("Copied"))

    def _connect(self) -> None:
        commands, view = self._commands, self._people.view
        for action, slot in (
            (commands.copy, view.copy),
            (commands.copy_csv, lambda: view.copy(as_csv=True)),
            (commands.select_all, view.selectAll),
            (commands.find, self._find),
            (commands.columns, self.choose_columns),
            (commands.check_now, self._model.watching.start),
            (commands.turn_off, lambda: self._do(Verb.TURN_OFF_IN_ZOOM)),
            (commands.turn_on, lambda: self._do(Verb.TURN_ON_IN_ZOOM)),
            (commands.ignore, lambda: self._doing.set_aside(self._people.chosen())),
            (commands.heed, lambda: self._doing.heed(self._people.chosen())),
            (commands.check_again, lambda: self._model.check_again(self._people.chosen())),
        ):
            commands.give(self._doing.page, action, slot)
        view.chooser_requested.connect(lambda _at: self.choose_columns())
        view.current_changed.connect(lambda _key: self.enable())
        self._people.copy_wanted.connect(self.copy)
        self._drawer.copy_wanted.connect(lambda: self.copy(self._model.open_keys(), "summary"))
        self._notices.acted.connect(self.telling.act)
        self._model.failed.connect(self.telling.show_problem)
        self._model.changed.connect(self.enable)
        self._model.table.selection_changed.connect(self.enable)

    def _do(self, verb: Verb) -> None:
        self._doing.begin(verb, self._people.chosen())

    def _find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()
