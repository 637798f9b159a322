"""An organisation and an account before anybody works there: groups, apps, credentials."""

import random
from collections.abc import Callable

from zoomprov_gui.simulator.identifiers import okta_id, random_text, zoom_id
from zoomprov_gui.simulator.okta_org import SCOPES
from zoomprov_gui.simulator.records import App, OktaUser, Switches, ZoomUser
from zoomprov_gui.simulator.state import OAuthClient, OktaOrg, ZoomAccount, assigned_people
from zoomprov_gui.simulator.world import World
from zoomprov_gui.simulator.zoom_people import take_in

DAY = 86400.0
DOMAIN = "acme.example"
GROUPS = ("Clinical staff", "Front desk", "Managers", "Finance")
UNASSIGNED_GROUP = "Contractors"
HELP_DESK_ROLE = "RqBLcd1jLS9a7RBkbGtqn2A"
# The smallest useful set and what fails soft (facts/zoom.md §3); never a :master scope.
ZOOM_SCOPES = (
    "user:read:list_users:admin",
    "user:read:user:admin",
    "user:update:status:admin",
    "user:update:user:admin",
    "user:update:email:admin",
    "user:delete:token:admin",
    "user:read:summary:admin",
    "user:read:email:admin",
    "account:read:sub_account:admin",
    "account:read:settings:admin",
    "role:read:list_roles:admin",
    "role:read:list_members:admin",
    "billing:read:plan_usage:admin",
    "report:read:operation_logs:admin",
)
NATIVE = "0oaSimulatedNative5d7"
SERVICE = "0oaSimulatedService5d7"
LOOPBACK = tuple(f"http://127.0.0.1:{port}/okta/callback" for port in (8765, 18765, 28765))


def found(*, clock: Callable[[], float], seed: int, sync_delay: float, scenario: str) -> World:
    """Return Acme Dental Group: an admin, an owner, groups, and no app for Zoom yet."""
    now = clock()
    admin = OktaUser(
        id=okta_id("00u", seed, 800_000_000),
        login=f"dana.whitfield@{DOMAIN}",
        email=f"dana.whitfield@{DOMAIN}",
        first="Dana",
        last="Whitfield",
        created=now - 900 * DAY,
        department="IT",
    )
    okta = OktaOrg(
        id=okta_id("00o", seed, 1), name="Acme Dental Group", subdomain="acme", admin=admin
    )
    chance = random.Random(f"{seed}/credentials")
    zoom = ZoomAccount(
        id=random_text(chance, 22),
        name="Acme Dental Group",
        owner_id=zoom_id(seed, 800_000_000),
        client_id=random_text(chance, 22),
        client_secret=random_text(chance, 32),
        public_client_id=random_text(random.Random(f"{seed}/public"), 22),
        created=now - 1000 * DAY,
        managed_domains={DOMAIN},
        scopes=set(ZOOM_SCOPES),
        roles={"0": "Owner", "1": "Admin", "2": "Member", HELP_DESK_ROLE: "Help desk"},
    )
    world = World(okta, zoom, clock=clock, seed=seed, sync_delay=sync_delay)
    world.scenario = scenario
    okta.users.add(admin)
    okta.roles[admin.id] = "SUPER_ADMIN"
    _groups(world, now)
    _apps(world, now)
    _clients(world)
    world.issue_token()
    take_in(
        world,
        ZoomUser(
            id=zoom.owner_id,
            email=f"helena.brandt@{DOMAIN}",
            first="Helena",
            last="Brandt",
            dept="Managers",
            created=now - 1000 * DAY,
            type=2,
            role="0",
            last_login=now - DAY / 4,
            client="6.2.0.1234(mac)",
        ),
    )
    return world


def _groups(world: World, now: float) -> None:
    everyone = world.add_group("Everyone", type="BUILT_IN", everyone=True)
    everyone.description = "All users in your organization"
    for name in (*GROUPS, UNASSIGNED_GROUP):
        world.add_group(name)
    for group in world.okta.groups.values():
        group.created = now - 900 * DAY


def _apps(world: World, now: float) -> None:
    for number, (name, label) in enumerate(
        [("saasure", "Okta Admin Console"), ("okta_enduser", "Okta Dashboard")]
    ):
        app = App(okta_id("0oa", world.seed, number), name, label, now - 900 * DAY)
        world.okta.apps[app.id] = app
        world.okta.assigned[app.id] = assigned_people()


def _clients(world: World) -> None:
    granted = set(SCOPES)
    clients = [
        OAuthClient(NATIVE, "zoomprov", LOOPBACK, granted=granted),
        OAuthClient(
            SERVICE, "zoomprov service", (), service=True, needs_dpop=True, granted=granted
        ),
    ]
    for client in clients:
        world.okta.clients[client.client_id] = client
    world.okta.roles[SERVICE] = "SUPER_ADMIN"


def add_zoom_app(world: World, *, provisioned: bool, groups: tuple[str, ...] = GROUPS) -> App:
    """Add the Zoom app to Okta, connected or not, with some groups assigned to it."""
    now = world.now()
    app = App(
        id=okta_id("0oa", world.seed, 7),
        name="zoomus",
        label="Zoom",
        created=now - 400 * DAY,
        sub_domain="acme",
        last_updated=now - 150 * DAY,
    )
    if provisioned:
        app.connection = "ENABLED"
        app.authorised_by = world.zoom.owner_id
        app.switches = Switches(create=True, update=True, deactivate=True)
        app.provisioned_since = now - 150 * DAY
    world.okta.apps[app.id] = app
    world.okta.assigned[app.id] = assigned_people()
    for name in groups:
        world.assign_group(name)
    return app
