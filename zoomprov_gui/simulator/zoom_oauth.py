"""Zoom: sign-in: the token endpoint, and the page of a public client (PKCE)."""

import base64
from typing import Any
from urllib.parse import urlsplit

from zoomprov_gui.simulator.oauth_parts import ASK, NO, asking, back, decision, form_of, told
from zoomprov_gui.simulator.records import Token
from zoomprov_gui.simulator.refusals import zoom_oauth_error
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.signatures import digest
from zoomprov_gui.simulator.sources import behaviour, declare
from zoomprov_gui.simulator.zoom_calls import zoom

LIFE = 3600.0
CODE_LIFE = 300.0
REFRESH_LIFE = 90 * 86400.0
CALLBACK = "/zoom/callback"

declare("zoom_oauth.public", "facts/zoom.md §2", "public PKCE client: no secret, rotating refresh")
declare("zoom_oauth.public_scopes", "guess", "a public client of an admin gets :admin scopes (NV)")
declare("zoom_oauth.public_errors", "guess", "words and codes of its refusals")


@zoom.call("POST", "/oauth/token", "facts/zoom.md §2", public=True)
def token(call: Call) -> Reply:
    """Parameters come in the form body or in the query; the client by Basic or in either."""
    sent = call.query | form_of(call)
    known = call.world.zoom
    client_id, secret = _client(call, sent)
    if client_id == known.public_client_id:
        return _public(call, sent)
    if (client_id, secret) != (known.client_id, known.client_secret) or not known.app_active:
        return zoom_oauth_error("invalid_client", "Invalid client_id or client_secret")
    if sent.get("grant_type") != "account_credentials":
        return zoom_oauth_error("unsupported_grant_type", "unsupported grant type")
    wanted = sent.get("account_id", "")
    if wanted != known.id:
        padded = wanted.strip() == known.id or not wanted.strip()
        return zoom_oauth_error(
            "invalid_request", "Bad Request" if padded else "Account does not exist"
        )
    return _issue(call)


@zoom.call("GET", "/oauth/authorize", "facts/zoom.md §2", public=True)
def authorize(call: Call) -> Reply:
    """Sign the owner in, at once or after asking: a redirect with code and state."""
    query, known = call.query, call.world.zoom
    if query.get("client_id") != known.public_client_id or not known.app_active:
        return told("Invalid client_id", "Zoom does not know this app (4,700).")
    address = query.get("redirect_uri", "")
    if not _is_callback(address):
        return told("Invalid redirect", "Invalid redirect url (4,709).")
    said = decision(call, known.consent)
    if said == ASK:
        return asking(call, "You are about to add this app", f"Account {known.name}")
    state = {"state": query.get("state", "")}
    if said == NO:
        return back(address, state | {"error": "access_denied"})
    code = call.world.new_text(32)
    known.codes[code] = {
        # Without a method Zoom takes the challenge as plain (RELIABILITY.md P5).
        "challenge": query.get("code_challenge", ""),
        "method": query.get("code_challenge_method", "plain"),
        "redirect_uri": address,
        "until": call.now + CODE_LIFE,
    }
    return back(address, state | {"code": code})


def _is_callback(address: str) -> bool:
    """Loopback redirects match whatever their port is (facts/zoom.md §2)."""
    parts = urlsplit(address)
    return (parts.scheme, parts.hostname, parts.path) == ("http", "127.0.0.1", CALLBACK)


def _public(call: Call, sent: dict[str, str]) -> Reply:
    """Grants of the client without a secret; a refresh token is good once."""
    codes = call.world.zoom.codes
    grant = sent.get("grant_type", "")
    if grant not in {"authorization_code", "refresh_token"}:
        return zoom_oauth_error("unsupported_grant_type", "unsupported grant type")
    if not call.world.zoom.app_active:
        return zoom_oauth_error("invalid_client", "Invalid client_id or client_secret")
    if grant == "refresh_token":
        known = codes.pop(sent.get("refresh_token", ""), None)
        if known is None or "refresh" not in known or known["until"] < call.now:
            return zoom_oauth_error("invalid_grant", "Invalid Token!", 401)
        return _issue(call, refresh=True)
    known = codes.pop(sent.get("code", ""), None)
    if known is None or "challenge" not in known or known["until"] < call.now:
        return zoom_oauth_error("invalid_grant", "Invalid authorization code")
    if known["redirect_uri"] != sent.get("redirect_uri"):
        return zoom_oauth_error("invalid_request", "Redirect URI mismatch.")
    verifier = sent.get("code_verifier", "")
    proof = digest(verifier) if known["method"] == "S256" else verifier
    if not known["challenge"] or proof != known["challenge"]:
        return zoom_oauth_error("invalid_grant", "Invalid code verifier")
    return _issue(call, refresh=True)


@zoom.call("POST", "/oauth/revoke", "guess", public=True)
def revoke(call: Call) -> Reply:
    """Take a token of the public client back; 200 whether or not it was any good."""
    text = (call.query | form_of(call)).get("token", "")
    call.world.zoom.tokens.pop(text, None)
    call.world.zoom.codes.pop(text, None)
    return Reply(200, {"status": "success"})


def _client(call: Call, sent: dict[str, str]) -> tuple[str, str]:
    scheme, _, text = call.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return sent.get("client_id", ""), sent.get("client_secret", "")
    try:
        client_id, _, secret = base64.b64decode(text).decode().partition(":")
    except ValueError:
        return "", ""
    return client_id, secret


@behaviour("facts/zoom.md §2", "several tokens may be valid at once; expires_in is 3599")
def _issue(call: Call, *, refresh: bool = False) -> Reply:
    known = call.world.zoom
    text = f"eyJ{call.world.new_text(80)}"
    known.tokens[text] = Token(
        text=text,
        id=text[-12:],
        user_id=known.owner_id,
        issued=call.now,
        expires=call.now + LIFE,
        kind="bearer",
        scopes=frozenset(known.scopes),
    )
    body: dict[str, Any] = {
        "access_token": text,
        "token_type": "bearer",
        "expires_in": int(LIFE) - 1,
        "scope": " ".join(sorted(known.scopes)),
        "api_url": call.base,
    }
    if refresh:
        body["refresh_token"] = f"eyJ{call.world.new_text(80)}"
        known.codes[body["refresh_token"]] = {"refresh": True, "until": call.now + REFRESH_LIFE}
    return Reply(200, body)
