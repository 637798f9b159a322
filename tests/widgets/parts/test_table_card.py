from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from zoomprov_gui.widgets.parts.table_card import paint_frame, paint_head
from zoomprov_gui.widgets.theme.tokens import LIGHT


def test_head_and_foot_have_round_corners_of_one_card(theme):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    painter = QPainter(image)

    paint_head(painter, theme, QRect(0, 0, 200, 36).toRectF())
    paint_frame(painter, theme, QRect(0, 0, 200, 100), QRect(0, 0, 200, 100))
    painter.end()

    assert image.pixelColor(0, 99).name() == image.pixelColor(199, 99).name() == LIGHT.app.lower()
    assert image.pixelColor(100, 18).name() == LIGHT.sunken.lower()
    assert image.pixelColor(0, 50).name() == LIGHT.line.lower()
