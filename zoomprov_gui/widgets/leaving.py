"""Leaving while something goes on: ask how, wait for it, and go only then."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.leave_dialog import LeaveDialog
from zoomprov_gui.widgets.pages import Pages
from zoomprov_gui.widgets.theme.theme import Theme

LOOK = 250  # milliseconds


class Leaving(QObject):
    """Asks at most once at a time; what is wanted last is what happens."""

    def __init__(self, theme: Theme, pages: Pages, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._pages = pages
        self._window = window
        self._dialog: LeaveDialog | None = None
        self._then: Callable[[], object] = bool

    def when_free(self, then: Callable[[], object]) -> bool:
        """Do this at once where nothing goes on, or after asking; tell whether it was at once."""
        self._then = then
        busy = self._pages.busy
        if not busy:
            then()
            return True
        if self._dialog is None or not self._dialog.isVisible():
            self._dialog = LeaveDialog(self._theme, busy, parent=self._window)
            self._dialog.wait_wanted.connect(self._go_when_done)
            self._dialog.stop_wanted.connect(self._stop_and_go)
            self._dialog.open()
        return False

    def _stop_and_go(self) -> None:
        self._pages.stop_writing()
        self._go_when_done()

    def _go_when_done(self) -> None:
        """Look again and again: a run may end in several ways, and each frees the window."""
        if not self._pages.busy:
            self._then()
        else:
            QTimer.singleShot(LOOK, self._go_when_done)
