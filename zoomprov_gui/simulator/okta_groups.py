"""Okta: groups, their members and their apps."""

from zoomprov_gui.simulator.assignments import set_member
from zoomprov_gui.simulator.expressions import compiled
from zoomprov_gui.simulator.okta_calls import body_of, group_of, manages, okta, reads, user_of
from zoomprov_gui.simulator.okta_documents import app_document, group_document, user_document
from zoomprov_gui.simulator.okta_gate import actor
from zoomprov_gui.simulator.paging import linked, okta_limit, okta_start
from zoomprov_gui.simulator.refusals import invalid, refuse_okta
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.state import DEPROVISIONED, LIVE

READ = reads("groups")
MANAGE = manages("groups")


@okta.call("GET", "/api/v1/groups", "facts/okta.md §7", *READ)
def list_groups(call: Call) -> Reply:
    """All groups, or those that begin with `q`, or those an expression fits."""
    groups = [group_document(group, call.base) for group in call.world.okta.groups.values()]
    expression = call.query.get("search") or call.query.get("filter")
    if expression:
        groups = list(filter(compiled(expression), groups))
    if "q" in call.query:
        wanted = call.query["q"].casefold()
        groups = [g for g in groups if g["profile"]["name"].casefold().startswith(wanted)]
    limit, start = okta_limit(call, 200, 10000), okta_start(call)
    following = start + limit if start + limit < len(groups) else None
    return linked(call, Reply(200, groups[start : start + limit]), limit, following)


@okta.call("GET", "/api/v1/groups/{group_id}", "facts/okta.md §3", *READ)
def get_group(call: Call) -> Reply:
    """Return a group (REC groups-006)."""
    return Reply(200, group_document(group_of(call), call.base))


@okta.call("PUT", "/api/v1/groups/{group_id}", "specs/okta-openapi.json replaceGroup", *MANAGE)
def replace_group(call: Call) -> Reply:
    """Replace name and description; only a group of Okta's own."""
    group, profile = group_of(call), body_of(call).get("profile")
    if not isinstance(profile, dict) or not profile.get("name"):
        raise invalid("name", "name: The field cannot be left blank")
    if group.type != "OKTA_GROUP":
        raise refuse_okta(403, "E0000006")
    group.name, group.description = str(profile["name"]), profile.get("description")
    return Reply(200, group_document(group, call.base))


@okta.call("GET", "/api/v1/groups/{group_id}/users", "facts/okta.md §4 §7", *READ)
def members(call: Call) -> Reply:
    """Members; deactivated people stay in groups."""
    group = group_of(call)
    limit, start = okta_limit(call, 1000, 1000), okta_start(call)
    found: list[object] = []
    people = call.world.okta.users.every(LIVE, DEPROVISIONED, start=start)
    for place, user in enumerate(people, start):
        if not call.world.in_group(group, user.id):
            continue
        if len(found) == limit:
            return linked(call, Reply(200, found), limit, place)
        found.append(user_document(user, call.base))
    return linked(call, Reply(200, found), limit, None)


@okta.call("PUT", "/api/v1/groups/{group_id}/users/{user_id}", "facts/okta.md §4", *MANAGE)
def add_member(call: Call) -> Reply:
    """Safe to repeat."""
    return _set(call, inside=True)


@okta.call("DELETE", "/api/v1/groups/{group_id}/users/{user_id}", "facts/okta.md §3", *MANAGE)
def remove_member(call: Call) -> Reply:
    """Undo a group's assignment for one person (REC groups-014)."""
    return _set(call, inside=False)


def _set(call: Call, *, inside: bool) -> Reply:
    group = group_of(call)
    if group.type != "OKTA_GROUP":
        raise refuse_okta(403, "E0000006")
    set_member(call.world, group, user_of(call), inside=inside, actor=actor(call))
    return Reply(204)


@okta.call("GET", "/api/v1/groups/{group_id}/apps", "facts/okta.md §7", *READ)
def group_apps(call: Call) -> Reply:
    """List the apps a group grants (REC groups-015)."""
    group, org = group_of(call), call.world.okta
    apps = [
        app_document(app, call.base, org.id) for app in org.apps.values() if group.id in app.groups
    ]
    return linked(call, Reply(200, apps), 20, None)
