"""Okta: apps, who is assigned to them, and through which groups."""

from typing import Any

from zoomprov_gui.simulator.assignments import assign, assign_group, unassign, unassign_group
from zoomprov_gui.simulator.console_work import add_app
from zoomprov_gui.simulator.expressions import compiled
from zoomprov_gui.simulator.oidc_apps import OIDC, create_oidc_app, oidc_parts
from zoomprov_gui.simulator.okta_calls import (
    app_of,
    assigned_of,
    body_of,
    encoded_page,
    group_of,
    manages,
    okta,
    reads,
)
from zoomprov_gui.simulator.okta_documents import (
    app_document,
    app_group_document,
    app_user_document,
)
from zoomprov_gui.simulator.okta_gate import actor
from zoomprov_gui.simulator.paging import linked, okta_limit, okta_start
from zoomprov_gui.simulator.records import App, AppUser
from zoomprov_gui.simulator.refusals import invalid, not_found, refuse_okta
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.sources import declare
from zoomprov_gui.simulator.state import ASSIGNED
from zoomprov_gui.simulator.sync import changed

READ = reads("apps")
MANAGE = manages("apps")
APP = "/api/v1/apps/{app_id}"

declare("okta_apps.unassign_twice", "guess", "404 when an unassignment is repeated (§3: NV)")
declare("okta_apps.already_by_group", "guess", "409 for somebody a group assigned (§14: NV)")


@okta.call("GET", "/api/v1/apps", "facts/okta.md §1 §7", *READ)
def list_apps(call: Call) -> Reply:
    """All apps, those that begin with `q`, or those a filter on name, id or status fits."""
    org = call.world.okta
    apps = [_app(call, app) for app in org.apps.values()]
    if call.query.get("filter"):
        apps = list(filter(compiled(call.query["filter"]), apps))
    if "q" in call.query:
        wanted = call.query["q"].casefold()
        apps = [a for a in apps if a["label"].casefold().startswith(wanted) or a["name"] == wanted]
    limit, start = okta_limit(call, 20, 200), okta_start(call)
    following = start + limit if start + limit < len(apps) else None
    return linked(call, Reply(200, apps[start : start + limit]), limit, following)


@okta.call("POST", "/api/v1/apps", "facts/okta.md §2", *MANAGE)
def create_app(call: Call) -> Reply:
    """Add the Zoom app, whose `settings.app.subDomain` is required, or one to sign in with."""
    body, world = body_of(call), call.world
    if body.get("name") == OIDC:
        return Reply(200, _app(call, create_oidc_app(call, body)))
    if body.get("name") != "zoomus":
        raise invalid("name", "name: only zoomus and oidc_client can be created here")
    settings = body.get("settings") or {}
    sub_domain = (settings.get("app") or {}).get("subDomain")
    if not sub_domain:
        raise invalid("settings", "subDomain: The field cannot be left blank")
    active = call.query.get("activate", "true") == "true"
    app = add_app(world, str(body.get("label") or "Zoom"), str(sub_domain), active=active)
    return Reply(200, _app(call, app))


def _app(call: Call, app: App) -> dict[str, Any]:
    document = app_document(app, call.base, call.world.okta.id)
    if client := call.world.okta.clients.get(app.id):
        for name, more in oidc_parts(client).items():
            document[name] |= more
    return document


@okta.call("GET", APP, "facts/okta.md §2", *READ)
def get_app(call: Call) -> Reply:
    """Return an app instance."""
    return Reply(200, _app(call, app_of(call)))


@okta.call("POST", APP + "/lifecycle/activate", "facts/okta.md §4", *MANAGE)
def activate_app(call: Call) -> Reply:
    """REC apps-list-get-022."""
    return _set_status(call, "ACTIVE")


@okta.call("POST", APP + "/lifecycle/deactivate", "facts/okta.md §4", *MANAGE)
def deactivate_app(call: Call) -> Reply:
    """Put the app to sleep; its assignments stay."""
    return _set_status(call, "INACTIVE")


def _set_status(call: Call, status: str) -> Reply:
    app = app_of(call)
    app.status, app.last_updated = status, call.now
    return Reply(200, {})


@okta.call("GET", APP + "/users", "facts/okta.md §3 §7", *READ)
def list_app_users(call: Call) -> Reply:
    """List assignments, 50 a page, at most 500; `next` has been known to lose `expand`."""
    app, world = app_of(call), call.world
    limit = okta_limit(call, 50, 500)
    expand = call.query.get("expand") == "user"

    def document(link: AppUser) -> dict[str, Any]:
        return _document(call, app, link, expand=expand)

    if "q" in call.query:
        return _begins(call, app, limit, expand=expand)
    rows, position = assigned_of(call, app).page(ASSIGNED, okta_start(call), limit)
    writer = world.rows.get("app_user")
    body = encoded_page(
        rows,
        document,
        None if writer is None else lambda index: writer(index, call.base, app.id, expand),
    )
    return linked(call, Reply(200, body), limit, position)


def _document(call: Call, app: App, link: AppUser, *, expand: bool) -> dict[str, Any]:
    user = call.world.okta.users.get(link.user_id) if expand else None
    return app_user_document(link, app.id, call.base, user)


def _begins(call: Call, app: App, limit: int, *, expand: bool) -> Reply:
    """`q`: a beginning of userName, first name, last name or e-mail (facts/okta.md §3)."""
    wanted, start = call.query["q"].casefold(), okta_start(call)
    found: list[dict[str, Any]] = []
    for place, link in enumerate(assigned_of(call, app).every(ASSIGNED)):
        profile = link.profile
        texts = (link.user_name, profile.get("givenName"), profile.get("familyName"))
        if place < start or not any((t or "").casefold().startswith(wanted) for t in texts):
            continue
        if len(found) == limit:
            return linked(call, Reply(200, found), limit, place)
        found.append(_document(call, app, link, expand=expand))
    return linked(call, Reply(200, found), limit, None)


@okta.call("POST", APP + "/users", "facts/okta.md §3", *MANAGE)
def assign_user(call: Call) -> Reply:
    """Assign a person; 409 when they are, 403 when they are not active."""
    app, body = app_of(call), body_of(call)
    user = call.world.okta_user(str(body.get("id", "")))
    if user is None:
        raise not_found("User", str(body.get("id", "")))
    if user.status == "DEPROVISIONED":
        raise refuse_okta(403, "E0000117")
    if assigned_of(call, app).get(user.id) is not None:
        raise refuse_okta(409, "E0000062")
    link = assign(
        call.world, app, user, direct=True, actor=actor(call), profile=body.get("profile")
    )
    return Reply(200, app_user_document(link, app.id, call.base))


def _link(call: Call, app: App) -> AppUser:
    link = assigned_of(call, app).get(call.params["user_id"])
    if link is None:
        raise not_found("AppUser", call.params["user_id"])
    return link


@okta.call("GET", APP + "/users/{user_id}", "facts/okta.md §3", *READ)
def get_app_user(call: Call) -> Reply:
    """One assignment."""
    app = app_of(call)
    expand = call.query.get("expand") == "user"
    return Reply(200, _document(call, app, _link(call, app), expand=expand))


@okta.call("POST", APP + "/users/{user_id}", "facts/okta.md §3", *MANAGE)
def update_app_user(call: Call) -> Reply:
    """Update part of the app's own profile, pushed if that is on."""
    app, body = app_of(call), body_of(call)
    link = assigned_of(call, app).edit(_link(call, app).user_id)
    link.profile |= body.get("profile") or {}
    link.user_name = (body.get("credentials") or {}).get("userName", link.user_name)
    link.last_updated = call.now
    user = call.world.okta_user(link.user_id)
    if user is not None:
        changed(call.world, app, link, user)
    return Reply(200, app_user_document(link, app.id, call.base))


@okta.call("DELETE", APP + "/users/{user_id}", "facts/okta.md §3", *MANAGE)
def unassign_user(call: Call) -> Reply:
    """204; 403 E0000046 where groups grant it; 404 when repeated."""
    app = app_of(call)
    unassign(call.world, app, _link(call, app).user_id, actor=actor(call))
    return Reply(204)


@okta.call("GET", APP + "/groups", "facts/okta.md §3 §7", *READ)
def list_app_groups(call: Call) -> Reply:
    """List assigned groups by priority."""
    app = app_of(call)
    limit, start = okta_limit(call, 20, 200), okta_start(call)
    links = sorted(app.groups.values(), key=lambda link: link.priority)
    rows = [app_group_document(link, app.id, call.base) for link in links]
    following = start + limit if start + limit < len(rows) else None
    return linked(call, Reply(200, rows[start : start + limit]), limit, following)


@okta.call("GET", APP + "/groups/{group_id}", "facts/okta.md §3", *READ)
def get_app_group(call: Call) -> Reply:
    """One group's assignment."""
    app, group = app_of(call), group_of(call)
    if group.id not in app.groups:
        raise not_found("ApplicationGroupAssignment", group.id)
    return Reply(200, app_group_document(app.groups[group.id], app.id, call.base))


@okta.call("PUT", APP + "/groups/{group_id}", "facts/okta.md §3", *MANAGE)
def put_app_group(call: Call) -> Reply:
    """Assign a group; safe to repeat."""
    app = app_of(call)
    link = assign_group(call.world, app, group_of(call), actor=actor(call))
    return Reply(200, app_group_document(link, app.id, call.base))


@okta.call("DELETE", APP + "/groups/{group_id}", "facts/okta.md §3", *MANAGE)
def delete_app_group(call: Call) -> Reply:
    """Unassign a group (REC app-groups-006)."""
    app, group = app_of(call), group_of(call)
    if group.id not in app.groups:
        raise not_found("ApplicationGroupAssignment", group.id)
    unassign_group(call.world, app, group, actor=actor(call))
    return Reply(204)
