"""Keys made here: what is published of them, and what they prove."""

import base64
import json

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from zoomprov_gui.clients.oauth_keys import ALGORITHMS, challenge_of, make_key, read_key
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.secret import Secret

NOW = 1_795_456_800.0
TOKEN_URL = "https://acme.okta.com/oauth2/v1/token"


@pytest.fixture(scope="module", params=ALGORITHMS)
def key(request):
    return make_key(request.param)


def unpacked(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def number(text):
    return int.from_bytes(unpacked(text))


def opened(token, public):
    """Return a token's header and claims after checking its signature with another library."""
    header, claims, signature = token.split(".")
    signed, proof = f"{header}.{claims}".encode(), unpacked(signature)
    if public["kty"] == "RSA":
        numbers = rsa.RSAPublicNumbers(number(public["e"]), number(public["n"]))
        numbers.public_key().verify(proof, signed, padding.PKCS1v15(), SHA256())
    else:
        point = ec.EllipticCurvePublicNumbers(
            number(public["x"]), number(public["y"]), ec.SECP256R1()
        )
        pair = encode_dss_signature(int.from_bytes(proof[:32]), int.from_bytes(proof[32:]))
        point.public_key().verify(pair, signed, ec.ECDSA(SHA256()))
    return json.loads(unpacked(header)), json.loads(unpacked(claims))


def test_the_public_part_is_all_that_is_pasted_into_okta(key):
    public = key.public()

    assert public["use"] == "sig"
    assert public["alg"] == key.algorithm
    assert public["kid"]
    assert not set(public) & {"d", "p", "q", "dp", "dq", "qi"}


def test_an_assertion_proves_the_client_for_five_minutes_and_once(key):
    header, claims = opened(key.assertion("0oa1", TOKEN_URL, NOW), key.public())
    _, again = opened(key.assertion("0oa1", TOKEN_URL, NOW), key.public())

    assert (header["alg"], header["kid"]) == (key.algorithm, key.public()["kid"])
    assert (claims["iss"], claims["sub"], claims["aud"]) == ("0oa1", "0oa1", TOKEN_URL)
    assert claims["exp"] - claims["iat"] == 300
    assert claims["jti"] != again["jti"]


def test_a_proof_is_bound_to_its_request_and_token(key):
    url = "https://acme.okta.com/api/v1/users?limit=1#x"
    proof = key.proof("get", url, NOW, nonce="n1", token=Secret("canary"))

    header, claims = opened(proof, key.public())

    assert header["typ"] == "dpop+jwt"
    assert set(header["jwk"]) <= {"kty", "crv", "x", "y", "n", "e"}
    assert claims["htm"] == "GET"
    assert claims["htu"] == "https://acme.okta.com/api/v1/users"
    assert claims["nonce"] == "n1"
    assert claims["ath"] == challenge_of("canary")
    assert "canary" not in proof


def test_a_signature_of_another_key_is_noticed(key):
    with pytest.raises(InvalidSignature):
        opened(make_key(key.algorithm).assertion("0oa1", TOKEN_URL, NOW), key.public())


def test_a_key_comes_back_as_it_was_kept(key):
    again = read_key(key.private())

    assert again.public() == key.public()
    opened(again.assertion("0oa1", TOKEN_URL, NOW), key.public())


def test_pem_is_read_too():
    for made in (ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 2048)):
        pem = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
        assert read_key(Secret(pem)).public()["kid"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("canary", "cannot be read"),
        ("{canary", "cannot be read"),
        ('{"kty": "oct", "k": "Y2FuYXJ5"}', "cannot be read"),
        ("-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----", "cannot be read"),
        (json.dumps(make_key().public()), "public part only"),
        (
            ec.generate_private_key(ec.SECP256R1())
            .public_key()
            .public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            .decode(),
            "public part only",
        ),
        (
            ec.generate_private_key(ec.SECP384R1())
            .private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            .decode(),
            "another curve",
        ),
    ],
)
def test_what_is_no_key_is_told_and_not_quoted(text, words):
    with pytest.raises(NotConnected, match=words) as caught:
        read_key(Secret(text))

    assert "canary" not in f"{caught.value!r}"


def test_a_key_does_not_show_itself(key):
    private = json.loads(key.private().reveal())

    shown = f"{key!r} {key} {key.private()!r}"

    assert private["d"] not in shown


def test_the_challenge_is_the_one_of_the_standard():
    # RFC 7636, appendix B.
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    assert challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
