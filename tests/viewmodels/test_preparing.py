import asyncio
from types import SimpleNamespace

import pytest

from tests.support.qt import ended
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.viewmodels.preparing import Preparing

pytestmark = pytest.mark.anyio

PREVIEW = SimpleNamespace(title="A preview")


def heard(signal):
    told = []
    signal.connect(told.append)
    return told


async def test_a_preview_is_told_once_it_was_read():
    async with asyncio.TaskGroup() as background:
        preparing = Preparing(background)
        told = heard(preparing.proposed)

        async def make():
            return PREVIEW

        began = preparing.begin(make)
        again = preparing.begin(make)
        await ended(preparing.operation)

    assert (began, again) == (True, False)
    assert told == [PREVIEW]


async def test_what_cannot_be_read_is_told_as_a_problem_and_proposes_nothing():
    async with asyncio.TaskGroup() as background:
        preparing = Preparing(background)
        told, problems = heard(preparing.proposed), heard(preparing.failed)

        async def make():
            raise Misused("this group is gone", "group")

        preparing.begin(make)
        await ended(preparing.operation)

    assert told == []
    assert "this group is gone" in str(problems[0])


async def test_a_preview_that_is_given_up_is_told_to_nobody():
    async with asyncio.TaskGroup() as background:
        preparing = Preparing(background)
        told = heard(preparing.proposed)
        preparing.begin(asyncio.Event().wait)

        preparing.stop()
        await ended(preparing.operation)

    assert told == []
    assert not preparing.running
