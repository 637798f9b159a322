"""A drop-down list with a chevron in the app's own look."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme

ARROW = 14


class Choice(QComboBox):
    """One of several words. Its `name` is for screen readers."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one knows no style of items

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = painting.painter_for(self)
        side = self._theme.px(ARROW)
        row = painting.Row(QRectF(self.rect()).adjusted(10, 0, -10, 0), self.layoutDirection())
        ink = self._theme.tokens.ink("text2" if self.isEnabled() else "disabled")
        painting.icon(
            painter, self._theme, row.trail(side), name="chevron-down", tint=ink, size=side
        )
