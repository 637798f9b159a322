"""Tests for services/apply.py, on the simulated company behind the real clients."""

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.desk import SOURCE, count_writes, desk, on_request
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_reactivate
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.storage.records import State

LEAVER, SECOND, THIRD = (f"{name}@acme.example" for name in ("goran.eze", "nadia.okafor",
                                                            "jonas.haddad"))  # fmt: skip
ADMIN = "carlos.neri@acme.example"
DIRECT = "niko.laine@acme.example"
OFF = "hugo.silva@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


# --- the main road


async def test_a_leaver_is_turned_off_and_only_then_called_verified(office):
    (result,) = await office.run(office.plan(LEAVER))

    assert result.outcome is Outcome.VERIFIED
    assert result.text == "Zoom shows “Basic (Deactivated)”: it is off."
    assert result.account is not None
    assert office.zoom_status(LEAVER) == "inactive"
    (entry,) = office.entries()
    assert entry.state is State.VERIFIED
    assert entry.before["zoom"]["type"] == 2
    assert entry.after["zoom"]["status"] == "inactive"
    assert entry.request_id


async def test_each_row_tells_how_it_goes_on_from_the_read_before_to_verified(office):
    plan = office.plan(LEAVER)

    told = [result.outcome async for result in office.apply.run("r1", plan)]

    assert told == [Outcome.LOOKING, Outcome.SENDING, Outcome.ACCEPTED, Outcome.VERIFIED]


async def test_several_people_are_written_one_after_another_in_the_order_of_the_plan(office):
    people = [SECOND, LEAVER, THIRD]

    results = await office.run(office.plan(*people))

    assert [result.outcome for result in results] == [Outcome.VERIFIED] * 3
    entries = office.entries()
    assert [entry.email for entry in entries] == people
    assert [entry.sent_at for entry in entries] == sorted(entry.sent_at for entry in entries)


async def test_an_admin_among_them_is_left_out_and_stands_in_the_journal(office):
    results = await office.run(office.plan(LEAVER, ADMIN))

    assert [result.outcome for result in results] == [Outcome.VERIFIED, Outcome.SKIPPED]
    assert office.zoom_status(ADMIN) == "active"
    assert office.entries()[1].state is State.SKIPPED


async def test_who_is_unassigned_is_waited_for_until_okta_has_told_zoom(office):
    (result,) = await office.run(office.plan(DIRECT))

    assert result.row.verb is Verb.UNASSIGN
    assert result.outcome is Outcome.VERIFIED
    assert office.zoom_status(DIRECT) == "inactive"
    assert office.office.clock.total >= 5


async def test_who_is_deactivated_in_okta_ends_off_in_zoom(office):
    (result,) = await office.run(office.plan(DIRECT, route=Route.OKTA))

    assert (result.row.verb, result.outcome) == (Verb.DEACTIVATE_PERSON, Outcome.VERIFIED)
    assert office.zoom_status(DIRECT) == "inactive"


async def test_with_the_switch_off_zoom_is_turned_off_by_us_after_the_unassignment(office):
    office.world.set_switches(deactivate=False)
    await office.read()

    results = await office.run(office.plan(DIRECT))

    assert [(result.row.verb, result.outcome) for result in results] == [
        (Verb.UNASSIGN, Outcome.VERIFIED),
        (Verb.TURN_OFF_IN_ZOOM, Outcome.VERIFIED),
    ]
    assert office.zoom_status(DIRECT) == "inactive"


async def test_only_unassigning_with_the_switch_off_never_claims_that_zoom_is_off(office):
    office.world.set_switches(deactivate=False)
    await office.read()

    (result,) = await office.run(office.plan(DIRECT, route=Route.UNASSIGN))

    assert result.outcome is Outcome.ACCEPTED
    assert "still on" in result.text
    assert office.zoom_status(DIRECT) == "active"
    assert office.office.clock.total < 60


async def test_an_account_is_turned_on_again_and_proven(office):
    plan = plan_reactivate([office.person(OFF)], office.context())

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.VERIFIED
    assert result.text == "Zoom shows the account as active."
    assert office.zoom_status(OFF) == "active"


async def test_without_waiting_what_was_accepted_stays_accepted_and_open(office):
    (result,) = await office.run(office.plan(LEAVER), wait=False)

    assert result.outcome is Outcome.ACCEPTED
    (entry,) = office.journal.unsettled(SOURCE)
    assert (entry.state, entry.text) == (State.ACCEPTED, result.text)
    assert "reading back" not in entry.text


# --- what changed between the preview and the click


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda world: world.make_admin(LEAVER), "the Zoom role changed"),
        (lambda world: world.switch_zoom(LEAVER, on=False), "the Zoom account is off"),
        (lambda world: world.assign(LEAVER), "the person is assigned in Okta"),
        (lambda world: world.change_zoom(LEAVER, kind=1), "the Zoom licence changed"),
        (lambda world: world.suspend_in_okta(LEAVER), "the person's status in Okta changed"),
        (lambda world: world.remove_zoom_user(LEAVER), "the Zoom account is gone"),
    ],
)
async def test_who_changed_since_the_preview_is_left_alone_and_the_others_are_not(
    office, change, why
):
    plan = office.plan(LEAVER, SECOND)
    change(office.world)
    before = office.zoom_status(LEAVER)

    first, second = await office.run(plan)

    assert first.outcome is Outcome.SKIPPED
    assert first.text == f"Changed meanwhile: {why}. Nothing was sent."
    assert office.zoom_status(LEAVER) == before
    assert second.outcome is Outcome.VERIFIED


async def test_who_got_zoom_through_a_group_meanwhile_is_not_unassigned(office):
    plan = office.plan(DIRECT)
    office.world.assign(DIRECT, group="Managers")

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.SKIPPED
    assert "“Managers”" in result.text


async def test_we_are_not_turned_off_even_where_the_plan_did_not_know_us(office):
    plan = office.plan(LEAVER)
    office.own_keys = frozenset({person_key(LEAVER)})

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.SKIPPED
    assert "This is you" in result.text


async def test_read_only_mode_is_refused_here_and_not_only_on_the_screen(office):
    plan = office.plan(LEAVER)
    office.read_only = True

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.SKIPPED
    assert "Read-only" in result.text
    assert office.zoom_status(LEAVER) == "active"


async def test_read_only_mode_that_comes_on_while_a_person_is_read_again_is_refused(office):
    plan, written = office.plan(LEAVER), count_writes(office)
    on_request(office, lambda method, path: setattr(office, "read_only", True))

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.SKIPPED
    assert "Read-only" in result.text
    assert written() == 0


async def test_stopping_breaks_off_the_read_before_a_write_and_sends_nothing(office, monkeypatch):
    reading = asyncio.Event()

    async def never_told(action):
        reading.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(office.reread, "before", never_told)
    plan = office.plan(LEAVER, SECOND)

    async with asyncio.timeout(10):
        seen = [result async for result in office.apply.run("r1", plan, reading.is_set)]

    ends = [result.text for result in seen if result.settled]
    assert ends == ["Stopped before this one. Nothing was sent."] * 2
    assert Outcome.SENDING not in {result.outcome for result in seen}
    assert office.zoom_status(LEAVER) == "active"


async def test_stopping_lets_the_current_one_finish_and_sends_no_more(office):
    plan = office.plan(LEAVER, SECOND, THIRD)
    last = {}

    async for result in office.apply.run("r1", plan, lambda: bool(last)):
        if result.outcome is not Outcome.LOOKING:
            last[result.email] = result

    assert [last[email].outcome for email in (LEAVER, SECOND, THIRD)] == [
        Outcome.VERIFIED,
        Outcome.SKIPPED,
        Outcome.SKIPPED,
    ]
    assert office.zoom_status(SECOND) == "active"
    assert last[THIRD].text == "Stopped before this one. Nothing was sent."


# --- worlds that lie, and answers that get lost


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        ("zoom:accepted-no-effect", Outcome.ACCEPTED),
        ("zoom:flips-back:seconds=1", Outcome.ACCEPTED),
        ("zoom:delayed-effect:seconds=90", Outcome.VERIFIED),
        ("zoom:delayed-effect:seconds=4000", Outcome.ACCEPTED),
        ("zoom:lost-answer", Outcome.VERIFIED),
        ("zoom:reset:method=PUT", Outcome.UNKNOWN),
        ("zoom:server-error:method=PUT", Outcome.UNKNOWN),
        ("zoom:bad-gateway:method=PUT", Outcome.UNKNOWN),
        ("zoom:html:method=PUT", Outcome.UNKNOWN),
        ("zoom:auto-deleted:seconds=1", Outcome.ACCEPTED),
    ],
)
async def test_nothing_is_called_verified_unless_zoom_shows_it(office, fault, outcome):
    plan = office.plan(LEAVER)
    office.world.fail_next(fault)

    (result,) = await office.run(plan)

    assert result.outcome is outcome
    shown = office.zoom_status(LEAVER) == "inactive"
    assert shown == (outcome is Outcome.VERIFIED)
    (entry,) = office.entries()
    assert (entry.state is State.VERIFIED) == shown
    assert entry.text == result.text


async def test_a_lost_answer_is_read_back_and_never_sent_again(office):
    plan = office.plan(LEAVER)
    office.world.fail_next("zoom:lost-answer")
    writes = count_writes(office)

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.VERIFIED
    assert writes() == 1


async def test_a_write_that_may_have_worked_is_not_repeated_either(office):
    plan = office.plan(LEAVER)
    office.world.fail_next("zoom:server-error:method=PUT")
    writes = count_writes(office)

    (result,) = await office.run(plan)

    assert writes() == 1
    assert "no read shows that it was done" in result.text
    assert office.office.clock.total <= 61


async def test_the_second_write_for_a_person_is_not_sent_after_a_first_one_that_failed(office):
    office.world.set_switches(deactivate=False)
    await office.read()
    plan = office.plan(DIRECT)
    office.world.fail_next("okta:forbidden:method=DELETE")

    first, second = await office.run(plan)

    assert first.outcome is Outcome.REFUSED
    assert second.outcome is Outcome.SKIPPED
    assert "step before" in second.text
    assert office.zoom_status(DIRECT) == "active"


async def test_what_okta_did_in_time_by_itself_is_verified_without_another_write(office):
    office.world.set_switches(deactivate=False)
    await office.read()
    plan = office.plan(DIRECT)
    office.world.set_switches(deactivate=True)
    runs = office.apply.run("r1", plan)
    last = {}

    async for result in runs:
        last[result.row.verb] = result
        if result.outcome is Outcome.ACCEPTED and result.row.verb is Verb.UNASSIGN:
            office.office.clock.now += 30
            office.world.settle()

    assert last[Verb.TURN_OFF_IN_ZOOM].outcome is Outcome.VERIFIED
    assert "Nothing more had to be sent" in last[Verb.TURN_OFF_IN_ZOOM].text
    assert office.entries()[1].sent_at is None


async def test_one_refusal_does_not_end_the_run(office):
    plan = office.plan(LEAVER, SECOND)
    office.world.fail_next("zoom:forbidden:method=PUT")

    first, second = await office.run(plan)

    assert first.outcome is Outcome.REFUSED
    assert first.problem is not None
    assert first.problem.cause is Cause.PERMISSION
    assert second.outcome is Outcome.VERIFIED
    assert office.entries()[0].state is State.REFUSED


async def test_a_sign_in_that_ended_does_end_the_run(office):
    plan = office.plan(DIRECT, LEAVER)
    office.world.fail_next("okta:token-revoked")

    first, second = await office.run(plan)

    assert first.outcome is Outcome.SKIPPED
    assert first.problem is not None
    assert first.problem.cause is Cause.SIGN_IN
    assert second.outcome is Outcome.SKIPPED
    assert office.zoom_status(LEAVER) == "active"


async def test_who_cannot_be_read_again_is_not_written(office):
    plan = office.plan(LEAVER)
    office.world.fail_next("zoom:html:method=GET", times=9)

    (result,) = await office.run(plan)

    assert result.outcome is Outcome.SKIPPED
    assert result.problem is not None
    assert result.problem.cause is Cause.ODD_ANSWER
    assert office.zoom_status(LEAVER) == "active"


# --- the journal comes first


async def test_an_entry_says_sent_on_the_disk_before_its_request_leaves(office):
    seen = []

    def look(method, path):
        if method == "PUT":
            seen.append([entry.state for entry in office.entries()])

    on_request(office, look)

    await office.run(office.plan(LEAVER))

    assert seen == [[State.SENT]]


async def test_where_the_journal_cannot_be_written_nothing_is_sent(office):
    plan = office.plan(LEAVER)
    writes = count_writes(office)
    office.journal._database.execute("PRAGMA query_only = 1")

    with pytest.raises(Unsaved):
        await office.run(plan)

    assert writes() == 0


async def test_a_disk_that_fills_up_during_a_run_ends_it_and_keeps_what_was_sent(office):
    plan = office.plan(LEAVER, SECOND)

    def fill(method, path):
        if method == "PUT":
            office.journal._database.execute("PRAGMA query_only = 1")

    on_request(office, fill)

    first, second = await office.run(plan)

    assert first.outcome is Outcome.VERIFIED
    assert first.problem is not None
    assert first.problem.cause is Cause.FILES
    assert second.outcome is Outcome.SKIPPED
    assert office.zoom_status(SECOND) == "active"
    assert [entry.state for entry in office.entries()] == [State.SENT, State.PLANNED]


async def test_a_second_copy_sends_nothing(office, tmp_path):
    async with desk(tmp_path) as second:
        with pytest.raises(Unsaved) as caught:
            await second.run(second.plan(LEAVER))

        assert second.zoom_status(LEAVER) == "active"
    assert caught.value.cause == "in_use"


# --- a write in flight


async def test_cancelling_during_a_write_waits_for_its_answer_and_keeps_it(office):
    plan = office.plan(LEAVER, SECOND)
    task = None

    def cancel(method, path):
        if method == "PUT":
            task.cancel()

    on_request(office, cancel)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(office.run(plan))

    assert task.cancelled()
    assert office.zoom_status(LEAVER) == "inactive"
    assert office.zoom_status(SECOND) == "active"
    assert [entry.state for entry in office.entries()] == [State.ACCEPTED, State.PLANNED]


# --- any world

LIES = [
    "zoom:accepted-no-effect", "zoom:flips-back:seconds=1", "zoom:flips-back:seconds=9",
    "zoom:delayed-effect:seconds=9", "zoom:delayed-effect:seconds=90", "zoom:lost-answer",
    "zoom:reset:method=PUT", "zoom:server-error:method=PUT", "zoom:html", "zoom:server-error",
    "zoom:auto-deleted:seconds=5", "zoom:throttle:seconds=2", "zoom:forbidden", "zoom:truncated",
    "okta:accepted-no-effect", "okta:lost-answer", "okta:delayed-effect:seconds=30",
    "okta:group-readds:seconds=5", "okta:server-error:method=DELETE", "okta:html",
    "okta:reset:method=DELETE", "okta:second-admin", "okta:forbidden", "okta:truncated",
    "okta:switch-off", "zoom:second-admin",
]  # fmt: skip


@given(
    people=st.lists(st.sampled_from([LEAVER, SECOND, DIRECT, ADMIN]), min_size=1, unique=True),
    route=st.sampled_from(Route),
    faults=st.lists(st.tuples(st.sampled_from(LIES), st.integers(1, 4)), max_size=3),
)
@settings(max_examples=80)
async def test_in_no_world_is_anybody_called_verified_who_is_not_off_at_that_moment(
    people, route, faults
):
    with tempfile.TemporaryDirectory() as folder:
        async with desk(Path(folder)) as office:
            plan = office.plan(*people, route=route)
            for fault, times in faults:
                office.world.fail_next(fault, times)
            settled = []

            async for result in office.apply.run("r1", plan):
                if result.settled:
                    settled.append(result.row)
                if result.outcome is Outcome.VERIFIED:
                    off = office.zoom_status(result.email) == "inactive"
                    assert off or result.row.action.goal.zoom_on is None

            assert sorted(map(id, settled)) == sorted(map(id, plan.rows))
            assert office.zoom_status(ADMIN) == "active"
