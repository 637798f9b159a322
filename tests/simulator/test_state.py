"""What is under way happens in its order and at its own time."""

from tests.support.world import NOON, a_world
from zoomprov_gui.simulator.state import State


def test_due_things_happen_in_order_and_at_their_time() -> None:
    world, clock = a_world()
    seen: list[tuple[str, float]] = []
    for name, delay in (("late", 3000.0), ("soon", 1000.0), ("also soon", 1000.0)):

        def note(_: State, at: float, name: str = name) -> None:
            seen.append((name, at))

        world.later(delay, note)

    clock.advance(999)
    world.settle()
    before = list(seen)
    clock.advance(5000)
    world.settle()

    assert before == []
    assert seen == [("soon", NOON + 1000), ("also soon", NOON + 1000), ("late", NOON + 3000)]


def test_time_can_be_let_pass_without_the_clock() -> None:
    world, clock = a_world()

    world.advance(60)

    assert world.now() == clock() + 60


def test_people_are_found_by_id_login_and_address() -> None:
    world, _ = a_world()
    user = world.okta_user("GORAN.EZE@acme.example")
    account = world.zoom_user("goran.eze@acme.example")

    assert user is not None
    assert account is not None
    assert world.okta_user(user.id) is user
    assert world.zoom_user(account.id) is account
    assert (world.okta_user("nobody"), world.zoom_user("nobody")) == (None, None)


def test_an_active_zoom_app_comes_before_a_sleeping_one() -> None:
    world, _ = a_world()
    first = world.app
    assert first is not None
    first.status = "INACTIVE"

    assert world.app is first
    assert a_world("fresh-start")[0].app is None
    assert a_world("fresh-start")[0].app_users.count("assigned") == 0
