"""What an admin does with the Zoom app in Okta's console: adds it, connects it, imports people."""

from zoomprov_gui.simulator.assignments import assign, profile_of
from zoomprov_gui.simulator.eventlog import app_instance, app_user, person
from zoomprov_gui.simulator.records import App, AppUser, OktaUser, ZoomUser
from zoomprov_gui.simulator.sources import behaviour, declare
from zoomprov_gui.simulator.state import State, assigned_people

Actor = tuple[str, str, str, str]

declare("console_work.authorise_event", "guess", "which event a saved connection writes (§14)")


def add_app(world: State, label: str, sub_domain: str, *, active: bool = True) -> App:
    """Add Zoom from the catalogue; provisioning is off."""
    app = App(
        id=world.new_okta_id("0oa"),
        name="zoomus",
        label=label,
        created=world.now(),
        status="ACTIVE" if active else "INACTIVE",
        sub_domain=sub_domain,
    )
    world.okta.apps[app.id] = app
    world.okta.assigned[app.id] = assigned_people()
    return app


def switch_on(world: State, app: App, *, actor: Actor) -> None:
    """Switch the connection on, after somebody agreed in Zoom."""
    app.connection = "ENABLED"
    app.provisioned_since = world.now()
    world.log.write(
        world.now(), "application.configuration.update", [app_instance(app)], actor=actor
    )


def authorise(world: State, app: App, *, actor: Actor) -> None:
    """Authenticate with Zoom in the console, as the owner, and save."""
    app.authorised_by = world.zoom.owner_id
    switch_on(world, app, actor=actor)


@behaviour("facts/okta.md §9 #4", "import, match by e-mail and confirm links accounts to people")
def import_and_match(world: State, app: App, *, actor: Actor) -> int:
    """Import from Zoom, match whoever has the same e-mail, confirm; return how many were linked."""
    linked = 0
    accounts = world.zoom.users.every("active", "inactive")
    for account in list(accounts):
        user = world.okta_user(account.email)
        if user is not None and user.status != "DEPROVISIONED":
            linked += _match(world, app, user, account, actor=actor)
    return linked


def _match(world: State, app: App, user: OktaUser, account: ZoomUser, *, actor: Actor) -> bool:
    roster = world.okta.assigned[app.id]
    known = roster.get(user.id)
    if known is not None and known.external_id:
        return False
    link = roster.edit(user.id) if known else _assigned(world, app, user, actor=actor)
    link.external_id, link.status, link.sync_state = account.id, "PROVISIONED", "SYNCHRONIZED"
    link.last_sync = link.status_changed = link.last_updated = world.now()
    targets = [app_user(user.id, link.user_name, user.name), app_instance(app), person(user)]
    world.log.write(world.now(), "application.provision.user.import", targets, actor=actor)
    return True


def _assigned(world: State, app: App, user: OktaUser, *, actor: Actor) -> AppUser:
    """Assign a person without a push: the account is there already."""
    connection, app.connection = app.connection, "DISABLED"
    try:
        assign(world, app, user, direct=True, actor=actor, profile=profile_of(user))
    finally:
        app.connection = connection
    return world.okta.assigned[app.id].edit(user.id)
