"""The worlds beside the small office: nothing set up, all well, no licence left."""

from collections.abc import Callable

from zoomprov_gui.simulator.drifted import drifted
from zoomprov_gui.simulator.founding import DOMAIN, add_zoom_app, found
from zoomprov_gui.simulator.office import Office, address
from zoomprov_gui.simulator.records import App
from zoomprov_gui.simulator.sync import NO_SEAT
from zoomprov_gui.simulator.world import World

HOUR = 1 / 24
STAFF = (
    ("Amara", "Obi", "Clinical staff"),
    ("Callum", "Reid", "Clinical staff"),
    ("Daria", "Petrov", "Clinical staff"),
    ("Finn", "Gallagher", "Front desk"),
    ("Gwen", "Parry", "Front desk"),
    ("Ivo", "Marin", "Managers"),
    ("Joana", "Teixeira", "Managers"),
    ("Kwame", "Asante", "Finance"),
)
WAITING = (
    ("Priya", "Bruno", "Clinical staff"),
    ("Olga", "Horvat", "Managers"),
    ("Anders", "Neri", "Clinical staff"),
    ("Mei", "Tanaka", "Front desk"),
)


def fresh_start(*, clock: Callable[[], float], seed: int, sync_delay: float) -> World:
    """Build a company on its first day with Okta: people, groups, Zoom accounts, and no link."""
    world = found(clock=clock, seed=seed, sync_delay=sync_delay, scenario="fresh-start")
    dana = world.okta.admin
    placeholder = App("0oaNotYetThere0000000", "zoomus", "Zoom", world.now())
    office = Office(world, placeholder)
    office.account_of(dana, role="1", type=2)
    for first, last, group in STAFF:
        user = office.person(first, last, group, group=group)
        office.account_of(user)
    for first, last, group in WAITING:
        office.person(first, last, group, group=group)
    office.person("Helena", "Brandt", "Managers", group="Managers")
    for login in (dana.login, *(address(first, last) for first, last, _ in STAFF)):
        office.plant(login, "orphan", "not_assigned")
    office.plant(f"helena.brandt@{DOMAIN}", "orphan", "not_assigned")
    return office.finish(spare_licences=10)


def all_well(people: int, *, clock: Callable[[], float], seed: int, sync_delay: float) -> World:
    """Build a company in which both sides agree about everybody."""
    world = drifted(people, clock=clock, seed=seed, sync_delay=sync_delay, calm=True)
    world.scenario = "all-well"
    return world


def out_of_licences(*, clock: Callable[[], float], seed: int, sync_delay: float) -> World:
    """Build a company whose licences are all taken while people wait for one."""
    world = found(clock=clock, seed=seed, sync_delay=sync_delay, scenario="out-of-licences")
    app = add_zoom_app(world, provisioned=True)
    world.log.forget()
    office = Office(world, app)
    helena = office.person("Helena", "Brandt", "Managers", group="Managers")
    office.assignment(helena, 140, external=world.zoom.owner_id)
    office.plant(helena.login, "in_sync")
    for first, last, group in STAFF:
        user = office.person(first, last, group, group=group)
        office.works_here(user)
        office.plant(user.login, "in_sync")
    for first, last, group in WAITING:
        user = office.person(first, last, group, group=group, hired=2)
        office.assignment(user, HOUR)
        text = f"Conflict. Errors reported by remote server: {NO_SEAT}"
        office.failed(user, HOUR - 0.0006, text)
        office.plant(user.login, "error", "no_licence")
    # Deactivated in Zoom by hand, and still assigned: undoing that needs a licence.
    hugo = office.person("Hugo", "Silva", "Front desk", group="Front desk")
    office.works_here(hugo, status="inactive", type=1)
    office.plant(hugo.login, "switched_off")
    return office.finish(spare_licences=0)
