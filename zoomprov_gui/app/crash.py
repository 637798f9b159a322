"""What becomes of a bug: it is logged, shown once with a report to copy, and the program goes on.

Everything expected has travelled another way (viewmodels/operation.py); what arrives here is ours.
"""

import asyncio
import logging
import platform
import re
import secrets
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from zoomprov_gui import __version__
from zoomprov_gui.app.logs import redacted

_log = logging.getLogger(__name__)

_EMAIL = re.compile(r"[^\s\"'<>(),;:=]+@[^\s\"'<>(),;:]+")
_QUOTED = re.compile(r"(['\"])(?=[^'\"]*[\s@])[^'\"\n]*\1")


@dataclass(frozen=True, slots=True)
class CrashReport:
    """A bug as support needs it: a number found in the log, and text without personal data."""

    number: str
    text: str


class Crashes(QObject):
    """Turns what nobody caught into reports; `happened` carries each, on the GUI thread."""

    happened = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Queued: a thread's error must not open a dialog in that thread.
        self._arrived.connect(self.happened, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> None:
        """Log a bug and pass its report on."""
        number = secrets.token_hex(4)
        _log.error("crash %s", number, exc_info=error)
        self._arrived.emit(CrashReport(number, report_of(error, number)))

    def of_a_slot(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Stand in for `sys.excepthook`: PySide6 sends errors of slots there."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)

    def of_a_thread(self, found: threading.ExceptHookArgs) -> None:
        """Stand in for `threading.excepthook`."""
        if found.exc_value is not None and not isinstance(found.exc_value, SystemExit):
            self.take(found.exc_value)

    def of_a_task(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Stand in for the loop's exception handler."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.take(error)
        else:
            _log.error("the event loop says: %s", context.get("message", ""))


@contextmanager
def watching(crashes: Crashes, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Send everything that nobody catches to `crashes`, and Qt's messages to the log."""
    before: tuple[Callable[..., Any], Callable[..., Any]] = (sys.excepthook, threading.excepthook)
    sys.excepthook = crashes.of_a_slot
    threading.excepthook = crashes.of_a_thread
    loop.set_exception_handler(crashes.of_a_task)
    messages = qInstallMessageHandler(_log_qt)
    try:
        yield
    finally:
        qInstallMessageHandler(messages)
        loop.set_exception_handler(None)
        sys.excepthook, threading.excepthook = before


_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    logging.getLogger("qt").log(
        _LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message
    )


def report_of(error: BaseException, number: str) -> str:
    """Return the report: what ran where, and the way to the error, without values or people.

    Whatever is quoted in the error's own words may be somebody's name, and is left out.
    """
    frames = "".join(traceback.format_tb(error.__traceback__))
    words = _QUOTED.sub("“…”", str(error))
    text = (
        f"zoomprov {__version__}, report {number}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n\n"
        f"{frames}{type(error).__name__}: {words}\n"
    )
    return _EMAIL.sub("(email)", redacted(text)).replace(str(Path.home()), "~")
