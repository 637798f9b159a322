"""Tests for services/under_way.py: a step follows only what is known to be done."""

import pytest

from tests.support.comparisons import comparison, context
from tests.support.desk import desk
from zoomprov_gui.domain.actions import Approval, Route
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.services.results import ActionResult, Outcome
from zoomprov_gui.services.under_way import GIVEN_UP, STOPPED, Run

LEAVER = "goran.eze@acme.example"
KEY = person_key("p0@acme.example")
MANY = [
    f"{name}@acme.example"
    for name in (
        "goran.eze",
        "nadia.okafor",
        "ada",
        "amara.obi",
        "elif.demir",
        "callum.reid",
        "emil.novak",
    )
]


def run_with(outcome=None):
    good = frozenset({Outcome.VERIFIED})
    run = Run(context=context(), allowed=False, held="", good=good, should_stop=lambda: False)
    if outcome is not None:
        (row,) = plan_take_away([comparison("p0@acme.example")], Route.AUTO, context()).rows
        result = ActionResult(row=row, outcome=outcome, text="", settled=False)
        run.waiting.append((1, result))
    return run


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.UNKNOWN, "Nobody knows whether the step before it was done"),
        (Outcome.ACCEPTED, "No read shows the step before it yet"),
        (None, "The step before it was not done"),
    ],
)
def test_why_a_next_step_is_not_sent_says_what_is_known_of_the_one_before(outcome, words):
    run = run_with(outcome)

    why = run.why_not_next(KEY)

    assert why.startswith(words)


def test_a_next_step_is_sent_once_the_one_before_is_accepted():
    run = run_with(Outcome.ACCEPTED)
    run.accepted.add(KEY)

    why = run.why_not_next(KEY)

    assert why == ""


def test_the_open_steps_of_one_person_are_taken_out_and_the_others_go_on_waiting():
    run = run_with(Outcome.ACCEPTED)

    others = run.open_steps(person_key("q@acme.example"))
    mine = run.open_steps(KEY)

    assert (others, len(mine), run.waiting) == ([], 1, [])


@pytest.mark.parametrize("fault", ["zoom:lost-answer:method=PUT", "zoom:delayed-effect:seconds=90"])
async def test_the_licence_comes_back_although_the_answer_before_it_was_lost_or_late(
    tmp_path, fault
):
    async with desk(tmp_path) as office:
        office.world.zoom.hosts = office.world.zoom.used + 5
        licence = office.world.zoom_user(LEAVER).type
        await office.run(office.plan(LEAVER, route=Route.ZOOM))
        await office.read()
        undone = office.undo.run("r1")
        plan = await office.undo.plan(undone, office.roster, office.context())
        office.world.fail_next(fault, 1)

        results = await office.run(plan, "r2")

        assert [result.outcome for result in results] == [Outcome.VERIFIED] * 2
        assert office.world.zoom_user(LEAVER).type == licence


async def test_nothing_follows_a_step_that_no_read_shows(tmp_path):
    async with desk(tmp_path) as office:
        await office.run(office.plan(LEAVER, route=Route.ZOOM))
        await office.read()
        undone = office.undo.run("r1")
        plan = await office.undo.plan(undone, office.roster, office.context())
        office.world.fail_next("zoom:accepted-no-effect:method=PUT", 1)

        on, licence = await office.run(plan, "r2")

        assert on.outcome is Outcome.ACCEPTED
        assert licence.outcome is Outcome.SKIPPED
        assert "No read shows the step before it yet" in licence.text


def test_the_first_reason_why_nothing_more_is_sent_stays():
    by_hand, given_up = run_with(), run_with()
    given_up.stopped = "Most did not work."

    reasons = by_hand.ended_by_hand(), given_up.ended_by_hand()

    assert reasons == ("Stopped before this one. Nothing was sent.", "Most did not work.")


async def test_who_stops_during_the_wait_is_not_told_that_the_run_stopped_by_itself(tmp_path):
    async with desk(tmp_path) as office:
        office.world.faults.set("zoom:accepted-no-effect")
        plan = office.plan(*MANY, route=Route.ZOOM)
        allowed, stop_at = Approval(plan.removes_from, "They left"), office.office.clock() + 5

        def stops():
            return office.office.clock() >= stop_at

        sent = office.apply.run("r1", plan, stops, approval=allowed)
        texts = [result.text async for result in sent]

    assert "Nothing waits for it any longer" in "".join(texts)
    assert texts.count(STOPPED) == len(MANY) - 1
    assert GIVEN_UP not in texts
