"""Okta: apps that programs sign in with (OIDC native and service apps)."""

from typing import Any

from zoomprov_gui.simulator.records import App
from zoomprov_gui.simulator.refusals import invalid
from zoomprov_gui.simulator.serving import Call
from zoomprov_gui.simulator.sources import behaviour
from zoomprov_gui.simulator.state import OAuthClient, State, assigned_people

OIDC = "oidc_client"
GRANTS = frozenset(
    {
        "authorization_code",
        "refresh_token",
        "client_credentials",
        "urn:ietf:params:oauth:grant-type:device_code",
    }
)


@behaviour("facts/okta.md §5", "the client id is the app's id (REC apps-list-get-014: a field)")
def create_oidc_app(call: Call, body: dict[str, Any]) -> App:
    """Add an OIDC app; nobody is assigned to it and nothing is granted."""
    world = call.world
    wanted = (body.get("settings") or {}).get("oauthClient") or {}
    kind, grants = wanted.get("application_type"), set(wanted.get("grant_types") or [])
    if kind not in {"native", "service"}:
        raise invalid("settings", "application_type: only native and service are simulated")
    if not grants or grants - GRANTS:
        raise invalid("settings", "grant_types: The grant types are not allowed for the client")
    redirects = tuple(map(str, wanted.get("redirect_uris") or ()))
    if kind == "native" and not redirects:
        raise invalid("settings", "redirect_uris: must not be empty")
    app = App(
        id=world.new_okta_id("0oa"),
        name=OIDC,
        label=str(body.get("label") or "App"),
        created=call.now,
        status="ACTIVE" if call.query.get("activate", "true") == "true" else "INACTIVE",
    )
    world.okta.apps[app.id] = app
    world.okta.assigned[app.id] = assigned_people()
    credentials = (body.get("credentials") or {}).get("oauthClient") or {}
    world.okta.clients[app.id] = OAuthClient(
        app.id,
        app.label,
        redirects,
        service=kind == "service",
        needs_dpop=bool(wanted.get("dpop_bound_access_tokens", kind == "service")),
        keys=list((wanted.get("jwks") or {}).get("keys") or ()),
        settings={"client": wanted, "credentials": credentials},
    )
    return app


@behaviour("facts/okta.md §6", "an admin pastes a public key (JWK) into a service app")
def add_key(state: State, client_id: str, key: dict[str, Any]) -> None:
    """Put a public key with a service app; ValueError for what is none."""
    client = state.okta.clients.get(client_id)
    if client is None or not client.service:
        raise ValueError(f"there is no service app {client_id}")
    if key.get("kty") not in {"EC", "RSA"} or "d" in key:
        raise ValueError("a public key is a JWK of kind EC or RSA, without its private part")
    client.keys.append(key)


def oidc_parts(client: OAuthClient) -> dict[str, dict[str, Any]]:
    """Return what an OIDC app's document has beyond any app's (REC apps-list-get-014)."""
    given, known = client.settings.get("client", {}), client.settings.get("credentials", {})
    return {
        "credentials": {
            "oauthClient": {
                "autoKeyRotation": True,
                "token_endpoint_auth_method": "none",
                **known,
                "client_id": client.client_id,
            }
        },
        "settings": {
            "oauthClient": {
                "response_types": ["code"],
                **given,
                "redirect_uris": list(client.redirect_uris),
                "issuer_mode": "ORG_URL",
            }
        },
    }
