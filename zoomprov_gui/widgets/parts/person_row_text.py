"""Writing the texts of many rows: measured without asking Qt, laid out once, drawn font by font.

Changing the font between two texts takes longer than drawing one, and laying a text out takes twice
as long as drawing it; both are what a stock delegate does for every cell.
"""

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText

DOTS = "…"
KEPT = 4096  # texts that are remembered as they fit


class Widths(dict[str, float]):
    """The width of each letter of a font, measured when it first comes up."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self._metrics.horizontalAdvance(letter)
        return width


class Line:
    """A text as it fits, laid out from the second time on that it is needed."""

    __slots__ = ("laid_out", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.laid_out: QStaticText | None = None


class Voice:
    """A font and a colour, and what is to be written with them before the frame ends."""

    def __init__(self, font: QFont, metrics: QFontMetricsF, colour: QColor) -> None:
        self.height = metrics.height()
        self._font = font
        self._metrics = metrics
        self._colour = colour
        self._ascent = metrics.ascent()
        self._widths = Widths(metrics)
        self._lines: dict[tuple[str, int], Line] = {}
        self._said: list[tuple[int, float, Line]] = []

    def say(self, text: str, top: float, left: int, right: int, *, to_right: bool = False) -> None:
        """Write a line between two edges, shortened where it is wider."""
        key = (text, right - left)
        line = self._lines.get(key)
        if line is None:
            line = self._fitting(key)
        elif line.laid_out is None:
            line.laid_out = QStaticText(line.text)
            line.laid_out.setTextFormat(Qt.TextFormat.PlainText)
        # Whole pixels: a glyph is drawn once, not once for each fraction it starts at.
        self._said.append((int(right - self.width(line.text)) if to_right else left, top, line))

    def width(self, text: str) -> float:
        """Return how wide a text is; asking Qt takes ten times as long for plain letters."""
        if text.isascii():
            return sum(map(self._widths.__getitem__, text))
        return self._metrics.horizontalAdvance(text)

    def shortened(self, text: str, room: int) -> str:
        """Return the text, with … where it is wider than the room."""
        if self.width(text) <= room:
            return text
        if not text.isascii():
            return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        edges = list(accumulate(map(self._widths.__getitem__, text)))
        return text[: bisect_right(edges, room - self._widths[DOTS])] + DOTS

    def flush(self, painter: QPainter) -> None:
        """Draw what was said."""
        if not self._said:
            return
        painter.setFont(self._font)
        painter.setPen(self._colour)
        for left, top, line in self._said:
            if line.laid_out is not None:
                painter.drawStaticText(left, round(top), line.laid_out)
            else:
                painter.drawText(left, round(top) + round(self._ascent), line.text)
        self._said.clear()

    def _fitting(self, key: tuple[str, int]) -> Line:
        if len(self._lines) >= KEPT:
            self._lines.clear()
        line = self._lines[key] = Line(self.shortened(*key))
        return line
