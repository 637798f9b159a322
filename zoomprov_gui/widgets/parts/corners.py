"""Round corners of windows of their own, also where nothing makes windows transparent."""

import math

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QWidget

X11 = "xcb"  # the one platform on which transparent pixels may come out black


def cut_corners(window: QWidget, radius: int) -> None:
    """Leave what lies outside a window's round corners to the window behind; `radius` in px.

    Without a compositor X11 shows transparent pixels black, and nothing tells a program whether
    there is one: so the corners are no part of the window there.
    """
    if QGuiApplication.platformName() == X11:
        window.setMask(rounded(window.rect(), radius))


def rounded(rect: QRect, radius: int) -> QRegion:
    """Return the pixels that a rounded rectangle covers by half or more: the rest is black."""
    radius = min(radius, rect.width() // 2, rect.height() // 2)
    region = QRegion(rect.adjusted(0, radius, 0, -radius))
    for line in range(radius):
        inset = round(radius - math.sqrt(radius**2 - (radius - line - 0.5) ** 2))
        width = rect.width() - 2 * inset
        for top in (rect.top() + line, rect.bottom() - line):
            region += QRegion(rect.left() + inset, top, width, 1)
    return region
