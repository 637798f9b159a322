"""Rests that can be seen and cancelled, and requests that take turns."""

import asyncio

import pytest

from tests.support.wire import ManualClock, governor
from zoomprov_gui.clients.governor import Rest, Wait
from zoomprov_gui.clients.limits import OktaGovernor
from zoomprov_gui.domain.people import Service


async def test_a_rest_is_seen_while_it_lasts():
    clock = ManualClock(100.0)
    limits = governor(Service.OKTA, clock)
    told = []
    limits.on_wait.append(told.append)

    assert limits.waiting is None
    await limits.rest(Rest(30.0, "busy"))

    assert told == [Wait(130.0, "busy"), None]
    assert clock.slept == [30.0]


async def test_of_several_rests_the_longest_is_shown():
    limits = OktaGovernor(clock=lambda: 0.0, sleep=lambda _: asyncio.sleep(0.01))

    async with asyncio.TaskGroup() as group:
        group.create_task(limits.rest(Rest(5.0, "short")))
        group.create_task(limits.rest(Rest(9.0, "long")))
        await asyncio.sleep(0)
        assert limits.waiting == Wait(9.0, "long")

    assert limits.waiting is None


async def test_a_rest_can_be_cancelled_and_leaves_nothing_behind():
    limits = OktaGovernor()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(limits.rest(Rest(3600.0, "long")))
        await asyncio.sleep(0)
        shown = limits.waiting
        task.cancel()

    assert shown is not None
    assert shown.reason == "long"
    assert limits.waiting is None


async def test_only_so_many_requests_are_sent_at_once():
    limits = OktaGovernor(at_once=2)
    inside, most = 0, 0

    async def request():
        nonlocal inside, most
        async with limits.turn("GET", "/api/v1/apps"):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    async with asyncio.TaskGroup() as group:
        for _ in range(6):
            group.create_task(request())

    assert most == 2


@pytest.mark.parametrize(("attempt", "seconds"), [(1, 1.0), (2, 2.0), (3, 4.0), (5, 10.0)])
def test_a_backoff_doubles_up_to_its_bound(attempt, seconds):
    limits = governor(Service.ZOOM, ManualClock())

    assert limits.backoff(attempt, start=1.0, most=10.0) == seconds
