"""The count of licences follows every change."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.world import NOON, a_world
from zoomprov_gui.simulator.records import ZoomUser
from zoomprov_gui.simulator.zoom_people import (
    free_hosts,
    holds,
    let_go,
    pending_expired,
    set_details,
    set_zoom_status,
    take_in,
)

STEPS = st.lists(st.sampled_from(["on", "off", "paid", "free", "gone", "back"]), max_size=15)


@given(STEPS)
def test_used_licences_are_those_that_people_hold(steps: list[str]) -> None:
    world, _ = a_world("fresh-start")
    user = take_in(world, ZoomUser("x" * 22, "x@acme.example", "X", "Y", NOON, type=2))
    here = True
    for step in steps:
        if step == "gone" and here:
            let_go(world, user)
            here = False
        elif step == "back" and not here:
            take_in(world, user)
            here = True
        elif here and step in ("on", "off"):
            set_zoom_status(world, user.id, "active" if step == "on" else "inactive")
        elif here and step in ("paid", "free"):
            set_details(world, user.id, kind=2 if step == "paid" else 1)

    accounts = list(world.zoom.users.every("active", "inactive", "pending"))
    assert world.zoom.used == sum(map(holds, accounts))
    assert free_hosts(world) == world.zoom.hosts - world.zoom.used


def test_an_invitation_lasts_thirty_days() -> None:
    invited = ZoomUser("x", "x@x", None, None, NOON, status="pending")

    assert not pending_expired(invited, NOON + 30 * 86400)
    assert pending_expired(invited, NOON + 30 * 86400 + 1)
