"""A field whose content is checked while it is typed, and the line below it that says how it is."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Glyph, Label, Paragraph
from zoomprov_gui.widgets.theme.theme import Theme

PAUSE = 400  # ms without a key after which it is worth asking (UX.md §8.1)


class CheckedField(QWidget):
    """A label, a line and what was found out about it.

    `paused` carries the text once nobody types for a moment, and at once with Return; `edited`
    comes with each key. `suggested` carries a text that `say` offered in place of the typed one.
    """

    paused = Signal(str)
    edited = Signal(str)
    entered = Signal()
    suggested = Signal(str)

    def __init__(
        self, theme: Theme, label: str, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = Label(theme, label, style="caption", ink="text2")
        self.line = _Line()
        self.line.setProperty("inputSize", "l")
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(label)
        self.line.setMaxLength(2048)
        self._label.setBuddy(self.line)
        self._glyph = Glyph(theme, "circle-help", size=14)
        self.words = Paragraph(theme, style="small")
        self.suggestion = Button(theme, self.tr("Use it"), variant="link", size="s")
        self._offered = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self._connect()
        self.say("")
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the line as if it had been pasted."""
        self.line.setText(text)
        self._tell_edited()

    def say(
        self,
        words: str,
        *,
        icon: str = "",
        ink: str = "text3",
        offered: str = "",
        bad: bool = False,
    ) -> None:
        """Say what was found out; `offered` is what was probably meant, for a press of a button."""
        told = words != self.words.text()
        self.words.setText(words)
        self.words.set_ink(ink)
        self._glyph.setVisible(bool(icon))
        if icon:
            self._glyph.set_icon(icon, ink)
        self._offered = offered
        self.suggestion.setVisible(bool(offered))
        self.suggestion.set_label(self.tr("Use %1").replace("%1", offered))
        self.line.setProperty("invalid", "true" if bad else "false")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        self.line.setAccessibleDescription(words)
        if told and words:
            announce(self.line, words)

    def _tell_edited(self) -> None:
        self.edited.emit(self.line.text())
        self._pause.start()

    def _tell_paused(self) -> None:
        self._pause.stop()
        self.paused.emit(self.line.text())

    def _tell_entered(self) -> None:
        if self._pause.isActive():
            self._tell_paused()
        self.entered.emit()

    def _use(self) -> None:
        self.suggested.emit(self._offered)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._tell_paused)
        self.line.textEdited.connect(self._tell_edited)
        self.line.returnPressed.connect(self._tell_entered)
        self.suggestion.clicked.connect(self._use)

    def _lay_out(self) -> None:
        status = QHBoxLayout()
        status.setSpacing(6)
        status.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        status.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._label)
        column.addWidget(self.line)
        column.addLayout(status)
        column.addWidget(self.suggestion, 0, Qt.AlignmentFlag.AlignLeading)


class _Line(QLineEdit):
    """A line that is chosen as a whole when one comes to it: an address is replaced, not edited."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()
