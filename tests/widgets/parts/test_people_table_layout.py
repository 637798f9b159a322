import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.domain.fields import DEFAULT_FIELDS, Field
from zoomprov_gui.widgets.parts.people_table_layout import GIVES_WAY, widths


@given(room=st.integers(1, 4000), scale=st.sampled_from([0.9, 1.0, 1.5]))
def test_columns_fill_a_wide_table_exactly_and_never_lose_the_person(room, scale):
    found = widths(DEFAULT_FIELDS, room, scale)

    assert set(found) == set(DEFAULT_FIELDS)
    assert found[Field.PERSON] >= 230 * scale - 1
    if all(found.values()):
        assert sum(found.values()) >= min(room, 800 * scale)


def test_in_a_wide_table_the_sum_is_the_room():
    assert sum(widths(DEFAULT_FIELDS, 1500, 1.0).values()) == 1500


def test_where_it_is_narrow_the_advice_gives_way_first_and_then_the_time():
    rooms = {room: widths(DEFAULT_FIELDS, room, 1.0) for room in range(1300, 300, -1)}
    gone = [tuple(f for f in GIVES_WAY if not found[f]) for found in rooms.values()]

    assert list(dict.fromkeys(gone)) == [(), (Field.ADVICE,), GIVES_WAY]


def test_what_was_chosen_beyond_the_usual_keeps_at_least_its_least_width():
    found = widths([Field.PERSON, Field.ZOOM_ID, Field.NOTE], 100, 1.0)

    assert min(found[Field.ZOOM_ID], found[Field.NOTE]) >= 96


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_larger_text_asks_for_wider_columns(scale):
    assert widths([Field.PERSON, Field.VERDICT], 10, scale)[Field.VERDICT] == round(178 * scale)


def test_the_verdict_is_whole_beside_an_open_drawer_in_the_usual_window():
    found = widths(DEFAULT_FIELDS, 552, 1.0)

    assert sum(found.values()) <= 552
    assert found[Field.VERDICT] >= 178
    assert found[Field.OKTA] == 0
