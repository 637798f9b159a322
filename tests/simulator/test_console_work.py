"""What an admin does in the console."""

import pytest

from tests.support.world import a_world


@pytest.fixture
def fresh():
    return a_world("fresh-start")


def test_an_app_is_added_connected_and_switched_on_by_hand(fresh):
    world, clock = fresh

    app = world.add_app()
    world.authorise()
    world.set_switches(create=True, update=True, deactivate=True)
    world.assign("mei.tanaka@acme.example")
    clock.advance(60)
    world.settle()

    assert (app.sub_domain, app.connection) == ("acme", "ENABLED")
    assert world.zoom_user("mei.tanaka@acme.example").status == "active"


def test_an_import_links_whoever_had_an_account_before_and_creates_nobody(fresh):
    world, clock = fresh
    app = world.add_app()
    world.authorise()
    world.set_switches(create=True, update=True, deactivate=True)
    accounts = world.zoom.users.count("active")

    linked = world.import_and_match()
    again = world.import_and_match()
    clock.advance(60)
    world.settle()

    assert linked == accounts
    assert again == 0
    assert world.zoom.users.count("active") == accounts
    amara = world.okta.assigned[app.id].get(world.okta_user("amara.obi@acme.example").id)
    assert amara.external_id == world.zoom_user("amara.obi@acme.example").id
    assert (amara.status, app.connection) == ("PROVISIONED", "ENABLED")


def test_an_import_links_an_assignment_that_failed(fresh):
    world, clock = fresh
    world.add_app()
    world.authorise()
    world.set_switches(create=True)
    world.assign("amara.obi@acme.example")
    clock.advance(60)
    world.settle()
    user = world.okta_user("amara.obi@acme.example")
    before = world.app_users.get(user.id).sync_state

    world.import_and_match()

    assert before == "ERROR"
    assert world.app_users.get(user.id).sync_state == "SYNCHRONIZED"


def test_without_an_app_there_is_nothing_to_authorise(fresh):
    world, _clock = fresh

    with pytest.raises(LookupError):
        world.authorise()
