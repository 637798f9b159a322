"""A short word at the lower corner about what was just done; never the only place that says it."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.floating import Floating
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.theme.theme import Theme

SHORT = 6_000  # ms
WITH_ACTION = 10_000


class Toast(Floating):
    """Shown by `show_text`; goes by itself, but not while the pointer or the focus is on it."""

    acted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, above: int = 16) -> None:
        super().__init__(theme, parent, at_start=True, above=above)
        self._text = Label(theme, style="label", ink="inverse_text")
        self._action = Button(theme, "…", variant="inverse", size="s")
        self._action.clicked.connect(self._act)
        self._close = Button(theme, icon="x", variant="inverse", size="s", name=self.tr("Close"))
        self._close.clicked.connect(self.close_now)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        for widget in (self._text, self._action, self._close):
            row.addWidget(widget)

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def milliseconds_left(self) -> int:
        """How long it will still be there; -1 while it waits or is gone."""
        return self._timer.remainingTime()

    def show_text(self, text: str, *, action: str = "") -> None:
        """Say something for six seconds, or for ten with an action such as Undo."""
        self._text.setText(text)
        self._action.setVisible(bool(action))
        if action:
            self._action.set_label(action)
        self.setAccessibleName(text)
        self.place()
        self.show()
        self._timer.start(WITH_ACTION if action else SHORT)
        announce(self, text)

    def keep_text(self, text: str) -> None:
        """Go on saying something whose words change: it stays, and is not read aloud again."""
        if self.isVisible():
            self._text.setText(text)
            self.setAccessibleName(text)
            self.place()
            self._timer.start(SHORT)

    def close_now(self) -> None:
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._go_on()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._go_on()
        super().focusOutEvent(event)

    def _go_on(self) -> None:
        if self.isVisible():
            self._timer.start(SHORT)

    def _time_is_up(self) -> None:
        if self._action.hasFocus() or self._close.hasFocus():
            self._go_on()
        else:
            self.close_now()

    def _act(self) -> None:
        self.close_now()
        self.acted.emit()
