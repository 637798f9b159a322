"""The window's one structured lifetime: one application, one loop, one company at a time.

Before the first paint only PySide6.QtWidgets, qasync and what the frame needs are imported. What
talks to Okta and Zoom (httpx, msgspec, the simulator) is imported in a thread after it: on the loop
it would freeze the window for a seventh of a second.
"""

import asyncio
import sys
import time
from argparse import Namespace
from dataclasses import dataclass
from typing import TYPE_CHECKING

import qasync  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from zoomprov_gui.app.application import Application
from zoomprov_gui.app.collecting import collecting_here
from zoomprov_gui.app.crash import Crashes, CrashReport, watching
from zoomprov_gui.app.memory import forget_sources, give_back_large_blocks
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.storage.settings import SettingsFile
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.theme.assets import find
from zoomprov_gui.widgets.theme.theme import LARGEST_TEXT, SMALLEST_TEXT, Theme

if TYPE_CHECKING:
    from types import ModuleType

ICON_SIZES = (32, 64, 128, 256)
BUG = 70  # EX_SOFTWARE of sysexits.h


def run_window(args: Namespace, paths: Paths) -> int:
    """Show the window until it is closed, and return the exit code."""
    give_back_large_blocks()
    application = QApplication.instance() or Application(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("an application without windows runs in this process")
    application.setApplicationName("zoomprov")
    application.setDesktopFileName("zoomprov")  # how Wayland finds the icon
    application.setWindowIcon(app_icon())
    application.setQuitOnLastWindowClosed(False)  # Qt must not stop the loop under running work

    def loop() -> asyncio.AbstractEventLoop:
        return qasync.QEventLoop(application)  # type: ignore[no-any-return]  # qasync is untyped

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(Lifetime(application, args, paths).run())


def app_icon() -> QIcon:
    """Return the program's mark; Qt reads a file when its size is asked for."""
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addFile(str(find(f"app/zoomprov-{size}.png")), QSize(size, size))
    return icon


@dataclass(slots=True)
class Lifetime:
    """From the first paint to the last: the window first, then what it shows."""

    application: QApplication
    args: Namespace
    paths: Paths

    async def run(self) -> int:
        """Show the window and what belongs in it, until the window is closed."""
        settings = SettingsViewModel(first_settings(self.args, self.paths))
        theme = Theme()
        follow_settings(self.application, theme, settings)
        session = SessionViewModel(sandbox=bool(self.args.sandbox), clock=time.time)
        window = MainWindow(theme, session, settings)
        closed = asyncio.Event()
        window.closed.connect(closed.set)
        crashes = Crashes()
        crashes.happened.connect(lambda report: _show_crash(window, report))
        with watching(crashes, asyncio.get_running_loop()), collecting_here():
            painted = asyncio.Event()
            window.painted.connect(painted.set)
            window.closed.connect(painted.set)  # it may be closed before any screen shows it
            window.show()
            await painted.wait()
            try:
                code = await self._keep_open(window, closed)
            except Exception as error:  # noqa: BLE001 - a bug: told, and the window stays
                crashes.take(error)
                await closed.wait()
                code = BUG
        window.deleteLater()
        return code

    async def _keep_open(self, window: MainWindow, closed: asyncio.Event) -> int:
        doorways, updates = await asyncio.to_thread(_load)
        if closed.is_set():
            return 0
        async with updates.telling_of_updates(window, self.paths):
            doorway = doorways.Doorway(window, self._with_file(), self.paths)
            if isinstance(self.application, Application):
                self.application.file_opened.connect(doorway.read_file)
            return int(await doorway.run())

    def _with_file(self) -> Namespace:
        """Return the arguments, with the file that was opened while the window was being made."""
        opened = self.application.opened_file if isinstance(self.application, Application) else ""
        return Namespace(**vars(self.args) | ({"setup_file": opened} if opened else {}))


def _load() -> "tuple[ModuleType, ModuleType]":
    """Import what needs long. Runs in a thread."""
    from zoomprov_gui.app import doorway, updating  # after the first paint

    forget_sources()
    return doorway, updating


def first_settings(args: Namespace, paths: Paths) -> SettingsFile:
    """Return the settings that the window is dressed by before it is known what it shows."""
    usual = SettingsFile(paths.settings)
    if args.sandbox:
        return SettingsFile(paths.sandbox.settings)
    last = SettingsFile(paths.data / "workspaces" / usual.load().last_source / "settings.json")
    return last if not args.connection and last.exists else usual


def follow_settings(application: QApplication, theme: Theme, settings: SettingsViewModel) -> None:
    """Dress the application as the settings say, whenever they change."""
    shown: list[tuple[str, int]] = []

    def dress() -> None:
        size = min(max(settings.value.text_size, SMALLEST_TEXT), LARGEST_TEXT)
        wanted = (settings.value.theme, size)
        if shown != [wanted]:
            shown[:] = [wanted]
            theme.apply(application, wanted[0], text_size=wanted[1])

    settings.changed.connect(dress)
    dress()


def _show_crash(window: MainWindow, report: CrashReport) -> None:
    window.show_crash(report.number, report.text)
