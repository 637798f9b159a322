"""Every command with its words and keys, once: menus, shortcuts and pages share them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

THEMES = (("system", "Follow the system"), ("light", "Light"), ("dark", "Dark"))
ROW_HEIGHTS = (("comfortable", "Comfortable"), ("compact", "Compact"))
TEXT_SIZES = (("90", "90 %"), ("100", "100 %"), ("125", "125 %"), ("150", "150 %"))


class Commands(QObject):
    """The window's actions. A page connects to those that it can do, and enables them."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.quit = self._action(self.tr("Quit"), "Ctrl+Q", role=QAction.MenuRole.QuitRole)
        self.close = self._action(self.tr("Close"), "Ctrl+W")
        self.copy = self._page(self.tr("Copy"), "Ctrl+C")
        self.copy_csv = self._page(self.tr("Copy as CSV"), "Ctrl+Shift+C")
        self.select_all = self._page(self.tr("Select all shown"), "Ctrl+A")
        self.find = self._page(self.tr("Find"), "Ctrl+F")
        self.columns = self._page(self.tr("Columns…"))
        self.check_now = self._page(self.tr("Check now"), "F5", "Ctrl+R")
        self.turn_off = self._page(self.tr("Turn off in Zoom…"))
        self.turn_on = self._page(self.tr("Turn on in Zoom…"))
        self.check_again = self._page(self.tr("Check these people again"))
        self.read_only = self._action(self.tr("Read-only mode"), "Ctrl+Shift+R", checkable=True)
        self.sidebar = self._action(self.tr("Sidebar"), "Ctrl+B", checkable=True)
        self.menu_bar = self._action(self.tr("Always show menu"), checkable=True)
        self.settings = self._action(
            self.tr("Settings…"), "Ctrl+,", role=QAction.MenuRole.PreferencesRole
        )
        self.keys = self._action(self.tr("Keyboard shortcuts"), "Ctrl+/")
        self.about = self._action(self.tr("About zoomprov"), role=QAction.MenuRole.AboutRole)
        self.next_region = self._action(self.tr("Next region"), "F6")
        self.last_region = self._action(self.tr("Previous region"), "Shift+F6")
        self.themes = self._choice(THEMES)
        self.row_heights = self._choice(ROW_HEIGHTS)
        self.text_sizes = self._choice(TEXT_SIZES)

    def fill(self, bar: QMenuBar) -> None:
        """Lay the actions out in menus: only what this version can do."""
        self._menu(bar, self.tr("&File"), self.settings, None, self.close, self.quit)
        self._menu(
            bar, self.tr("&Edit"), self.copy, self.copy_csv, None, self.select_all, self.find
        )
        view = self._menu(bar, self.tr("&View"), self.columns)
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
            bar, self.tr("&Actions"), self.check_now, None, self.turn_off, self.turn_on, None,
            self.check_again,
        )  # fmt: skip
        self._menu(bar, self.tr("&Help"), self.keys, self.about)

    def with_keys(self) -> list[QAction]:
        """Return the commands that have a key, for the list of shortcuts."""
        found = [a for a in self.findChildren(QAction) if not a.shortcut().isEmpty()]
        return sorted(found, key=lambda action: action.text())

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
        return action

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
