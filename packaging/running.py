"""How the steps of dev.py run programs: without a screen, and alike in every process."""

import os
import subprocess
from pathlib import Path

from environment import ROOT

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
