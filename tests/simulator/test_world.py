"""Gestures steer a world as people would."""

import pytest

from tests.support.world import a_world
from zoomprov_gui.simulator.serving import Refusal


def test_gestures_name_whom_they_do_not_find() -> None:
    world, _ = a_world()

    for gesture in (
        lambda: world.assign("nobody@acme.example"),
        lambda: world.unassign("simon.reyes@acme.example"),
        lambda: world.switch_zoom("nobody@acme.example", on=False),
        lambda: world.assign("amara.obi@acme.example", group="No such group"),
    ):
        with pytest.raises(LookupError, match=r"nobody|simon|No such group"):
            gesture()


def test_a_group_holds_a_person_against_an_unassignment() -> None:
    world, _ = a_world()

    with pytest.raises(Refusal):
        world.unassign("amara.obi@acme.example")


def test_without_a_zoom_app_nobody_is_assigned() -> None:
    world, _ = a_world("fresh-start")

    with pytest.raises(LookupError, match="no Zoom app"):
        world.assign("priya.bruno@acme.example")


def test_what_is_done_by_hand_in_zoom_stands_in_its_log() -> None:
    world, _ = a_world()
    goran = "goran.eze@acme.example"

    world.switch_zoom(goran, on=False)
    world.change_zoom(goran, dept="Finance", email="g@acme.example")
    world.remove_zoom_user("g@acme.example")

    assert [line.detail for line in world.zoom.operations[-3:]] == [
        "Deactivate User goran.eze@acme.example",
        "Update User g@acme.example",
        "Delete User g@acme.example",
    ]
    assert world.zoom_user("g@acme.example") is None


def test_an_invitation_is_accepted_once() -> None:
    world, _ = a_world()

    world.accept_invitation("rosa.consultant@partner.example")
    world.accept_invitation("goran.eze@acme.example")

    account = world.zoom_user("rosa.consultant@partner.example")
    assert account is not None
    assert account.status == "active"


def test_assigning_somebody_twice_changes_nothing() -> None:
    world, _ = a_world()
    events = len(world.log)

    world.assign("amara.obi@acme.example")
    world.assign("amara.obi@acme.example", group="Clinical staff")

    assert len(world.log) == events


def test_the_next_failures_are_counted() -> None:
    world, _ = a_world()

    assert world.fail_next("zoom:html", times=2).times == 2
    assert world.fail_next("zoom:html").times == 1


def test_a_world_that_lost_its_token_makes_another() -> None:
    world, _ = a_world()
    first = world.api_token
    world.okta.tokens.clear()

    assert world.api_token != first
    assert world.api_token in world.okta.tokens
