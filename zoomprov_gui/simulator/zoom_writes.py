"""Zoom: creating, changing, switching off and letting go of accounts."""

from zoomprov_gui.simulator.records import ZoomUser
from zoomprov_gui.simulator.refusals import nobody, refuse_zoom
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.sources import declare
from zoomprov_gui.simulator.sync import EVENTS_AHEAD
from zoomprov_gui.simulator.zoom_calls import body_of, operator, settled_user, user_of, zoom
from zoomprov_gui.simulator.zoom_people import (
    LICENSED,
    free_hosts,
    holds,
    let_go,
    set_address,
    set_details,
    set_zoom_status,
    take_in,
)

CLASSIC = "user:write:admin"
ADMIN_STAYS = "Zoom Room and Admin users' status cannot be activated or deactivated."
NO_SEAT_TO_ADD = (
    'Your request to add a new "Licensed" user couldn\'t be approved at this time because your '
    'account has reached the permitted maximum number of "{0}" paying users. Please purchase '
    "additional licenses or contact the Zoom support team to provision additional users in your "
    "account."
)
NO_SEAT_TO_CONVERT = (
    'Your request to convert the user type of a "Basic" user to a "Licensed" user was not approved '
    'at this time because your account has reached the permitted maximum number of "{0}" paying '
    "users. Please purchase additional licenses or remove existing paying user(s) from your "
    '"Users" list or the "Pending Users" list before attempting to convert a user to a paying user.'
)
BASIC_CAP = (
    "Your request to activate the user was not approved at this time because your account has "
    'reached the permitted maximum number of {0} "Basic" users. Remove the existing "Basic" '
    'user(s) from your "Users" list or the "Pending Users" list before attempting to activate '
    "this user."
)

declare("zoom_writes.custom_role", "guess", "a custom role cannot be switched off either")
declare("zoom_writes.twice", "guess", "switching off twice answers 204 (facts/zoom.md §5: NV)")


def _log(call: Call, action: str, detail: str) -> None:
    call.world.zoom_log(call.now, operator(call), "User", action, detail)


@zoom.call("POST", "/v2/users", "facts/zoom.md §3", "user:write:user:admin", CLASSIC, label="Light")
def create(call: Call) -> Reply:
    """Invite somebody, or create them at once under a managed domain with ssoCreate."""
    body = body_of(call)
    info = body.get("user_info")
    missing = [("action", "Missing field.")] if not body.get("action") else []
    missing += [
        (f"user_info.{key}", "Missing field.")
        for key in ("email", "type")
        if not isinstance(info, dict) or not info.get(key)
    ]
    if missing or not isinstance(info, dict):
        raise refuse_zoom(400, 300, "Validation Failed.", missing)
    world, email = call.world, str(info["email"])
    if world.zoom_user(email) is not None:
        raise refuse_zoom(409, 1005, f'Email "{email}" has already been used.')
    if info["type"] == LICENSED and free_hosts(world) < 1:
        raise refuse_zoom(400, 3412, NO_SEAT_TO_ADD.format(world.zoom.hosts))
    managed = email.rpartition("@")[2].casefold() in world.zoom.managed_domains
    user = ZoomUser(
        id=world.new_zoom_id(),
        email=email,
        first=info.get("first_name"),
        last=info.get("last_name"),
        created=call.now,
        type=int(info["type"]),
        status="active" if managed and body["action"] == "ssoCreate" else "pending",
    )
    take_in(world, user)
    _log(call, "Add", f"Add User {email}")
    made = {"id": user.id, "first_name": user.first or "", "last_name": user.last or ""}
    return Reply(201, made | {"email": email, "type": user.type})


@zoom.call(
    "PATCH",
    "/v2/users/{user_id}",
    "facts/zoom.md §4 §8",
    "user:update:user:admin",
    CLASSIC,
    label="Light",
)
def update(call: Call) -> Reply:
    """Change names, department or licence; a pending person is answered and not changed (T3)."""
    body, user = body_of(call), user_of(call)
    kind = body.get("type")
    if kind is not None and kind not in (1, 2, 3, 4):
        raise refuse_zoom(400, 300, "Validation Failed.", [("type", "Invalid field.")])
    if kind == 3:
        raise refuse_zoom(400, 300, "Your account can't set user type as On-prem.")
    if user.status == "pending":
        return Reply(204)
    if kind == LICENSED and not holds(user) and free_hosts(call.world) < 1:
        raise refuse_zoom(400, 3412, NO_SEAT_TO_CONVERT.format(call.world.zoom.hosts))
    set_details(
        call.world,
        user.id,
        kind=kind,
        first=body.get("first_name"),
        last=body.get("last_name"),
        dept=body.get("dept"),
    )
    _log(call, "Update", f"Update User {user.email}")
    return Reply(204)


@zoom.call(
    "PUT",
    "/v2/users/{user_id}/status",
    "facts/zoom.md §5",
    "user:update:status:admin",
    CLASSIC,
    label="Light",
)
def set_status(call: Call) -> Reply:
    """Switch an account on or off; recorded as 204, documented as 200."""
    action, user = body_of(call).get("action"), settled_user(call)
    if action in ("clock_in", "clock_out"):
        return Reply(204)
    if action not in ("activate", "deactivate"):
        raise refuse_zoom(400, 300, "Validation Failed.", [("action", "Invalid field.")])
    if user.role != "2":
        raise refuse_zoom(400, 200, ADMIN_STAYS)
    if action == "deactivate" and user.has_events:
        raise refuse_zoom(400, 300, EVENTS_AHEAD)
    if action == "activate" and user.status == "inactive":
        _refuse_full(call)
    wanted = "active" if action == "activate" else "inactive"
    if user.status != wanted:
        set_zoom_status(call.world, user.id, wanted)
        _log(call, "Update", f"{str(action).capitalize()} User {user.email}")
    return Reply(204)


def _refuse_full(call: Call) -> None:
    """Zoom may limit free accounts (facts/zoom.md §5: 3412)."""
    account = call.world.zoom
    if account.max_basic is not None and account.users.count("active") >= account.max_basic:
        raise refuse_zoom(400, 3412, BASIC_CAP.format(account.max_basic))


@zoom.call(
    "PUT",
    "/v2/users/{user_id}/email",
    "facts/zoom.md §10 D20",
    "user:update:email:admin",
    CLASSIC,
    label="Light",
)
def set_email(call: Call) -> Reply:
    """Change an address: never another admin's, only within managed domains, only to a free one."""
    body, user = body_of(call), settled_user(call)
    email = body.get("email")
    if not isinstance(email, str) or "@" not in email:
        raise refuse_zoom(400, 300, "Validation Failed.", [("email", "Invalid field.")])
    if user.role in ("0", "1") and user.id != call.world.zoom.owner_id:
        raise refuse_zoom(400, 1000, "Admin can not change other admins email.")
    domains = call.world.zoom.managed_domains
    if email.rpartition("@")[2].casefold() not in domains:
        names = ", ".join(sorted(domains))
        raise refuse_zoom(
            400, 1116, f"Email address {email} doesn't match limited domains: {names}"
        )
    others = [other for other in call.world.zoom.users.by_email(email) if other.id != user.id]
    if others:
        raise refuse_zoom(409, 1005, f'Email "{email}" has already been used.')
    old = user.email
    set_address(call.world, user.id, email)
    _log(call, "Update", f"Update User {old} - Change Email: from {old} to {email}")
    return Reply(204)


@zoom.call(
    "DELETE",
    "/v2/users/{user_id}/token",
    "facts/zoom.md §10 D24",
    "user:delete:token:admin",
    CLASSIC,
    label="Light",
)
def end_sessions(call: Call) -> Reply:
    """Log an SSO user out."""
    user = call.world.zoom.users.edit(settled_user(call).id)
    user.sessions_ended = call.now
    _log(call, "Update", f"Revoke SSO token of User {user.email}")
    return Reply(204)


@zoom.call(
    "DELETE",
    "/v2/users/{user_id}",
    "facts/zoom.md §5",
    "user:delete:user:admin",
    CLASSIC,
    label="Light",
)
def delete(call: Call) -> Reply:
    """Disassociate unless told to delete; pending people can only be disassociated."""
    user, world = user_of(call), call.world
    action = call.query.get("action", "disassociate")
    if user.role in ("0", "1") and user.status != "pending":
        raise refuse_zoom(400, 1117, "You can not disassociate an Admin user.")
    managed = user.email.rpartition("@")[2].casefold() in world.zoom.managed_domains
    if user.status == "pending":
        if action != "disassociate":
            raise nobody(call.params["user_id"])
    elif action == "disassociate" and managed:
        raise refuse_zoom(400, 1107, "You can not disassociate a user with managed domain.")
    let_go(world, user)
    _log(call, "Delete", f"Delete User {user.email}")
    return Reply(204)
