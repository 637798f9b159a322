"""Faults that reach into the world: what somebody else does while a caller is at work."""

from collections.abc import Callable

from zoomprov_gui.simulator.assignments import assign, deactivate_person, unassign
from zoomprov_gui.simulator.eventlog import SYSTEM
from zoomprov_gui.simulator.faults import Fault
from zoomprov_gui.simulator.records import ZoomUser
from zoomprov_gui.simulator.serving import Call, Refusal
from zoomprov_gui.simulator.state import State
from zoomprov_gui.simulator.switches import set_switches
from zoomprov_gui.simulator.zoom_people import let_go, set_details, set_zoom_status

Changer = Callable[[Fault, Call], None]
OTHER_ADMIN = ("User", "00uotheradmin0000001", "sam.other@acme.example", "Sam Other")


def tokens_end(fault: Fault, call: Call) -> None:
    """Every token that was issued ends; Zoom's status for that may be chosen."""
    world = call.world
    tokens = world.okta.tokens if fault.side == "okta" else world.zoom.tokens
    for token in tokens.values():
        if token.kind != "SSWS":
            token.expires = world.now()
    world.zoom.expired_status = int(fault.number("status", world.zoom.expired_status))


def token_revoked(fault: Fault, call: Call) -> None:
    """All tokens are gone for good; Zoom's app is switched off."""
    world = call.world
    if fault.side == "okta":
        world.okta.tokens.clear()
    else:
        world.zoom.tokens.clear()
        world.zoom.app_active = False


def scope_removed(fault: Fault, call: Call) -> None:
    """Take a scope away from the app, and so from its tokens."""
    world = call.world
    lost = {fault.words["scope"]} if "scope" in fault.words else None
    tokens = world.okta.tokens if fault.side == "okta" else world.zoom.tokens
    for token in tokens.values():
        if token.scopes is not None:
            token.scopes = frozenset() if lost is None else token.scopes - lost
    if fault.side == "zoom":
        world.zoom.scopes -= world.zoom.scopes.copy() if lost is None else lost


def role_removed(fault: Fault, call: Call) -> None:
    """Make the admin behind the token an admin no more."""
    world = call.world
    if fault.side == "okta":
        world.okta.roles[world.okta.admin.id] = "USER"
    else:
        world.zoom.scopes.clear()
        for token in world.zoom.tokens.values():
            token.scopes = frozenset()


def switched_off(fault: Fault, call: Call) -> None:
    """Another admin turns 'Deactivate users' off."""
    del fault
    set_switches(call.world, deactivate=False, actor=OTHER_ADMIN)


def app_inactive(fault: Fault, call: Call) -> None:
    """Another admin deactivates the Zoom app."""
    del fault
    app = call.world.app
    if app is not None:
        app.status = "INACTIVE"
        app.last_updated = call.now


def connection_broken(fault: Fault, call: Call) -> None:
    """Zoom no longer accepts Okta's permission."""
    del fault
    app = call.world.app
    if app is not None:
        app.authorised_by = None


def seats_gone(fault: Fault, call: Call) -> None:
    """Somebody takes the last free licence."""
    del fault
    call.world.zoom.hosts = call.world.zoom.used


def group_readds(fault: Fault, call: Call) -> None:
    """Let a group rule bring the person back soon after."""
    who = call.params.get("user_id")
    app = call.world.app
    if who is None or app is None:
        return

    def again(world: State, at: float) -> None:
        del at
        user = world.okta_user(who)
        if user is not None and world.app_users.get(user.id) is None:
            assign(world, app, user, direct=False, actor=SYSTEM)

    call.world.later(fault.number("seconds", 5), again)


def second_admin(fault: Fault, call: Call) -> None:
    """Another admin does the same a moment earlier."""
    world, who = call.world, call.params.get("user_id", "")
    if fault.side == "zoom":
        account = world.zoom_user(who)
        if account is not None and account.role == "2" and account.status != "pending":
            set_zoom_status(world, account.id, "inactive")
        return
    user, app = world.okta_user(who), world.app
    if user is None or app is None:
        return
    try:
        if "/apps/" in call.path and world.app_users.get(user.id) is not None:
            unassign(world, app, user.id, actor=OTHER_ADMIN)
        elif call.path.endswith("/deactivate") and user.status != "DEPROVISIONED":
            deactivate_person(world, user.id, actor=OTHER_ADMIN)
    except Refusal:
        return  # groups hold the person: the other admin failed as well


def auto_deleted(fault: Fault, call: Call) -> None:
    """Zoom deletes the account after its time (T10); never an admin's (facts/zoom.md §5: 1117)."""
    account = call.world.zoom_user(call.params.get("user_id", ""))
    if account is not None:
        gone = account.id
        call.world.later(fault.number("seconds", 5), lambda world, _: _delete(world, gone))


def _delete(world: State, user_id: str) -> None:
    account = world.zoom.users.get(user_id)
    if account is not None and account.role == "2":
        let_go(world, account)


def flips_back(fault: Fault, call: Call) -> None:
    """Whatever is done to this account is undone later."""
    account = call.world.zoom_user(call.params.get("user_id", ""))
    if account is None:
        return
    who, status, kind = account.id, account.status, account.type

    def undo(world: State, at: float) -> None:
        del at
        set_zoom_status(world, who, status)
        set_details(world, who, kind=kind)

    call.world.later(fault.number("seconds", 20), undo)


def moves_list(fault: Fault, call: Call) -> None:
    """One person leaves the list that is read, another comes into it (T14)."""
    del fault
    listing = call.query.get("status", "active")
    other = {"active": "inactive"}.get(listing, "active")
    leaving, coming = _movable(call.world, listing), _movable(call.world, other)
    for account, status in ((leaving, other), (coming, listing)):
        if account is not None and "pending" not in (account.status, status):
            set_zoom_status(call.world, account.id, status)


def _movable(world: State, listing: str) -> ZoomUser | None:
    people = world.zoom.users.every(listing)
    return next((user for user in people if user.role == "2"), None)


CHANGES: dict[str, Changer] = {
    "token-expired": tokens_end,
    "token-revoked": token_revoked,
    "scope-removed": scope_removed,
    "role-removed": role_removed,
    "switch-off": switched_off,
    "app-inactive": app_inactive,
    "connection-broken": connection_broken,
    "seat-shortage": seats_gone,
    "group-readds": group_readds,
    "second-admin": second_admin,
    "auto-deleted": auto_deleted,
    "flips-back": flips_back,
    "moves-list": moves_list,
}
