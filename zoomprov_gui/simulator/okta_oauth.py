"""Okta: the organisation's own authorization server: PKCE, device grant, service apps, DPoP."""

from typing import Any

from zoomprov_gui.simulator.dpop import bound_key
from zoomprov_gui.simulator.oauth_parts import ASK, NO, form_of, refuse
from zoomprov_gui.simulator.okta_authorize import allowed_scopes, client_of
from zoomprov_gui.simulator.okta_calls import okta
from zoomprov_gui.simulator.records import Token
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.signatures import digest, is_signed_by, parts
from zoomprov_gui.simulator.sources import declare

HOUR = 3600.0
DEVICE_LIFE = 600.0
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

declare("okta_oauth.no_keys", "guess", "the words for an app without keys; that it is refused: §6")
POLLS_BEFORE_YES = 2


@okta.call("POST", "/oauth2/v1/device/authorize", "facts/okta.md §6", public=True)
def device_authorize(call: Call) -> Reply:
    """Start a device grant; the admin agrees by the third poll."""
    form = form_of(call)
    client = client_of(call, form.get("client_id", ""))
    code, user_code = call.world.new_text(40), call.world.new_text(8).upper()
    call.world.okta.codes[code] = {
        "client": client.client_id,
        "scopes": allowed_scopes(client, form.get("scope", "")),
        "until": call.now + DEVICE_LIFE,
        "polls": 0,
        "last": 0.0,
        "user_code": user_code,
        "said": call.world.okta.consent,
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
    form = form_of(call)
    grants = {
        "authorization_code": _by_code,
        "refresh_token": _by_refresh,
        "client_credentials": _by_assertion,
        DEVICE: _by_device,
    }
    grant = grants.get(form.get("grant_type", ""))
    if grant is None:
        raise refuse("unsupported_grant_type", "The authorization grant type is not supported.")
    return grant(call, form)


def _by_code(call: Call, form: dict[str, str]) -> Reply:
    known = call.world.okta.codes.pop(form.get("code", ""), None)
    challenge = digest(form.get("code_verifier", ""))
    if (
        known is None
        or known["until"] < call.now
        or known["client"] != form.get("client_id")
        or known["redirect_uri"] != form.get("redirect_uri")
    ):
        raise refuse("invalid_grant", "The authorization code is invalid or has expired.")
    if challenge != known["challenge"]:
        raise refuse("invalid_grant", "PKCE verification failed.")
    return _issue(call, known["client"], known["scopes"])


def _by_device(call: Call, form: dict[str, str]) -> Reply:
    known = call.world.okta.codes.get(form.get("device_code", ""))
    if known is None or known["client"] != form.get("client_id"):
        raise refuse("invalid_grant", "The device code is invalid.")
    if known["until"] < call.now:
        raise refuse("expired_token", "The device code has expired.")
    hasty = known["polls"] and call.now < known["last"] + 5
    known["last"] = call.now
    if hasty:
        raise refuse("slow_down", "Polling too often.")
    known["polls"] += 1
    if known["said"] == NO:
        raise refuse("access_denied", "The resource owner denied the request.")
    if known["polls"] <= POLLS_BEFORE_YES or known["said"] == ASK:
        raise refuse(
            "authorization_pending", "The device authorization is pending. Please try again later."
        )
    call.world.okta.codes.pop(form["device_code"])
    return _issue(call, known["client"], known["scopes"])


def _by_refresh(call: Call, form: dict[str, str]) -> Reply:
    known = call.world.okta.codes.pop(form.get("refresh_token", ""), None)
    if known is None or known["client"] != form.get("client_id"):
        raise refuse("invalid_grant", "The refresh token is invalid or expired.")
    return _issue(call, known["client"], known["scopes"])


def _by_assertion(call: Call, form: dict[str, str]) -> Reply:
    """private_key_jwt: proven by a key that is with the app; an app without keys lets nobody in."""
    if form.get("client_assertion_type") != JWT_BEARER:
        raise refuse("invalid_client", "Client Credentials requests require private_key_jwt.", 401)
    _, claims = parts(form.get("client_assertion", ""))
    client = client_of(call, str(claims.get("iss", "")))
    good = (
        claims.get("aud") == f"{call.base}/oauth2/v1/token" and claims.get("sub") == claims["iss"]
    )
    if not client.service or not good or not call.now < claims.get("exp", 0) <= call.now + HOUR:
        raise refuse("invalid_client", "The client_assertion is invalid.", 401)
    if not client.keys:
        raise refuse("invalid_client", "The client has no public key (jwks).", 401)
    if not is_signed_by(form["client_assertion"], client.keys):
        raise refuse("invalid_client", "The client_assertion signature is invalid.", 401)
    if claims.get("jti") in call.world.okta.proofs:
        raise refuse("invalid_client", "The client_assertion was used before.", 401)
    key = bound_key(call) if client.needs_dpop or "dpop" in call.headers else ""
    if claims.get("jti"):
        call.world.okta.proofs.add(str(claims["jti"]))
    return _issue(call, client.client_id, allowed_scopes(client, form.get("scope", "")), bound=key)


def _issue(call: Call, client_id: str, scopes: frozenset[str], *, bound: str = "") -> Reply:
    """Issue an access token for an hour, and a refresh token for offline_access."""
    world = call.world
    text = f"eyJ{world.new_text(60)}"
    kind = "DPoP" if bound else "Bearer"
    world.okta.tokens[text] = Token(
        text=text,
        id="oat" + world.new_text(17),
        # A service app acts as itself, with a role of its own (facts/okta.md §6).
        user_id=client_id if world.okta.clients[client_id].service else world.okta.admin.id,
        issued=call.now,
        expires=call.now + HOUR,
        kind=kind,
        scopes=scopes,
        key=bound,
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
    text = form_of(call).get("token", "")
    call.world.okta.tokens.pop(text, None)
    call.world.okta.codes.pop(text, None)
    return Reply(200)


@okta.call("GET", "/oauth2/v1/keys", "facts/okta.md §6", public=True)
def keys(call: Call) -> Reply:
    """No keys: nothing the simulator issues is signed."""
    del call
    return Reply(200, {"keys": []})
