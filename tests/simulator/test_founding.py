"""A company before anybody works there."""

from tests.support.world import ManualClock
from zoomprov_gui.simulator.founding import GROUPS, add_zoom_app, found


def test_it_has_an_admin_an_owner_groups_and_no_zoom_app() -> None:
    world = found(clock=ManualClock(), seed=3, sync_delay=1, scenario="test")

    owner = world.zoom.users.get(world.zoom.owner_id)
    assert world.app is None
    assert owner is not None
    assert owner.role == "0"
    assert world.okta.roles[world.okta.admin.id] == "SUPER_ADMIN"
    assert {group.name for group in world.okta.groups.values()} == {
        "Everyone", "Contractors", *GROUPS,
    }  # fmt: skip
    assert not any("master" in scope for scope in world.zoom.scopes)


def test_a_connected_app_pushes_and_a_fresh_one_does_not() -> None:
    for provisioned in (True, False):
        world = found(clock=ManualClock(), seed=3, sync_delay=1, scenario="test")
        app = add_zoom_app(world, provisioned=provisioned)
        assert app.provisions is provisioned
        assert len(app.groups) == len(GROUPS)
