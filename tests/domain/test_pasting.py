"""The three values of a Zoom app, found in whatever was pasted."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.domain.pasting import recognise

ACCOUNT, CLIENT = "aB3dE_fG1hI2jK3lM4nO5p", "Zx9Yw8Vu7Ts6Rq5Po4Nm3L"
SECRET = "c4n4ryS3cretOfThirtyTwoLetters00"
WHOLE = {"account_id": ACCOUNT, "client_id": CLIENT, "client_secret": SECRET}
LINES = [f"Account ID: {ACCOUNT}", f"Client ID = {CLIENT}", f"Client Secret\n{SECRET}"]


@pytest.mark.parametrize("lines", list(itertools.permutations(LINES)))
def test_named_values_are_found_in_any_order(lines):
    pasted = recognise("\n".join(lines))

    assert (pasted.fields, pasted.unsure) == (WHOLE, False)


@pytest.mark.parametrize(
    "text",
    [
        f"{ACCOUNT}\n{CLIENT}\n{SECRET}",
        f"{SECRET}\n{ACCOUNT}\n{CLIENT}\n",
        f"{ACCOUNT} {SECRET} {CLIENT}",
        f'"{ACCOUNT}", "{CLIENT}", "{SECRET}"',
        f"{ACCOUNT}\t{CLIENT}\t{SECRET}",
    ],
)
def test_values_without_names_are_taken_in_their_order_and_doubted(text):
    pasted = recognise(text)

    assert (pasted.fields, pasted.unsure) == (WHOLE, True)


def test_json_is_a_paste_too():
    text = f'{{"account_id": "{ACCOUNT}", "client_id": "{CLIENT}", "client_secret": "{SECRET}"}}'

    assert recognise(text).fields == WHOLE


def test_one_value_alone_is_not_a_whole_app():
    pasted = recognise(f"Client ID: {CLIENT}")

    assert pasted.fields == {"client_id": CLIENT}
    assert pasted.missing == ("account_id", "client_secret")


def test_prose_holds_no_values():
    assert recognise("Copy the Account ID from the Marketplace, then activate the app").fields == {}


def test_a_paste_does_not_show_its_values():
    assert SECRET not in repr(recognise("\n".join(LINES)))


@given(st.text(max_size=200))
def test_any_text_gives_values_without_blanks_or_none(text):
    for value in recognise(text).fields.values():
        assert value.isascii()
        assert not any(character.isspace() for character in value)
