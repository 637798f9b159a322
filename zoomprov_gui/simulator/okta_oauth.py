"""Okta: the organisation's own authorization server: PKCE, device grant, service apps, DPoP."""

import base64
import hashlib
import json
from typing import Any
from urllib.parse import parse_qsl, urlencode

from zoomprov_gui.simulator.okta_calls import okta
from zoomprov_gui.simulator.records import Token
from zoomprov_gui.simulator.refusals import oauth_error
from zoomprov_gui.simulator.serving import Call, Refusal, Reply
from zoomprov_gui.simulator.state import OAuthClient

HOUR = 3600.0
DEVICE_LIFE = 600.0
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
POLLS_BEFORE_YES = 2


def _form(call: Call) -> dict[str, str]:
    return dict(parse_qsl(call.content.decode(errors="replace"), keep_blank_values=True))


def _refuse(error: str, text: str, status: int = 400, **headers: str) -> Refusal:
    reply = oauth_error(status, error, text)
    reply.headers += [(name.replace("_", "-"), value) for name, value in headers.items()]
    return Refusal(reply)


def _client(call: Call, client_id: str) -> OAuthClient:
    client = call.world.okta.clients.get(client_id)
    if client is None:
        raise _refuse("invalid_client", "Invalid value for 'client_id' parameter.", 401)
    return client


def _scopes(client: OAuthClient, text: str) -> frozenset[str]:
    """Return the scopes asked for; an okta.* one that was never granted is refused."""
    wanted = frozenset(text.split())
    admin = {scope for scope in wanted if scope.startswith("okta.")}
    if admin - client.granted:
        raise _refuse("consent_required", "You are not allowed any of the requested scopes.")
    return wanted


@okta.call("GET", "/oauth2/v1/authorize", "facts/okta.md §6", public=True)
def authorize(call: Call) -> Reply:
    """Sign the admin in at once: a redirect with code and state."""
    query = call.query
    client = _client(call, query.get("client_id", ""))
    if query.get("redirect_uri") not in client.redirect_uris:
        text = (
            "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings."
        )
        raise _refuse("invalid_request", text)
    back = {"state": query.get("state", "")}
    if query.get("code_challenge_method") != "S256" or not query.get("code_challenge"):
        back |= {
            "error": "invalid_request",
            "error_description": "PKCE code challenge is required.",
        }
    else:
        code = call.world.new_text(40)
        call.world.okta.codes[code] = {
            "client": client.client_id,
            "challenge": query["code_challenge"],
            "redirect_uri": query["redirect_uri"],
            "scopes": _scopes(client, query.get("scope", "")),
            "until": call.now + 300,
        }
        back["code"] = code
    return Reply(302, None, [("location", f"{query['redirect_uri']}?{urlencode(back)}")])


@okta.call("POST", "/oauth2/v1/device/authorize", "facts/okta.md §6", public=True)
def device_authorize(call: Call) -> Reply:
    """Start a device grant; the admin agrees by the third poll."""
    form = _form(call)
    client = _client(call, form.get("client_id", ""))
    code, user_code = call.world.new_text(40), call.world.new_text(8).upper()
    call.world.okta.codes[code] = {
        "client": client.client_id,
        "scopes": _scopes(client, form.get("scope", "")),
        "until": call.now + DEVICE_LIFE,
        "polls": 0,
        "last": 0.0,
    }
    page = f"{call.base}/activate"
    body = {
        "device_code": code,
        "user_code": user_code,
        "verification_uri": page,
        "verification_uri_complete": f"{page}?user_code={user_code}",
        "expires_in": int(DEVICE_LIFE),
        "interval": 5,
    }
    return Reply(200, body)


@okta.call("POST", "/oauth2/v1/token", "facts/okta.md §6", public=True)
def token(call: Call) -> Reply:
    """Every grant the organisation's server knows."""
    form = _form(call)
    grants = {
        "authorization_code": _by_code,
        "refresh_token": _by_refresh,
        "client_credentials": _by_assertion,
        DEVICE: _by_device,
    }
    grant = grants.get(form.get("grant_type", ""))
    if grant is None:
        raise _refuse("unsupported_grant_type", "The authorization grant type is not supported.")
    return grant(call, form)


def _by_code(call: Call, form: dict[str, str]) -> Reply:
    known = call.world.okta.codes.pop(form.get("code", ""), None)
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    if (
        known is None
        or known["until"] < call.now
        or known["client"] != form.get("client_id")
        or known["redirect_uri"] != form.get("redirect_uri")
    ):
        raise _refuse("invalid_grant", "The authorization code is invalid or has expired.")
    if challenge != known["challenge"]:
        raise _refuse("invalid_grant", "PKCE verification failed.")
    return _issue(call, known["client"], known["scopes"])


def _by_device(call: Call, form: dict[str, str]) -> Reply:
    known = call.world.okta.codes.get(form.get("device_code", ""))
    if known is None or known["client"] != form.get("client_id"):
        raise _refuse("invalid_grant", "The device code is invalid.")
    if known["until"] < call.now:
        raise _refuse("expired_token", "The device code has expired.")
    hasty = known["polls"] and call.now < known["last"] + 5
    known["last"] = call.now
    if hasty:
        raise _refuse("slow_down", "Polling too often.")
    known["polls"] += 1
    if known["polls"] <= POLLS_BEFORE_YES:
        raise _refuse(
            "authorization_pending", "The device authorization is pending. Please try again later."
        )
    call.world.okta.codes.pop(form["device_code"])
    return _issue(call, known["client"], known["scopes"])


def _by_refresh(call: Call, form: dict[str, str]) -> Reply:
    known = call.world.okta.codes.pop(form.get("refresh_token", ""), None)
    if known is None or known["client"] != form.get("client_id"):
        raise _refuse("invalid_grant", "The refresh token is invalid or expired.")
    return _issue(call, known["client"], known["scopes"])


def _by_assertion(call: Call, form: dict[str, str]) -> Reply:
    """private_key_jwt: the claims are checked, the signature is not (the simulator has no keys)."""
    if form.get("client_assertion_type") != JWT_BEARER:
        raise _refuse("invalid_client", "Client Credentials requests require private_key_jwt.", 401)
    claims = _claims(form.get("client_assertion", ""))
    client = _client(call, str(claims.get("iss", "")))
    good = (
        claims.get("aud") == f"{call.base}/oauth2/v1/token" and claims.get("sub") == claims["iss"]
    )
    if not client.service or not good or not call.now < claims.get("exp", 0) <= call.now + HOUR:
        raise _refuse("invalid_client", "The client_assertion is invalid.", 401)
    if client.needs_dpop:
        _check_proof(call)
    return _issue(
        call, client.client_id, _scopes(client, form.get("scope", "")), dpop=client.needs_dpop
    )


def _check_proof(call: Call) -> None:
    proof = call.headers.get("dpop")
    if proof is None:
        raise _refuse("invalid_dpop_proof", "The DPoP proof JWT header is missing.")
    nonce = call.world.secret[:16]
    if _claims(proof).get("nonce") != nonce:
        text = "Authorization server requires nonce in DPoP proof."
        raise _refuse("use_dpop_nonce", text, dpop_nonce=nonce)


def _claims(jwt: str) -> dict[str, Any]:
    parts = jwt.split(".")
    if len(parts) != 3:
        return {}
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) else {}


def _issue(call: Call, client_id: str, scopes: frozenset[str], *, dpop: bool = False) -> Reply:
    """Issue an access token for an hour, and a refresh token for offline_access."""
    world = call.world
    text = f"eyJ{world.new_text(60)}"
    kind = "DPoP" if dpop else "Bearer"
    world.okta.tokens[text] = Token(
        text=text,
        id="oat" + world.new_text(17),
        user_id=world.okta.admin.id,
        issued=call.now,
        expires=call.now + HOUR,
        kind=kind,
        scopes=scopes,
    )
    body: dict[str, Any] = {
        "token_type": kind,
        "expires_in": int(HOUR),
        "access_token": text,
        "scope": " ".join(sorted(scopes)),
    }
    if "offline_access" in scopes:
        body["refresh_token"] = world.new_text(43)
        world.okta.codes[body["refresh_token"]] = {"client": client_id, "scopes": scopes}
    return Reply(200, body)


@okta.call("POST", "/oauth2/v1/revoke", "facts/okta.md §6", public=True)
def revoke(call: Call) -> Reply:
    """200 whether or not the token was any good."""
    text = _form(call).get("token", "")
    call.world.okta.tokens.pop(text, None)
    call.world.okta.codes.pop(text, None)
    return Reply(200)


@okta.call("GET", "/oauth2/v1/keys", "facts/okta.md §6", public=True)
def keys(call: Call) -> Reply:
    """No keys: nothing the simulator issues is signed."""
    del call
    return Reply(200, {"keys": []})
