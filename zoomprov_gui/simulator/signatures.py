"""Signed texts (JWT) as Okta reads them: client assertions and DPoP proofs, checked for real."""

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from zoomprov_gui.simulator.sources import declare

SKEW = 300.0  # seconds that a proof may be off

declare("signatures.skew", "guess", "a proof may be five minutes off; no document says how much")


def unpacked(text: str) -> bytes:
    """Return what URL-safe base64 without padding stands for; ValueError where it is none."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def parts(jwt: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return header and claims without checking anything, two empty ones for what is no JWT."""
    pieces = jwt.split(".")
    if len(pieces) != 3:
        return {}, {}
    try:
        header, claims = (json.loads(unpacked(piece)) for piece in pieces[:2])
    except ValueError:
        return {}, {}
    sound = isinstance(header, dict) and isinstance(claims, dict)
    return (header, claims) if sound else ({}, {})


def is_signed_by(jwt: str, keys: Sequence[dict[str, Any]]) -> bool:
    """Tell whether one of the public keys (JWK) made the signature."""
    head, _, signature = jwt.rpartition(".")
    header, _ = parts(jwt)
    wanted = header.get("kid")
    fitting = [key for key in keys if wanted is None or key.get("kid") in {None, wanted}]
    return any(_verifies(key, header.get("alg"), head.encode(), signature) for key in fitting)


def thumbprint(key: dict[str, Any]) -> str:
    """Return what a bound token knows its key by (RFC 7638)."""
    names = ("crv", "kty", "x", "y") if key.get("kty") == "EC" else ("e", "kty", "n")
    text = json.dumps({name: key.get(name) for name in names}, separators=(",", ":"))
    return digest(text)


def digest(text: str) -> str:
    """Return a SHA-256 in URL-safe base64 without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def _verifies(key: dict[str, Any], algorithm: object, signed: bytes, signature: str) -> bool:
    # It takes 40 ms to import, and a sandbox that nobody signs in to by key never needs it.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415

    checks = {("EC", "ES256"): _check_ec, ("RSA", "RS256"): _check_rsa}
    check = checks.get((str(key.get("kty")), str(algorithm)))
    if check is None:
        return False
    try:
        check(key, signed, unpacked(signature))
    except (InvalidSignature, ValueError, KeyError, TypeError):
        return False
    return True


def _check_ec(key: dict[str, Any], signed: bytes, proof: bytes) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec, utils  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - see above

    point = ec.EllipticCurvePublicNumbers(_number(key["x"]), _number(key["y"]), ec.SECP256R1())
    pair = utils.encode_dss_signature(int.from_bytes(proof[:32]), int.from_bytes(proof[32:]))
    point.public_key().verify(pair, signed, ec.ECDSA(SHA256()))


def _check_rsa(key: dict[str, Any], signed: bytes, proof: bytes) -> None:
    from cryptography.hazmat.primitives.asymmetric import padding, rsa  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - see above

    numbers = rsa.RSAPublicNumbers(_number(key["e"]), _number(key["n"]))
    numbers.public_key().verify(proof, signed, padding.PKCS1v15(), SHA256())


def _number(text: str) -> int:
    return int.from_bytes(unpacked(text))
