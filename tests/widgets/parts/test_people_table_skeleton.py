import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from zoomprov_gui.domain.fields import Field
from zoomprov_gui.widgets.parts.people_table_skeleton import FADES_OVER, paint_skeleton
from zoomprov_gui.widgets.parts.person_row import CellBox

BOXES = [
    CellBox(Field.PERSON, 0, 300),
    CellBox(Field.OKTA, 300, 200),
    CellBox(Field.CHANGED, 500, 90),
]


@pytest.fixture
def image(theme):
    picture = QImage(600, 13 * 48, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_skeleton(painter, theme, QRectF(picture.rect()), BOXES, 48)
    painter.end()
    return picture


def inks(image, left, right, row):
    middle = row * 48 + 23
    return {
        image.pixelColor(x, y).lightness()
        for x in range(left, right)
        for y in range(middle - 14, middle + 14)
    }


def test_rows_have_the_shape_of_people_and_fade_downwards(image):
    darkest = [min(inks(image, 0, 500, row)) for row in range(FADES_OVER)]

    assert darkest == sorted(darkest)
    assert darkest[0] < darkest[-1] <= 255


def test_a_column_of_short_numbers_stays_empty(image):
    assert inks(image, 500, 590, 0) == {255}


def test_below_the_last_row_there_is_nothing(image):
    assert inks(image, 0, 590, FADES_OVER + 1) == {255}


def test_no_two_neighbours_look_alike(image):
    def length(row):
        y = row * 48 + 23
        return max(x for x in range(308, 500) if image.pixelColor(x, y).lightness() < 250)

    assert length(0) != length(1)
