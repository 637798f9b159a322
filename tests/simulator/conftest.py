"""Worlds for the simulator's own tests."""

from collections.abc import AsyncIterator

import pytest

from tests.support.world import Services, a_world, services


@pytest.fixture
async def office() -> AsyncIterator[Services]:
    """The small office, with a client on each service."""
    world, clock = a_world("small-office", sync_delay=5.0)
    async with services(world, clock) as opened:
        yield opened


@pytest.fixture
async def fresh() -> AsyncIterator[Services]:
    """A company on its first day."""
    world, clock = a_world("fresh-start", sync_delay=5.0)
    async with services(world, clock) as opened:
        yield opened
