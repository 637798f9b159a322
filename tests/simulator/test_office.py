"""A past is written as if it had happened."""

from tests.support.world import NOON, ManualClock
from zoomprov_gui.simulator.founding import DAY, add_zoom_app, found
from zoomprov_gui.simulator.office import Office, address


def an_office() -> Office:
    world = found(clock=ManualClock(), seed=3, sync_delay=1, scenario="test")
    app = add_zoom_app(world, provisioned=True)
    world.log.forget()
    return Office(world, app)


def test_a_recent_assignment_is_in_the_log_and_an_old_one_is_not() -> None:
    office = an_office()
    for first, ago in (("New", 30.0), ("Old", 100.0)):
        office.works_here(office.person(first, "Hand", "Finance", group="Finance"), ago=ago)

    world = office.finish(spare_licences=4)

    names = {event.targets[-1][3] for _, event in world.log.upwards(0)}
    assert names == {"New Hand"}
    assert world.zoom.hosts == world.zoom.used + 4


def test_somebody_who_left_is_remembered_by_the_account() -> None:
    office = an_office()
    user = office.person("Gone", "Hand", "Finance")
    account = office.account_of(user)

    office.left(user, 3, account)
    office.gone_from_okta(user, 3)

    assert office.world.okta.linked_before[user.id] == account.id
    assert (user.status, user.status_changed) == ("DEPROVISIONED", NOON - 3 * DAY)
    assert [event.event_type for _, event in office.world.log.upwards(0)] == [
        "application.user_membership.remove",
        "application.provision.user.deactivate",
        "user.lifecycle.deactivate",
    ]


def test_an_address_is_made_of_the_names() -> None:
    assert address("Ada", "van Berg") == "ada.vanberg@acme.example"
