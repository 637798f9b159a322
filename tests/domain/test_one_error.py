"""Errors of tasks that work together come out as one that can be named."""

import asyncio

import pytest

from zoomprov_gui.domain.errors import ExpectedError, Misused
from zoomprov_gui.domain.one_error import as_itself


async def failing(error):
    raise error


async def together(error):
    async with asyncio.TaskGroup() as outer:
        async with asyncio.TaskGroup() as inner:
            inner.create_task(failing(error))
        outer.create_task(asyncio.sleep(0))


async def test_an_error_comes_out_of_a_group_of_groups_as_itself():
    error = Misused("x")

    with pytest.raises(Misused) as raised, as_itself(ExpectedError):
        await together(error)

    assert raised.value is error


@pytest.mark.parametrize("others", [[KeyError("a")], [Misused("x"), KeyError("a")]])
def test_an_error_of_another_kind_keeps_the_group_whole(others):
    group = ExceptionGroup("several", others)

    with pytest.raises(ExceptionGroup) as raised, as_itself(ExpectedError):
        raise group

    assert raised.value is group


def test_what_comes_alone_is_left_alone():
    with pytest.raises(Misused), as_itself(ExpectedError):
        raise Misused("x")
