"""The named worlds."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from zoomprov_gui.simulator.drifted import drifted
from zoomprov_gui.simulator.plain_worlds import all_well, fresh_start, out_of_licences
from zoomprov_gui.simulator.small_office import small_office
from zoomprov_gui.simulator.state import RateLimits
from zoomprov_gui.simulator.world import World

DEFAULT_DELAY = 5.0
MOST_PEOPLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Scenario:
    """A world by name, and what it is for."""

    name: str
    purpose: str
    sized: bool = False


SCENARIOS: dict[str, Scenario] = {
    scenario.name: scenario
    for scenario in (
        Scenario(
            "small-office",
            "About sixty people, with every verdict and every trap at least once.",
        ),
        Scenario(
            "fresh-start",
            "Nothing is set up: Okta has no Zoom app, and Zoom has accounts already.",
        ),
        Scenario("all-well", "Everybody is in sync, and nothing needs attention.", sized=True),
        Scenario(
            "drifted",
            "A company of any size (up to 1,000,000) in which a few in a hundred have drifted.",
            sized=True,
        ),
        Scenario("out-of-licences", "Every paid Zoom licence is taken, and people wait for one."),
    )
}


def build(
    name: str,
    *,
    people: int | None = None,
    seed: int = 1,
    clock: Callable[[], float] = time.time,
    sync_delay: float = DEFAULT_DELAY,
    rate_limits: RateLimits = "on",
) -> World:
    """Return a new world; raises ValueError with a sentence for a name or a size it cannot be.

    `people` counts persons and is for sized scenarios; `sync_delay` is in seconds.
    """
    if name not in SCENARIOS:
        known = ", ".join(SCENARIOS)
        raise ValueError(f"There is no scenario {name!r}; there are {known}.")
    if people is not None and not SCENARIOS[name].sized:
        raise ValueError(f"The scenario {name} has its own people; leave the number away.")
    if people is not None and not 1 <= people <= MOST_PEOPLE:
        raise ValueError(f"The number of people must be from 1 to {MOST_PEOPLE:,}.")
    if name == "drifted":
        world = drifted(people or 1000, clock=clock, seed=seed, sync_delay=sync_delay)
    elif name == "all-well":
        world = all_well(people or 40, clock=clock, seed=seed, sync_delay=sync_delay)
    else:
        builders = {
            "small-office": small_office,
            "fresh-start": fresh_start,
            "out-of-licences": out_of_licences,
        }
        world = builders[name](clock=clock, seed=seed, sync_delay=sync_delay)
    world.rate_limits = rate_limits
    return world
