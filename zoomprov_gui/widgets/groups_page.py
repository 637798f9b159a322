"""The Groups page: which groups give Zoom, one of them beside the table, and what is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.viewmodels.company_groups import GroupsViewModel
from zoomprov_gui.viewmodels.group_rows import CHIPS, GroupView
from zoomprov_gui.widgets.commands import Commands
from zoomprov_gui.widgets.group_actions import GroupActions
from zoomprov_gui.widgets.group_drawer import GroupDrawer
from zoomprov_gui.widgets.groups_area import GroupsArea
from zoomprov_gui.widgets.groups_filter import GroupsFilter
from zoomprov_gui.widgets.notice_acts import NoticeActs
from zoomprov_gui.widgets.notice_area import NoticeArea
from zoomprov_gui.widgets.page_footer import PageFooter
from zoomprov_gui.widgets.page_layout import lay_out
from zoomprov_gui.widgets.parts.drawer_place import DrawerPlace
from zoomprov_gui.widgets.people_actions import PeopleActions
from zoomprov_gui.widgets.run_strip import RunStrip
from zoomprov_gui.widgets.theme.theme import Theme


class GroupsPage(QWidget):
    """Shows a GroupsViewModel, and connects the window's commands to it.

    `person_wanted` carries who is to be shown on the People page, `people_wanted` the name of the
    group whose people are.
    """

    person_wanted = Signal(str)
    people_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        model: GroupsViewModel,
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model = model
        self.commands = commands
        self.notices = NoticeArea(theme)
        self.filters = GroupsFilter(theme)
        self.strip = RunStrip(theme, model.everybody.run)
        self.groups = GroupsArea(theme, model)
        self.drawer = GroupDrawer(theme, model)
        self.footer = PageFooter(theme, model.session)
        self.doing = PeopleActions(theme, model.everybody, self)
        self.acts = GroupActions(theme, model, self.doing, self)
        self.telling = NoticeActs(theme, model.everybody, self)
        self._moving = False
        self._middle = QHBoxLayout()
        self._drawer_place = DrawerPlace(theme, self._middle, self.drawer, self.groups)
        self._lay_out()
        self._connect()
        self._take_settings()
        self._restore()
        self.refresh()

    # --- what the window asks of a page

    @property
    def title(self) -> str:
        """What the top bar says over it."""
        return self.tr("Groups")

    @property
    def busy(self) -> str:
        """What must not be broken off; the people's page tells of the run, which is the same."""
        return ""

    def regions(self) -> list[QWidget]:
        """Return what F6 goes through, in order."""
        return [self.notices, self.filters, self.strip, self.groups, self.drawer]

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.groups.take_focus()

    def stop_writing(self) -> None:
        """Send nothing further: the people's page stops the run, which is the same."""

    def remember(self) -> dict[str, object]:
        """Return what the page wants to find again."""
        return {"groups_chip": self.filters.chips.current}

    # --- what is shown

    def refresh(self) -> None:
        """Show counts, banners, progress and what may be done as they are at this moment."""
        model, table = self.model, self.model.table
        self.notices.show_notices(model.notices)
        self.groups.refresh()
        listed = model.listed
        for key, count in table.counts.items():
            unknown = not model.known or (key == "all" and not listed)
            self.filters.chips.set_count(key, None if unknown else count)
        self._show_count()
        self.drawer.show_offers()
        self._allow()

    def show_group(self, view: GroupView | None) -> None:
        """Show a group beside the table, or close the drawer."""
        if view is not None:
            self.drawer.show_group(view)
            place = self.model.table.place_of(view.key)
            if not self.groups.view.currentIndex().isValid() and place >= 0:
                self.groups.view.setCurrentIndex(self.model.table.index(place, 0))
        self.drawer.setVisible(view is not None)
        self.groups.view.set_open(view.key if view else "")
        self._place_drawer()

    def find_group(self, key: str) -> None:
        """Open a group, shown in the table whatever was filtered."""
        if self.model.table.place_of(key) < 0:
            self.filters.search.clear()
            self._show_every_group()
        self.model.open(key)
        self.groups.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.set_shown(shown=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.set_shown(shown=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_drawer()

    # --- inside

    def _show_count(self) -> None:
        table = self.model.table
        words = self.tr("%1 of %2 groups")
        if not self.model.known:
            words = self.tr("No group was read yet")
        elif not self.model.listed:
            words = self.tr("%1 groups; the others are still to be read")
        shown = words.replace("%1", f"{table.rowCount():,}").replace("%2", f"{len(table):,}")
        self.footer.count.setText(shown)

    def _allow(self) -> None:
        commands, current = self.commands, self.groups.view.current_key
        for action in (commands.copy, commands.copy_csv):
            commands.allow(self, action, on=bool(current))

    def _place_drawer(self) -> None:
        """Let the drawer push the table where there is room, and else lie over it."""
        self._drawer_place.place()

    def _lay_out(self) -> None:
        lay_out(
            self, (self.notices, self.filters, self.strip), self._middle, self.footer,
            areas=(self.groups,), drawer=self.drawer,
        )  # fmt: skip

    def _connect(self) -> None:
        model, table = self.model, self.model.table
        self.theme.changed.connect(self._place_drawer)
        model.changed.connect(self.refresh)
        model.opened.connect(self.show_group)
        model.people_changed.connect(self.drawer.show_people)
        model.failed.connect(self.telling.show_problem)
        model.everybody.settings.changed.connect(self._take_settings)
        table.changed.connect(self._show_count)
        table.rearranging.connect(lambda: self._move(True))
        table.rearranged.connect(lambda: self._move(False))
        self.notices.acted.connect(self.telling.act)
        self.filters.chips.chosen.connect(table.set_chip)
        self.filters.search.textChanged.connect(table.set_text)
        self.filters.check.clicked.connect(model.check_now)
        self.strip.show_wanted.connect(self.doing.show_run)
        self._connect_table()
        self._connect_drawer()
        self._connect_commands()

    def _connect_table(self) -> None:
        groups, view = self.groups, self.groups.view
        groups.wanted.connect(self.acts.begin)
        groups.copy_wanted.connect(self.acts.copy)
        groups.clear_wanted.connect(self.filters.search.clear)
        groups.all_wanted.connect(self._show_every_group)
        view.opened.connect(self.model.open)
        view.current_changed.connect(self._follow)
        view.delete_pressed.connect(self.acts.unassign)

    def _connect_drawer(self) -> None:
        drawer, model = self.drawer, self.model
        drawer.closed.connect(self._close_drawer)
        drawer.wanted.connect(lambda verb: self.acts.begin(verb, model.open_key))
        drawer.out_wanted.connect(self.acts.take_out)
        drawer.person_wanted.connect(self.person_wanted)
        drawer.people_wanted.connect(self._show_people)
        drawer.copy_wanted.connect(lambda: self.acts.copy(model.open_key, "summary"))

    def _connect_commands(self) -> None:
        commands, view = self.commands, self.groups.view
        commands.give(self, commands.copy, lambda: self.acts.copy(view.current_key, "rows"))
        commands.give(self, commands.copy_csv, lambda: self.acts.copy(view.current_key, "csv"))
        commands.give(self, commands.find, self._find)
        commands.give(self, commands.check_now, self.model.check_now)

    def _follow(self, key: str) -> None:
        """Let an open drawer follow the keyboard from row to row, and not rows that move."""
        self._allow()
        if self.model.open_key and key != self.model.open_key and not self._moving:
            self.model.open(key)

    def _move(self, moving: bool) -> None:  # noqa: FBT001 - one of two states of the table
        self._moving = moving

    def _close_drawer(self) -> None:
        self.model.open("")
        self.groups.take_focus()

    def _show_people(self) -> None:
        view = self.model.table.find(self.model.open_key)
        if view is not None:
            self.people_wanted.emit(view.group.name)

    def _show_every_group(self) -> None:
        self.filters.chips.set_current("all")
        self.model.table.set_chip("all")
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _take_settings(self) -> None:
        compact = self.model.everybody.settings.value.row_height == "compact"
        self.groups.view.set_compact(compact=compact)

    def _restore(self) -> None:
        chip = self.model.everybody.settings.remembered("groups_chip")
        if isinstance(chip, str) and chip in CHIPS:
            self.filters.chips.set_current(chip)
            self.model.table.set_chip(chip)
