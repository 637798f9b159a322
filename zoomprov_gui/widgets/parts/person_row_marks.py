"""Small shapes of a person's row, each drawn once for a theme and screen, and then only copied."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from zoomprov_gui.domain.verdicts import LOOKS, Verdict
from zoomprov_gui.widgets.parts.pill import paint_pill, pill_width
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Height

BOX = 16  # a checkbox, without its focus ring
DOT = 8
SIGN = 14
Draw = Callable[[QPainter], None]


class Marks:
    """Pixmaps of dots, discs, checkboxes and pills, by what they show."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn: dict[tuple[object, ...], QPixmap] = {}
        self._ratio = 1.0
        theme.changed.connect(self._drawn.clear)

    def set_ratio(self, ratio: float) -> None:
        """Draw for a screen with so many pixels to one."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._drawn.clear()

    def dot(self, fill: str) -> QPixmap:
        """Return a dot of a colour."""
        side = self._theme.px(DOT)
        centre = QPointF(side / 2, side / 2)
        return self._pixmap(
            ("dot", fill), side, side, lambda p: painting.dot(p, centre, side, fill)
        )

    def disc(self, tone: str, side: int) -> QPixmap:
        """Return the disc behind somebody's initials."""
        colours = self._theme.tokens.tone(tone)
        line = colours.line if self._theme.tokens.high_contrast else None
        rect = QRectF(0, 0, side, side)

        def draw(painter: QPainter) -> None:
            painting.fill_round(painter, rect, side / 2, colours.soft, line=line)

        return self._pixmap(("disc", tone, side), side, side, draw)

    def icon(self, name: str, tint: str, size: int) -> QPixmap:
        """Return an icon in a colour."""
        return self._theme.icons.pixmap(name, tint, size, self._ratio)

    def sign(self, name: str, tone: str) -> QPixmap:
        """Return the sign of a side in a tone, `""` for the quiet colour: a dot or an icon."""
        key = ("sign", name, tone)
        drawn = self._drawn.get(key)
        if drawn is None:
            tokens, px = self._theme.tokens, self._theme.px
            if name == "dot":
                drawn = self.dot(tokens.tone(tone).fill if tone else tokens.control)
            else:
                drawn = self.icon(name, tokens.tone(tone).text if tone else tokens.text2, px(SIGN))
            self._drawn[key] = drawn
        return drawn

    def pill(self, verdict: Verdict, most: int) -> QPixmap:
        """Return a verdict's pill, at most so wide."""
        key = (verdict.value, most)
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = self._new_pill(verdict, most)
        return drawn

    def _new_pill(self, verdict: Verdict, most: int) -> QPixmap:
        look, theme = LOOKS[verdict], self._theme
        width = min(most, pill_width(theme, look.words))
        height = theme.px(Height.PILL)
        rect = QRectF(0, 0, width, height)

        def draw(painter: QPainter) -> None:
            paint_pill(painter, theme, rect, icon=look.icon, text=look.words, tone=look.tone)

        return self._pixmap(("pill", verdict, width), width, height, draw)

    def box(self, state: Qt.CheckState) -> QPixmap:
        """Return a checkbox."""
        tokens, side = self._theme.tokens, self._theme.px(BOX)
        rect = QRectF(0, 0, side, side)

        def draw(painter: QPainter) -> None:
            if state is Qt.CheckState.Unchecked:
                painting.fill_round(
                    painter, rect, 4, tokens.surface, line=tokens.control, width=1.5
                )
                return
            painting.fill_round(painter, rect, 4, tokens.accent)
            pen = QPen(colour(tokens.on_accent), max(1.6, side / 9))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            unit = side / 16
            if state is Qt.CheckState.PartiallyChecked:
                painter.drawLine(QPointF(4.5 * unit, 8 * unit), QPointF(11.5 * unit, 8 * unit))
            else:
                corners = ((4, 8.2), (7, 11), (12, 5.2))
                painter.drawPolyline([QPointF(x * unit, y * unit) for x, y in corners])

        return self._pixmap(("box", state), side, side, draw)

    def _pixmap(self, key: tuple[object, ...], width: int, height: int, draw: Draw) -> QPixmap:
        drawn = self._drawn.get(key)
        if drawn is None:
            ratio = self._ratio
            drawn = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
            drawn.fill(Qt.GlobalColor.transparent)
            drawn.setDevicePixelRatio(ratio)
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
            painter.end()
            self._drawn[key] = drawn
        return drawn
