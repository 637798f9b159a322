import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from tests.support.comparisons import assigned, comparison
from tests.support.people import NOW
from zoomprov_gui.domain.fields import Field
from zoomprov_gui.domain.people import Service
from zoomprov_gui.viewmodels.cells import Moment, row_view
from zoomprov_gui.widgets.parts.person_row import TAIL, CellBox, PersonRow, RowState

WIDTH, HEIGHT = 1100, 48
BOXES = [
    CellBox(field, x, width)
    for field, x, width in [
        (Field.PERSON, 0, 300), (Field.OKTA, 300, 160), (Field.ZOOM, 460, 160),
        (Field.VERDICT, 620, 190), (Field.ADVICE, 810, 190), (Field.CHANGED, 1000, 60),
    ]
]  # fmt: skip
PLAIN = RowState(chosen=False, hovered=False, opened=False, tinted=False)


def painted(
    theme, person=None, state=PLAIN, *, moment=None, height=HEIGHT, boxes=BOXES, rtl=False, says=1
):
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    row = PersonRow(theme)
    painter = QPainter(image)
    row.start(painter, boxes, (WIDTH, height), right_to_left=rtl)
    view = row_view(person or comparison(), moment or Moment(now=NOW))
    row.paint(0, view, state, lambda field: field.value * says)
    row.end()
    painter.end()
    return image


def ink(image, box):
    """Return what is drawn in a cell, apart from the ground."""
    ground = image.pixelColor(box.x + box.width - 2, 4).name()
    return {
        image.pixelColor(x, y).name()
        for x in range(box.x, box.x + box.width)
        for y in range(2, image.height() - 2)
    } - {ground}


def test_every_cell_of_a_row_says_something(theme):
    image = painted(theme)

    assert all(ink(image, box) for box in BOXES)


@pytest.mark.parametrize("change", ["chosen", "hovered", "opened", "tinted"])
def test_each_state_of_a_row_can_be_seen(theme, change):
    assert painted(theme, state=PLAIN._replace(**{change: True})) != painted(theme)


def test_one_line_is_enough_for_a_compact_row(theme):
    two, one = painted(theme), painted(theme, height=38)

    assert two.height() > one.height()
    assert all(ink(one, box) for box in BOXES)


def test_a_side_that_cannot_be_read_turns_quiet(theme):
    live = painted(theme, assigned())
    stale = painted(theme, assigned(), moment=Moment(now=NOW, stale={Service.ZOOM: NOW - 600}))

    fill = theme.tokens.tone("ok").fill.lower()
    assert fill in ink(live, BOXES[2])
    assert fill not in ink(stale, BOXES[2])
    assert fill in ink(stale, BOXES[1])


def test_a_column_of_ones_own_choice_shows_its_text(theme):
    box = CellBox(Field.ZOOM_ID, 0, 200)

    assert ink(painted(theme, boxes=[box]), box)


@pytest.mark.parametrize("rtl", [False, True])
def test_no_words_lie_where_the_menu_of_a_row_is(theme, rtl):
    box = CellBox(Field.ZOOM_ID, -200 if rtl else WIDTH - 240, 440)
    tail = CellBox(Field.ZOOM_ID, 0 if rtl else WIDTH - TAIL, TAIL)

    image = painted(theme, boxes=[box], rtl=rtl, says=40)

    assert ink(image, box._replace(x=0 if rtl else box.x, width=240))
    assert not ink(image, tail) - ink(painted(theme, boxes=[], rtl=rtl), tail)


def test_where_one_reads_from_the_right_the_disc_stands_at_the_right(theme):
    left, right = (painted(theme, boxes=[BOXES[0]], rtl=rtl) for rtl in (False, True))

    def first(image):
        middle = HEIGHT // 2
        return min(x for x in range(20, 300) if image.pixelColor(x, middle).lightness() < 245)

    assert first(left) < 70 < first(right)


def test_another_theme_paints_with_other_inks(theme, qapp):
    light = painted(theme)

    theme.apply(qapp, "dark", high_contrast=False)

    assert painted(theme) != light
