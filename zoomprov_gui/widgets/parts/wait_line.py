"""What somebody waits for: how long it has taken, why, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.theme.theme import Theme


class WaitLine(QWidget):
    """Is there while something goes on. `stopped` asks to end it."""

    stopped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Paragraph(theme, style="small", ink="text2")
        self.stop = Button(theme, self.tr("Stop"), icon="circle-stop", size="s")
        self.stop.clicked.connect(self.stopped)  # never disabled: the keyboard would go elsewhere
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.stop)
        row.addWidget(self.words, 1)
        self.hide()

    def show_wait(self, words: str, *, running: bool, stopping: bool = False) -> None:
        """Say how far it is; without anything that goes on there is no line."""
        self.words.setText(words)
        self.stop.set_label(self.tr("Stopping…") if stopping else self.tr("Stop"))
        self.setVisible(running)
