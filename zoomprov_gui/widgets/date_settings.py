"""The system's own page for date and time, where it has one that can be opened."""

import shutil
import sys
from collections.abc import Callable

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

OPEN_DATE_SETTINGS = "Open date settings"
# Where Windows and macOS keep them, and what the desktops of Linux open them with.
_ADDRESSES = {
    "win32": "ms-settings:dateandtime",
    "darwin": "x-apple.systempreferences:com.apple.Date-Time-Settings.extension",
}
_PROGRAMS = (
    ("gnome-control-center", "datetime"),
    ("systemsettings", "kcm_clock"),
    ("cinnamon-settings", "calendar"),
    ("mate-time-admin", ""),
)


def possible(*actions: str) -> frozenset[str]:
    """Return these words of buttons, and those of the date settings where they can be opened."""
    known = sys.platform in _ADDRESSES or bool(_program(shutil.which))
    return frozenset(actions) | ({OPEN_DATE_SETTINGS} if known else frozenset())


def open_date_settings() -> bool:
    """Open them; tell whether that was possible."""
    address = _ADDRESSES.get(sys.platform)
    if address:
        return QDesktopServices.openUrl(QUrl(address))
    program = _program(shutil.which)
    return bool(program) and QProcess.startDetached(program[0], program[1:])[0]


def _program(find: Callable[[str], str | None]) -> list[str]:
    """Return the first program that is installed, and what to tell it."""
    for name, page in _PROGRAMS:
        if path := find(name):
            return [path, page] if page else [path]
    return []
