import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from zoomprov_gui.widgets.parts.person_row_text import DOTS, KEPT, Voice
from zoomprov_gui.widgets.theme.theme import colour


@pytest.fixture
def voice(theme):
    return Voice(theme.fonts.font("body"), theme.fonts.metrics("body"), colour(theme.tokens.text))


def painted(voice, width=300):
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    voice.flush(painter)
    painter.end()
    dark = [x for x in range(width) for y in range(40) if image.pixelColor(x, y).lightness() < 200]
    return (min(dark), max(dark)) if dark else None


def test_a_text_that_fits_is_left_alone_and_a_longer_one_ends_in_dots(voice):
    text = "goran.eze@acme.example"

    assert voice.shortened(text, 1000) == text
    short = voice.shortened(text, 60)
    assert short.endswith(DOTS)
    assert text.startswith(short[:-1])
    assert voice.width(short) <= 60


TEXTS = ["goran.eze@acme.example", "Žofie Østergård-Nowak", "王小明 王小明"]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_shortened_fits_whatever_its_letters_are(voice, theme, text):
    metrics, rooms = theme.fonts.metrics("body"), range(20, 200)

    widths = {room: metrics.horizontalAdvance(voice.shortened(text, room)) for room in rooms}

    assert all(width <= room + 1 for room, width in widths.items())


def test_nothing_is_written_before_the_frame_ends_and_everything_once(voice):
    voice.say("Ana", 5, 10, 200)

    first = painted(voice)

    assert first is not None
    assert painted(voice) is None


def test_the_second_time_a_text_stands_where_it_stood(voice):
    places = []
    for _ in range(3):
        voice.say("Ana Silva", 5, 10, 200)
        places.append(painted(voice))

    assert places[0] == places[1] == places[2]


def test_a_text_can_end_at_its_right_edge(voice):
    voice.say("2 d", 5, 10, 200, to_right=True)

    left, right = painted(voice)

    assert 196 <= right <= 200
    assert left > 150


def test_names_are_no_markup_in_either_way_of_writing(voice):
    for _ in range(2):
        voice.say("<b>i</b>", 5, 0, 300)
        left, right = painted(voice)
        assert right - left > 20


def test_texts_are_not_remembered_without_end(voice):
    for number in range(KEPT + 10):
        voice.say(str(number), 0, 0, 100)

    assert len(voice._lines) <= KEPT
