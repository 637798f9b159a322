"""A company of any size, drawn on demand, in which a few in a hundred have drifted."""

from collections.abc import Callable

from zoomprov_gui.simulator.company import Company
from zoomprov_gui.simulator.company_log import Past
from zoomprov_gui.simulator.company_rows import Rows
from zoomprov_gui.simulator.drift import Draw, DrawnAnswers, Drift, Places
from zoomprov_gui.simulator.founding import GROUPS, add_zoom_app, found
from zoomprov_gui.simulator.office import Office
from zoomprov_gui.simulator.records import App, Planted
from zoomprov_gui.simulator.roster import Roster
from zoomprov_gui.simulator.state import ASSIGNED
from zoomprov_gui.simulator.world import World


def drifted(
    people: int, *, clock: Callable[[], float], seed: int, sync_delay: float, calm: bool = False
) -> World:
    """Build a company of `people`; `calm` leaves everybody in sync."""
    world = found(clock=clock, seed=seed, sync_delay=sync_delay, scenario="drifted")
    app = add_zoom_app(world, provisioned=True)
    world.log.forget()
    drift = Drift(people, seed, calm=calm)
    company = Company(drift, world.now())
    _draw_rosters(world, app, company)
    if not calm:
        world.log.draw_from(Past(company, app, world.okta.admin))
    rows = Rows(company)
    world.rows = {
        "app_user": rows.app_user,
        "okta_user": rows.okta_user,
        "zoom_user": rows.zoom_user,
    }
    office = Office(world, app)
    helena = office.person("Helena", "Brandt", "Managers", group="Managers")
    office.assignment(helena, 140, external=world.zoom.owner_id)
    world.zoom.used = 1 + _licensed(drift)
    office.finish(spare_licences=max(people // 50, 5))
    world.planted = DrawnAnswers(drift, {helena.login: Planted("in_sync")})
    return world


def _licensed(drift: Drift) -> int:
    """Count the paid licences held, block by block."""

    def paid(index: int) -> bool:
        kind = drift.kind(index)
        return kind.zoom in ("active", "pending") and drift.zoom_type(index) == 2

    offsets = tuple(place for place in range(len(drift.pattern)) if paid(place))
    return len(Places(offsets, drift.people))


def _draw_rosters(world: World, app: App, company: Company) -> None:
    """Put the drawn people where the written-down ones were, and those back on top."""
    drift, org, zoom = company.drift, world.okta, world.zoom
    by_user = (drift.user_id, drift.index_of_user)
    by_account = (drift.zoom_id, drift.index_of_account)
    users = list(org.users.every("live"))
    accounts = list(zoom.users.every("active"))
    org.users = Roster(
        org.users.listing,
        org.users.email,
        Draw(drift, lambda kind: kind.okta, company.user, by_user, drift.login),
    )
    org.assigned[app.id] = Roster(
        org.assigned[app.id].listing,
        org.assigned[app.id].email,
        Draw(
            drift,
            lambda kind: ASSIGNED if kind.assigned else None,
            company.link,
            by_user,
            drift.login,
        ),
    )
    zoom.users = Roster(
        zoom.users.listing,
        zoom.users.email,
        Draw(drift, lambda kind: kind.zoom, company.account, by_account, drift.zoom_email),
    )
    for user in users:
        org.users.add(user)
    for account in accounts:
        zoom.users.add(account)
    numbers = {
        group.id: GROUPS.index(group.name) for group in org.groups.values() if group.name in GROUPS
    }

    def share(group_id: str, user_id: str) -> bool:
        index = drift.index_of_user(user_id)
        if index is None or group_id not in numbers or drift.direct(index):
            return False
        return index % 4 == numbers[group_id] and drift.kind(index).assigned

    org.group_share = share
    zoom.role_members = lambda role: {"0": 1, "2": zoom.users.count("active", "inactive") - 1}.get(
        role, 0
    )
