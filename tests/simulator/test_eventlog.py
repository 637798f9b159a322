"""What the System Log keeps."""

from tests.support.world import NOON, a_world
from zoomprov_gui.simulator.eventlog import RETENTION, EventLog


def test_no_reason_in_the_small_office_is_cut_short() -> None:
    world, _ = a_world("small-office")

    reasons = [event.reason for _, event in world.log.upwards(0) if event.reason]

    assert len(reasons) > 15
    assert max(map(len, reasons)) < 255


def test_a_position_in_time_is_found_among_what_was_written() -> None:
    log = EventLog(1)
    for at in (30.0, 10.0, 20.0):
        log.write(at, "user.lifecycle.suspend", [])
    log.in_order_of_time()

    assert [log.since(at) for at in (0.0, 10.0, 10.5, 30.0, 31.0)] == [0, 0, 1, 2, 3]
    assert [event.at for _, event in log.upwards(1)] == [20.0, 30.0]
    assert [event.at for _, event in log.downwards(99)] == [30.0, 20.0, 10.0]


def test_a_reason_is_cut_at_255_characters() -> None:
    event = EventLog(1).write(NOON, "user.lifecycle.suspend", [], reason="x" * 300)

    assert event.reason == "x" * 255


def test_retention_is_ninety_days() -> None:
    assert RETENTION == 90 * 86400
