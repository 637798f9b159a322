"""Whose signature is believed: ours, byte for byte, over nothing but a list of releases."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from tests.support.releases import NEXT, OURS, STRANGER, listed, said, signed
from zoomprov_gui.clients.release_keys import key_id, read_list
from zoomprov_gui.domain.release_list import Doubt, Doubtful
from zoomprov_gui.domain.versions import version_of


def doubt_of(text, *keys):
    with pytest.raises(Doubtful) as caught:
        read_list(text, [key.public for key in keys or (OURS,)])
    return caught.value.doubt


def test_a_list_that_our_key_signed_is_read():
    assert read_list(listed("9.1.0"), [OURS.public]).version == version_of("9.1.0")


def test_a_key_is_known_by_the_beginning_of_its_fingerprint():
    assert key_id(OURS.public) == OURS.name


@pytest.mark.parametrize(
    ("signers", "keys"),
    [
        ((OURS,), (OURS, NEXT)),  # before: the program learns of the next key
        ((OURS, NEXT), (OURS,)),  # while: both sign, for programs of both kinds
        ((OURS, NEXT), (NEXT,)),
        ((NEXT,), (OURS, NEXT)),  # after: only the next one signs
    ],
)
def test_keys_are_changed_without_a_day_on_which_nobody_is_believed(signers, keys):
    read = read_list(listed("9.1.0", *signers), [key.public for key in keys])

    assert read.version == version_of("9.1.0")


def test_a_key_that_was_given_up_is_believed_no_longer():
    assert doubt_of(listed("9.1.0", OURS), NEXT) is Doubt.UNKNOWN_KEY


def test_a_strangers_signature_is_nobodys():
    assert doubt_of(listed("9.1.0", STRANGER)) is Doubt.UNKNOWN_KEY


def test_a_stranger_who_takes_our_keys_name_is_a_forger():
    document = json.loads(listed("9.1.0", STRANGER))
    document["signatures"][0]["key"] = OURS.name

    assert doubt_of(json.dumps(document)) is Doubt.FORGED


def test_the_signature_of_one_list_below_another_is_a_forgery():
    mixed = json.loads(listed("9.9.9"))
    mixed["signatures"] = json.loads(listed("9.1.0"))["signatures"]

    assert doubt_of(json.dumps(mixed)) is Doubt.FORGED


def test_a_signature_of_ours_over_anything_else_is_none_of_a_list():
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(OURS.secret))
    document = json.loads(listed("9.1.0"))
    bare = base64.b64encode(key.sign(document["signed"].encode())).decode()
    document["signatures"][0]["signature"] = bare

    assert doubt_of(json.dumps(document)) is Doubt.FORGED


def test_nothing_is_looked_at_before_its_signature():
    strange = json.loads(signed("{", STRANGER))

    assert doubt_of(json.dumps(strange)) is Doubt.UNKNOWN_KEY


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_no_letter_of_what_is_signed_can_be_changed(place, shift):
    document = json.loads(listed("9.1.0"))
    text = document["signed"]
    place %= len(text)
    changed = chr((ord(text[place]) + shift) % 0xD800)
    document["signed"] = text[:place] + changed + text[place + 1 :]

    assert doubt_of(json.dumps(document)) is Doubt.FORGED


@pytest.mark.parametrize("signature", ["", "AA==", base64.b64encode(b"x" * 64).decode()])
def test_what_is_no_signature_signs_nothing(signature):
    document = json.loads(listed("9.1.0"))
    document["signatures"][0]["signature"] = signature

    assert doubt_of(json.dumps(document)) is Doubt.FORGED


def test_a_list_without_any_key_to_believe_it_by_is_nobodys():
    with pytest.raises(Doubtful):
        read_list(listed(), [])


@pytest.mark.parametrize("key", ["AA==", "*", base64.b64encode(b"x" * 33).decode()])
def test_a_key_of_another_length_is_a_mistake_in_the_program(key):
    with pytest.raises(ValueError, match=r"32 bytes|base64|[Pp]adding|non-base64|Only base64"):
        key_id(key)


def test_the_words_of_a_list_are_checked_after_its_signature():
    assert doubt_of(signed(said(product="another"))) is Doubt.OTHER
