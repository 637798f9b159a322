"""Okta: the attributes of the Zoom app's user profile, and how Okta fills them."""

from typing import Any

from zoomprov_gui.simulator.identifiers import okta_time
from zoomprov_gui.simulator.okta_calls import app_of, okta, reads
from zoomprov_gui.simulator.refusals import not_found
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.sources import declare

CORE = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
ATTRIBUTES = {
    "userName": ("Username", "userName", CORE, "user.login"),
    "email": ("Email", "emails.^[type==work].value", CORE, "user.email"),
    "givenName": ("Given name", "name.givenName", CORE, "user.firstName"),
    "familyName": ("Family name", "name.familyName", CORE, "user.lastName"),
    "department": ("Department", "department", ENTERPRISE, "user.department"),
    "title": ("Title", "title", CORE, "user.title"),
    "userType": ("User type", "userType", CORE, "user.userType"),
}
LICENCES = ("Basic", "Licensed", "Collaboration")

declare("okta_schemas.attributes", "guess", "the exact mapping list is not verified (§9)")


def _attribute(name: str) -> dict[str, Any]:
    title, external, namespace, _ = ATTRIBUTES[name]
    attribute: dict[str, Any] = {
        "title": title,
        "type": "string",
        "externalName": external,
        "externalNamespace": namespace,
        "scope": "SELF",
    }
    if name == "userName":
        attribute |= {"required": True, "maxLength": 100}
    if name == "userType":
        choices = [{"const": licence, "title": licence} for licence in LICENCES]
        attribute |= {"enum": list(LICENCES), "oneOf": choices, "scope": "NONE"}
    return attribute


@okta.call(
    "GET", "/api/v1/meta/schemas/apps/{app_id}/default", "facts/okta.md §9", *reads("schemas")
)
def schema(call: Call) -> Reply:
    """Return the app user schema; userType is a custom attribute (facts/okta.md §9 #13)."""
    app = app_of(call)
    base = {name: _attribute(name) for name in ATTRIBUTES if name != "userType"}
    body = {
        "id": f"{call.base}/meta/schemas/apps/{app.id}/default",
        "$schema": "http://json-schema.org/draft-04/schema#",
        "name": app.name,
        "title": f"{app.label} User",
        "lastUpdated": okta_time(app.created),
        "created": okta_time(app.created),
        "definitions": {
            "custom": {
                "id": "#custom",
                "type": "object",
                "properties": {"userType": _attribute("userType")},
                "required": [],
            },
            "base": {
                "id": "#base",
                "type": "object",
                "properties": base,
                "required": ["userName"],
            },
        },
        "type": "object",
        "properties": {
            "profile": {"allOf": [{"$ref": "#/definitions/custom"}, {"$ref": "#/definitions/base"}]}
        },
    }
    return Reply(200, body)


def _mapping(call: Call) -> dict[str, Any]:
    app = call.world.app
    if app is None:
        raise not_found("Mapping", "zoomus")
    kind = "otynwlw0pkLLUgtNG5d7"
    schema_href = f"{call.base}/api/v1/meta/schemas/apps/{app.id}/default"
    return {
        "id": "prm" + app.id[3:],
        "source": {
            "id": kind,
            "name": "user",
            "type": "user",
            "_links": {"self": {"href": f"{call.base}/api/v1/meta/types/user/{kind}"}},
        },
        "target": {
            "id": app.id,
            "name": app.name,
            "type": "appuser",
            "_links": {
                "self": {"href": f"{call.base}/api/v1/apps/{app.id}"},
                "schema": {"href": schema_href},
            },
        },
        "_links": {"self": {"href": f"{call.base}/api/v1/mappings/prm{app.id[3:]}"}},
    }


@okta.call("GET", "/api/v1/mappings", "facts/okta.md §7", *reads("profileMappings"))
def mappings(call: Call) -> Reply:
    """List the mapping into the Zoom app (REC schemas-mappings-003)."""
    target = call.query.get("targetId")
    app = call.world.app
    known = app is not None and target in (None, app.id)
    return Reply(200, [_mapping(call)] if known else [])


@okta.call("GET", "/api/v1/mappings/{mapping_id}", "facts/okta.md §9", *reads("profileMappings"))
def mapping(call: Call) -> Reply:
    """How each attribute is filled (REC schemas-mappings-005)."""
    found = _mapping(call)
    if found["id"] != call.params["mapping_id"]:
        raise not_found("Mapping", call.params["mapping_id"])
    rules = {
        name: {"expression": expression, "pushStatus": "PUSH"}
        for name, (_, _, _, expression) in ATTRIBUTES.items()
        if name != "userName"
    }
    return Reply(200, found | {"properties": rules})
