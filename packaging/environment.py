"""The virtual environment `.venv`: exactly what packaging/lock.txt says, and this project in it."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from machine import SetUpError

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "lock.txt"
STAMP = "set-up.sha256"  # in the environment: what it was made from
DEVELOPMENT = "# Above: what the program needs. Below: what its development needs on top."
NEEDED_BYTES = 1_500_000_000  # measured: 0.9 GB installed, the rest for downloads on the way

NO_SPACE = (
    "There is not enough space on the disk: the set-up needs about 1.5 GB beside the project and"
    " in the folder for temporary files. Free some, then run the same command again."
)
# What pip writes, and what it means for whoever typed the command.
PIP_SAYS = {
    ("No space left on device", "Errno 28"): NO_SPACE,
    ("DO NOT MATCH THE HASHES",): (
        "A downloaded package is not the one that packaging/lock.txt names. Nothing of it was"
        " installed. If you have just made the lock again, make it once more; if not, something"
        " between you and the package index changes files."
    ),
    ("Max retries", "Retrying (", "NewConnectionError", "Temporary failure in name resolution"): (
        "The package index cannot be reached. Check the network (behind a company proxy, set"
        " HTTPS_PROXY), then run the same command again; what was downloaded is kept."
    ),
    ("No matching distribution", "not a supported wheel"): (
        "A package of packaging/lock.txt has no build for this machine. zoomprov_gui runs on"
        " macOS with Apple silicon, on Windows, and on Linux from Debian 12 or Ubuntu 22.04 on,"
        " with a 64-bit Python 3.11, 3.12 or 3.13."
    ),
}


def program(name: str, venv: Path = VENV) -> Path:
    """Return where a virtual environment keeps a program."""
    return venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name


def set_up(root: Path = ROOT) -> None:
    """Make the project's `.venv` as its lock says, unless it is already so. Raises SetUpError."""
    venv, lock = root / ".venv", root / "packaging" / "lock.txt"
    wanted, stamp = _fingerprint(root, lock), venv / STAMP
    if stamp.exists() and stamp.read_text() == wanted and program("python", venv).exists():
        return
    _check_space(root)
    print("Setting up .venv with the packages of packaging/lock.txt (about 0.9 GB) …", flush=True)
    # From empty: what an older lock installed must not stay.
    create(venv)
    hashed = ("--no-deps", "--only-binary=:all:", "--require-hashes")
    pip(venv, "install", *hashed, "-r", str(lock))
    # The build back end comes from the lock too, so this fetches nothing.
    local = ("--no-deps", "--no-index", "--no-build-isolation")
    pip(venv, "install", *local, "--editable", str(root))
    stamp.write_text(wanted)


def create(venv: Path) -> None:
    """Make an empty virtual environment, in place of whatever is there."""
    # Not the Python of a virtual environment, which may be the one that is replaced.
    python = getattr(sys, "_base_executable", sys.executable)
    command = [python, "-m", "venv", "--clear", str(venv)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SetUpError(_explained("The virtual environment could not be made", done))


def pip(venv: Path, *arguments: str) -> None:
    """Run pip in a virtual environment. Raises SetUpError with what its answer means."""
    options = ("--disable-pip-version-check", "--quiet", "--no-input")
    command = [str(program("python", venv)), "-m", "pip", *options, *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SetUpError(_explained("A package could not be installed", done))


def runtime_lock() -> str:
    """Return the part of the lock that the program itself needs."""
    runtime, _, _ = LOCK.read_text().partition(DEVELOPMENT)
    return runtime


def _fingerprint(root: Path, lock: Path) -> str:
    """Return what the environment depends on; the path, because the project is linked by it."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    # The minor version alone: installing python3-venv may bring a newer build of the same Python.
    python = sys.version_info[:2]
    described = repr([project["project"], project["build-system"], python, str(root)])
    return hashlib.sha256(lock.read_bytes() + described.encode()).hexdigest()


def _check_space(root: Path) -> None:
    for folder in (root, Path(tempfile.gettempdir())):
        if shutil.disk_usage(folder).free < NEEDED_BYTES:
            raise SetUpError(NO_SPACE)


def _explained(what: str, done: subprocess.CompletedProcess[str]) -> str:
    output = (done.stdout + done.stderr).strip()
    meanings = [
        meaning for signs, meaning in PIP_SAYS.items() if any(sign in output for sign in signs)
    ]
    lines = [line.strip(" ×╰─>│") for line in output.splitlines()]
    noise = ("note:", "hint:", "WARNING:")
    told = [f"  {line}" for line in lines if line and not line.startswith(noise)]
    return "\n".join([f"{what}:", *told[-10:], "", *meanings[:1]])
