"""Text as people compare it."""

import pytest

from zoomprov_gui.domain.spelling import plain, same, search_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Silva", "ANA  SILVA"),
        ("Zoe\u0308", "Zoë"),
        ("Straße", "STRASSE"),
        (" Ana ", "ana"),
    ],
)
def test_case_composition_and_blanks_make_no_difference(one, other):
    assert same(one, other)
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("Zoe", "Zoë"), ("Ana Silva", "AnaSilva")])
def test_an_accent_or_a_missing_blank_is_a_difference(one, other):
    assert not same(one, other)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Zoë", "zoe"), ("Jørgen", "jorgen"), ("ŁÓDŹ", "lodz"), ("Straße", "strasse"), ("A", "a")],
)
def test_a_search_needs_neither_accents_nor_capitals(text, found):
    assert search_form(text) == found
