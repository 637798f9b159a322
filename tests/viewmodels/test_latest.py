import asyncio

from tests.support.qt import until
from tests.support.workbench import background
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.viewmodels.latest import Latest


async def test_only_the_newest_answer_counts():
    done = []

    async def answer(number, wait):
        await wait.wait()
        done.append(number)

    async with background() as group:
        latest, slow, quick = Latest(group), asyncio.Event(), asyncio.Event()
        quick.set()
        latest.start(lambda: answer(1, slow))
        await asyncio.sleep(0)
        latest.start(lambda: answer(2, slow))
        latest.start(lambda: answer(3, quick))
        await until(lambda: not latest.running)

    assert done == [3]


async def test_what_was_overtaken_tells_no_failure():
    told = []

    async def fail(name):
        await asyncio.sleep(0)
        raise Misused(name)

    async with background() as group:
        latest = Latest(group)
        latest.failed.connect(lambda problem: told.append(problem.text))
        latest.start(lambda: fail("old"))
        latest.start(lambda: fail("new"))
        await until(lambda: not latest.running)

    assert len(told) == 1
    assert "new" in told[0]


async def test_stopping_starts_nothing_further():
    done = []

    async def note(number):
        await asyncio.sleep(0)
        done.append(number)

    async with background() as group:
        latest = Latest(group)
        latest.start(lambda: note(1))
        latest.start(lambda: note(2))
        latest.stop()
        await until(lambda: not latest.running)

    assert done == []


async def test_whether_it_runs_is_told():
    told = []

    async with background() as group:
        latest = Latest(group)
        latest.running_changed.connect(told.append)
        latest.start(lambda: asyncio.sleep(0))
        await until(lambda: not latest.running)

    assert told == [True, False]
