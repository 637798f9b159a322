"""Acme Dental Group: about sixty people, every verdict and every trap at least once."""

from collections.abc import Callable
from functools import partial

from zoomprov_gui.simulator.eventlog import app_instance, person
from zoomprov_gui.simulator.founding import (
    DAY,
    DOMAIN,
    HELP_DESK_ROLE,
    add_zoom_app,
    found,
)
from zoomprov_gui.simulator.office import Office
from zoomprov_gui.simulator.small_office_troubles import troubles
from zoomprov_gui.simulator.switches import set_switches
from zoomprov_gui.simulator.sync import create, deactivate
from zoomprov_gui.simulator.world import World

MINUTE = 1 / 1440
SWITCH_OFF = 12.0
SWITCH_ON = 2.0 + 1 / 24

# People of whom there is nothing to say: name, department and group, licence, days assigned.
COLLEAGUES = (
    ("Amara", "Obi", "Clinical staff", "Licensed", 140),
    ("Beatrix", "Holm", "Clinical staff", "Licensed", 140),
    ("Callum", "Reid", "Clinical staff", "Licensed", 75),
    ("Daria", "Petrov", "Clinical staff", "Basic", 140),
    ("Elif", "Demir", "Clinical staff", "Licensed", 60),
    ("Finn", "Gallagher", "Front desk", "Basic", 140),
    ("Gwen", "Parry", "Front desk", "Basic", 140),
    ("Hanne", "Dahl", "Front desk", "Basic", 33),
    ("Ivo", "Marin", "Managers", "Licensed", 140),
    ("Joana", "Teixeira", "Managers", "Licensed", 140),
    ("Kwame", "Asante", "Finance", "Licensed", 140),
    ("Lucia", "Romano", "Finance", "Licensed", 21),
)


def small_office(*, clock: Callable[[], float], seed: int, sync_delay: float) -> World:
    """Build the office; what its people should be called is in `world.planted`."""
    world = found(clock=clock, seed=seed, sync_delay=sync_delay, scenario="small-office")
    app = add_zoom_app(world, provisioned=True)
    # The group assignments are as old as the app: nobody's first day is today.
    world.log.forget()
    for link in app.groups.values():
        link.last_updated = app.created
    office = Office(world, app)
    _colleagues(office)
    _special(office)
    troubles(office)
    _under_way(office)
    _only_in_zoom(office)
    _off_in_both(office)
    _switch_history(office)
    return office.finish(spare_licences=0)


def _colleagues(office: Office) -> None:
    for first, last, group, licence, ago in COLLEAGUES:
        user = office.person(first, last, group, group=group, licence=licence)
        office.works_here(user, ago=ago)
        office.plant(user.login, "in_sync")


def _special(office: Office) -> None:
    """People in sync who are awkward to read."""
    world = office.world
    owner = world.zoom.users.edit(world.zoom.owner_id)
    helena = office.person("Helena", "Brandt", "Managers", group="Managers")
    office.assignment(helena, 140, external=owner.id)
    office.plant(helena.login, "in_sync")

    dana = world.okta.users.edit(world.okta.admin.id)
    dana.extra["userType"] = "Licensed"
    office.works_here(dana, direct=True, role="1")
    office.plant(dana.login, "in_sync")

    isla = office.person("Isla", "Grant", "Managers", group="Managers")
    office.works_here(isla, role=HELP_DESK_ROLE)
    office.plant(isla.login, "in_sync")

    marco = office.person("Marco", "Bianchi", "Front desk", group="Front desk", status="SUSPENDED")
    office.works_here(marco)
    office.plant(marco.login, "in_sync", "okta_suspended")

    # T6: assigned by name and through a group; Okta's list says USER.
    julia = office.person("Julia", "Santos", "Managers", group="Managers")
    office.works_here(julia, direct=True)
    office.plant(julia.login, "in_sync")

    niko = office.person("Niko", "Laine", "Contractors", group="Contractors")
    office.works_here(niko, direct=True)
    office.plant(niko.login, "in_sync")
    _strange_names(office)
    _strange_licences(office)


def _strange_names(office: Office) -> None:
    ewan = office.person("Ewan", "McKay", "Finance", group="Finance", email=f"Ewan.McKay@{DOMAIN}")
    office.works_here(ewan, email=f"ewan.mckay@{DOMAIN}")
    samira = office.person(
        "Samira", "Voss", "Front desk", group="Front desk", email=f"samira+zoom@{DOMAIN}"
    )
    office.works_here(samira)
    jose = office.person(
        "José Ángel",
        "Núñez",
        "Clinical staff",
        group="Clinical staff",
        email=f"jose.nunez@{DOMAIN}",
    )
    office.works_here(jose)
    ada = office.person("=Ada", "Formula", "Finance", group="Finance", email=f"ada@{DOMAIN}")
    office.works_here(ada)
    for user in (ewan, samira, jose, ada):
        office.plant(user.login, "in_sync")


def _strange_licences(office: Office) -> None:
    paulo = office.person("Paulo", "Reis", "Finance", group="Finance", licence="Collaboration")
    office.works_here(paulo)
    kira = office.person("Kira", "Holt", "Front desk", group="Front desk", licence=None)
    office.works_here(kira, type=99)
    nobody = office.person(
        None, None, None, group="Front desk", licence=None, email=f"reception@{DOMAIN}"
    )
    office.works_here(nobody, last_login=None, client=None, timezone=None, login_types=())
    for user in (paulo, kira, nobody):
        office.plant(user.login, "in_sync")


def _under_way(office: Office) -> None:
    """People whom Okta has not come to yet, and invitations."""
    world, app = office.world, office.app
    for (first, last, minutes), due in zip(
        (("Mei", "Tanaka", 3), ("Jack", "Doyle", 6)), (540.0, 420.0), strict=True
    ):
        user = office.person(first, last, "Front desk", group="Front desk", licence="Basic")
        link = office.assignment(user, minutes * MINUTE)
        link.status, link.sync_state = "STAGED", "SYNCING"
        world.later(due, partial(create, app=app, user_id=user.id))
        office.plant(user.login, "waiting")

    tessa = office.person("Tessa", "Boyd", "Finance")
    account = office.works_here(tessa)
    link = world.okta.assigned[app.id].edit(tessa.id)
    world.okta.assigned[app.id].remove(tessa.id)
    office.left(tessa, 4 * MINUTE, account, sent=False)
    world.later(480.0, lambda w, at: deactivate(w, at, app, link, tessa))
    office.plant(tessa.login, "removing")

    aisha = office.person(
        "Aisha", "Rahman", "Finance", group="Finance", email="aisha.rahman@acme-labs.example"
    )
    office.works_here(aisha, ago=9, status="pending", created=office.now - 9 * DAY)
    viktor = office.person(
        "Viktor", "Hahn", "Finance", group="Finance", email="viktor.hahn@acme-labs.example"
    )
    office.account_of(viktor, status="pending", created=office.now - 25 * DAY)
    office.assignment(viktor, 5)
    office.failed(
        viktor,
        5,
        f"Error while verifying if user {viktor.login} exists: Bad Request. Errors reported by "
        f"remote server: User [{viktor.login}] not exist or not belong to this account",
    )
    for user in (aisha, viktor):
        office.plant(user.login, "invited")


def _only_in_zoom(office: Office) -> None:
    office.account(f"front.room.tablet@{DOMAIN}", "Front Room", "Tablet", type=1)
    office.plant(f"front.room.tablet@{DOMAIN}", "orphan", "no_okta_person")
    office.account(
        "rosa.consultant@partner.example",
        "",
        "",
        type=1,
        status="pending",
        created=office.now - 11 * DAY,
    )
    office.plant("rosa.consultant@partner.example", "orphan", "no_okta_person")
    simon = office.person("Simon", "Reyes", "Contractors", group="Contractors")
    office.account_of(simon, type=1)
    office.plant(simon.login, "orphan", "not_assigned")
    greta = office.person("Greta", "Olsen", "Finance", group="Finance")
    office.account_of(greta)
    office.gone_from_okta(greta, 200)
    office.plant(greta.login, "orphan", "okta_deactivated")
    # Somebody in Okta who has nothing to do with Zoom: no comparison names them.
    office.person("Ulla", "Berg", "Contractors", group="Contractors")


def _off_in_both(office: Office) -> None:
    bea = office.person("Bea", "Lorenz", "Finance")
    account = office.account_of(bea, status="inactive", type=1)
    office.left(bea, 30, account)
    ravi = office.person("Ravi", "Menon", "Clinical staff", group="Clinical staff")
    account = office.account_of(ravi, status="inactive", type=1)
    office.left(ravi, 45, account)
    office.gone_from_okta(ravi, 45)
    # Switched off, yet still holding a licence (facts/zoom.md §6: a warning, not a failure).
    clara = office.person("Clara", "Weiss", "Finance")
    account = office.account_of(clara, status="inactive", type=2)
    office.left(clara, 70, account)
    office.account(f"old.scanner@{DOMAIN}", "Old", "Scanner", type=1, status="inactive")
    for email in (bea.login, ravi.login, clara.login, f"old.scanner@{DOMAIN}"):
        office.plant(email, "off_both")


def _switch_history(office: Office) -> None:
    """'Deactivate users' was off for ten days; the log says who moved it, twice."""
    world, now = office.world, office.now
    sam = office.person("Sam", "Ortega", "IT", hired=700)
    for on, ago, who in (
        (False, SWITCH_OFF, person(sam)),
        (True, SWITCH_ON, person(world.okta.admin)),
    ):
        set_switches(world, deactivate=on, actor=who, at=now - ago * DAY)
    world.log.write(
        now - 20 * DAY,
        "application.integration.authentication_failure",
        [app_instance(office.app)],
        result="FAILURE",
        reason="The credentials used to connect to the API were invalid; please check your "
        "configuration",
    )
