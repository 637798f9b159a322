"""Whose signature a list of releases carries: Ed25519, by the keys that the program holds."""

import base64
from collections.abc import Iterable
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from zoomprov_gui.domain.release_list import (
    Doubt,
    Doubtful,
    Latest,
    envelope_of,
    latest_of,
    signed_bytes,
)


def key_id(key: str) -> str:
    """Return the name that a list knows a public key by: the beginning of its fingerprint.

    The key is 32 bytes in base64; `ValueError` for another text.
    """
    return sha256(_raw(key)).hexdigest()[:16]


def read_list(text: str, keys: Iterable[str]) -> Latest:
    """Return what a list says, once one of our keys has signed it. Raises `Doubtful`.

    Nothing of what is signed is looked at before its signature has been checked.
    """
    envelope = envelope_of(text)
    known = {key_id(key): Ed25519PublicKey.from_public_bytes(_raw(key)) for key in keys}
    ours = [(known[key], signature) for key, signature in envelope.signatures if key in known]
    if not ours:
        raise Doubtful(Doubt.UNKNOWN_KEY)
    signed = signed_bytes(envelope.payload)
    if not any(_is_by(key, signature, signed) for key, signature in ours):
        raise Doubtful(Doubt.FORGED)
    return latest_of(envelope.payload)


def _is_by(key: Ed25519PublicKey, signature: bytes, signed: bytes) -> bool:
    try:
        key.verify(signature, signed)
    except InvalidSignature:
        return False
    return True


def _raw(key: str) -> bytes:
    raw = base64.b64decode(key, validate=True)
    if len(raw) != 32:
        raise ValueError("an Ed25519 public key has 32 bytes")
    return raw
