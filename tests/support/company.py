"""A company of a simulated world, on a clock that only sleeping moves."""

import asyncio
from contextlib import asynccontextmanager

from tests.support.world import ManualClock, a_world
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import source_of_world
from zoomprov_gui.app.wiring import open_company


def sleeping(clock: ManualClock):
    """Return a sleep that takes no time and moves the clock."""

    async def sleep(seconds: float) -> None:
        clock.advance(seconds)
        await asyncio.sleep(0)

    return sleep


@asynccontextmanager
async def a_company(folder, scenario="small-office", **more):
    """Open the company of a scenario; yields it with its world and its clock."""
    world, clock = a_world(scenario, **more)
    source = source_of_world(world, scenario, Paths.of(str(folder)))
    async with open_company(source, clock=clock, sleep=sleeping(clock)) as company:
        yield company, world, clock


def verdicts(company):
    """Return everybody's verdict and reason by e-mail, as keys of the contract."""
    people = (company.roster.comparison(row) for row in company.roster.rows)
    return {p.email: (p.verdict.value, p.reason and p.reason.value) for p in people}


def planted(world):
    """Return what a correct comparison of the world must say."""
    return {email: (p.verdict, p.reason) for email, p in world.planted.items()}
