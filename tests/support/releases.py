"""Whoever publishes releases, honest or not: keys, lists and their signatures, made by hand.

None of the program's own code makes them, so that a mistake in it cannot repeat itself here.
"""

import base64
import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zoomprov_gui.domain.releases import Releases

NOW = 1_800_000_000.0  # 15 January 2027, 08:00 UTC
DAY = 86_400.0
ADDRESS = "https://releases.example/latest.json"


class Signer:
    """A key pair; the same seed is the same pair."""

    def __init__(self, seed: int = 1) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        raw = self._key.public_key().public_bytes_raw()
        self.secret = base64.b64encode(bytes([seed]) * 32).decode()
        self.public = base64.b64encode(raw).decode()
        self.name = sha256(raw).hexdigest()[:16]

    def signature(self, payload: str) -> dict[str, str]:
        signature = self._key.sign(b"zoomprov latest.json 1\n" + payload.encode())
        return {"key": self.name, "signature": base64.b64encode(signature).decode()}


OURS = Signer(1)
NEXT = Signer(2)
STRANGER = Signer(9)


def releases(*keys: Signer, address: str = ADDRESS, hosts: tuple[str, ...] = ()) -> Releases:
    """Return where releases are, believed by these keys; by ours if none is named."""
    return Releases(
        address=address,
        pages="https://releases.example/tag/v",
        hosts=("releases.example", "store.example", *hosts),
        keys=tuple(key.public for key in keys or (OURS,)),
    )


def said(version: str = "9.1.0", *, made: float = NOW - DAY, days: float = 30, **more: Any) -> str:
    """Return the text that is signed for a release."""
    name = f"zoomprov_{version}_amd64.deb"
    document = {
        "format": 1,
        "product": "zoomprov",
        "channel": "stable",
        "version": version,
        "made": told(made),
        "expires": told(made + days * DAY),
        "notes": "Names who is new.",
        "files": [{"name": name, "size": 7, "sha256": "ab" * 32}],
    }
    return json.dumps(document | more)


def told(moment: float) -> str:
    """Return a moment as a list writes it."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def signed(payload: str, *signers: Signer) -> str:
    """Return a list as it is published, signed by ours if nobody is named."""
    signatures = [signer.signature(payload) for signer in signers or (OURS,)]
    return json.dumps({"signed": payload, "signatures": signatures})


def listed(version: str = "9.1.0", *signers: Signer, **more: Any) -> str:
    """Return a signed list of a release."""
    return signed(said(version, **more), *signers)
