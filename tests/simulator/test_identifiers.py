"""Identifiers look like the vendors' and are read back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.simulator.identifiers import (
    epoch,
    gather,
    okta_id,
    okta_time,
    scatter,
    sealed,
    unsealed,
    zoom_id,
    zoom_time,
)

NUMBERS = st.integers(0, 62**7 - 1)


@given(NUMBERS)
def test_a_number_survives_being_scattered(number: int) -> None:
    assert gather(scatter(number)) == number


@given(NUMBERS, st.integers(0, 99))
def test_identifiers_have_the_vendors_form(number: int, seed: int) -> None:
    assert re.fullmatch(r"00u[0-9A-Za-z]{17}", okta_id("00u", seed, number))
    assert re.fullmatch(r"[0-9A-Za-z_-]{22}", zoom_id(seed, number))


def test_neighbours_do_not_look_alike() -> None:
    assert len({okta_id("00u", 1, number) for number in range(5000)}) == 5000
    assert okta_id("00u", 1, 1)[10:15] != okta_id("00u", 1, 2)[10:15]


def test_other_text_is_no_number() -> None:
    assert [gather(text) for text in ("", "short", "!!!!!!!", "12345678")] == [None] * 4


@given(st.text(), st.text(max_size=20))
def test_only_what_was_sealed_is_unsealed(text: str, other: str) -> None:
    token = sealed("secret", text)

    assert unsealed("secret", token) == text
    assert unsealed("other secret", token) is None
    assert other == token or unsealed("secret", other) is None


def test_times_are_written_as_each_vendor_does() -> None:
    assert okta_time(1795456800.25) == "2026-11-23T18:00:00.250Z"
    assert zoom_time(1795456800.25) == "2026-11-23T18:00:00Z"
    assert (okta_time(None), zoom_time(None)) == (None, None)
    assert epoch("2026-11-23T18:00:00Z") == epoch("2026-11-23T20:00:00+02:00") == 1795456800.0
