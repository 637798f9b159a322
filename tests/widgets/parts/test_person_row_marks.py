import pytest
from PySide6.QtCore import Qt

from zoomprov_gui.domain.verdicts import LOOKS, Verdict
from zoomprov_gui.widgets.parts.person_row_marks import BOX, Marks
from zoomprov_gui.widgets.parts.pill import pill_width

STATES = [Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked]


@pytest.fixture
def marks(theme):
    return Marks(theme)


def test_a_shape_is_drawn_once(marks, theme):
    assert marks.dot(theme.tokens.control).cacheKey() == marks.dot(theme.tokens.control).cacheKey()
    assert marks.disc("ok", 32).cacheKey() == marks.disc("ok", 32).cacheKey()


def test_another_theme_and_another_screen_draw_anew(marks, theme, qapp):
    before = marks.box(Qt.CheckState.Checked)

    theme.apply(qapp, "dark", high_contrast=False)
    dark = marks.box(Qt.CheckState.Checked)
    marks.set_ratio(2.0)
    fine = marks.box(Qt.CheckState.Checked)

    assert before.toImage() != dark.toImage()
    assert fine.width() == 2 * BOX
    assert fine.devicePixelRatio() == 2.0


def test_ticked_half_ticked_and_empty_boxes_differ(marks):
    looks = [marks.box(state).toImage() for state in STATES]

    assert looks[0] != looks[1] != looks[2] != looks[0]


@pytest.mark.parametrize("verdict", Verdict)
def test_a_pill_is_as_wide_as_its_words_and_no_wider_than_its_room(marks, theme, verdict):
    assert marks.pill(verdict, 1000).width() == pill_width(theme, LOOKS[verdict].words)
    assert marks.pill(verdict, 60).width() == 60


def test_on_high_contrast_a_disc_has_an_edge(marks, theme, qapp):
    plain = marks.disc("bad", 32).toImage()

    theme.apply(qapp, "light", high_contrast=True)

    assert marks.disc("bad", 32).toImage() != plain
