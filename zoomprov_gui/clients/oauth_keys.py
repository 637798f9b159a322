"""Keys made here, and what is signed with them: client assertions and DPoP proofs.

RFC 7523 (private_key_jwt) and RFC 9449 (DPoP), as Okta wants them (facts/okta.md §6).
"""

import base64
import contextlib
import hashlib
import json
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret

ALGORITHMS = ("ES256", "RS256")  # of those that Okta takes, the usual two
_PUBLIC = ("kty", "crv", "x", "y", "n", "e")
ASSERTION_LIFE = 300  # seconds; Okta takes an hour at most


class SigningKey:
    """A private key that never leaves as text unless revealed. `kid` names its public part."""

    def __init__(self, key: ECKey | RSAKey, algorithm: str) -> None:
        self.algorithm = algorithm
        public = key.as_dict(private=False)
        self.kid = str(public.get("kid") or key.thumbprint())
        self._key = key
        self._public = {name: str(public[name]) for name in _PUBLIC if name in public}

    def __repr__(self) -> str:
        return f"SigningKey({self.algorithm}, kid={self.kid!r}, …)"

    def public(self) -> dict[str, str]:
        """Return the public part as a JWK, to paste into the app in Okta."""
        return self._public | {"kid": self.kid, "use": "sig", "alg": self.algorithm}

    def private(self) -> Secret:
        """Return the whole key as a JWK in JSON, for the vault."""
        kept = self._key.as_dict(private=True)
        return Secret(json.dumps({**kept, "kid": self.kid, "alg": self.algorithm}))

    def assertion(self, client_id: str, audience: str, now: float) -> str:
        """Return a proof that we are the client, for one token request."""
        claims = {
            "iss": client_id,
            "sub": client_id,
            "aud": audience,
            "iat": int(now),
            "exp": int(now) + ASSERTION_LIFE,
            "jti": secrets.token_urlsafe(24),
        }
        return self._signed({"kid": self.kid, "typ": "JWT"}, claims)

    def proof(
        self, method: str, url: str, now: float, *, nonce: str = "", token: Secret | None = None
    ) -> str:
        """Return a DPoP proof for one request; with the token that it goes along with."""
        parts = urlsplit(url)
        claims: dict[str, str | int] = {
            "htm": method.upper(),
            "htu": f"{parts.scheme}://{parts.netloc}{parts.path}",
            "iat": int(now),
            "jti": secrets.token_urlsafe(24),
        }
        if nonce:
            claims["nonce"] = nonce
        if token is not None:
            claims["ath"] = _digest(token.reveal())
        return self._signed({"typ": "dpop+jwt", "jwk": self._public}, claims)

    def _signed(self, header: Mapping[str, object], claims: Mapping[str, object]) -> str:
        header = {"alg": self.algorithm, **header}
        return jwt.encode(header, dict(claims), self._key, algorithms=[self.algorithm])


def make_key(algorithm: str = "ES256") -> SigningKey:
    """Make a key on this computer. RS256 takes up to a second."""
    if algorithm == "RS256":
        return SigningKey(RSAKey.generate_key(2048), algorithm)
    return SigningKey(ECKey.generate_key("P-256"), "ES256")


def read_key(text: Secret) -> SigningKey:
    """Return a key from a JWK in JSON or from PEM. `NotConnected` says what is wrong with it."""
    key = _imported(text.reveal().strip())
    if key is None:
        raise _unfit("it cannot be read")
    if not key.is_private:
        raise _unfit("it is the public part only")
    if isinstance(key, ECKey) and key.curve_name != "P-256":
        raise _unfit("it is on another curve than P-256")
    return SigningKey(key, "ES256" if isinstance(key, ECKey) else "RS256")


def _imported(text: str) -> ECKey | RSAKey | None:
    for kind in (ECKey, RSAKey):
        # The errors' own words could quote the key.
        with contextlib.suppress(JoseError, ValueError, TypeError, KeyError):
            return kind.import_key(json.loads(text) if text.startswith("{") else text)
    return None


def challenge_of(verifier: str) -> str:
    """Return the S256 challenge of a PKCE verifier (RFC 7636)."""
    return _digest(verifier)


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _unfit(reason: str) -> NotConnected:
    return NotConnected(Service.OKTA, "key", reason=reason)
