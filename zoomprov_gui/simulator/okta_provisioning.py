"""Okta: the features of the Zoom app, its connection to Zoom, consent grants, schema."""

from typing import Any

from zoomprov_gui.simulator.console_work import switch_on
from zoomprov_gui.simulator.identifiers import okta_time
from zoomprov_gui.simulator.okta_calls import app_of, body_of, manages, okta, reads
from zoomprov_gui.simulator.okta_documents import connection_document
from zoomprov_gui.simulator.okta_gate import actor
from zoomprov_gui.simulator.records import App
from zoomprov_gui.simulator.refusals import invalid, not_found, refuse_okta
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.sources import declare
from zoomprov_gui.simulator.switches import capabilities, set_switches

READ = reads("apps")
MANAGE = manages("apps")
APP = "/api/v1/apps/{app_id}"
FEATURES = ("USER_PROVISIONING", "INBOUND_PROVISIONING")

declare("okta_provisioning.partial_put", "guess", "recorded bodies of a feature are full (§14: NV)")


def _provisioned(call: Call) -> App:
    """Return the app, or refuse as recorded for apps without provisioning."""
    app = app_of(call)
    if app.name != "zoomus":
        raise invalid("feature", "Provisioning is not supported.")
    if app.connection != "ENABLED":
        raise invalid("feature", "Provisioning is not enabled for the app instance.")
    return app


def _feature(app: App, name: str, base: str) -> dict[str, Any]:
    inbound = {
        "importSettings": {
            "username": {"usernameFormat": "EMAIL"},
            "schedule": {"status": "DISABLED"},
        },
        "importRules": {
            "userCreateAndMatch": {
                "exactMatchCriteria": "EMAIL",
                "allowPartialMatch": False,
                "autoConfirmPartialMatch": False,
                "autoConfirmExactMatch": False,
                "autoConfirmNewUsers": False,
                "autoActivateNewUsers": False,
            }
        },
    }
    outbound = name == "USER_PROVISIONING"
    way = "from Okta to a downstream" if outbound else "from a downstream application to Okta or an"
    return {
        "name": name,
        "status": "ENABLED",
        "description": f"User provisioning settings {way} application",
        "capabilities": capabilities(app.switches) if outbound else inbound,
        "_links": {
            "self": {
                "href": f"{base}/api/v1/apps/{app.id}/features/{name}",
                "hints": {"allow": ["GET", "PUT"]},
            }
        },
    }


@okta.call("GET", APP + "/features", "facts/okta.md §1", *READ)
def list_features(call: Call) -> Reply:
    """Both features of the Zoom app."""
    app = _provisioned(call)
    return Reply(200, [_feature(app, name, call.base) for name in FEATURES])


def _named(call: Call) -> str:
    name = call.params["feature"]
    if name not in FEATURES:
        raise refuse_okta(404, "E0000007", f"{name} (PublicAppFeatureSetName)")
    return name


@okta.call("GET", APP + "/features/{feature}", "facts/okta.md §1", *READ)
def get_feature(call: Call) -> Reply:
    """One feature (REC app-features-005)."""
    name, app = _named(call), _provisioned(call)
    return Reply(200, _feature(app, name, call.base))


@okta.call("PUT", APP + "/features/{feature}", "facts/okta.md §1", *MANAGE)
def put_feature(call: Call) -> Reply:
    """Change what a partial body names and nothing else."""
    body, name, app = body_of(call), _named(call), _provisioned(call)
    if name == "USER_PROVISIONING":
        update = body.get("update") or {}
        set_switches(
            call.world,
            create=_on((body.get("create") or {}).get("lifecycleCreate")),
            update=_on(update.get("profile")),
            deactivate=_on(update.get("lifecycleDeactivate")),
            actor=actor(call),
        )
    return Reply(200, _feature(app, name, call.base))


def _on(setting: Any) -> bool | None:
    if not setting or "status" not in setting:
        return None
    if setting["status"] not in ("ENABLED", "DISABLED"):
        raise invalid("status", "status: must be ENABLED or DISABLED")
    return bool(setting["status"] == "ENABLED")


@okta.call("GET", APP + "/connections/default", "facts/okta.md §1", *READ)
def get_connection(call: Call) -> Reply:
    """Return the provisioning connection; UNKNOWN for apps that have none."""
    return Reply(200, connection_document(app_of(call), call.base))


@okta.call("POST", APP + "/connections/default", "facts/okta.md §1", *MANAGE)
def post_connection(call: Call) -> Reply:
    """200 even where nothing can come of it (REC app-connections-004)."""
    app, body = app_of(call), body_of(call)
    if app.name == "zoomus":
        if (body.get("profile") or {}).get("authScheme") != "OAUTH2":
            raise invalid("profile", "authScheme: Zoom supports OAUTH2 only")
        app.connection, app.consent_state = "DISABLED", call.world.new_text(24)
        app.authorised_by = None
    return Reply(200, connection_document(app, call.base))


@okta.call("GET", "/api/v1/apps/{name}/{app_id}/oauth2/authorize", "guess", public=True)
def consent(call: Call) -> Reply:
    """Stand for Zoom's consent page: the owner agrees, and Okta shows the JSON to go on with."""
    app = app_of(call)
    if call.query.get("state") != app.consent_state or app.consent_state is None:
        raise refuse_okta(403, "E0000006")
    code = call.world.new_text(20)
    call.world.okta.codes[code] = {"app": app.id}
    url = f"{call.base}/api/v1/apps/{app.name}/{app.id}/oauth2/callback"
    href = f"{url}?code={code}&state={app.consent_state}"
    return Reply(200, {"continue_oauth_flow_url": {"href": href, "method": "POST"}})


@okta.call("POST", "/api/v1/apps/{name}/{app_id}/oauth2/callback", "facts/okta.md §1", *MANAGE)
def consented(call: Call) -> Reply:
    """Finish the consent with code and state."""
    app = app_of(call)
    known = call.world.okta.codes.pop(call.query.get("code", ""), None)
    if known is None or call.query.get("state") != app.consent_state:
        raise invalid("oauth2", "The authorization code or the state is invalid.")
    app.authorised_by = call.world.zoom.owner_id
    return Reply(204)


@okta.call("POST", APP + "/connections/default/lifecycle/activate", "facts/okta.md §1", *MANAGE)
def activate_connection(call: Call) -> Reply:
    """204 in any state, whatever it did."""
    app = app_of(call)
    if app.connection == "DISABLED" and app.authorised_by is not None:
        switch_on(call.world, app, actor=actor(call))
    return Reply(204)


@okta.call("POST", APP + "/connections/default/lifecycle/deactivate", "facts/okta.md §1", *MANAGE)
def deactivate_connection(call: Call) -> Reply:
    """204 in any state."""
    app = app_of(call)
    if app.connection == "ENABLED":
        app.connection = "DISABLED"
    return Reply(204)


def _grant(call: Call, grant: dict[str, Any]) -> dict[str, Any]:
    app = call.world.okta.apps[grant["app"]]
    me = f"{call.base}/api/v1/apps/{app.id}"
    return {
        "id": grant["id"],
        "status": "ACTIVE",
        "created": okta_time(grant["at"]),
        "createdBy": {"id": call.world.okta.admin.id, "type": "User"},
        "lastUpdated": okta_time(grant["at"]),
        "issuer": call.base,
        "clientId": app.id,
        "scopeId": grant["scope"],
        "source": "ADMIN",
        "_links": {
            "app": {"href": me, "title": app.label},
            "self": {
                "href": f"{me}/grants/{grant['id']}",
                "hints": {"allow": ["GET", "DELETE"]},
            },
            "client": {"href": f"{call.base}/oauth2/v1/clients/{app.id}", "title": app.label},
        },
    }


@okta.call("GET", APP + "/grants", "facts/okta.md §5", *reads("appGrants"))
def list_grants(call: Call) -> Reply:
    """List the scopes granted to an OAuth app."""
    app = app_of(call)
    grants = call.world.okta.grants.values()
    return Reply(200, [_grant(call, grant) for grant in grants if grant["app"] == app.id])


@okta.call("POST", APP + "/grants", "facts/okta.md §5", *manages("appGrants"))
def add_grant(call: Call) -> Reply:
    """Documented 201, recorded 200; only a Super Admin may."""
    app, body = app_of(call), body_of(call)
    if not body.get("scopeId") or not body.get("issuer"):
        raise invalid("grant", "scopeId and issuer are required")
    grant = {
        "id": call.world.new_okta_id("oag"),
        "app": app.id,
        "scope": body["scopeId"],
        "at": call.now,
    }
    call.world.okta.grants[grant["id"]] = grant
    if client := call.world.okta.clients.get(app.id):
        client.granted.add(str(body["scopeId"]))
    return Reply(200, _grant(call, grant))


@okta.call("DELETE", APP + "/grants/{grant_id}", "facts/okta.md §5", *manages("appGrants"))
def delete_grant(call: Call) -> Reply:
    """REC app-grants-tokens-004."""
    grant = call.world.okta.grants.pop(call.params["grant_id"], None)
    if grant is None:
        raise not_found("OAuth2ScopeConsentGrant", call.params["grant_id"])
    if client := call.world.okta.clients.get(grant["app"]):
        client.granted.discard(grant["scope"])
    return Reply(204)
