"""The stock push button underneath every painted part that can be pressed.

Role, name, state and the keys come from QPushButton; a subclass paints, and says how big it is.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from zoomprov_gui.widgets.theme.theme import Theme


class PaintedButton(QPushButton):
    """A push button that is painted by its subclass."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_keyboard = False
        self._label = ""
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_label(text)
        theme.changed.connect(self._refresh)

    @property
    def label(self) -> str:
        """The words as they were given; `text()` has each & doubled, as Qt wants it."""
        return self._label

    def set_label(self, text: str) -> None:
        """Show other words, as they are: an & in a name is no shortcut."""
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.updateGeometry()
        self.update()

    @property
    def shows_focus(self) -> bool:
        """Whether the ring is due: after Tab or a key, not where the pointer just was."""
        return self.hasFocus() and self._by_keyboard

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A window that comes to the front keeps what it was: nobody pressed a key in it.
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        self.update()
        super().keyPressEvent(event)

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()
