"""The worlds beside the small office."""

from tests.support.world import a_world
from zoomprov_gui.simulator.zoom_people import free_hosts


def test_on_a_first_day_nothing_is_set_up() -> None:
    world, _ = a_world("fresh-start")

    assert world.app is None
    assert world.zoom.users.count("active") == 10
    assert free_hosts(world) == 10


def test_when_all_is_well_everybody_is_in_sync() -> None:
    world, _ = a_world("all-well", people=150)

    assert world.scenario == "all-well"
    assert {said.verdict for said in world.planted.values()} == {"in_sync"}
    assert world.app_users.count("assigned") == len(world.planted) == 151


def test_without_licences_people_wait_until_one_is_free() -> None:
    world, clock = a_world("out-of-licences")
    assert free_hosts(world) == 0

    world.switch_zoom("amara.obi@acme.example", on=False)
    olga = world.okta_user("olga.horvat@acme.example")
    assert olga is not None
    world.unassign(olga.id, group="Managers")
    world.assign(olga.id, group="Managers")
    clock.advance(10)
    world.settle()

    account = world.zoom_user("olga.horvat@acme.example")
    assert account is not None
    assert (account.type, free_hosts(world)) == (2, 0)
