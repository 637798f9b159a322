"""Signed texts are checked for real."""

import json

import pytest

from zoomprov_gui.clients.oauth_keys import ALGORITHMS, make_key
from zoomprov_gui.simulator.signatures import is_signed_by, parts, thumbprint


@pytest.fixture(scope="module", params=ALGORITHMS)
def key(request):
    return make_key(request.param)


def test_the_right_key_fits_and_another_does_not(key) -> None:
    token = key.assertion("a", "https://acme.okta.com", 1.0)

    assert is_signed_by(token, [key.public()])
    assert not is_signed_by(token, [make_key(key.algorithm).public()])
    assert not is_signed_by(token, [])


def test_a_changed_claim_breaks_the_signature(key) -> None:
    head, claims, signature = key.assertion("a", "https://acme.okta.com", 1.0).split(".")

    assert not is_signed_by(f"{head}.{claims[:-2]}xx.{signature}", [key.public()])


@pytest.mark.parametrize("text", ["", "a.b", "a.b.c", "e30.e30.", "e30.W10.x"])
def test_what_is_no_signed_text_says_nothing(text: str) -> None:
    assert parts(text) == ({}, {})
    assert not is_signed_by(text, [make_key().public()])


def test_the_thumbprint_is_the_one_of_the_standard() -> None:
    # RFC 7638, section 3.1.
    modulus = (
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJEC"
        "PebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2Qvz"
        "qY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZ"
        "u0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
    )

    found = thumbprint(json.loads(f'{{"kty": "RSA", "n": "{modulus}", "e": "AQAB"}}'))

    assert found == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
