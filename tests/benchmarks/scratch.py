"""Peers from the package registry, installed once into a folder of their own."""

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

FOLDER = Path(tempfile.gettempdir()) / "zoomprov-benchmarks"


def _name(package: str) -> str:
    """Return a folder's name for a package with its version and extras."""
    return re.sub(r"\W+", "-", package).strip("-")


def folder_with(package: str) -> Path:
    """Return a folder to put on sys.path that has a package."""
    target = FOLDER / f"lib-{_name(package)}"
    if not target.exists():
        command = [sys.executable, "-m", "pip", "install", "-q", "--target", str(target), package]
        subprocess.run(command, check=True)
    return target


def program_of(package: str, program: str) -> Path:
    """Return a program installed with its package into an environment of its own."""
    home = FOLDER / f"env-{_name(package)}"
    path = home / ("Scripts" if sys.platform == "win32" else "bin")
    if not (path / program).exists():
        venv.create(home, with_pip=True)
        subprocess.run([str(path / "python"), "-m", "pip", "install", "-q", package], check=True)
    return path / program
