"""Closing the window while a run goes on: wait for it, or stop after the write on its way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.theme.theme import Theme


class LeaveDialog(Dialog):
    """Asks how to close. Nothing is lost either way: the journal knows what was sent."""

    wait_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, doing: str, *, parent: QWidget) -> None:
        super().__init__(
            theme,
            self.tr("A run is still going on"),
            self.tr("%1. The window can close once it has ended.").replace("%1", doing),
            parent=parent,
        )
        self.stay = self.add_safe(self.tr("Keep it open"))
        self.stop = self.add_action(self.tr("Stop after this one"), variant="default")
        self.wait = self.add_action(self.tr("Wait until done"))
        self.stop.clicked.connect(self._stop)
        self.wait.clicked.connect(self._wait)

    def _stop(self) -> None:
        self.accept()
        self.stop_wanted.emit()

    def _wait(self) -> None:
        self.accept()
        self.wait_wanted.emit()
