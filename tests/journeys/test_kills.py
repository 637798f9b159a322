"""Killing the program at any moment of a run loses nothing, doubles nothing, claims nothing.

`ZOOMPROV_KILLS` sets how many times; a handful on every run, thousands at night.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from urllib.parse import quote

import pytest

from zoomprov_gui.app.paths import Paths
from zoomprov_gui.storage.journal import read_runs
from zoomprov_gui.storage.records import State

KILLS = int(os.environ.get("ZOOMPROV_KILLS", "4"))
LEFT = {State.SENT, State.ACCEPTED, State.VERIFIED, State.UNKNOWN}


@pytest.fixture
def served():
    serve = ["sandbox", "serve", "--scenario", "drifted", "--people", "600", "--sync-delay", "0"]
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "zoomprov_gui",
            *serve,
            "--rate-limits",
            "off",
            "--latency-ms",
            "30",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


class Desk:
    """Somebody who turns leavers off, on a computer whose power fails."""

    def __init__(self, document, folder) -> None:
        self._control = document["control"]
        self._file = folder / "connection.json"
        self._file.write_text(json.dumps(document))
        self.paths = Paths.of(str(folder / "data"))

    def start(self, *words):
        return subprocess.Popen(
            [sys.executable, "-m", "zoomprov_gui", *words, "--connection", str(self._file),
             "--data-dir", str(self.paths.data)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def ask(self, path):
        with urllib.request.urlopen(self._control + path, timeout=20) as answer:
            return json.load(answer)

    def people(self):
        planted = self.ask("/planted").items()
        return [email for email, p in planted if p["verdict"] == "in_sync" and not p["reason"]]

    def is_off(self, email):
        return self.ask(f"/person?who={quote(email)}")["zoom"]["status"] == "inactive"

    def wait_for_run(self, emails):
        """Wait until the journal holds everybody named: from then on requests leave."""
        until = time.monotonic() + 30
        while not emails <= {entry.email for entry in self.entries()}:
            assert time.monotonic() < until, "the run never began"
            time.sleep(0.01)

    def entries(self):
        return [entry for run in read_runs(self.paths.journal) for entry in run.entries]


@pytest.mark.timeout(60 + 8 * KILLS)
def test_a_run_that_is_killed_anywhere_is_settled_by_reading(served, tmp_path):
    desk = Desk(served, tmp_path)
    people = desk.people()
    chance = random.Random(KILLS)
    asked_for = set()

    for _ in range(KILLS):
        three = [people.pop(chance.randrange(len(people))) for _ in range(3)]
        asked_for.update(three)
        process = desk.start("deactivate", *three, "--route", "zoom", "--yes", "--no-wait")
        desk.wait_for_run(asked_for)
        time.sleep(chance.uniform(0.0, 0.8))
        process.kill()
        process.communicate()

        entries = desk.entries()
        for email in asked_for:
            written = [e for e in entries if e.email == email and e.state in LEFT]
            assert len(written) <= 1, "sent twice"
            assert written or not desk.is_off(email), "changed without standing in the journal"
        assert all(desk.is_off(e.email) for e in entries if e.state is State.VERIFIED)

    print(Counter(entry.state.value for entry in desk.entries()))  # noqa: T201 - shown by -s
    last = desk.start("deactivate", people[0], "--route", "zoom", "--yes", "--json")
    last.communicate(timeout=120)
    left = {entry.email: entry.state for entry in desk.entries()}
    # A request that may still have its effect stays `sent`; one that had it never does.
    assert State.PLANNED not in left.values()
    for email in asked_for:
        assert desk.is_off(email) is (left[email] in {State.VERIFIED, State.ACCEPTED}), email
