"""Who is who in a drawn company."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.simulator.drift import BLOCK, KINDS, DrawnAnswers, Drift, Places
from zoomprov_gui.simulator.records import Planted


@given(st.sets(st.integers(0, BLOCK - 1), min_size=1, max_size=9), st.integers(1, 3 * BLOCK))
def test_places_are_those_of_every_block(offsets: set[int], people: int) -> None:
    places = Places(tuple(sorted(offsets)), people)

    expected = [index for index in range(people) if index % BLOCK in offsets]
    assert [places.nth(position) for position in range(len(places))] == expected


def test_a_thousand_people_hold_each_kind_as_often_as_it_says() -> None:
    drift = Drift(BLOCK, seed=4)

    for kind in KINDS:
        assert len(drift.places(lambda each, kind=kind: each is kind)) == kind.share


def test_people_are_found_by_what_was_made_of_their_number() -> None:
    drift = Drift(5000, seed=4)

    for index in (0, 17, 4999):
        assert drift.index_of_user(drift.user_id(index)) == index
        assert drift.index_of_account(drift.zoom_id(index)) == index
        assert drift.index_of_address(drift.login(index).upper()) == index
    for stranger in ("00u", drift.user_id(5000), Drift(5000, seed=5).user_id(3)):
        assert drift.index_of_user(stranger) is None
    for address in ("ada@acme.example", "ada.obi.5000@acme.example", "ada.obi.3@other.example"):
        assert drift.index_of_address(address) is None


def test_the_answers_know_everybody_and_nobody_else() -> None:
    drift = Drift(700, seed=4)
    answers = DrawnAnswers(drift, {"boss@acme.example": Planted("in_sync")})

    assert len(answers) == len(list(answers)) == 701
    assert all(answers[email] for email in answers)
    assert answers[drift.login(5)] == drift.kind(5).planted
    for stranger in ("nobody@acme.example", "wrong.name.5@acme.example"):
        with pytest.raises(KeyError):
            answers[stranger]


def test_a_calm_company_is_in_sync() -> None:
    drift = Drift(300, seed=4, calm=True)

    assert {drift.kind(index).planted.verdict for index in range(300)} == {"in_sync"}
