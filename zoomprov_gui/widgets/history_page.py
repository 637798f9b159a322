"""The History page: filters, the list, one write beside it, and what is done from here."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.history import HistoryViewModel
from zoomprov_gui.viewmodels.history_detail import HistoryDetail
from zoomprov_gui.viewmodels.notices import DISMISS, Notice
from zoomprov_gui.widgets.commands import Commands
from zoomprov_gui.widgets.history_actions import HistoryActions
from zoomprov_gui.widgets.history_drawer import HistoryDrawer
from zoomprov_gui.widgets.history_filters import ALL, HistoryFilters
from zoomprov_gui.widgets.history_list import HistoryList
from zoomprov_gui.widgets.notice_area import NoticeArea
from zoomprov_gui.widgets.page_footer import PageFooter
from zoomprov_gui.widgets.page_layout import lay_out
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.drawer_place import DrawerPlace
from zoomprov_gui.widgets.parts.empty_state import EmptyState, focus_list
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.skeleton import SkeletonRows
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.run_strip import RunStrip
from zoomprov_gui.widgets.theme.theme import Theme

LEAST = 240


class HistoryPage(QWidget):
    """Shows a HistoryViewModel.

    `person_wanted` carries whom the People page is to open, `group_wanted` which group is to be.
    """

    person_wanted = Signal(str)
    group_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        model: HistoryViewModel,
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model = model
        self.notices = NoticeArea(theme)
        self.filters = HistoryFilters(theme)
        self.strip = RunStrip(theme, model.people.run)
        self.list = HistoryList(theme, model.table)
        self.skeleton = SkeletonRows(theme, self.tr("The history is being read"))
        self.empty = EmptyState(theme)
        self.drawer = HistoryDrawer(theme)
        self.footer = PageFooter(theme, model.session)
        self.acts = HistoryActions(theme, model, self.list, self)
        hold(model.session, self.drawer.undo_run)
        self._area = QStackedWidget()
        self._card = Panel("card")
        self._middle = QHBoxLayout()
        self._drawer_place = DrawerPlace(theme, self._middle, self.drawer, self._area)
        self._lay_out()
        self._connect(commands)
        self.refresh()

    # --- what the window asks of a page

    @property
    def title(self) -> str:
        """What the top bar says over it."""
        return self.tr("History")

    @property
    def busy(self) -> str:
        """What must not be broken off, in words: a run is the People page's to tell."""
        return ""

    def regions(self) -> list[QWidget]:
        """Return what F6 goes through, in order."""
        return [self.notices, self.filters, self.strip, self._area, self.drawer]

    def take_focus(self) -> None:
        """Put the keyboard on the list, or on what stands in its place."""
        focus_list(self.list, self.empty)

    def stop_writing(self) -> None:
        """Send nothing further: a run is the People page's to stop."""

    def remember(self) -> dict[str, object]:
        """Return what the page wants to find again."""
        return {}

    # --- what is shown

    def refresh(self) -> None:
        """Show everything as it is at this moment."""
        model, table = self.model, self.model.table
        self.notices.show_notices(model.notices)
        self.filters.show_counts(table.counts if model.loaded else None)
        self.filters.show_open(len(table.open_ids), checking=model.checking.running)
        self.filters.show_clear(needed=table.filter.narrows)
        shown = len(table.shown)
        self.filters.save.setEnabled(shown > 0)
        words = self.tr("%1 of %2 changes made with this app, kept on this computer")
        told = words.replace("%1", f"{shown:,}").replace("%2", f"{table.counts[None]:,}")
        self.footer.count.setText(told if model.loaded else self.tr("Reading…"))
        if not model.loaded:
            self._area.setCurrentWidget(self.skeleton)
        elif shown:
            self._area.setCurrentWidget(self._card)
        else:
            self._show_empty()
        self._show_open()

    def show_detail(self, detail: HistoryDetail | None) -> None:
        """Show a write beside the list, or close the drawer."""
        self.list.set_open(detail.row.entry_id if detail else None)
        self._show_open()
        self.drawer.setVisible(detail is not None)
        self._place_drawer()

    def _show_open(self) -> None:
        model, entry_id = self.model, self.model.open_id
        detail = model.detail
        if detail is None or entry_id is None:
            return
        self.drawer.show_detail(
            detail,
            together=model.whole_run(entry_id),
            checking=model.checking.running,
            reading=model.people.undoing.operation.running,
        )

    def _show_empty(self) -> None:
        table = self.model.table
        if table.counts[None]:
            title, text = self.tr("Nothing matches"), self.tr("No change fits these filters.")
            self.empty.set_content(title, text, icon="search-x")
            self.empty.set_action(self.tr("Show everything"))
        else:
            title = self.tr("Nothing was changed yet")
            text = self.tr("What you change with this app is listed here, with its proof and Undo.")
            self.empty.set_content(title, text, icon="history")
            self.empty.set_action("")
        self._area.setCurrentWidget(self.empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.set_shown(shown=True)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.set_shown(shown=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_drawer()

    def _place_drawer(self) -> None:
        """Let the drawer push the list where there is room, and else lie over it."""
        self._drawer_place.place()

    # --- inside

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(1, 7, 1, 7)
        inner.addWidget(self.list)
        for place in (self.skeleton, self._card, self.empty):
            self._area.addWidget(place)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._area.setMinimumHeight(self.theme.px(LEAST))
        lay_out(
            self, (self.notices, self.filters, self.strip), self._middle, self.footer,
            areas=(self._area,), drawer=self.drawer,
        )  # fmt: skip

    def _connect(self, commands: Commands) -> None:
        model, table, acts, filters = self.model, self.model.table, self.acts, self.filters
        self.theme.changed.connect(self._place_drawer)
        model.changed.connect(self.refresh)
        model.opened.connect(self.show_detail)
        model.told.connect(lambda words: announce(self, words))
        model.people.noticed.connect(self._show_notices)
        table.counted.connect(self.refresh)
        self.empty.acted.connect(self._show_all)
        self.list.opened.connect(model.open)
        self.list.moved.connect(self._follow)
        self.list.menu_wanted.connect(self._open_menu)
        filters.grouped.connect(lambda kind: table.narrow(kind=kind))
        filters.searched.connect(lambda text: table.narrow(text=text))
        filters.narrowed.connect(self._narrow)
        filters.what.values_of = lambda: table.values("what")
        filters.who.values_of = lambda: table.values("who")
        filters.check.clicked.connect(lambda: model.check(table.open_ids))
        filters.save.clicked.connect(acts.save)
        self.strip.show_wanted.connect(acts.doing.show_run)
        self.notices.acted.connect(self._act)
        drawer = self.drawer
        drawer.closed.connect(self._close_drawer)
        drawer.undo_wanted.connect(lambda: acts.undo(model.open_id))
        drawer.undo_run_wanted.connect(lambda: acts.undo(model.open_id, whole=True))
        drawer.check_wanted.connect(lambda: model.check(self._open_ids()))
        drawer.copy_wanted.connect(lambda: acts.copy(self._open_ids(), "ticket"))
        drawer.person_wanted.connect(self.person_wanted)
        drawer.group_wanted.connect(self.group_wanted)
        for action, slot in (
            (commands.copy, lambda: acts.copy(self.list.chosen(), "rows")),
            (commands.copy_csv, lambda: acts.copy(self.list.chosen(), "csv")),
            (commands.select_all, self.list.selectAll),
            (commands.find, self._find),
            (commands.check_now, model.people.watching.start),
        ):
            commands.give(self, action, slot)

    def _show_notices(self) -> None:
        if self.isVisible():
            self.notices.show_notices(self.model.notices)

    def _act(self, key: str, notice: Notice) -> None:
        if key == DISMISS[0]:
            self.model.dismiss(notice)
        else:
            self.acts.telling.act(key, notice)

    def _open_ids(self) -> tuple[int, ...]:
        return () if self.model.open_id is None else (self.model.open_id,)

    def _open_menu(self, entry_id: int, at: QPoint) -> None:
        menu = self.acts.row_menu(entry_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _follow(self, entry_id: int) -> None:
        """Let an open drawer follow the keyboard from line to line."""
        if self.model.open_id is not None and self.model.open_id != entry_id:
            self.model.open(entry_id)

    def _close_drawer(self) -> None:
        self.model.open(None)
        self.take_focus()

    def _narrow(self) -> None:
        what, who, within = (facet.value for facet in self.filters.facets)
        self.model.table.narrow(what=what, who=who, within=within)

    def _show_all(self) -> None:
        """Show every change again."""
        self.filters.reset()
        self.filters.chips.set_current(ALL)
        self.model.table.narrow(kind=None)
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()
