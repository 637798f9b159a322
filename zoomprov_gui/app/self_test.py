"""The `self-test` command: start every part against the sandbox and report.

A frozen program fails where a file, a plug-in or a module was left out of it, so each part is
really started: resources, simulated services in process and over loopback, clients, verdicts,
journal, a write with its proof, and the window.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTableView

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.main import run_window
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sandbox import world_of
from zoomprov_gui.app.sources import Source, sandbox_source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.clients.connection import parse_connection
from zoomprov_gui.clients.http import tls_context
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.theme.assets import find

LEAVER = person_key("goran.eze@acme.example")
PATIENCE = 20.0  # seconds for one person's proof, and for the window to fill
WAYLAND = "WAYLAND_DISPLAY"


class Failed(Exception):
    """A part did not do what it is there for; the message says what was missing."""


def self_test(paths: Paths) -> int:
    """Start every part in a folder of its own, print a line for each, and return the exit code."""
    del paths  # nothing of the person's own is read or written
    with tempfile.TemporaryDirectory(prefix="zoomprov-self-test-") as folder:
        failed = [name for name, part in PARTS if not _passes(name, part, Path(folder))]
    if failed:
        console.note(f"{len(failed)} of {len(PARTS)} parts failed: {', '.join(failed)}")
        return exits.ATTENTION
    console.say(f"All {len(PARTS)} parts work.")
    return exits.DONE


def _passes(name: str, part: Callable[[Path], object], folder: Path) -> bool:
    try:
        found = part(folder)
    except Exception as error:  # noqa: BLE001 - whatever broke, the other parts are still of interest
        console.say(f"failed  {name}: {type(error).__name__}: {error}")
        return False
    console.say(f"ok      {name}: {found}")
    return True


def _resources(folder: Path) -> str:
    found = [find(name) for name in ("icons", "fonts", "licences")]
    files = [file for directory in found for file in directory.iterdir()]
    if not files:
        raise Failed("the resources folder is empty")
    return f"{len(files)} files"


def _certificates(folder: Path) -> str:
    tls_context()
    return "the system's certificates are used"


def _comparison(folder: Path) -> str:
    async def run() -> str:
        source = sandbox_source("small-office", Paths.of(str(folder / "compare")))
        return await _compare(source)

    return asyncio.run(run())


def _loopback(folder: Path) -> str:
    async def run() -> str:
        async with serve(world_of("small-office")) as document:
            source = Source(
                name="loopback",
                label="loopback",
                connection=parse_connection(json.dumps(document)),
                paths=Paths.of(str(folder / "loopback")),
            )
            return await _compare(source)

    return asyncio.run(run())


async def _compare(source: Source) -> str:
    planted = (source.world or world_of("small-office")).planted
    async with open_company(source) as company:
        await company.compare.run(company.roster)
        people = [company.roster.comparison(row) for row in company.roster.rows]
    found = {person.email: person.verdict.value for person in people}
    wrong = [e for e, p in planted.items() if found.get(e) != p.verdict]
    if wrong or len(found) != len(planted):
        raise Failed(f"{len(wrong)} of {len(planted)} people have another verdict")
    return f"{len(found)} people, each with the verdict that was planted"


def _write(folder: Path) -> str:
    async def run() -> str:
        source = sandbox_source("small-office", Paths.of(str(folder / "write")))
        async with open_company(source) as company:
            await company.compare.run(company.roster)
            leaver = company.roster.find(LEAVER)
            plan = plan_take_away([leaver] if leaver else [], Route.AUTO, company.context())
            results = [r async for r in company.apply.run("self-test", plan, patience=PATIENCE)]
            entries = company.journal.runs("self-test")[0].entries
        if not results or results[-1].outcome is not Outcome.VERIFIED:
            raise Failed("nobody was turned off")
        return f"one account turned off and read back, {len(entries)} entry in the journal"

    return asyncio.run(run())


def _window(folder: Path) -> str:
    """Open the window as `gui` does, look at it until people are in its table, and close it."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get(WAYLAND)):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    look = _Look(time.monotonic() + PATIENCE)
    timer = QTimer(application)
    timer.timeout.connect(look.once)
    timer.start(100)
    words = argparse.Namespace(sandbox="small-office", connection=None, workspace=None)
    run_window(words, Paths.of(str(folder / "window")))
    timer.stop()
    if not look.people:
        raise Failed("the table stayed empty")
    return f"painted with {look.people} people in it"


class _Look:
    """A look at the window from time to time; it closes it when there is something to see."""

    def __init__(self, until: float) -> None:
        self._until = until
        self.people = 0

    def once(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                self._look_at(window)

    def _look_at(self, window: MainWindow) -> None:
        tables = [t for t in window.findChildren(QTableView) if t.isVisible()]
        people = max((table.model().rowCount() for table in tables), default=0)
        if people and not window.grab().isNull():
            self.people = people
        if self.people or time.monotonic() > self._until:
            window.close()


PARTS: tuple[tuple[str, Callable[[Path], object]], ...] = (
    ("resources", _resources),
    ("certificates", _certificates),
    ("comparison", _comparison),
    ("loopback services", _loopback),
    ("write and proof", _write),
    ("window", _window),
)
