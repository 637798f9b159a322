"""Okta: the pages on which an admin signs in: for an app in the browser, and for a device."""

from typing import Any

from zoomprov_gui.simulator.oauth_parts import ASK, NO, asking, back, decision, refuse, told
from zoomprov_gui.simulator.okta_calls import okta
from zoomprov_gui.simulator.serving import Call, Refusal, Reply
from zoomprov_gui.simulator.sources import declare
from zoomprov_gui.simulator.state import OAuthClient

CODE_LIFE = 300.0

declare("okta_authorize.code_life", "guess", "a code lives five minutes")
declare("okta_authorize.errors", "guess", "words of access_denied and unauthorized_client")


def client_of(call: Call, client_id: str) -> OAuthClient:
    """Return the app that asks, which has to be active; raises Refusal."""
    known = call.world.okta
    client, app = known.clients.get(client_id), known.apps.get(client_id)
    if client is None or (app is not None and app.status != "ACTIVE"):
        raise refuse("invalid_client", "Invalid value for 'client_id' parameter.", 401)
    return client


def allowed_scopes(client: OAuthClient, text: str) -> frozenset[str]:
    """Return the scopes asked for; an okta.* one that was never granted is refused."""
    wanted = frozenset(text.split())
    admin = {scope for scope in wanted if scope.startswith("okta.")}
    if admin - client.granted:
        raise refuse("consent_required", "You are not allowed any of the requested scopes.")
    return wanted


@okta.call("GET", "/oauth2/v1/authorize", "facts/okta.md §6", public=True)
def authorize(call: Call) -> Reply:
    """Sign the admin in, at once or after asking: a redirect with code and state."""
    query = call.query
    client = client_of(call, query.get("client_id", ""))
    address = query.get("redirect_uri", "")
    if address not in client.redirect_uris:
        text = (
            "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings."
        )
        raise refuse("invalid_request", text)
    said = decision(call, call.world.okta.consent)
    if said == ASK:
        admin = call.world.okta.admin.name
        return asking(call, f"Sign in to {client.label}", f"You are signed in as {admin}.")
    state = {"state": query.get("state", "")}
    error = "access_denied|The resource owner denied the request." if said == NO else ""
    error = error or _refusal(call, client)
    if error:
        name, _, words = error.partition("|")
        return back(address, state | {"error": name, "error_description": words})
    return back(address, state | {"code": _code(call, client)})


def _refusal(call: Call, client: OAuthClient) -> str:
    """Return why a request is refused, as error and words, `""` where it is not."""
    query, world = call.query, call.world
    assigned = world.okta.assigned.get(client.client_id)
    if assigned is not None and assigned.get(world.okta.admin.id) is None:
        return "access_denied|User is not assigned to the client application."
    if query.get("code_challenge_method") != "S256" or not query.get("code_challenge"):
        return "invalid_request|PKCE code challenge is required."
    try:
        allowed_scopes(client, query.get("scope", ""))
    except Refusal as refusal:
        body: dict[str, Any] = refusal.reply.body
        return f"{body['error']}|{body['error_description']}"
    return ""


def _code(call: Call, client: OAuthClient) -> str:
    code = call.world.new_text(40)
    call.world.okta.codes[code] = {
        "client": client.client_id,
        "challenge": call.query["code_challenge"],
        "redirect_uri": call.query["redirect_uri"],
        "scopes": frozenset(call.query.get("scope", "").split()),
        "until": call.now + CODE_LIFE,
    }
    return code


@okta.call("GET", "/activate", "facts/okta.md §6", public=True)
def activate(call: Call) -> Reply:
    """Return the page where a device's code is entered."""
    wanted = call.query.get("user_code", "").upper()
    known = call.world.okta.codes.values()
    grant = next((one for one in known if one.get("user_code") == wanted), None)
    if grant is None:
        return told("Activate your device", "Enter the code that your device shows.")
    said = decision(call, ASK)
    if said == ASK:
        return asking(call, "Activate your device", f"Code {wanted}")
    grant["said"] = said
    return told("Device activated" if said != NO else "Denied", "You can close this page.")
