"""Qt's application, and the files that the system hands to it while it runs.

macOS starts one program and tells it each double click as an event, before its window stands or
while it does (Apple, "Handling Apple events: open documents"). Elsewhere a file's name comes among
the arguments of a new program.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells with `file_opened` the path of a file to open; `opened_file` is the last one."""

    file_opened = Signal(str)

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(words)
        self.opened_file = ""

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return super().event(event)
        self.opened_file = event.file()
        self.file_opened.emit(self.opened_file)
        return True
