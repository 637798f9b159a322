"""What makes a table a card: rounded corners at the head and the foot, and hairlines between."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Radius


def make_card(view: QTableView, head: QHeaderView) -> None:
    """Take from a stock table what a card of painted rows does not show, and give it its head."""
    view.setHorizontalHeader(head)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(1)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def lay_out_columns(view: QTableView, found: Sequence[int]) -> None:
    """Give each column its width in pixels; one of none is hidden."""
    for column, width in enumerate(found):
        view.setColumnHidden(column, width == 0)
        if width:
            view.setColumnWidth(column, width)


def paint_head(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """Paint the ground of a table's head, with the card's upper corners."""
    tokens = theme.tokens
    painter.fillRect(rect, colour(tokens.app))
    path = QPainterPath()
    frame = QRectF(rect.left() + 0.5, 0.5, rect.width() - 1, rect.height() + 2 * Radius.CARD)
    path.addRoundedRect(frame, Radius.CARD, Radius.CARD)
    painter.setPen(QPen(colour(tokens.line), 1))
    painter.setBrush(colour(tokens.sunken))
    painter.drawPath(path)
    painting.hairline(painter, rect, tokens.line)


def paint_frame(painter: QPainter, theme: Theme, area: QRect, dirty: QRect) -> None:
    """Paint the card's sides and lower corners over rows; its upper ones are the head's."""
    tokens = theme.tokens
    line = colour(tokens.line)
    painter.fillRect(QRectF(0, dirty.top(), 1, dirty.height()), line)
    painter.fillRect(QRectF(area.width() - 1, dirty.top(), 1, dirty.height()), line)
    if dirty.bottom() < area.bottom() - Radius.CARD:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = area.bottom() - 3 * Radius.CARD
    frame = QRectF(0.5, top, area.width() - 1, area.bottom() + 0.5 - top)
    card = QPainterPath()
    card.addRoundedRect(frame, Radius.CARD, Radius.CARD)
    corners = QPainterPath()
    strip = QRectF(0, area.bottom() - Radius.CARD, area.width(), Radius.CARD + 1)
    corners.addRect(strip)
    painter.setClipRect(strip)
    painter.fillPath(corners.subtracted(card), colour(tokens.app))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 1))
    painter.drawPath(card)
