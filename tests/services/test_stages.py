"""Tests for services/stages.py, and for runs that stop by themselves."""

import pytest

from tests.support.comparisons import comparison, context
from tests.support.desk import desk
from zoomprov_gui.domain.actions import Approval, Route
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.services.stages import Stages


def rows(number):
    people = [comparison(f"p{n:02}@acme.example") for n in range(number)]
    return dict(enumerate(plan_take_away(people, Route.AUTO, context()).rows))


def sizes(number, *answers):
    left = list(answers)
    stages = Stages(rows(number), stop=lambda _people: left.pop(0) if left else False)
    return [len(stage) for stage in stages]


@pytest.mark.parametrize(
    ("people", "expected"), [(0, []), (1, [1]), (6, [6]), (7, [1, 5, 1]), (20, [1, 5, 14])]
)
def test_a_long_run_tries_one_then_five_then_the_rest(people, expected):
    assert sizes(people) == expected


def test_a_stage_in_which_nobody_was_tried_is_followed_by_one_as_small():
    assert sizes(20, None, None, False) == [1, 1, 1, 5, 12]


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path, "drifted", people=60, sync_delay=0) as opened:
        yield opened


def many(office, number):
    emails = [
        who.email
        for who in map(office.roster.comparison, office.roster.rows)
        if who.account and who.account.status == "active" and who.account.role_id == "2"
        and not who.others
    ]  # fmt: skip
    return office.plan(*emails[:number], route=Route.ZOOM)


async def test_a_run_whose_first_one_fails_stops_by_itself(office):
    plan = many(office, 10)
    office.world.fail_next("zoom:forbidden:method=PUT:times=99")

    results = await office.run(plan, approval=Approval(10, "test"))

    assert results[0].outcome is Outcome.REFUSED
    assert {result.outcome for result in results[1:]} == {Outcome.SKIPPED}


async def test_a_run_whose_first_one_has_no_effect_stops_by_itself(office):
    plan = many(office, 10)
    office.world.fail_next("zoom:accepted-no-effect:method=PUT:times=99")

    results = await office.run(plan, approval=Approval(10, "test"))

    assert results[0].outcome is Outcome.ACCEPTED
    assert {result.outcome for result in results[1:]} == {Outcome.SKIPPED}
    assert "Stopped by itself" in results[-1].text


async def test_a_run_whose_first_ones_work_goes_to_its_end(office):
    plan = many(office, 10)

    results = await office.run(plan, approval=Approval(10, "test"))

    assert {result.outcome for result in results} == {Outcome.VERIFIED}
