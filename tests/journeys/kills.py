"""Kill the program thousands of times in the middle of a run, and count what was lost.

    python -m tests.journeys.kills --times 2000

A child process that is forked anew each time turns three people off or on and is killed at a moment
that chance picks. After each death the journal and the world are compared (RELIABILITY.md P8).
"""

import argparse
import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from urllib.parse import quote

from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.clients.document import parse_connection
from zoomprov_gui.domain.actions import Approval, Route
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away
from zoomprov_gui.services.company import Company
from zoomprov_gui.storage.journal import new_run_id, read_runs
from zoomprov_gui.storage.records import Entry, State

SERVE = ["sandbox", "serve", "--scenario", "drifted", "--people", "40", "--sync-delay", "0",
         "--rate-limits", "off", "--latency-ms", "2"]  # fmt: skip
LEFT = {State.SENT, State.ACCEPTED, State.VERIFIED, State.UNKNOWN}
LONGEST = 1.6  # seconds after its start at which a child is killed at the latest


class World:
    """The simulated company, asked over its own control address."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "zoomprov_gui", *SERVE],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        self.document = self._process.stdout.readline()
        self._control = json.loads(self.document)["control"]

    def ask(self, path: str) -> dict[str, dict[str, str]]:
        with urllib.request.urlopen(self._control + path, timeout=30) as answer:
            found: dict[str, dict[str, str]] = json.load(answer)
            return found

    def people(self) -> list[str]:
        planted = self.ask("/planted").items()
        return [who for who, p in planted if p["verdict"] == "in_sync" and not p["reason"]]

    def is_off(self, email: str) -> bool:
        return self.ask(f"/person?who={quote(email)}")["zoom"]["status"] == "inactive"

    def close(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait(20)


def source(world: World, paths: Paths) -> Source:
    connection = parse_connection(world.document)
    return Source(name="kills", label="kills", connection=connection, paths=paths)


async def change(world: World, paths: Paths, emails: list[str], ready: int | None = None) -> None:
    """Settle what the last death left, then turn people over to what they are not."""
    async with open_company(source(world, paths)) as company:
        await company.compare.run(company.roster)
        async for _ in company.history.settle():
            pass
        if ready is not None:
            os.write(ready, b".")
        for off in (True, False):
            await _turn(company, emails, off=off)


async def _turn(company: Company, emails: list[str], *, off: bool) -> None:
    found = [company.roster.find(person_key(email)) for email in emails]
    wanted = "active" if off else "inactive"
    people = [p for p in found if p and p.account and p.account.status == wanted]
    context = company.context()
    plan = plan_take_away(people, Route.ZOOM, context) if off else plan_reactivate(people, context)
    if plan.actions:
        approval = Approval(plan.removes_from, "the test kills this")
        async for _ in company.apply.run(new_run_id(), plan, approval=approval, patience=4.0):
            pass


def killed_child(world: World, paths: Paths, emails: list[str], chance: random.Random) -> None:
    """Fork, let it begin, and kill it at some moment after it has read both sides."""
    read, ready = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            asyncio.run(change(world, paths, emails, ready))
        finally:
            os._exit(0)
    os.close(ready)
    os.read(read, 1)  # empty where it ended before
    os.close(read)
    time.sleep(chance.uniform(0.0, LONGEST) ** 2 / LONGEST)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def latest(paths: Paths) -> dict[str, Entry]:
    """Return each person's last entry whose request may have left."""
    entries = (entry for run in read_runs(paths.journal) for entry in run.entries)
    return {entry.email: entry for entry in entries if entry.state in LEFT}


def faults(world: World, paths: Paths, emails: list[str], before: dict[str, bool]) -> list[str]:
    """Return what was lost or claimed: nothing, if the program keeps its promise."""
    last = latest(paths)
    found = []
    for email in emails:
        entry, off = last.get(email), world.is_off(email)
        if off != before[email] and entry is None:
            found.append(f"{email} changed without standing in the journal")
        if entry is not None and entry.state is State.VERIFIED:
            claimed = entry.goal.zoom_on is False
            if off is not claimed:
                found.append(f"{email} is called done, and is not")
    return found


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    """Kill as often as asked, print the figures, and end with the number of faults."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--times", type=int, default=2000)
    words.add_argument("--seed", type=int, default=1)
    times, seed = words.parse_args().times, words.parse_args().seed
    chance, found, states = random.Random(seed), [], Counter[str]()
    world = World()
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths.of(folder)
        people = world.people()
        begun = time.monotonic()
        for number in range(times):
            three = chance.sample(people, 3)
            before = {email: world.is_off(email) for email in three}
            killed_child(world, paths, three, chance)
            states.update(entry.state.value for entry in latest(paths).values())
            found += faults(world, paths, three, before)
            if number % 100 == 99:
                say(f"{number + 1} kills, {len(found)} faults, {time.monotonic() - begun:.0f} s")
        asyncio.run(change(world, paths, people))
        found += faults(world, paths, people, {email: world.is_off(email) for email in people})
        entries = [entry for run in read_runs(paths.journal) for entry in run.entries]
    world.close()
    open_ones = sum(entry.state is State.PLANNED for entry in entries)
    say(f"{times} kills: {len(entries)} entries, {open_ones} still planned, {len(found)} faults")
    say(f"{Counter(entry.state.value for entry in entries)} {states} {found[:5]}")
    return min(len(found) + open_ones, 100)


if __name__ == "__main__":
    sys.exit(main())
