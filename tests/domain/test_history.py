from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.domain.history import (
    KEPT_EVENTS,
    LogEvent,
    deactivate_switch_off,
    fold,
)

ADD = "application.user_membership.add"
REMOVE = "application.user_membership.remove"
PUSH = "application.provision.user.push"
OFF = "application.provision.user.deactivate"


def event(uuid, at, kind, outcome="SUCCESS", **more):
    facts = {"reason": "", "user_id": "00u1", "email": "ada@acme.example", "actor": "dana"}
    return LogEvent(uuid=uuid, at=at, kind=kind, outcome=outcome, **{**facts, **more})


def folded(*events):
    known = {}
    fold(known, events)
    return known["00u1"]


def test_a_removal_is_remembered_with_who_did_it():
    history = folded(event("1", 100, ADD), event("2", 200, REMOVE, actor="Dana Reyes"))

    assert (history.assigned_at, history.removed_at, history.removed_by) == (100, 200, "Dana Reyes")
    assert history.email == "ada@acme.example"


def test_a_push_that_failed_counts_until_one_works():
    failed = event("1", 100, PUSH, "FAILURE", reason="The user already exists")
    worked = event("2", 200, PUSH)

    assert folded(failed).push_failed
    assert folded(failed).failure == "The user already exists"
    assert not folded(failed, worked).push_failed


def test_a_switching_off_that_failed_is_a_failure_and_not_proof_of_sending():
    history = folded(event("1", 100, OFF, "FAILURE", reason="no"))

    assert history.push_failed
    assert history.off_sent_at == 0


def test_an_outcome_that_says_neither_yes_nor_no_changes_nothing_but_what_happened():
    history = folded(event("1", 100, PUSH, "DEFERRED"))

    assert (history.pushed_at, history.failed_at) == (0, 0)
    assert [e.uuid for e in history.events] == ["1"]


def test_an_event_about_nobody_is_left_out():
    known = {}

    assert fold(known, [event("1", 100, ADD, user_id="")]) == set()
    assert known == {}


events = st.lists(
    st.builds(
        event,
        uuid=st.uuids().map(str),
        at=st.integers(1, 1000),
        kind=st.sampled_from([ADD, REMOVE, PUSH, OFF]),
        outcome=st.sampled_from(["SUCCESS", "FAILURE", "SKIPPED"]),
    ),
    max_size=KEPT_EVENTS,
    unique_by=lambda e: e.at,
)


@given(events, st.randoms())
def test_order_and_repetition_of_events_change_nothing(batch, random):
    once, shuffled = {}, {}
    mixed = [*batch, *batch]
    random.shuffle(mixed)

    fold(once, batch)
    fold(shuffled, mixed)

    assert once == shuffled


def settings(uuid, at, change):
    return event(uuid, at, "application.lifecycle.update", user_id="", change=change)


def test_the_deactivate_switch_is_known_for_the_time_of_a_removal():
    log = [
        settings("1", 100, "USER_PROVISIONING lifecycleDeactivate: DISABLED"),
        settings("2", 300, "USER_PROVISIONING lifecycleDeactivate: ENABLED"),
    ]

    assert deactivate_switch_off(log, 200) is True
    assert deactivate_switch_off(log, 400) is False
    assert deactivate_switch_off(log, 50) is False
    assert deactivate_switch_off(log, 300) is False
    assert deactivate_switch_off([], 200) is None
    assert deactivate_switch_off([settings("3", 1, "label changed")], 200) is None


def test_a_change_that_names_both_states_counts_by_the_new_one():
    change = (
        '{"from": {"update": {"lifecycleDeactivate": {"status": "DISABLED"}}}, "to": {"update":'
        ' {"lifecycleDeactivate": {"status": "ENABLED"}, "password": {"status": "DISABLED"}}}}'
    )
    log = [settings("1", 100, change)]

    assert deactivate_switch_off(log, 200) is False
    assert deactivate_switch_off(log, 50) is True


def test_a_failed_switch_off_is_told_until_one_works():
    failed = event("1", 100, OFF, "FAILURE", reason="Events ahead")

    assert folded(failed).off_failed == "Events ahead"
    assert folded(failed._replace(reason="")).off_failed
    assert folded(failed, event("2", 200, OFF)).off_failed == ""
    assert folded(event("1", 100, PUSH, "FAILURE", reason="No seat")).off_failed == ""
