"""Lucide icons, tinted when they are drawn."""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from zoomprov_gui.widgets.theme import assets

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

STROKE: Final = 1.75  # of 24, at 16 px and more
STROKE_SMALL: Final = 2.0  # at 14 px and less, where a thinner line turns grey
Ink = Callable[[str], str]


class Icons:
    """Pixmaps of icons by name, colour, size, device ratio and stroke, each drawn once."""

    def __init__(self, ink: Ink) -> None:
        """`ink` turns the name of a token or tone into a colour of the present scheme."""
        self._ink = ink
        self._drawn: dict[tuple[str, str, int, float, float], QPixmap] = {}

    def clear(self) -> None:
        """Forget what was drawn, because the scheme has changed."""
        self._drawn.clear()

    def pixmap(
        self, name: str, colour: str, size: int, ratio: float, stroke: float | None = None
    ) -> QPixmap:
        """Return an icon of `size` logical pixels; raises FileNotFoundError for an unknown name."""
        width = stroke or (STROKE if size > 14 else STROKE_SMALL)
        key = (name, colour, size, ratio, width)
        if key not in self._drawn:
            self._drawn[key] = _draw(name, colour, size, ratio, width)
        return self._drawn[key]

    def paint(
        self, painter: QPainter, name: str, colour: str, at: QPoint | QPointF, size: int
    ) -> None:
        """Draw an icon with its top left corner at a point."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(at, self.pixmap(name, colour, size, ratio))

    def icon(self, name: str, ink: str = "text2") -> QIcon:
        """Return an icon for actions and stock widgets, which follows the scheme.

        Raises FileNotFoundError for an unknown name.
        """
        _source(name)
        return QIcon(_Engine(self, name, ink))

    def colour(self, ink: str, mode: QIcon.Mode) -> str:
        """Return the colour of an icon in one of Qt's states."""
        return self._ink("disabled" if mode is QIcon.Mode.Disabled else ink)


class _Engine(QIconEngine):
    """Draws an icon whenever Qt wants it, in the colours that hold at that moment."""

    def __init__(self, icons: Icons, name: str, ink: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        size = min(rect.width(), rect.height())
        at = rect.center() - QPoint((size - 1) // 2, (size - 1) // 2)
        self._icons.paint(painter, self._name, self._icons.colour(self._ink, mode), at, size)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return a pixmap of `size` logical pixels: since Qt 6.8 that is what QIcon passes."""
        logical = max(1, min(size.width(), size.height()))
        colour = self._icons.colour(self._ink, mode)
        return self._icons.pixmap(self._name, colour, logical, scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._ink)


@cache
def _source(name: str) -> str:
    return assets.find(f"icons/{name}.svg").read_text(encoding="utf-8")


def _renderer(svg: str) -> "QSvgRenderer":
    # Imported at the first icon: QtSvg is not needed to put the window's frame on the screen.
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - keeps start-up short

    return QSvgRenderer(QByteArray(svg.encode()))


def _draw(name: str, colour: str, size: int, ratio: float, stroke: float) -> QPixmap:
    svg = _source(name).replace("currentColor", colour)
    svg = re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{stroke}"', svg, count=1)
    side = max(1, round(size * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(svg).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
