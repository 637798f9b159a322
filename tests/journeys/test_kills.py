"""Killing the program at any moment of a run loses nothing, doubles nothing, claims nothing.

`ZOOMPROV_KILLS` sets how many times; a handful on every run, thousands at night (kills.py).
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter

import pytest

from tests.journeys.kills import World, entries_of, faults, wanted
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.storage.journal import read_runs
from zoomprov_gui.storage.records import State

KILLS = int(os.environ.get("ZOOMPROV_KILLS", "5"))
MOST = 6  # people in one run
DEEDS = (
    ("deactivate", "--route", "zoom"),
    ("licence", "--to", "basic"),
    ("deactivate", "--route", "auto"),
    ("edit", "--set", "department=Ward 7"),
    ("end-sessions",),
)


@pytest.fixture
def world():
    world = World(people=20 + KILLS * MOST)
    try:
        yield world
    finally:
        world.close()


class Desk:
    """Somebody who changes people, on a computer whose power fails."""

    def __init__(self, world, folder) -> None:
        self._file = folder / "connection.json"
        self._file.write_text(world.document)
        self.paths = Paths.of(str(folder / "data"))

    def start(self, *words):
        return subprocess.Popen(
            [sys.executable, "-m", "zoomprov_gui", *words, "--connection", str(self._file),
             "--data-dir", str(self.paths.data), "--yes"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def begin(self, deed, emails):
        """Start a run, and wait until the journal holds everybody: from then on requests leave."""
        limit = ("--allow-removals", str(len(emails)), "--reason", "the test kills this")
        process = self.start(*deed, *emails, *(limit if deed[0] == "deactivate" else ()))
        until = time.monotonic() + 60
        while not set(emails) <= {entry.email for entry in self.entries()}:
            assert time.monotonic() < until, "the run never began"
            assert process.poll() is None, "the run ended before it began"
            time.sleep(0.03)
        return process

    def entries(self):
        return [entry for run in read_runs(self.paths.journal) for entry in run.entries]


@pytest.mark.timeout(60 + 8 * KILLS)
def test_a_run_that_is_killed_anywhere_is_settled_by_reading(world, tmp_path):
    desk = Desk(world, tmp_path)
    people = world.people()
    chance = random.Random(KILLS)
    before = {}

    for number in range(KILLS):
        deed = DEEDS[number % len(DEEDS)]
        some = 1 if deed[0] == "edit" else chance.randint(2, MOST)
        emails = [people.pop(chance.randrange(len(people))) for _ in range(some)]
        before |= {email: world.person(email) for email in emails}
        process = desk.begin(deed, emails)
        time.sleep(chance.uniform(0.0, 0.8))
        process.kill()
        process.wait()
        assert faults(world, desk.paths, list(before), before) == []

    assert desk.start("end-sessions", people[0]).wait(120) == 0
    assert faults(world, desk.paths, list(before), before) == []
    assert State.PLANNED not in {entry.state for entry in desk.entries()}
    left = entries_of(desk.paths)
    assert set(Counter((entry.email, entry.verb) for entry in left).values()) == {1}, "sent twice"
    # A request that may still have its effect stays `sent`; one that had it never does.
    for entry in left:
        now, goal = world.person(entry.email), wanted(entry.goal)
        reached = all(getattr(now, name) == value for name, value in goal.items())
        assert not goal or reached is (entry.state in {State.VERIFIED, State.ACCEPTED}), entry
