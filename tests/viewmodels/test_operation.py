import asyncio

import pytest

from tests.support.qt import emitted, ended
from zoomprov_gui.domain.errors import Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.viewmodels.operation import Operation


async def endless():
    await asyncio.Event().wait()


async def nothing():
    pass


async def test_work_runs_until_it_has_ended_and_may_then_be_started_again(background):
    operation = Operation(background)
    told = []
    operation.running_changed.connect(told.append)

    for _ in range(2):
        operation.start(nothing)
        await ended(operation)

    assert told == [True, False, True, False]


async def test_a_second_start_while_work_runs_is_our_own_mistake(background):
    operation = Operation(background)
    operation.start(endless)

    with pytest.raises(RuntimeError):
        operation.start(nothing)

    operation.stop()
    await ended(operation)


async def test_an_expected_error_ends_as_a_problem_in_words(background):
    operation = Operation(background)

    async def fail():
        raise Unreadable(Service.ZOOM, "not JSON")

    operation.start(fail)
    (problem,) = await emitted(operation.failed)

    assert problem.cause is Cause.ODD_ANSWER
    assert not operation.running


async def test_a_bug_goes_to_the_loops_handler_and_ends_nobody_elses_work(background):
    loop, told = asyncio.get_running_loop(), []
    before = loop.get_exception_handler()
    loop.set_exception_handler(lambda _loop, context: told.append(context["exception"]))
    operation, other = Operation(background), Operation(background)
    failed = []
    operation.failed.connect(failed.append)

    async def break_down():
        raise ZeroDivisionError

    other.start(endless)
    operation.start(break_down)
    await ended(operation)

    loop.set_exception_handler(before)
    assert isinstance(told[0], ZeroDivisionError)
    assert not failed
    assert other.running
    other.stop()
    await ended(other)


async def test_work_that_is_stopped_before_its_first_step_ends_all_the_same(background):
    operation = Operation(background)
    begun = []

    async def begin():
        begun.append(True)

    operation.start(begin)
    operation.stop()
    await ended(operation)

    assert not begun


async def test_work_that_writes_is_stopped_its_own_way_and_not_cancelled(background):
    operation, asked = Operation(background), asyncio.Event()
    done = []

    async def write():
        await asked.wait()
        done.append(True)

    operation.start(write, stop=asked.set)
    operation.stop()
    await ended(operation)

    assert done == [True]


def test_stopping_what_does_not_run_does_nothing(qapp):
    Operation(None).stop()


async def test_once_the_window_closes_nothing_follows_what_was_cancelled():
    told = []

    async def close_a_window():
        async with asyncio.TaskGroup() as closing:
            operation = Operation(closing)
            operation.running_changed.connect(told.append)
            operation.running_changed.connect(lambda running: running or operation.start(endless))
            operation.start(endless)
            await asyncio.sleep(0)
            raise ZeroDivisionError

    with pytest.raises(ExceptionGroup) as raised:
        await close_a_window()

    assert raised.group_contains(ZeroDivisionError)
    assert told == [True, False]
