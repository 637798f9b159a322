"""Where the people are: the table in its card, its empty states, and the bar over a selection."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.chosen import NOBODY
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.viewmodels.proposing import FEW
from zoomprov_gui.widgets.copy_lines import add_copies
from zoomprov_gui.widgets.parts.bulk_bar import BulkBar
from zoomprov_gui.widgets.parts.empty_state import EmptyState, focus_list
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.parts.people_table import PeopleTableView
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS, variant_beside


class PeopleArea(QWidget):
    """`wanted` carries a verb and the people it is about."""

    wanted = Signal(object, object)
    opened = Signal(str)
    check_wanted = Signal(object)
    ignore_wanted = Signal(object)
    heed_wanted = Signal(object)
    copy_wanted = Signal(object, str)
    clear_wanted = Signal()

    def __init__(self, theme: Theme, model: PeopleViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.view = PeopleTableView(theme, model.table)
        self.view.setAccessibleName(self.tr("People"))
        self.empty = EmptyState(theme)
        self.stack = QStackedWidget()
        for part in (self.view, self.empty):
            self.stack.addWidget(part)
        # It takes what the rest of the page leaves, down to a few rows.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.bulk = BulkBar(theme, self)
        self.show_one = self.bulk.add_action(self.tr("Open"), icon="user-round")
        self.turn_off = self.bulk.add_action(self.tr("Turn off in Zoom…"), icon="power-off")
        self.turn_on = self.bulk.add_action(self.tr("Turn on in Zoom…"), icon="power")
        self.again = self.bulk.add_action(self.tr("Check again"), icon="refresh-cw", spare=True)
        self.ignore = self.bulk.add_action(self.tr("Ignore…"), icon="eye-off", spare=True)
        hold(model.session, self.ignore)
        self._why_not_any = model.session.no_writes
        self._connect()
        self._resize()
        self.refresh()

    def chosen(self) -> tuple[PersonKey, ...]:
        """Return who is selected, or else who the keyboard is at."""
        table = self._model.table
        chosen = table.chosen.keys
        if not chosen:
            place = self.view.currentIndex().row()
            here = table.key_at(place) if place >= 0 else NOBODY
            return (here,) if here else ()
        shown = [table.key_at(place) for place in table.chosen_places()]
        return (*shown, *sorted(chosen.difference(shown)))

    def refresh(self) -> None:
        """Show the table, or what stands in its place."""
        model, table = self._model, self._model.table
        if self._why_not_any != model.session.no_writes:
            self._why_not_any = model.session.no_writes
            self.show_selection()
        self.view.set_loading(loading=model.first_read)
        if table.rowCount() or model.first_read:
            self.stack.setCurrentWidget(self.view)
        elif table.settled:
            self._show_empty()
            self.stack.setCurrentWidget(self.empty)

    def take_focus(self) -> None:
        """Take the keyboard: to the table, or to what stands in its place."""
        focus_list(self.view, self.empty)

    def show_selection(self) -> None:
        """Show what can be done with those who are selected."""
        table = self._model.table
        keys = self.chosen() if len(table.chosen) else ()
        if not keys:
            if self.bulk.isAncestorOf(self.window().focusWidget()):
                self.take_focus()  # or whatever comes next has it
            self.bulk.set_selection("")
            self.view.set_bottom_inset(0)
            return
        hidden = len(keys) - table.chosen_shown
        count = self.tr("%n selected", "", len(keys))
        notes = [self.tr("%n not shown", "", hidden)] if hidden else []
        note = self._model.selection_note(keys)
        self.show_one.setVisible(len(keys) == 1)
        can = self._model.offers_for(keys)
        for button, verb in (
            (self.turn_off, Verb.TURN_OFF_IN_ZOOM),
            (self.turn_on, Verb.TURN_ON_IN_ZOOM),
        ):
            button.setVisible(verb in can)
            button.setEnabled(can.get(verb, "x") == "")
            button.setToolTip(can.get(verb, ""))
            button.setAccessibleDescription(can.get(verb, ""))
        roster = self._model.company.roster
        verdicts = {person.verdict for person in map(roster.find, keys[:FEW]) if person}
        self.turn_off.set_variant(variant_beside(Verb.TURN_OFF_IN_ZOOM, verdicts, "inverse"))
        self.bulk.set_selection(count, " · ".join(part for part in (*notes, note) if part))
        self.view.set_bottom_inset(self.bulk.covers)

    def open_menu(self, key: PersonKey, at: QPoint) -> None:
        """Show what can be done with one person, or with the selection they are part of."""
        chosen = self._model.table.chosen.keys
        keys = self.chosen() if key in chosen else (key,)
        menu = self.row_menu(keys)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def row_menu(self, keys: Sequence[PersonKey]) -> Menu:
        """Return the menu of these people."""
        menu = Menu(self._theme, parent=self)
        menu.setAccessibleName(self.tr("What can be done"))
        if len(keys) == 1:
            show = menu.add_command(self.tr("Open"), icon="user-round")
            show.triggered.connect(lambda: self.opened.emit(keys[0]))
        for verb, why_not in self._model.offers_for(keys).items():
            look = VERB_LOOKS[verb]
            action = menu.add_command(look.words, icon=look.icon, why_not=why_not, writes=True)
            action.triggered.connect(lambda _on=False, v=verb: self.wanted.emit(v, keys))
        again = menu.add_command(self.tr("Check again"), icon="refresh-cw")
        again.triggered.connect(lambda: self.check_wanted.emit(keys))
        if self._model.ignoring.all_ignored(keys):
            heed = menu.add_command(self.tr("Stop ignoring"), icon="eye", writes=True)
            heed.triggered.connect(lambda: self.heed_wanted.emit(keys))
        else:
            ignore = menu.add_command(self.tr("Ignore…"), icon="eye-off", writes=True)
            ignore.triggered.connect(lambda: self.ignore_wanted.emit(keys))
        hold(self._model.session, menu)
        forms = ("rows", "csv", "name", "email", "summary")
        add_copies(menu, forms, lambda form: self.copy_wanted.emit(keys, form))
        return menu

    def _connect(self) -> None:
        table, view = self._model.table, self.view
        self._theme.changed.connect(self._resize)
        table.selection_changed.connect(self.show_selection)
        table.counts_changed.connect(self.refresh)
        table.shown_changed.connect(self.refresh)
        table.modelReset.connect(self.refresh)
        self.empty.acted.connect(self.clear_wanted)
        view.opened.connect(self.opened)
        view.menu_requested.connect(self.open_menu)
        view.delete_pressed.connect(lambda: self._want(Verb.TURN_OFF_IN_ZOOM))
        view.letter_pressed.connect(self._take_letter)
        self.show_one.clicked.connect(lambda: self.opened.emit(self.chosen()[0]))
        self.bulk.cleared.connect(lambda: table.choose(()))
        self.ignore.clicked.connect(lambda: self.ignore_wanted.emit(self.chosen()))
        self.again.clicked.connect(lambda: self.check_wanted.emit(self.chosen()))
        for button, verb in (
            (self.turn_off, Verb.TURN_OFF_IN_ZOOM),
            (self.turn_on, Verb.TURN_ON_IN_ZOOM),
        ):
            button.clicked.connect(lambda _on=False, v=verb: self._want(v))

    def _resize(self) -> None:
        self.setMinimumHeight(self.view.minimumSizeHint().height())

    def _want(self, verb: Verb) -> None:
        self.wanted.emit(verb, self.chosen())

    def _take_letter(self, letter: str) -> None:
        if letter == "v":
            self.check_wanted.emit(self.chosen())
        elif letter == "i":
            self.ignore_wanted.emit(self.chosen())

    def _show_empty(self) -> None:
        model = self._model
        text = model.table.listing.text
        if text:
            words = self.tr("No one matches “%1”").replace("%1", text)
            help_ = self.tr("Look for another name, email, group or id.")
            self._say(words, help_, "search-x", self.tr("Clear search"))
        elif len(model.company.roster):
            help_ = self.tr("No one has this verdict.")
            self._say(self.tr("Nobody here"), help_, "circle-check", self.tr("Show everyone"))
        else:
            self._say(
                self.tr("Nobody was read"),
                self.tr("Nobody is assigned to Zoom in Okta, or no side could be read yet."),
                "users-round",
            )

    def _say(self, title: str, text: str, icon: str, action: str = "") -> None:
        self.empty.set_content(title, text, icon=icon)
        self.empty.set_action(action)
