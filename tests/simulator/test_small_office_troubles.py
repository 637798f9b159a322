"""Those with whom something is wrong have a past that explains it."""

from tests.support.world import a_world


def test_each_failure_stands_in_the_log_with_its_persons_name() -> None:
    world, _ = a_world()
    failed = {event.targets[0][2] for _, event in world.log.upwards(0) if event.result == "FAILURE"}

    for email, said in world.planted.items():
        refused = said.verdict == "still_active" and said.reason in ("admin", "other", "zoom_auth")
        if said.verdict == "error" or refused:
            assert email in failed, email


def test_leavers_who_were_not_sent_left_while_the_switch_was_off() -> None:
    world, _ = a_world()
    events = [event for _, event in world.log.upwards(0)]
    moves = [event.at for event in events if event.event_type == "application.lifecycle.update"]

    for email, said in world.planted.items():
        if said.reason == "switch_off":
            left = [e.at for e in events if e.event_type.endswith("membership.remove")
                    and e.targets[0][2] == email]  # fmt: skip
            assert moves[0] < left[0] < moves[1]
