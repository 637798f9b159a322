"""Check boxes, as widgets and as cells of a table."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour

BOX = 16
RADIUS = 4.5
GAP = 8
TICK = [(0.26, 0.52), (0.43, 0.69), (0.75, 0.33)]  # in parts of the box
BAR = [(0.28, 0.5), (0.72, 0.5)]
LEAST = 24  # px of a target, WCAG 2.5.8


def paint_check(
    painter: QPainter,
    theme: Theme,
    centre: QPointF,
    state: Qt.CheckState,
    *,
    enabled: bool = True,
) -> None:
    """Paint a box around a point: empty, ticked, or with a bar where only some are chosen."""
    tokens, side = theme.tokens, theme.px(BOX)
    rect = QRectF(0, 0, side, side)
    rect.moveCenter(QPointF(round(centre.x()), round(centre.y())))
    if state is Qt.CheckState.Unchecked:
        line = tokens.control if enabled else tokens.line2
        painting.fill_round(painter, rect, RADIUS, tokens.raised, line=line, width=1.5)
        return
    fill = tokens.accent if enabled else tokens.disabled
    painting.fill_round(painter, rect, RADIUS, fill)
    pen = QPen(colour(tokens.on_accent), side / 8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_mark(rect, state))


def _mark(rect: QRectF, state: Qt.CheckState) -> list[QPointF]:
    parts = TICK if state is Qt.CheckState.Checked else BAR
    return [QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in parts]


class CheckBox(QCheckBox):
    """A check box in the app's own look; without text it needs a name."""

    def __init__(
        self, theme: Theme, text: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        """Take the words as they are; raises ValueError without text and name."""
        if not (text or name):
            raise ValueError("a check box with neither text nor name cannot be told to anyone")
        super().__init__(parent)
        self._theme = theme
        self._label = text
        self._by_keyboard = False
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(name or text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        height = max(self._theme.px(BOX) + 8, LEAST)
        if not self._label:
            return QSize(height, height)
        words = painting.text_width(self._theme, self._label, "body")
        return QSize(self._theme.px(BOX) + 8 + GAP + words, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        self.update()
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        theme = self._theme
        rect = QRectF(self.rect())
        row = painting.Row(rect, self.layoutDirection())
        side = theme.px(BOX) + 8
        centre = row.lead(side if self._label else rect.width(), GAP).center()
        paint_check(painter, theme, centre, self.checkState(), enabled=self.isEnabled())
        if self._label:
            ink = theme.colour("text" if self.isEnabled() else "disabled")
            painting.words(painter, row.rest, self._label, font=theme.font("body"), ink=ink)
        if self.hasFocus() and self._by_keyboard:
            ring = QRectF(0, 0, side, side)
            ring.moveCenter(centre)
            painting.focus_ring(painter, ring, RADIUS + 2, theme.tokens)
