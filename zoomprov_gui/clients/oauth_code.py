"""One request for a sign-in in the browser, and what belongs to it (RFC 6749, 7636, 8252, 9207).

What is random here binds the answer to this request, this server and this program: another
server's answer, somebody else's, or the same one again is not taken.
"""

import secrets
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from zoomprov_gui.clients.loopback import Answer, once_each
from zoomprov_gui.clients.oauth_keys import challenge_of
from zoomprov_gui.clients.oauth_server import AuthServer
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint, Tokens
from zoomprov_gui.domain.errors import ExpectedError, NotConnected, Refused
from zoomprov_gui.domain.secret import Secret

LIFE = 300.0  # seconds; codes themselves live five minutes at most (facts/zoom.md §2)
_PERMISSION = frozenset({"consent_required", "invalid_scope", "insufficient_scope"})


class CodeRequest:
    """A sign-in that somebody has been sent to the browser for. It takes one answer."""

    def __init__(
        self, server: AuthServer, client_id: str, scopes: tuple[str, ...], redirect_uri: str
    ) -> None:
        self.server = server
        self.redirect_uri = redirect_uri
        self._client_id = client_id
        self._scopes = scopes
        self._state = Secret(secrets.token_urlsafe(32))
        self._verifier = Secret(secrets.token_urlsafe(48))
        self._used = False

    def __repr__(self) -> str:
        return f"CodeRequest({self.server.authorize_url!r}, {self.redirect_uri!r}, …)"

    @property
    def url(self) -> str:
        """The page to open."""
        query = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self.redirect_uri,
            "state": self._state.reveal(),
            "code_challenge": challenge_of(self._verifier.reveal()),
            # Zoom would take the verifier itself for a challenge if the method were not named.
            "code_challenge_method": "S256",
        }
        if self._scopes:
            query["scope"] = " ".join(self._scopes)
        return f"{self.server.authorize_url}?{urlencode(query)}"

    def is_answered_by(self, answer: Mapping[str, str]) -> bool:
        """Tell whether an answer is to this request, and the first one."""
        state = answer.get("state", "").encode()
        ours = secrets.compare_digest(state, self._state.reveal().encode())
        return ours and not self._used and ("code" in answer or "error" in answer)

    async def redeem(self, answer: Mapping[str, str], endpoint: TokenEndpoint) -> Tokens:
        """Exchange the code in an answer for tokens; an answer is good once."""
        if not self.is_answered_by(answer):
            raise self._strange("it is not the answer to this sign-in")
        self._used = True
        # An error carries nothing that another server could use, and some name themselves only
        # where there is a code (Canaille, on Authlib).
        has_to_name = self.server.names_itself and "error" not in answer
        issuer = answer.get("iss", "" if has_to_name else self.server.issuer)
        if issuer.rstrip("/") != self.server.issuer or endpoint.server != self.server:
            raise self._strange("it comes from another service")
        if "error" in answer:
            raise self._said_no(answer["error"], answer.get("error_description", ""))
        form = {
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": self.redirect_uri,
            "client_id": self._client_id,
            "code_verifier": self._verifier.reveal(),
        }
        return await endpoint.ask(lambda: form)

    def _strange(self, reason: str) -> NotConnected:
        return NotConnected(self.server.service, "wrong_answer", reason=reason)

    def _said_no(self, error: str, text: str) -> ExpectedError:
        """Return what an error in the answer means; its words come through the browser."""
        said = "".join(c for c in text[:300] if c.isprintable())
        service = self.server.service
        if error in _PERMISSION:
            return NotConnected(service, "permission", reason=said)
        if error == "access_denied":
            # Okta says the same for both (`guess` on the words: facts/okta.md §6 quotes none).
            assigned = "not assigned" in said.casefold()
            return NotConnected(service, "not_assigned" if assigned else "denied", reason=said)
        known = error.isascii() and error.replace("_", "").isalnum() and len(error) <= 60
        return Refused(service, 400, error if known else "", said)


def pasted_answer(text: str, redirect_uri: str) -> Answer | None:
    """Return what an address out of the browser says, None where it is not our own."""
    line = "".join(text.split()).strip("<>\"'")
    try:
        parts, ours = urlsplit(line), urlsplit(redirect_uri)
    except ValueError:
        return None
    if (parts.scheme, parts.netloc, parts.path) != (ours.scheme, ours.netloc, ours.path):
        return None
    return once_each(parts.query)
