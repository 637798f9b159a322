"""The parts that `self-test` starts: files, certificates, keychain, services, a write, the window.

Each takes an empty folder, returns what it found in words, and raises where something is missing.
"""

import argparse
import asyncio
import importlib
import json
import os
import secrets
import ssl
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QIcon, QImageReader
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QTableView

from zoomprov_gui.app import screen
from zoomprov_gui.app.main import run_window
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sandbox import world_of
from zoomprov_gui.app.sources import Source, sandbox_source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.clients.document import parse_connection
from zoomprov_gui.clients.http import tls_context
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.storage.keychain import BACKENDS, Keychain, off_the_loop, system_keychain
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.theme.assets import find

LEAVER = person_key("goran.eze@acme.example")
PATIENCE = 20.0  # seconds for one person's proof, for the window to fill, for a keychain to answer
PICTURE_FORMATS = {b"ico", b"jpeg", b"png", b"svg"}


class Failed(Exception):
    """A part did not do what it is there for; the message says what was missing."""


def _resources(folder: Path) -> str:
    icons = list(find("icons").glob("*.svg"))
    unreadable = [icon.name for icon in icons if not QSvgRenderer(str(icon)).isValid()]
    licences = [file for file in find("licences").iterdir() if file.stat().st_size]
    if not icons or not licences or unreadable:
        raise Failed(f"{len(icons)} icons, {len(licences)} licences, unreadable: {unreadable}")
    return f"{len(icons)} icons and {len(licences)} licences"


def _pictures(folder: Path) -> str:
    _application()
    missing = PICTURE_FORMATS - {
        bytes(form.data()) for form in QImageReader.supportedImageFormats()
    }
    fonts = list(find("fonts").glob("*.ttf"))
    refused = [f.name for f in fonts if QFontDatabase.addApplicationFont(str(f)) < 0]
    if missing or refused or not fonts:
        raise Failed(f"no reader for {sorted(missing)}; {len(fonts)} fonts, refused: {refused}")
    if QIcon(str(find("icons/check.svg"))).pixmap(16, 16).isNull():
        raise Failed("an SVG cannot be an icon: the icon engine is missing")
    return f"{len(fonts)} fonts, and readers for {len(PICTURE_FORMATS)} kinds of picture"


def _certificates(folder: Path) -> str:
    context = tls_context()
    if context.verify_mode is not ssl.CERT_REQUIRED or not context.check_hostname:
        raise Failed("certificates would not be checked")
    return "the system's certificates are used, and checked"


def _keychain(folder: Path) -> str:
    """Keep, read and drop a key under a name of its own.

    A Linux machine may have no keyring; what belongs to us must be there all the same.
    """
    module, name = BACKENDS[sys.platform]
    getattr(importlib.import_module(module), name)
    if sys.platform == "linux":
        importlib.import_module("secretstorage")  # without it the backend only seems to be there
    try:
        keychain = system_keychain()
    except Unsaved as error:
        if sys.platform != "linux" or error.cause != "unavailable":
            raise
        return "this system has none; sign-ins would be kept in memory"
    return asyncio.run(_kept_and_dropped(keychain))


async def _kept_and_dropped(keychain: Keychain) -> str:
    name = f"self-test-{secrets.token_hex(8)}"

    def keep_and_drop() -> bool:
        try:
            return keychain.create(name) == keychain.read(name)
        finally:
            keychain.delete(name)

    async with asyncio.timeout(PATIENCE):  # a locked one asks a person, who may not be there
        same = await off_the_loop(keep_and_drop)
    if not same or keychain.read(name) is not None:
        raise Failed("the keychain returned another key, or kept one that was dropped")
    return "a key was kept, read and dropped"


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
    application = _application()
    look = _Look(time.monotonic() + PATIENCE)
    timer = QTimer(application)
    timer.timeout.connect(look.once)
    timer.start(100)
    words = argparse.Namespace(sandbox="small-office", connection=None, workspace=None)
    run_window(words, Paths.of(str(folder / "window")))
    timer.stop()
    if not look.people:
        raise Failed("the table stayed empty")
    return f"painted by {QApplication.platformName()} with {look.people} people in it"


def _application() -> QApplication:
    if screen.is_missing():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication(sys.argv[:1])


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
        window.go_to("people")  # it opens with the set-up, until that was confirmed once
        tables = [t for t in window.findChildren(QTableView) if t.isVisible()]
        people = max((table.model().rowCount() for table in tables), default=0)
        if people and not window.grab().isNull():
            self.people = people
        if self.people or time.monotonic() > self._until:
            window.close()


PARTS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("resources", _resources),
    ("certificates", _certificates),
    ("keychain", _keychain),
    ("comparison", _comparison),
    ("loopback services", _loopback),
    ("write and proof", _write),
    ("fonts and pictures", _pictures),
    ("window", _window),
)
