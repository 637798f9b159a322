"""The stock push button underneath every painted part that can be pressed.

Role, name, state and the keys come from QPushButton; a subclass paints, and says how big it is.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from zoomprov_gui.widgets.theme.theme import Theme


class PaintedButton(QPushButton):
    """A push button that is painted by its subclass."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._by_keyboard = False
        self._waits = False  # it had the focus when it was switched off
        self._wanted = True
        self._held = ""
        self._own_tip = self._own_description = ""
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

    def setEnabled(self, enabled: bool) -> None:  # noqa: FBT001 - the shape of QWidget.setEnabled
        """Switch it on or off; the keyboard waits for it, and goes to no other meanwhile.

        Qt would hand the focus to whatever comes next, and the next Enter would press that: also
        in a window behind a dialog, to which the keyboard returns.
        """
        self._wanted = enabled
        possible = enabled and not self._held
        if not possible and self.window().focusWidget() is self:
            self._waits = True
            self.clearFocus()
        super().setEnabled(possible)
        if possible and self._waits:
            self._waits = False
            if self.isVisible() and self.window().focusWidget() is None:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold_back(self, why: str) -> None:
        """Keep it off for this reason, which it tells, whatever else allows it; `""` lets go."""
        if why == self._held:
            return
        self._held = why
        self.setToolTip(self._own_tip)
        self.setAccessibleDescription(self._own_description)
        self.setEnabled(self._wanted)

    def setToolTip(self, text: str) -> None:
        """Tell this to the pointer; while it is held back, once it no longer is."""
        self._own_tip = text
        super().setToolTip(self._held or text)

    def setAccessibleDescription(self, text: str) -> None:
        """Tell this to a screen reader; while it is held back, once it no longer is."""
        self._own_description = text
        super().setAccessibleDescription(self._held or text)

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
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not isinstance(self.window(), QDialog):
            # Where a dialog has a safe button for it, Enter stays with that one.
            event.accept()
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()
