"""Every command with its words and keys, once: menus, shortcuts and pages share them."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

PAGES = (
    ("setup", "Setup", "Ctrl+2"),
    ("people", "People", "Ctrl+3"),
    ("groups", "Groups", "Ctrl+4"),
    ("history", "History", "Ctrl+5"),
)
THEMES = (("system", "Follow the system"), ("light", "Light"), ("dark", "Dark"))
ROW_HEIGHTS = (("comfortable", "Comfortable"), ("compact", "Compact"))
TEXT_SIZES = (("90", "90 %"), ("100", "100 %"), ("125", "125 %"), ("150", "150 %"))


class Commands(QObject):
    """The window's actions. A page gives those that it can do a meaning, while it is shown."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._slots: dict[tuple[QObject, QAction], Callable[[], object]] = {}
        self._allowed: set[tuple[QObject, QAction]] = set()
        self._whys: dict[tuple[QObject, QAction], str] = {}
        self._page_actions: list[QAction] = []
        self._shown: QObject | None = None
        self.quit = self._action(self.tr("Quit"), "Ctrl+Q", role=QAction.MenuRole.QuitRole)
        self.close = self._action(self.tr("Close"), "Ctrl+W")
        self.companies = self._action(self.tr("Companies…"), "Ctrl+Shift+O")
        self._make_page_actions()
        self.read_only = self._action(self.tr("Read-only mode"), "Ctrl+Shift+R", checkable=True)
        self.sidebar = self._action(self.tr("Sidebar"), "Ctrl+B", checkable=True)
        self.menu_bar = self._action(self.tr("Always show menu"), checkable=True)
        self.settings = self._action(
            self.tr("Settings…"), "Ctrl+,", role=QAction.MenuRole.PreferencesRole
        )
        self.keys, self.updates, self.about = self._of_help()
        self.next_region = self._action(self.tr("Next region"), "F6")
        self.last_region = self._action(self.tr("Previous region"), "Shift+F6")
        self.pages = self._pages()
        self.themes = self._choice(THEMES)
        self.row_heights = self._choice(ROW_HEIGHTS)
        self.text_sizes = self._choice(TEXT_SIZES)

    def _make_page_actions(self) -> None:
        self.copy = self._page(self.tr("Copy"), "Ctrl+C")
        self.copy_csv = self._page(self.tr("Copy as CSV"), "Ctrl+Shift+C")
        self.select_all = self._page(self.tr("Select all shown"), "Ctrl+A")
        self.find = self._page(self.tr("Find"), "Ctrl+F")
        self.columns = self._page(self.tr("Columns…"))
        self.check_now = self._page(self.tr("Check now"), "F5", "Ctrl+R")
        self.turn_off = self._page(self.tr("Turn off in Zoom…"))
        self.turn_on = self._page(self.tr("Turn on in Zoom…"))
        self.check_again = self._page(self.tr("Check these people again"))
        self.review = self._page(self.tr("Review problems one by one"))
        self.ignore = self._page(self.tr("Ignore…"))
        self.heed = self._page(self.tr("Stop ignoring"))

    def fill(self, bar: QMenuBar) -> None:
        """Lay the actions out in menus: only what this version can do."""
        self._menu(
            bar, self.tr("&File"), self.companies, None, self.settings, None, self.close, self.quit
        )
        self._menu(
            bar, self.tr("&Edit"), self.copy, self.copy_csv, None, self.select_all, self.find
        )
        view = self._menu(bar, self.tr("&View"), *self.pages.actions(), None, self.columns)
        for title, group in (
            (self.tr("Row height"), self.row_heights),
            (self.tr("Text size"), self.text_sizes),
            (self.tr("Theme"), self.themes),
        ):
            view.addMenu(title).addActions(group.actions())
        view.addSeparator()
        view.addActions([self.read_only, self.sidebar, self.menu_bar])
        view.addSeparator()
        view.addActions([self.next_region, self.last_region])
        self._menu(
            bar, self.tr("&Actions"), self.check_now, self.review, None, self.turn_off,
            self.turn_on, None, self.ignore, self.heed, None, self.check_again,
        )  # fmt: skip
        self._menu(bar, self.tr("&Help"), self.keys, self.updates, self.about)

    def with_keys(self) -> list[QAction]:
        """Return the commands that have a key, for the list of shortcuts."""
        found = [a for a in self.findChildren(QAction) if not a.shortcut().isEmpty()]
        return sorted(found, key=lambda action: action.text())

    def offer_pages(self, keys: Collection[str]) -> None:
        """Offer the pages that there are."""
        for action in self.pages.actions():
            action.setEnabled(action.data() in keys)

    def give(self, page: QObject, action: QAction, slot: Callable[[], object]) -> None:
        """Have an action do this while `page` is shown, and something else on another one."""
        self._slots[page, action] = slot
        self.allow(page, action, on=True)

    def allow(self, page: QObject, action: QAction, *, on: bool, why: str = "") -> None:
        """Offer an action on `page`, or not, and tell `why`: whether it is shown now or later.

        Nothing is noted of a page that is gone, which may still be told of what was read.
        """
        if (page, action) not in self._slots:
            return
        (self._allowed.add if on else self._allowed.discard)((page, action))
        self._whys[page, action] = why
        if page is self._shown:
            self._show(page, action)

    def turn_to(self, page: QObject) -> None:
        """Let the actions mean what they do on this page; what it does not have is off."""
        self._shown = page
        for action in self._page_actions:
            self._show(page, action)

    def _show(self, page: QObject, action: QAction) -> None:
        action.setEnabled((page, action) in self._allowed)
        action.setToolTip(self._whys.get((page, action)) or action.text())

    def drop_pages(self) -> None:
        """Forget what the pages gave: they are gone."""
        self._slots, self._allowed, self._whys, self._shown = {}, set(), {}, None
        self.offer_pages(())
        for action in self._page_actions:
            action.setEnabled(False)

    def _do(self, action: QAction) -> None:
        if self._shown is not None and (slot := self._slots.get((self._shown, action))):
            slot()

    def _action(
        self,
        text: str,
        *keys: str,
        checkable: bool = False,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setCheckable(checkable)
        action.setMenuRole(role)
        # On the window as well: the keys of a hidden menu bar do not work.
        self._window.addAction(action)
        return action

    def _page(self, text: str, *keys: str) -> QAction:
        action = self._action(text, *keys)
        action.setEnabled(False)
        action.triggered.connect(lambda _on=False: self._do(action))
        self._page_actions.append(action)
        return action

    def _pages(self) -> QActionGroup:
        group = self._choice([(key, words) for key, words, _keys in PAGES])
        for action, (_key, _words, keys) in zip(group.actions(), PAGES, strict=True):
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(False)
            self._window.addAction(action)
        return group

    def _of_help(self) -> tuple[QAction, QAction, QAction]:
        updates = self._action(self.tr("Check for updates…"))
        updates.setEnabled(False)  # until what answers it is loaded
        return (
            self._action(self.tr("Keyboard shortcuts"), "Ctrl+/"),
            updates,
            self._action(self.tr("About zoomprov"), role=QAction.MenuRole.AboutRole),
        )

    def _choice(self, choices: Sequence[tuple[str, str]]) -> QActionGroup:
        group = QActionGroup(self)
        for key, words in choices:
            action = group.addAction(words)
            action.setData(key)
            action.setCheckable(True)
        return group

    @staticmethod
    def _menu(bar: QMenuBar, title: str, *actions: QAction | None) -> QMenu:
        menu = bar.addMenu(title)
        menu.setToolTipsVisible(True)  # why something is off
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu


def choose(group: QActionGroup, key: str) -> None:
    """Mark the choice that is in effect."""
    for action in group.actions():
        action.setChecked(action.data() == key)
