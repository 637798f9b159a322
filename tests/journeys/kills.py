"""Kill the program thousands of times in the middle of a run, and count what was lost.

    python -m tests.journeys.kills --times 2000

A child process that is forked anew each time does something with two to eight people, takes some of
it back, and is killed at a moment that chance picks. After each death the journal and the world are
compared (RELIABILITY.md P8): nobody has changed of whom the journal has nothing that left, what it
calls done is so, and no more writes came in than it has sent.
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
from collections.abc import AsyncIterator, Iterable
from typing import Any, NamedTuple
from urllib.parse import quote

from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.clients.document import parse_connection
from zoomprov_gui.domain.actions import Approval, Plan, Route
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away
from zoomprov_gui.domain.revising import plan_edit_person, plan_end_sessions, plan_licence
from zoomprov_gui.services.company import Company
from zoomprov_gui.storage.journal import read_runs
from zoomprov_gui.storage.records import Entry, State, new_run_id

SERVE = ["sandbox", "serve", "--scenario", "drifted", "--sync-delay", "0",
         "--rate-limits", "off", "--latency-ms", "2"]  # fmt: skip
ROUTES = {"zoom": Route.ZOOM, "auto": Route.AUTO}
DEEDS = ("zoom", "auto", "licence", "department", "sessions")
LEFT = {State.SENT, State.ACCEPTED, State.VERIFIED, State.UNKNOWN, State.UNDONE}
LONGEST = 2.4  # seconds after its start at which a child is killed at the latest


class Seen(NamedTuple):
    """How the world has one person."""

    zoom_on: bool
    assigned: bool
    okta: str
    licence: int
    department: str


class World:
    """The simulated company, asked over its own control address."""

    def __init__(self, people: int = 40) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "zoomprov_gui", *SERVE, "--people", str(people)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        self.document = self._process.stdout.readline()
        self._control = json.loads(self.document)["control"]

    def ask(self, path: str) -> dict[str, dict[str, Any]]:
        with urllib.request.urlopen(self._control + path, timeout=30) as answer:
            found: dict[str, dict[str, Any]] = json.load(answer)
            return found

    def writes(self) -> int:
        """How many requests have come in that were to change something."""
        return int(str(self.ask("/state")["writes"]))

    def people(self) -> list[str]:
        planted = self.ask("/planted").items()
        return [who for who, p in planted if p["verdict"] == "in_sync" and not p["reason"]]

    def person(self, email: str) -> Seen:
        told = self.ask(f"/person?who={quote(email)}")
        zoom, okta = told["zoom"] or {}, told["okta"] or {}
        on = zoom.get("status") == "active"
        dept = str(zoom.get("dept", ""))
        return Seen(on, bool(told["assignment"]), okta["status"], int(zoom.get("type", -1)), dept)

    def close(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.communicate(timeout=20)


def source(world: World, paths: Paths) -> Source:
    connection = parse_connection(world.document)
    return Source(name="kills", label="kills", connection=connection, paths=paths)


async def change(
    world: World, paths: Paths, emails: list[str], deed: str, ready: int | None = None
) -> None:
    """Settle what the last death left, do something with people, and take it back."""
    async with open_company(source(world, paths)) as company:
        await company.compare.run(company.roster)
        async for _ in company.history.settle():
            pass
        if ready is not None:
            os.write(ready, b".")
        for plan in [plan async for plan in _plans(company, emails, deed)]:
            run = await _send(company, plan)
            if not plan.actions:
                continue
            await company.compare.run(company.roster)
            back = await company.undo.plan(company.undo.run(run), company.roster, company.context())
            await _send(company, back)


async def _plans(company: Company, emails: list[str], deed: str) -> AsyncIterator[Plan]:
    found = [company.roster.find(person_key(email)) for email in emails]
    people = [person for person in found if person is not None]
    context = company.context()
    if deed in ROUTES:
        off = [p for p in people if p.account and p.account.status == "inactive"]
        yield plan_take_away([p for p in people if p not in off], ROUTES[deed], context)
        yield plan_reactivate(off, context)
        return
    whos = [await company.lookup.everything(who_of(person)) for person in people]
    if deed == "licence":
        yield plan_licence(whos, 1, context)
    elif deed == "sessions":
        yield plan_end_sessions(whos, context)
    else:
        for number, who in enumerate(whos):
            yield plan_edit_person(who, (("department", f"Ward {number}"),), context)


async def _send(company: Company, plan: Plan) -> str:
    run = new_run_id()
    if plan.actions:
        approval = Approval(plan.removes_from, "the test kills this")
        async for _ in company.apply.run(run, plan, approval=approval, patience=4.0):
            pass
    return run


def killed_child(
    world: World, paths: Paths, emails: list[str], deed: str, chance: random.Random
) -> None:
    """Fork, let it begin, and kill it at some moment after it has read both sides."""
    read, ready = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            asyncio.run(change(world, paths, emails, deed, ready))
        finally:
            os._exit(0)
    os.close(ready)
    os.read(read, 1)  # empty where it ended before
    os.close(read)
    time.sleep(chance.uniform(0.0, LONGEST) ** 2 / LONGEST)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def entries_of(paths: Paths) -> list[Entry]:
    """Return the writes that may have left, the oldest first."""
    entries = (entry for run in read_runs(paths.journal) for entry in run.entries)
    return sorted((e for e in entries if e.state in LEFT), key=lambda entry: entry.entry_id)


def sent(paths: Paths) -> int:
    """How many writes may have left, those that were refused with them."""
    return sum(
        entry.sent_at is not None for run in read_runs(paths.journal) for entry in run.entries
    )


def wanted(goal: Goal) -> dict[str, object]:
    """Return what a write is to bring about of what is Seen of a person."""
    details = dict(goal.zoom_details or ())
    told = {
        "zoom_on": goal.zoom_on,
        "assigned": goal.assigned,
        "licence": goal.licence,
        "department": details.get("department"),
    }
    return {name: value for name, value in told.items() if value is not None}


def claims(entries: Iterable[Entry]) -> dict[str, object]:
    """Return what the journal says of one person that is so, as far as nothing left since."""
    told: dict[str, object] = {}
    for entry in entries:
        goal = entry.goal
        proven = entry.state is State.VERIFIED
        if goal.assigned is not None or goal.person_on is not None:
            told.pop("zoom_on", None)  # Okta may have told Zoom
        if goal.zoom_on is not None or goal.assigned is not None:
            told.pop("licence", None)  # taken with the account, or given
        if goal.details is not None:
            told.pop("licence", None)  # Okta sends its own along with the details it pushes
        for name, value in wanted(goal).items():
            told.pop(name, None)
            told |= {name: value} if proven else {}
    return told


def faults(world: World, paths: Paths, emails: list[str], before: dict[str, Seen]) -> list[str]:
    """Return what was lost or claimed: nothing, if the program keeps its promise."""
    found = []
    everything = entries_of(paths)
    for email in emails:
        own = [entry for entry in everything if entry.email.casefold() == email]
        now = world.person(email)
        if now != before[email] and not own:
            found.append(f"{email} changed without standing in the journal")
        for name, value in claims(own).items():
            if getattr(now, name) != value:
                found.append(f"{email}: {name} is called {value!r}, and is {getattr(now, name)!r}")
    came = world.writes()  # asked first: a write stands in the journal before it leaves
    if came > sent(paths):
        found.append(f"{came} writes came in, and {sent(paths)} were sent")
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
    chance, deeds = random.Random(seed), Counter[str]()
    found: set[str] = set()  # one that lasts is met again whenever somebody is drawn again
    world = World()
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths.of(folder)
        people = world.people()
        begun = time.monotonic()
        for number in range(times):
            some = chance.sample(people, chance.randint(2, 8))
            deed = chance.choice(DEEDS)
            before = {email: world.person(email) for email in some}
            killed_child(world, paths, some, deed, chance)
            deeds[deed] += 1
            new = set(faults(world, paths, some, before)) - found
            for fault in new:
                say(f"kill {number + 1}, {deed}: {fault}")
            found |= new
            if number % 100 == 99:
                say(f"{number + 1} kills, {len(found)} faults, {time.monotonic() - begun:.0f} s")
        asyncio.run(change(world, paths, people, "sessions"))
        found |= set(faults(world, paths, people, {who: world.person(who) for who in people}))
        entries = [entry for run in read_runs(paths.journal) for entry in run.entries]
    world.close()
    open_ones = sum(entry.state is State.PLANNED for entry in entries)
    say(f"{times} kills: {len(entries)} entries, {open_ones} still planned, {len(found)} faults")
    say(f"{Counter(entry.state.value for entry in entries)} {deeds} {sorted(found)}")
    return min(len(found) + open_ones, 100)


if __name__ == "__main__":
    sys.exit(main())
