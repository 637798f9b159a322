"""Rows without anybody, while the first people are read: the same geometry, fading downwards."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from zoomprov_gui.domain.fields import Field
from zoomprov_gui.widgets.parts.person_row import PAD, CellBox
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour

FADES_OVER = 11  # rows until nothing is left
BAR = 10  # pixels of a bar of text
# Shares of a cell, so that no two rows look alike; the same each time.
LENGTHS = (0.5, 0.44, 0.63, 0.57, 0.47, 0.6, 0.52, 0.66)


def paint_skeleton(
    painter: QPainter, theme: Theme, rect: QRectF, boxes: list[CellBox], height: int
) -> None:
    """Paint rows of bars into a rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(FADES_OVER):
        row = QRectF(rect.left(), rect.top() + number * height, rect.width(), height)
        if row.top() > rect.bottom():
            break
        _row(painter, theme, row, boxes, number)


def _row(painter: QPainter, theme: Theme, row: QRectF, boxes: list[CellBox], number: int) -> None:
    ink = QColor(theme.tokens.line)
    ink.setAlphaF(1 - number / FADES_OVER)
    middle = row.top() + (row.height() - 1) / 2
    for box in boxes:
        length = LENGTHS[(number * 3 + box.x // 64) % len(LENGTHS)]
        if box.field is Field.PERSON:
            side = theme.px(32)
            painting.fill_round(painter, QRectF(box.x + 18, middle - 8, 16, 16), 4, ink)
            disc = QRectF(box.x + 56, middle - side / 2, side, side)
            painting.fill_round(painter, disc, side / 2, ink)
            start = box.x + 66 + side
            room = box.width - 66 - side
            first = QRectF(start, middle - BAR - 3, room * length * 0.8, BAR)
            painting.fill_round(painter, first, BAR / 2, ink)
            second = QRectF(start, middle + 5, room * (length + 0.2), BAR - 2)
            painting.fill_round(painter, second, BAR / 2, ink)
        elif box.field is not Field.CHANGED:
            bar = QRectF(box.x + PAD, middle - BAR / 2, box.width * length, BAR)
            painting.fill_round(painter, bar, BAR / 2, ink)
    painter.fillRect(
        QRectF(row.left(), row.bottom() - 1, row.width(), 1), colour(theme.tokens.line)
    )
