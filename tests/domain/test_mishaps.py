"""Tests for domain/mishaps.py."""

from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.mishaps import MISHAPS


def test_the_last_row_fits_everything():
    row = MISHAPS[-1]

    assert row.kind is ExpectedError
    assert not any((row.service, row.statuses, row.codes, row.causes, row.words))


def test_rows_that_look_closer_stand_before_those_of_the_same_kind_that_do_not():
    for place, row in enumerate(MISHAPS):
        bare = not (row.causes or row.words)
        later = MISHAPS[place + 1 :]

        assert not (bare and any(other.kind is row.kind for other in later))
