"""What floats keeps its place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.floating import SHADOW, Floating
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.fixture
def page(show):
    page = QWidget()
    page.resize(600, 300)
    return show(page)


def floating(theme, page, *, at_start):
    shown = Floating(theme, page, at_start=at_start, above=20)
    QVBoxLayout(shown).addWidget(QLabel("4 selected"))
    shown.show()
    shown.place()
    return shown


def test_it_stands_in_the_middle_above_the_lower_edge(theme, page):
    shown = floating(theme, page, at_start=False)

    assert abs(shown.geometry().center().x() - 300) <= 1
    assert shown.geometry().bottom() + 1 - SHADOW == 300 - 20


def test_it_follows_the_page(theme, page, qtbot):
    shown = floating(theme, page, at_start=False)

    page.resize(900, 500)

    qtbot.waitUntil(lambda: abs(shown.geometry().center().x() - 450) <= 1)
    assert shown.geometry().bottom() + 1 - SHADOW == 500 - 20


def test_it_stands_where_one_starts_to_read(theme, page):
    shown = floating(theme, page, at_start=True)
    left = shown.x()

    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown.place()

    assert left + SHADOW == 16
    assert shown.geometry().right() + 1 - SHADOW == 600 - 16


def test_its_surface_is_dark_in_light_and_the_page_shows_around_it(theme, page, colours):
    page.setProperty("surface", "plain")
    shown = floating(theme, page, at_start=False)

    picture = page.grab(shown.geometry()).toImage()

    middle = picture.pixelColor(SHADOW + 3, picture.height() // 2).name().upper()
    assert middle == LIGHT.inverse
    assert picture.pixelColor(0, 0).name().upper() != LIGHT.inverse


def test_it_is_hidden_until_it_is_needed(theme, page):
    assert not Floating(theme, page, at_start=True, above=16).isVisible()
