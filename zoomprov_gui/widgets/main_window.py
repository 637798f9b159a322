"""The window: sidebar, top bar, the pages, and what belongs to all of them."""

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStyle, QVBoxLayout, QWidget

from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.viewmodels.connections import ConnectionsViewModel
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.commands import Commands, choose
from zoomprov_gui.widgets.crash_dialog import CrashDialog
from zoomprov_gui.widgets.freshness_popover import FreshnessPopover
from zoomprov_gui.widgets.help_dialogs import AboutDialog, KeysDialog
from zoomprov_gui.widgets.leaving import Leaving
from zoomprov_gui.widgets.opening_page import OpeningPage
from zoomprov_gui.widgets.pages import Pages
from zoomprov_gui.widgets.parts.banner import Banner
from zoomprov_gui.widgets.regions import next_region
from zoomprov_gui.widgets.settings_dialog import SettingsDialog
from zoomprov_gui.widgets.sidebar import Sidebar
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone, Width
from zoomprov_gui.widgets.top_bar import TopBar

USUAL = (1280, 820)
LEAST = (1024, 680)
SECOND = 1000  # milliseconds


class MainWindow(QMainWindow):
    """The frame around the pages.

    `painted` comes after the first paint, `closed` when the window has gone for good, `left` when
    nothing goes on any more that kept somebody from leaving the company; `companies_wanted` carries
    the widget under which the choice of companies opens.
    """

    painted = Signal()
    closed = Signal()
    left = Signal()
    companies_wanted = Signal(QWidget)

    def __init__(
        self, theme: Theme, session: SessionViewModel, settings: SettingsViewModel
    ) -> None:
        super().__init__()
        self.theme = theme
        self.session = session
        self.settings = settings
        self.commands = Commands(self)
        self.sidebar = Sidebar(theme, session)
        self.top_bar = TopBar(theme, session)
        self.sample = Banner(theme, self.tr("Sample data – nothing here is real"), tone=Tone.PLUM)
        self.strip = QVBoxLayout()  # what is told above every page
        self.release_line = ""  # whether there is a newer version, for About
        self.pages = Pages()
        self.wanted = ""  # the page that was asked for while the company was being opened
        self.opening = OpeningPage(theme)
        self.connections: ConnectionsViewModel | None = None
        self._crash: CrashDialog | None = None
        self._rail: bool | None = None
        self._leaving = Leaving(theme, self.pages, self)
        self._gone = self._was_painted = False
        self._clock = QTimer(self)
        self.setWindowTitle("zoomprov")
        self.setMinimumSize(*LEAST)
        self._lay_out()
        self._connect()
        self._take_settings()
        self._restore()
        self._show_session()
        self._clock.start(SECOND)

    def add_page(self, key: str, page: QWidget) -> None:
        """Take in a page that keeps to `Page`."""
        self.pages.add(key, page)
        self.commands.offer_pages(self.pages.keys)

    def go_to(self, key: str) -> None:
        """Show a page; where the pages are still to come, it is the one to begin with."""
        self.wanted = "" if self.pages.turn_to(key) or self.pages.keys else key
        self.sidebar.set_page(self.pages.key or self.wanted)

    def show_trouble(self, problem: Problem) -> None:
        """Show why no company could be opened."""
        self.opening.show_trouble(problem)
        self.pages.cover(self.opening)

    def begin_company(self) -> None:
        """Forget the company that was shown, and say that another one is being opened."""
        if self.pages.keys:
            self.wanted = ""
        self._drop_pages()
        self.opening.show_opening()
        self.pages.cover(self.opening)
        self._set_framed(framed=True)

    def show_welcome(self, page: QWidget) -> None:
        """Show a page that belongs to no company, without the frame around it."""
        self._drop_pages()
        self.pages.cover(page, passing=True)
        self._set_framed(framed=False)

    def leave_company(self) -> None:
        """Tell with `left` once the company can be left, after asking about what goes on."""
        self._leaving.when_free(self.left.emit)

    def _drop_pages(self) -> None:
        if self.pages.keys:
            self._remember()
        self.pages.clear()
        self.commands.drop_pages()
        self.top_bar.title.setText("")

    def _set_framed(self, *, framed: bool) -> None:
        for part in (self.sidebar, self.top_bar):
            part.setVisible(framed)

    def show_crash(self, number: str, text: str) -> None:
        """Tell of a bug; the program goes on behind it."""
        if self._crash is None or not self._crash.isVisible():
            self._crash = CrashDialog(self.theme, self)
            self._crash.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._crash.open()
        self._crash.add_report(number, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_sidebar()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Show the menu bar at Alt, hide it at the next one."""
        alone = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.AltModifier,
        }
        if event.key() == Qt.Key.Key_Alt and alone and not self.commands.menu_bar.isChecked():
            self.menuBar().setVisible(not self.menuBar().isVisible())
            return
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something goes on that has to be asked about first."""
        if self.pages.busy and not self._gone:
            event.ignore()
            self._leaving.when_free(self._close_for_good)
            return
        self._remember()
        super().closeEvent(event)
        self.closed.emit()

    def _close_for_good(self) -> None:
        self._gone = True
        self.close()

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addWidget(self.top_bar)
        self.strip.setContentsMargins(28, 12, 24, 0)
        self.strip.setSpacing(8)
        self.strip.addWidget(self.sample)
        content.addLayout(self.strip)
        content.addWidget(self.pages, 1)
        self.pages.cover(self.opening)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(content, 1)
        self.setCentralWidget(centre)
        self.commands.fill(self.menuBar())
        self.menuBar().setAccessibleName(self.tr("Menu bar"))

    def _connect(self) -> None:
        commands, settings = self.commands, self.settings
        self._clock.timeout.connect(self.session.tick)
        self.theme.changed.connect(self._choose_sidebar)
        self.session.changed.connect(self._show_session)
        settings.changed.connect(self._take_settings)
        self.sidebar.companies_wanted.connect(self.companies_wanted)
        commands.companies.triggered.connect(self._ask_for_companies)
        self.top_bar.asked.connect(self._show_freshness)
        self.pages.turned.connect(self._show_page)
        self.sidebar.page_wanted.connect(self.go_to)
        commands.pages.triggered.connect(lambda action: self._enter(action.data()))
        self.sidebar.settings_wanted.connect(self.commands.settings.trigger)
        commands.quit.triggered.connect(self.close)
        commands.close.triggered.connect(self.close)
        commands.sidebar.triggered.connect(self._toggle_sidebar)
        commands.settings.triggered.connect(self._show_settings)
        commands.keys.triggered.connect(self._show_keys)
        commands.about.triggered.connect(self._show_about)
        commands.next_region.triggered.connect(lambda: self._go(1))
        commands.last_region.triggered.connect(lambda: self._go(-1))
        commands.read_only.triggered.connect(lambda on: settings.change(read_only=on))
        commands.menu_bar.triggered.connect(lambda on: settings.remember(menu_bar=on))
        commands.menu_bar.triggered.connect(lambda on: self.menuBar().setVisible(on))
        commands.themes.triggered.connect(lambda a: settings.change(theme=a.data()))
        commands.row_heights.triggered.connect(lambda a: settings.change(row_height=a.data()))
        commands.text_sizes.triggered.connect(lambda a: settings.change(text_size=int(a.data())))

    def _take_settings(self) -> None:
        value, commands = self.settings.value, self.commands
        choose(commands.themes, value.theme)
        choose(commands.row_heights, value.row_height)
        choose(commands.text_sizes, str(value.text_size))
        commands.read_only.setChecked(value.read_only)
        self.session.interval = float(value.check_every)

    def _restore(self) -> None:
        title_bar = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        room = self.screen().availableSize() - QSize(0, title_bar)
        self.resize(QSize(*USUAL).boundedTo(room))
        kept = self.settings.remembered("geometry", "")
        if isinstance(kept, str) and kept:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode("ascii", "ignore"))))
        shown = self.settings.remembered("menu_bar", False) is True
        self.commands.menu_bar.setChecked(shown)
        self.menuBar().setVisible(shown or self.menuBar().isNativeMenuBar())
        rail = self.settings.remembered("rail")
        self._rail = rail if isinstance(rail, bool) else None

    def _remember(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.settings.remember(geometry=geometry, rail=self._rail, **self.pages.remember())

    def _show_page(self, key: str) -> None:
        """Let everything around the page follow it, the keyboard too where it was on another."""
        page, widget = self.pages.page, self.pages.currentWidget()
        if page is None or widget is None:
            return
        self.top_bar.title.setText(page.title)
        self.commands.turn_to(widget)
        choose(self.commands.pages, key)
        self.pages.take_focus(lost=True)

    def _enter(self, key: str) -> None:
        """Show a page for who asked by a key or the menu: the keyboard goes along."""
        self.go_to(key)
        self.pages.take_focus()

    def _ask_for_companies(self) -> None:
        framed = not self.sidebar.isHidden()
        self.companies_wanted.emit(self.sidebar.header if framed else self.pages)

    def _show_session(self) -> None:
        self.sample.setVisible(self.session.sandbox)
        self.commands.read_only.setEnabled(not self.session.locked)

    def _choose_sidebar(self) -> None:
        narrow = self.width() < self.theme.px(Width.RAIL_BELOW)
        compact = narrow if self._rail is None else self._rail or narrow
        if compact != self.sidebar.compact:
            self.sidebar.set_compact(compact=compact)
        self.commands.sidebar.setChecked(not compact)

    def _toggle_sidebar(self) -> None:
        self._rail = not self.sidebar.compact
        self.sidebar.set_compact(compact=self._rail)
        self.commands.sidebar.setChecked(not self._rail)

    def _show_freshness(self, widget: QWidget) -> None:
        popover = FreshnessPopover(self.theme, self.session, self)
        popover.check.clicked.connect(self.commands.check_now.trigger)
        popover.check.setEnabled(self.commands.check_now.isEnabled())
        popover.open_at(widget)

    def _show_settings(self) -> None:
        dialog = SettingsDialog(self.theme, self.settings, self.connections, parent=self)
        dialog.updates.setEnabled(self.commands.updates.isEnabled())
        dialog.updates.clicked.connect(self.commands.updates.trigger)
        dialog.open()

    def _show_about(self) -> None:
        AboutDialog(self.theme, parent=self, release_line=self.release_line).open()

    def _show_keys(self) -> None:
        KeysDialog(self.theme, self.commands.with_keys(), parent=self).open()

    def _go(self, step: int) -> None:
        page = self.pages.page
        frame = [part for part in (self.sidebar, self.top_bar) if part.isVisible()]
        regions = [*frame, *(page.regions() if page else [])]
        next_region(regions, step)
