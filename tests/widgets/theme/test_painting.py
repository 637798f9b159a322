"""Shapes land on the pixels they are meant for, in both reading directions."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.tokens import LIGHT

LTR = Qt.LayoutDirection.LeftToRight
RTL = Qt.LayoutDirection.RightToLeft


@pytest.fixture
def canvas(qapp):
    image = QImage(100, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    yield image, painter
    painter.end()


def at(image, x, y):
    return image.pixelColor(x, y).name().upper()


def test_a_row_is_used_up_from_where_one_starts_to_read():
    row = painting.Row(QRectF(0, 0, 100, 40), LTR)

    lead, trail, rest = row.lead(20, 5), row.trail(10, 5), row.rest

    assert (lead.left(), lead.right()) == (0, 20)
    assert (trail.left(), trail.right()) == (90, 100)
    assert (rest.left(), rest.right()) == (25, 85)


def test_a_row_is_mirrored_where_one_reads_from_the_right():
    row = painting.Row(QRectF(0, 0, 100, 40), RTL)

    lead, trail, rest = row.lead(20, 5), row.trail(10, 5), row.rest

    assert (lead.left(), lead.right()) == (80, 100)
    assert (trail.left(), trail.right()) == (0, 10)
    assert (rest.left(), rest.right()) == (15, 75)


def test_a_rounded_shape_has_its_line_inside_its_edge(canvas):
    image, painter = canvas

    painting.fill_round(painter, QRectF(10, 10, 60, 20), 6, LIGHT.hover, line=LIGHT.accent)

    assert at(image, 40, 10) == LIGHT.accent
    assert at(image, 40, 9) == "#FFFFFF"
    assert at(image, 40, 20) == LIGHT.hover
    assert at(image, 10, 10) not in {LIGHT.accent, LIGHT.hover}


def test_the_ring_is_two_pixels_with_a_gap_inside(canvas):
    image, painter = canvas
    painting.fill_round(painter, QRectF(10, 5, 80, 30), 8, LIGHT.accent)

    painting.focus_ring(painter, QRectF(10, 5, 80, 30), 8, LIGHT)

    column = [at(image, 50, y) for y in range(5, 12)]
    assert column[:2] == [LIGHT.focus] * 2
    assert column[2] == LIGHT.surface
    assert column[-1] == LIGHT.accent


def test_a_hairline_is_one_clean_pixel(canvas):
    image, painter = canvas

    painting.hairline(painter, QRectF(0, 0, 100, 20), LIGHT.line)

    assert [at(image, 50, y) for y in (18, 19, 20)] == ["#FFFFFF", LIGHT.line, "#FFFFFF"]


def test_a_dot_can_have_a_pale_ring(canvas):
    image, painter = canvas

    painting.dot(painter, QPointF(20, 20), 8, LIGHT.text, halo=True)
    painting.dot(painter, QPointF(70, 20), 8, LIGHT.text)

    assert at(image, 20, 20) == at(image, 70, 20) == LIGHT.text
    assert at(image, 20, 14) != "#FFFFFF"
    assert at(image, 70, 14) == "#FFFFFF"


def test_words_and_icons_take_their_ink(canvas, theme):
    image, painter = canvas
    ink = theme.colour("bad")

    painting.words(painter, QRectF(0, 0, 60, 40), "III", font=theme.font("h1"), ink=ink)
    rect = QRectF(60, 0, 40, 40)
    painting.icon(painter, theme, rect, name="minus", tint=theme.tokens.accent, size=32)

    seen = {at(image, x, y) for x in range(60) for y in range(40)}
    assert theme.tokens.tone("bad").text in seen
    assert LIGHT.accent in {at(image, x, y) for x in range(60, 100) for y in range(40)}


def test_what_does_not_fit_ends_in_dots(theme):
    width = painting.text_width(theme, "Anders Petrova", "body")

    assert painting.shortened(theme, "Anders Petrova", width, "body") == "Anders Petrova"
    assert painting.shortened(theme, "Anders Petrova", width / 2, "body").endswith("…")


def test_what_has_no_room_in_one_line_takes_a_second_and_only_then_is_shortened(theme):
    words = "Will be taken out of a group"
    whole = painting.text_width(theme, words, "caption")

    one = painting.in_two(theme, words, whole, "caption")
    two = painting.in_two(theme, words, whole * 0.6, "caption")
    cut = painting.in_two(theme, words, whole * 0.3, "caption")
    word = painting.in_two(theme, "unassigned", 30, "caption")

    assert one == (words,)
    assert " ".join(two) == words
    assert cut[1].endswith("…")
    assert len(word) == 1
    assert word[0].endswith("…")
