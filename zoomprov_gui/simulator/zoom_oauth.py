"""Zoom: the token endpoint of a server-to-server app."""

import base64
from urllib.parse import parse_qsl

from zoomprov_gui.simulator.records import Token
from zoomprov_gui.simulator.refusals import zoom_oauth_error
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.sources import behaviour
from zoomprov_gui.simulator.zoom_calls import zoom

LIFE = 3600.0


@zoom.call("POST", "/oauth/token", "facts/zoom.md §2", public=True)
def token(call: Call) -> Reply:
    """Parameters come in the form body or in the query; the client by Basic or in either."""
    sent = call.query | dict(parse_qsl(call.content.decode(errors="replace")))
    known = call.world.zoom
    client_id, secret = _client(call, sent)
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
def _issue(call: Call) -> Reply:
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
    body = {
        "access_token": text,
        "token_type": "bearer",
        "expires_in": int(LIFE) - 1,
        "scope": " ".join(sorted(known.scopes)),
        "api_url": call.base,
    }
    return Reply(200, body)
