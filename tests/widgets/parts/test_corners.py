"""What is outside of a round corner is no part of the window, and everything inside is."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.parts import corners
from zoomprov_gui.widgets.parts.corners import cut_corners, rounded
from zoomprov_gui.widgets.theme import painting

SIZE, RADIUS = QRect(0, 0, 60, 40), 14


def test_every_pixel_that_is_painted_is_there_and_none_that_hardly_is(qapp):
    image = QImage(SIZE.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painting.fill_round(painter, SIZE.toRectF(), RADIUS, QColor("white"))
    painter.end()

    region = rounded(SIZE, RADIUS)

    pixels = [QPoint(x, y) for x in range(SIZE.width()) for y in range(SIZE.height())]
    alpha = {p.toTuple(): image.pixelColor(p).alpha() for p in pixels}
    inside = {p.toTuple() for p in pixels if region.contains(p)}
    assert {p for p, much in alpha.items() if much > 160} <= inside
    assert inside <= {p for p, much in alpha.items() if much > 90}


@pytest.mark.parametrize("rect", [QRect(0, 0, 8, 8), QRect(0, 0, 1, 1), QRect(0, 0, 0, 0)])
def test_what_is_too_small_for_its_corners_stays_within_itself(rect):
    assert rounded(rect, RADIUS).subtracted(QRegion(rect)).isEmpty()


@pytest.mark.parametrize(("platform", "cut"), [("xcb", True), ("windows", False)])
def test_corners_are_cut_only_where_they_may_come_out_black(platform, cut, qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(SIZE.size())
    monkeypatch.setattr(corners, "X11", QGuiApplication.platformName() if cut else platform)

    cut_corners(window, RADIUS)

    assert window.mask().isEmpty() is not cut
    assert not window.mask().contains(QPoint(0, 0))
