"""Okta: discovery, the organisation, API tokens, and the admin's own roles."""

from typing import Any

from zoomprov_gui.simulator.identifiers import okta_time
from zoomprov_gui.simulator.okta_calls import okta, reads, user_of
from zoomprov_gui.simulator.okta_gate import CHANGES_BY_ROLE, IDLE_LIFE
from zoomprov_gui.simulator.records import Token
from zoomprov_gui.simulator.refusals import not_found
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.sources import declare

SCOPES = [
    f"okta.{family}.{verb}"
    for family in (
        "apps", "appGrants", "users", "groups", "logs", "orgs", "schemas", "profileMappings",
        "roles", "principalRateLimits", "apiTokens",
    )
    for verb in ("read", "manage")
]  # fmt: skip
ROLE_LABELS = {
    "SUPER_ADMIN": "Super Administrator",
    "ORG_ADMIN": "Organization Administrator",
    "APP_ADMIN": "Application Administrator",
    "USER_ADMIN": "Group Administrator",
    "HELP_DESK_ADMIN": "Help Desk Administrator",
    "READ_ONLY_ADMIN": "Read-Only Administrator",
}

declare("okta_users.me_of_an_app", "guess", "404 for /users/me with the token of a service app")
declare("okta_org.current_token", "guess", "GET /api-tokens/current answers the token that asks")


@okta.call("GET", "/.well-known/okta-organization", "facts/okta.md §6", public=True)
def organisation(call: Call) -> Reply:
    """REC well-known-and-org-001."""
    org = call.world.okta
    settings = dict.fromkeys(
        ("analyticsCollectionEnabled", "omEnabled", "pssoEnabled", "desktopMFAEnabled"), False
    )
    body = {
        "id": org.id,
        "cell": "op3",
        "_links": {"organization": {"href": call.base}},
        "pipeline": org.pipeline,
        "settings": settings | {"bugReportingEnabled": True, "itpEnabled": True},
    }
    return Reply(200, body)


def metadata(call: Call) -> dict[str, Any]:
    """Return what both discovery documents say."""
    base = f"{call.base}/oauth2/v1"
    return {
        "issuer": call.base,
        "authorization_endpoint": f"{base}/authorize",
        "token_endpoint": f"{base}/token",
        "revocation_endpoint": f"{base}/revoke",
        "device_authorization_endpoint": f"{base}/device/authorize",
        "jwks_uri": f"{base}/keys",
        "registration_endpoint": f"{base}/clients",
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "fragment", "form_post", "okta_post_message"],
        "grant_types_supported": [
            "authorization_code",
            "refresh_token",
            "client_credentials",
            "urn:ietf:params:oauth:grant-type:device_code",
        ],
        "subject_types_supported": ["public"],
        "scopes_supported": [*SCOPES, "openid", "email", "profile", "offline_access"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt", "none"],
        "code_challenge_methods_supported": ["S256"],
        "dpop_signing_alg_values_supported": ["RS256", "ES256"],
    }


@okta.call("GET", "/.well-known/oauth-authorization-server", "facts/okta.md §6", public=True)
def oauth_metadata(call: Call) -> Reply:
    """REC well-known-and-org-003."""
    return Reply(200, metadata(call))


@okta.call("GET", "/.well-known/openid-configuration", "facts/okta.md §6", public=True)
def openid_metadata(call: Call) -> Reply:
    """Return the same, with what OpenID Connect adds."""
    more = {
        "userinfo_endpoint": f"{call.base}/oauth2/v1/userinfo",
        "end_session_endpoint": f"{call.base}/oauth2/v1/logout",
        "introspection_endpoint": f"{call.base}/oauth2/v1/introspect",
        "id_token_signing_alg_values_supported": ["RS256"],
        "claims_supported": ["iss", "sub", "aud", "exp", "iat"],
    }
    return Reply(200, metadata(call) | more)


@okta.call("GET", "/api/v1/org", "facts/okta.md §13", *reads("orgs"))
def org_setting(call: Call) -> Reply:
    """Return the organisation; its address fields are null in recordings."""
    org = call.world.okta
    nothing = dict.fromkeys(
        (
            "address1", "address2", "city", "state", "country", "postalCode", "phoneNumber",
            "supportPhoneNumber", "endUserSupportHelpURL",
        )
    )  # fmt: skip
    body = nothing | {
        "id": org.id,
        "subdomain": org.subdomain,
        "companyName": org.name,
        "status": "ACTIVE",
        "website": f"https://www.{org.subdomain}.example",
        "created": okta_time(org.admin.created),
        "lastUpdated": okta_time(org.admin.created),
        "expiresAt": None,
        "_links": {"contacts": {"href": f"{call.base}/api/v1/org/contacts"}},
    }
    return Reply(200, body)


def token_document(token: Token, base: str) -> dict[str, Any]:
    """Return an API token (REC rate-limits-and-tokens-004)."""
    used = max(token.last_used, token.issued)
    me = f"{base}/api/v1/api-tokens/{token.id}"
    return {
        "id": token.id,
        "name": "zoomprov",
        "userId": token.user_id,
        "clientName": "Okta API",
        "tokenWindow": "P30D",
        "network": {"connection": "ANYWHERE"},
        "expiresAt": okta_time(used + IDLE_LIFE),
        "created": okta_time(token.issued),
        "lastUpdated": okta_time(used),
        "_links": {
            "self": {"href": me, "hints": {"allow": ["GET", "DELETE"]}},
            "user": {"href": f"{base}/api/v1/users/{token.user_id}"},
        },
    }


@okta.call("GET", "/api/v1/api-tokens/{token_id}", "facts/okta.md §6", *reads("apiTokens"))
def get_token(call: Call) -> Reply:
    """Return an API token by id; `current` is the one that asks."""
    wanted = call.params["token_id"]
    if wanted == "current" and call.token is not None:
        return Reply(200, token_document(call.token, call.base))
    for token in call.world.okta.tokens.values():
        if token.id == wanted:
            return Reply(200, token_document(token, call.base))
    raise not_found("ApiToken", wanted)


@okta.call("DELETE", "/api/v1/api-tokens/current", "facts/okta.md §6")
def revoke_own_token(call: Call) -> Reply:
    """End the token that asks."""
    if call.token is not None:
        call.world.okta.tokens.pop(call.token.text, None)
    return Reply(204)


@okta.call("GET", "/api/v1/users/{user_id}/roles", "facts/okta.md §5", *reads("roles"))
def roles(call: Call) -> Reply:
    """List a person's admin roles; [] for most (REC users-026)."""
    user = user_of(call)
    role = call.world.okta.roles.get(user.id)
    if role not in CHANGES_BY_ROLE:
        return Reply(200, [])
    body = {
        "id": "ra1" + user.id[3:],
        "label": ROLE_LABELS[role],
        "type": role,
        "status": "ACTIVE",
        "created": okta_time(user.created),
        "lastUpdated": okta_time(user.created),
        "assignmentType": "USER",
        "_links": {"assignee": {"href": f"{call.base}/api/v1/users/{user.id}"}},
    }
    return Reply(200, [body])


@okta.call(
    "GET", "/api/v1/principal-rate-limits", "facts/okta.md §8", *reads("principalRateLimits")
)
def principal_limits(call: Call) -> Reply:
    """REC rate-limits-and-tokens-001."""
    org = call.world.okta
    token = call.token
    body = {
        "id": "prlnpbzamkh0Z8xYo1d7",
        "orgId": org.id,
        "principalId": token.id if token is not None else "",
        "principalType": "SSWS_TOKEN",
        "defaultPercentage": 50,
        "defaultConcurrencyPercentage": 50,
        "lastUpdate": okta_time(org.admin.created),
        "lastUpdatedBy": org.admin.id,
        "createdDate": okta_time(org.admin.created),
        "createdBy": org.admin.id,
    }
    return Reply(200, [body])
