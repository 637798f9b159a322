"""Rows to come."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.skeleton import SkeletonRows
from zoomprov_gui.widgets.theme.tokens import LIGHT, Height


def shade(image, row):
    return image.pixelColor(70, Height.TABLE_HEAD + row * Height.ROW + Height.ROW // 2)


def test_rows_have_the_tables_geometry_and_fade(theme, show):
    rows = SkeletonRows(theme)
    rows.resize(1000, 500)
    image = show(rows).grab().toImage()

    lightness = [shade(image, row).lightness() for row in range(9)]

    assert shade(image, 0).name().upper() == LIGHT.pressed
    assert lightness == sorted(lightness)
    assert lightness[0] < lightness[-1]


def test_it_says_what_it_stands_for(theme, show, told):
    rows = SkeletonRows(theme)

    assert rows.accessibleName() == "People are being read"
    assert SkeletonRows(theme, "Groups are being read").accessibleName() == "Groups are being read"
    assert told(rows).text(QAccessible.Text.Name) == "People are being read"


def test_it_is_mirrored_where_one_reads_from_the_right(theme, show):
    rows = SkeletonRows(theme)
    rows.resize(1000, 300)
    rows.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = show(rows).grab().toImage()

    middle = Height.TABLE_HEAD + Height.ROW // 2
    assert image.pixelColor(1000 - 70, middle).name().upper() == LIGHT.pressed
