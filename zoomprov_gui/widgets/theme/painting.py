"""What painted parts and table cells have in common: rounded shapes, dots, rings and rows.

Coordinates are logical pixels. The caller has switched antialiasing on, see `painter_for`.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Tokens

MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
LEADING: Final = Qt.AlignmentFlag.AlignLeft | MIDDLE
TRAILING: Final = Qt.AlignmentFlag.AlignRight | MIDDLE
CENTRE: Final = Qt.AlignmentFlag.AlignCenter
HALO: Final = 51  # alpha of the ring around a live dot: 20 %


class Row:
    """A rectangle that is used up from both ends; leading is right where one reads from there."""

    def __init__(self, rect: QRectF, direction: Qt.LayoutDirection) -> None:
        self._rect = QRectF(rect)
        self._mirrored = direction is Qt.LayoutDirection.RightToLeft

    @property
    def rest(self) -> QRectF:
        return QRectF(self._rect)

    def lead(self, width: float, gap: float = 0) -> QRectF:
        """Take `width` from the leading end, and `gap` with it."""
        return self._take(width, gap, from_left=not self._mirrored)

    def trail(self, width: float, gap: float = 0) -> QRectF:
        """Take `width` from the trailing end, and `gap` with it."""
        return self._take(width, gap, from_left=self._mirrored)

    def _take(self, width: float, gap: float, *, from_left: bool) -> QRectF:
        rect = self._rect
        if from_left:
            taken = QRectF(rect.left(), rect.top(), width, rect.height())
            rect.setLeft(rect.left() + width + gap)
        else:
            taken = QRectF(rect.right() - width, rect.top(), width, rect.height())
            rect.setRight(rect.right() - width - gap)
        return taken


def painter_for(widget: QWidget) -> QPainter:
    """Return an antialiasing painter on a widget."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def fill_round(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | QColor,
    *,
    line: str | None = None,
    width: float = 1,
) -> None:
    """Fill a rounded rectangle; `line` is drawn inside its edge."""
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
        inner = rect
    else:
        painter.setPen(QPen(colour(line), width))
        half = width / 2
        inner = rect.adjusted(half, half, -half, -half)
    painter.setBrush(colour(fill) if isinstance(fill, str) else fill)
    painter.drawRoundedRect(inner, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, tokens: Tokens) -> None:
    """Draw the ring inside `rect`, with a gap in the colour of surfaces.

    The gap keeps the ring visible on a button of the same colour.
    """
    width = tokens.focus_width
    half = width / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(tokens.focus), width))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    gap = width + 0.5
    painter.setPen(QPen(colour(tokens.surface), 1))
    inner = max(radius - width, 1)
    painter.drawRoundedRect(rect.adjusted(gap, gap, -gap, -gap), inner, inner)


def hairline(painter: QPainter, rect: QRectF, line: str) -> None:
    """Draw the lower edge of a rectangle: filling costs a tenth of an antialiased line."""
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour(line))


def dot(painter: QPainter, centre: QPointF, size: float, fill: str, *, halo: bool = False) -> None:
    """Draw a dot of `size` across; with `halo`, a pale ring 3 px around it."""
    painter.setPen(Qt.PenStyle.NoPen)
    if halo:
        around = QColor(fill)
        around.setAlpha(HALO)
        painter.setBrush(around)
        painter.drawEllipse(centre, size / 2 + 3, size / 2 + 3)
    painter.setBrush(colour(fill))
    painter.drawEllipse(centre, size / 2, size / 2)


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    font: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = LEADING,
) -> None:
    """Draw one line of plain text; leading and trailing follow the reading direction."""
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, text)


def icon(painter: QPainter, theme: Theme, rect: QRectF, *, name: str, tint: str, size: int) -> None:
    """Draw an icon in the middle of a rectangle, on whole pixels; `tint` is a colour."""
    at = QPointF(
        round(rect.center().x() - size / 2),
        round(rect.center().y() - size / 2),
    )
    theme.icons.paint(painter, name, tint, at, size)


def shortened(theme: Theme, text: str, width: float, style: str, weight: int | None = None) -> str:
    """Return the text, with … where it is wider than `width`."""
    metrics = theme.fonts.metrics(style, weight=weight)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def in_two(theme: Theme, text: str, width: float, style: str) -> tuple[str, ...]:
    """Return the text as one line, or as two where one is wider than `width`; … ends the second."""
    if text_width(theme, text, style) <= width:
        return (text,)
    parts = text.split(" ")
    fits = (n for n in range(len(parts) - 1, 0, -1) if _is_in(theme, parts[:n], width, style))
    first = next(fits, 0)
    if not first:
        return (shortened(theme, text, width, style),)
    return " ".join(parts[:first]), shortened(theme, " ".join(parts[first:]), width, style)


def _is_in(theme: Theme, parts: list[str], width: float, style: str) -> bool:
    return text_width(theme, " ".join(parts), style) <= width


def text_width(theme: Theme, text: str, style: str, weight: int | None = None) -> int:
    """Return the width that a text needs, rounded up."""
    return int(theme.fonts.metrics(style, weight=weight).horizontalAdvance(text)) + 1
