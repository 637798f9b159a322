"""What floats above a page's lower edge: a surface with a shadow that keeps its place."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Radius

SHADOW = 12  # px around the surface that the shadow fades over; part of the widget
DROP = 4


class Floating(QFrame):
    """A dark surface over its parent, moved by the parent's resizing.

    A subclass fills it within `contentsMargins`, and `at_start` says whether it stands at the
    leading corner or in the middle.
    """

    def __init__(self, theme: Theme, parent: QWidget, *, at_start: bool, above: int) -> None:
        """`above` is the distance from the parent's lower edge in pixels."""
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._at_start = at_start
        self.setProperty("floats", "true")
        self._above = above
        self.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.hide()
        parent.installEventFilter(self)

    def place(self) -> None:
        """Take its size and place; called again whenever either may have changed."""
        self.adjustSize()
        width = min(self.width(), self._over.width())
        left = (self._over.width() - width) // 2
        if self._at_start:
            gap = 16 - SHADOW
            left = self._over.width() - width - gap if self.isRightToLeft() else gap
        top = self._over.height() - self.height() - self._above + SHADOW
        self.setGeometry(left, top, width, self.height())
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._over and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = painting.painter_for(self)
        rect = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        ring = QColor(tokens.shadow)
        ring.setAlphaF(ring.alphaF() / SHADOW)
        for step in range(SHADOW - DROP):
            grown = rect.adjusted(-step, -step + DROP, step, step + DROP)
            painting.fill_round(painter, grown, Radius.CARD + step, ring)
        line = tokens.inverse_line if tokens.dark or tokens.high_contrast else None
        painting.fill_round(painter, rect, Radius.CARD, colour(tokens.inverse), line=line)
