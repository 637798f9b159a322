"""How the steps of dev.py run programs: without a screen, and alike in every process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from environment import ROOT

# What ends a process without an exception, so that its folders and screens would stay behind.
ENDING_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
# The window draws in memory. Hashes are alike in all processes: tests that are drawn from a set
# have to come in one order, or the processes that share them stop.
QUIET = {
    **os.environ,
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHONUNBUFFERED": "1",
    "PYTHONHASHSEED": "0",
}


def succeeds(*command: str | Path) -> bool:
    """Run a program in the project's folder, and tell whether it ended well."""
    return subprocess.call(command, cwd=ROOT, env=QUIET, stdin=subprocess.DEVNULL) == 0


@contextmanager
def cleaning_when_told_to_end() -> Iterator[None]:
    """Leave through all that has to be cleaned when a signal asks this process to end."""
    previous = {number: signal.signal(number, _leave) for number in ENDING_SIGNALS}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> None:
    for each in ENDING_SIGNALS:
        signal.signal(each, signal.SIG_IGN)  # a second one would break off the cleaning
    sys.exit(128 + number)
