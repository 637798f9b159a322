"""The assisted way to Zoom's permission: open Zoom, agree there, paste what the browser shows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.do_cards import Numbered
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.theme.theme import Theme

LINES = 3


class PasteField(QPlainTextEdit):
    """A few lines to paste into; Tab leaves it, and Ctrl+Enter is the button below."""

    done = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()
            return
        super().keyPressEvent(event)


class ConsentBox(QWidget):
    """`open_wanted`: open Zoom's page again; `pasted` carries what the browser showed.

    What was pasted holds a code that is good once: it is taken out of the field with it.
    """

    open_wanted = Signal()
    copy_wanted = Signal()
    pasted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = Button(theme, self.tr("Open Zoom again"), trailing="arrow-up-right", size="s")
        self.copy = Button(theme, self.tr("Copy link"), icon="copy", variant="ghost", size="s")
        self.field = PasteField()
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("Paste what you see in the browser"))
        self.field.setPlaceholderText(self.tr("Paste what you see: the whole text, or the address"))
        height = self.field.fontMetrics().lineSpacing() * LINES + 18
        self.field.setFixedHeight(height)
        self.finish = Button(theme, self.tr("Finish with what I pasted"), variant="primary")
        self.finish.setEnabled(False)
        self.state = Paragraph(theme, style="small", ink="text2")
        self._lay_out(theme)
        self.field.textChanged.connect(self._offer)
        self.field.done.connect(self._finish)
        self.finish.clicked.connect(self._finish)
        self.open.clicked.connect(self.open_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.set_state("")

    def _lay_out(self, theme: Theme) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.open, self.copy):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        for number, text in enumerate(
            (
                self.tr("In the browser, sign in to Zoom as **admin or owner** and **Allow**"),
                self.tr("The browser ends on a page with text, or on an address: copy it"),
                self.tr("Paste it here"),
            ),
            1,
        ):
            column.addWidget(Numbered(theme, number, text))
            if number == 1:
                column.addLayout(buttons)
        column.addWidget(self.field)
        column.addWidget(self.state)
        foot = QHBoxLayout()
        foot.addWidget(self.finish)
        foot.addStretch()
        column.addLayout(foot)

    def set_state(self, text: str, *, ink: str = "text2", working: bool = False) -> None:
        """Say how it stands; while it is worked on nothing can be pasted a second time."""
        self.state.setText(text)
        self.state.set_ink(ink)
        self.state.setVisible(bool(text))
        self.field.setReadOnly(working)
        self.finish.setEnabled(not working and bool(self.field.toPlainText().strip()))

    def _offer(self) -> None:
        text = self.field.toPlainText().strip()
        self.finish.setEnabled(bool(text) and not self.field.isReadOnly())

    def _finish(self) -> None:
        text = self.field.toPlainText().strip()
        if not text or not self.finish.isEnabled():
            return
        self.field.clear()
        self.pasted.emit(text)
