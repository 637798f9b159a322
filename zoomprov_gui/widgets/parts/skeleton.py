"""Rows that are still being read: the geometry of the table, paler from row to row."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Height, Radius

FADE: Final = 11  # rows until nothing is left
COLUMNS: Final = (0.28, 0.424, 0.549, 0.714)  # where Okta, Zoom, Verdict, What to do begin
WIDTHS: Final = (70, 68, 106, 108)
JITTER: Final = (0, 12, 24, 9, 18, 3, 15)  # so that no two rows end alike, and every start does


class SkeletonRows(QWidget):
    """A card of rows without words; `line` is what a screen reader says instead."""

    def __init__(self, theme: Theme, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(line or self.tr("People are being read"))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        tokens = self._theme.tokens
        rect = QRectF(self.rect())
        painting.fill_round(painter, rect, Radius.CARD, tokens.surface, line=tokens.line)
        head = self._theme.px(Height.TABLE_HEAD)
        top = QRectF(rect.left() + 1, rect.top() + 1, rect.width() - 2, head - 1)
        painter.save()
        painter.setClipRect(top)
        body = top.adjusted(0, 0, 0, 2 * Radius.CARD)
        painting.fill_round(painter, body, Radius.CARD - 1, tokens.sunken)
        painter.restore()
        painting.hairline(painter, top, tokens.line)
        self._paint_rows(painter, rect, head)

    def _paint_rows(self, painter: QPainter, rect: QRectF, head: int) -> None:
        height = self._theme.px(Height.ROW)
        painter.setClipRect(rect.adjusted(1, 0, -1, -Radius.CARD / 2))
        for number in range(FADE):
            row = QRectF(rect.left() + 1, head + number * height, rect.width() - 2, height)
            if row.top() > rect.bottom():
                return
            painting.hairline(painter, row, self._theme.tokens.line)
            self._paint_row(painter, row, number)

    def _paint_row(self, painter: QPainter, row: QRectF, number: int) -> None:
        fill = QColor(colour(self._theme.tokens.pressed))
        fill.setAlphaF(1 - number / FADE)
        extra = JITTER[number % len(JITTER)]
        middle = row.center().y()
        px = self._theme.px
        room = row.width() * COLUMNS[0] - px(97) - 16
        name, email = min(room * 0.7, px(90 + extra)), min(room, px(120 + 2 * extra))
        shapes = [
            (QRectF(px(16), middle - px(8), px(16), px(16)), 4.5),
            (QRectF(px(54), middle - px(16), px(32), px(32)), px(16)),
            (QRectF(px(97), middle - px(12), name, px(9)), 4.5),
            (QRectF(px(97), middle + px(4), email, px(8)), 4),
        ]
        for start, width in zip(COLUMNS, WIDTHS, strict=True):
            left = row.width() * start
            shapes.append((QRectF(left, middle - px(5), px(width + extra), px(10)), 5))
        for shape, radius in shapes:
            painting.fill_round(painter, self._mirrored(shape, row), radius, fill)

    def _mirrored(self, shape: QRectF, row: QRectF) -> QRectF:
        if self.isRightToLeft():
            shape.moveLeft(row.width() - shape.right())
        return shape.translated(row.left(), 0)
