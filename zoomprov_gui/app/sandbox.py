"""The `sandbox` commands: serve the simulated Okta and Zoom, and name the worlds there are."""

import argparse
import asyncio
import json
import signal

from zoomprov_gui.app import console, exits
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.scenarios import DEFAULT_DELAY, SCENARIOS, build
from zoomprov_gui.simulator.state import RateLimits
from zoomprov_gui.simulator.world import World


def world_of(
    scenario: str,
    *,
    people: int | None = None,
    seed: int = 1,
    sync_delay: float = DEFAULT_DELAY,
    rate_limits: RateLimits = "on",
    faults: tuple[str, ...] = (),
) -> World:
    """Build a named world on the real clock. `Misused` names what it cannot be."""
    try:
        world = build(
            scenario, people=people, seed=seed, sync_delay=sync_delay, rate_limits=rate_limits
        )
    except ValueError as error:
        raise Misused(str(error), "sandbox") from error
    for spec in faults:
        try:
            world.faults.set(spec)
        except ValueError as error:
            raise Misused(str(error), "--fault") from error
    return world


async def serve_sandbox(args: argparse.Namespace) -> int:
    """Serve until interrupted; the first line of output is the connection document."""
    world = world_of(
        args.scenario,
        people=args.people,
        seed=args.seed,
        sync_delay=DEFAULT_DELAY if args.sync_delay is None else args.sync_delay,
        rate_limits=args.rate_limits,
        faults=tuple(args.fault),
    )
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM"):
        try:
            loop.add_signal_handler(getattr(signal, name), ended.set)
        except NotImplementedError:  # Windows has no such handlers; Ctrl-C raises there
            break
    try:
        async with serve(
            world,
            host=args.host,
            okta_port=args.okta_port,
            zoom_port=args.zoom_port,
            latency=args.latency_ms / 1000,
        ) as document:
            print(json.dumps(document), flush=True)  # noqa: T201 - a pipe waits for this line
            console.note(
                f"Serving “{args.scenario}” on {args.host}. Nothing here is real. Ctrl-C ends it."
            )
            await ended.wait()
    except OSError as error:
        raise Misused(
            f"cannot serve on {args.host}: {error.strerror or error}", "sandbox"
        ) from error
    return exits.DONE


def list_scenarios(args: argparse.Namespace) -> int:
    """Print the named worlds and what each is for."""
    if args.json:
        console.say_json(
            {"scenarios": [{"name": n, "for": s.purpose} for n, s in SCENARIOS.items()]}
        )
    else:
        console.say_table(("SCENARIO", "FOR"), ((n, s.purpose) for n, s in SCENARIOS.items()))
    return exits.DONE
