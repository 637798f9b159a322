"""What Okta does to Zoom after a change, with its lag, and all that goes wrong on the way."""

from zoomprov_gui.simulator.eventlog import app_instance, app_user, person
from zoomprov_gui.simulator.records import App, AppUser, OktaUser, ZoomUser
from zoomprov_gui.simulator.sources import behaviour, declare
from zoomprov_gui.simulator.state import State
from zoomprov_gui.simulator.zoom_people import (
    LICENSED,
    TYPES,
    free_hosts,
    pending_expired,
    set_details,
    set_zoom_status,
    take_in,
)

BAD_CREDENTIALS = (
    "The credentials used to connect to the API were invalid; please check your configuration"
)
NO_SSO = "Account has not enabled Single Sign-On."
NO_MATCH = "Matching user not found"
EXISTS = "The user already exists"
NOT_HERE = "User [{0}] not exist or not belong to this account"
NO_SEAT = "Cannot add paid users."
WRONG_DOMAIN = (
    "The email domain does not match the associated domain of the account, please contact Zoom "
    "Customer Support to set up if necessary."
)
ADMIN_STAYS = "Cannot activate or deactivate Zoom Room and Admin users."
INACTIVE = "User is inactive or locked."
EVENTS_AHEAD = (
    "You cannot deactivate this user because the user has an upcoming Zoom Events scheduled."
)

declare("sync.reactivate", "guess", "an account Okta once managed is switched on again")
declare("sync.never_linked", "facts/zoom.md §10 D3", "an account Okta never linked is left alone")
declare("sync.failed_event", "guess", "which event types a failed push writes (facts/okta.md §14)")


class PushFailed(Exception):
    """Zoom, or the way to Zoom, refused a push; the text is the one Okta reports."""


@behaviour("facts/okta.md §9 #1 #2", "nothing without provisioning; 'Matching user not found'")
def assigned(world: State, app: App, link: AppUser, user: OktaUser) -> None:
    """Plan the creation of a Zoom account, if Okta's settings say so."""
    if not app.provisions:
        return
    if app.switches.create:
        link.status, link.sync_state = "STAGED", "SYNCING"
        world.later(world.sync_delay, lambda w, at: create(w, at, app, user.id))
    elif not (app.switches.update or app.switches.deactivate):
        _failed(world, world.now(), (app, link, user), _provisioning(user, app, NO_MATCH))


@behaviour("facts/okta.md §1", "only names, department and licence, and only if the switch is on")
def changed(world: State, app: App, link: AppUser, user: OktaUser) -> None:
    """Plan a profile push."""
    if app.provisions and app.switches.update and link.external_id:
        world.later(world.sync_delay, lambda w, at: update(w, at, app, user.id))


@behaviour("facts/zoom.md §10 D3", "nothing is sent while 'Deactivate users' is off")
def removed(world: State, app: App, link: AppUser, user: OktaUser) -> None:
    """Plan the deactivation of the Zoom account."""
    if link.external_id:
        world.okta.linked_before[user.id] = link.external_id
    if app.provisions and app.switches.deactivate and link.external_id:
        world.later(world.sync_delay, lambda w, at: deactivate(w, at, app, link, user))


def create(world: State, at: float, app: App, user_id: str) -> None:
    """Create the Zoom account of a person who is still assigned."""
    roster = world.okta.assigned[app.id]
    user = world.okta_user(user_id)
    if roster.get(user_id) is None or user is None:
        return
    link = roster.edit(user_id)
    try:
        account, again = _create(world, at, app, link)
    except PushFailed as failure:
        _failed(world, at, (app, link, user), _provisioning(user, app, str(failure)))
        return
    link.status, link.sync_state, link.external_id = "PROVISIONED", "SYNCHRONIZED", account.id
    link.last_sync = link.status_changed = link.last_updated = at
    steps = [
        "application.provision.user.push",
        "application.provision.user.sync",
        "app.user_management.push_new_user_success",
    ]
    for step in ["application.provision.user.reactivate"] if again else steps:
        world.log.write(at, step, _targets(app, link, user), debug={"appname": app.name})


def _create(world: State, at: float, app: App, link: AppUser) -> tuple[ZoomUser, bool]:
    _reach(world, app)
    email = link.user_name
    known = world.zoom_user(email)
    once = world.okta.linked_before.get(link.user_id)
    managed = known is not None and known.id == once and known.status != "pending"
    if known is not None and managed:
        return _switch_on(world, at, app, known, link), True
    _refuse_known(world, at, known, email)
    domain = email.rpartition("@")[2].casefold()
    if domain in world.zoom.refused_domains:
        raise PushFailed(f"Conflict. Errors reported by remote server: {WRONG_DOMAIN}")
    kind = _wanted_type(link)
    if kind == LICENSED and free_hosts(world) < 1:
        raise PushFailed(f"Conflict. Errors reported by remote server: {NO_SEAT}")
    account = ZoomUser(
        id=world.new_zoom_id(),
        email=email,
        first=link.profile.get("givenName"),
        last=link.profile.get("familyName"),
        dept=link.profile.get("department"),
        created=at,
        type=kind,
        status="active" if domain in world.zoom.managed_domains else "pending",
    )
    take_in(world, account)
    world.zoom_log(at, _operator(world, app), "User", "Add", f"Add User {email}")
    return account, False


def _refuse_known(world: State, at: float, known: ZoomUser | None, email: str) -> None:
    """Refuse a known address: a pending or foreign one with 400, any other as existing."""
    foreign = email.casefold() in world.zoom.foreign_emails
    if foreign or (known is not None and known.status == "pending"):
        if known is not None and pending_expired(known, at):
            return
        raise PushFailed(
            f"Error while verifying if user {email} exists: Bad Request. "
            f"Errors reported by remote server: {NOT_HERE.format(email)}"
        )
    if known is not None:
        raise PushFailed(EXISTS)


def _switch_on(world: State, at: float, app: App, known: ZoomUser, link: AppUser) -> ZoomUser:
    if known.status == "inactive":
        set_zoom_status(world, known.id, "active")
        world.zoom_log(at, _operator(world, app), "User", "Update", f"Activate User {known.email}")
    if _wanted_type(link) == LICENSED and known.type != LICENSED and free_hosts(world) > 0:
        set_details(world, known.id, kind=LICENSED)
    return known


def _wanted_type(link: AppUser) -> int:
    """Return the Zoom type of an Okta userType; Basic where none is mapped (okta.md §9 #14)."""
    wanted = link.profile.get("userType")
    if wanted is None:
        return 1
    if wanted not in TYPES:
        raise PushFailed(
            "Bad Request. Errors reported by remote server: Invalid value for attribute userType: "
            f"{wanted}"
        )
    return TYPES[wanted]


@behaviour("facts/okta.md §9 #11 #19, facts/zoom.md §5", "never the e-mail; pending: no effect")
def update(world: State, at: float, app: App, user_id: str) -> None:
    """Push names, department and licence of a linked person."""
    roster = world.okta.assigned[app.id]
    user = world.okta_user(user_id)
    if roster.get(user_id) is None or user is None:
        return
    link = roster.edit(user_id)
    try:
        _update(world, at, app, link)
    except PushFailed as failure:
        text = (
            f"Automatic profile push of {user.name} to app {app.label} failed: Error while trying "
            f"to push profile update for {link.user_name}: {failure}"
        )
        _failed(world, at, (app, link, user), text, "application.provision.user.push_profile")
        return
    link.sync_state, link.last_sync = "SYNCHRONIZED", at
    world.log.write(at, "application.provision.user.push_profile", _targets(app, link, user))


def _update(world: State, at: float, app: App, link: AppUser) -> None:
    _reach(world, app)
    account = world.zoom.users.get(link.external_id or "")
    if account is None:
        raise PushFailed("Not Found. Errors reported by remote server: User does not exist.")
    if account.status == "inactive":
        raise PushFailed(f"Bad Request. Errors reported by remote server: {INACTIVE}")
    if account.status == "pending":
        return
    kind = _wanted_type(link) if "userType" in link.profile else account.type
    if kind == LICENSED != account.type and free_hosts(world) < 1:
        raise PushFailed(f"Conflict. Errors reported by remote server: {NO_SEAT}")
    set_details(
        world,
        account.id,
        kind=kind,
        first=link.profile.get("givenName"),
        last=link.profile.get("familyName"),
        dept=link.profile.get("department"),
    )
    world.zoom_log(at, _operator(world, app), "User", "Update", f"Update User {account.email}")


@behaviour("facts/okta.md §9 #6, facts/zoom.md §5", "T1 T9: admins stay, licences go")
def deactivate(world: State, at: float, app: App, link: AppUser, user: OktaUser) -> None:
    """Switch the Zoom account of an unassigned person off."""
    if world.okta.assigned[app.id].get(user.id) is not None:
        return  # assigned again before Okta came to it
    try:
        _deactivate(world, at, app, link)
    except PushFailed as failure:
        text = (
            f"Automatic deprovisioning of user {user.name} from app {app.label} failed: {failure}"
        )
        _failed(world, at, (app, link, user), text, "application.provision.user.deactivate")
        return
    world.log.write(at, "application.provision.user.deactivate", _targets(app, link, user))


def _deactivate(world: State, at: float, app: App, link: AppUser) -> None:
    _reach(world, app)
    account = world.zoom.users.get(link.external_id or "")
    prefix = "Bad Request. Errors reported by remote server: "
    if account is None:
        return
    if account.status == "pending":
        raise PushFailed(prefix + NOT_HERE.format(account.email))
    if account.role != "2":
        raise PushFailed(prefix + ADMIN_STAYS)
    if account.has_events:
        raise PushFailed(prefix + EVENTS_AHEAD)
    if account.status == "active":
        set_zoom_status(world, account.id, "inactive")
        world.zoom_log(
            at, _operator(world, app), "User", "Update", f"Deactivate User {account.email}"
        )


def _reach(world: State, app: App) -> None:
    """Whether Okta still may speak to Zoom at all (facts/okta.md §9 #3, facts/zoom.md §8)."""
    admin = world.zoom_user(app.authorised_by or "")
    if not app.provisions or admin is None or admin.status != "active" or admin.role == "2":
        raise PushFailed(BAD_CREDENTIALS)
    if not world.zoom.sso:
        raise PushFailed(f"Bad Request. Errors reported by remote server: {NO_SSO}")


def _operator(world: State, app: App) -> str:
    admin = world.zoom_user(app.authorised_by or "")
    return admin.email if admin is not None else ""


def _provisioning(user: OktaUser, app: App, text: str) -> str:
    return f"Automatic provisioning of user {user.name} to app {app.label} failed: {text}"


def _targets(app: App, link: AppUser, user: OktaUser) -> list[tuple[str, str, str, str]]:
    return [app_user(user.id, link.user_name, user.name), app_instance(app), person(user)]


def _failed(
    world: State,
    at: float,
    about: tuple[App, AppUser, OktaUser],
    text: str,
    event: str = "application.provision.user.sync",
) -> None:
    """Note a failed push in the log and on the assignment."""
    app, link, user = about
    link.sync_state = "ERROR"
    targets = _targets(app, link, user)
    if BAD_CREDENTIALS in text:
        world.log.write(
            at,
            "application.integration.authentication_failure",
            [app_instance(app)],
            result="FAILURE",
            reason=BAD_CREDENTIALS,
        )
    world.log.write(at, event, targets, result="FAILURE", reason=text, debug={"appname": app.name})
