"""Makes packaging/lock.txt: every version with its hashes, for all systems and Pythons at once."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from environment import DEVELOPMENT, LOCK, ROOT, program, set_up
from machine import SetUpError

HEADER = """\
# Every package of zoomprov_gui, with the hashes of its files, for Linux, macOS and Windows and
# Python 3.11 to 3.13. Made by `python3 packaging/dev.py lock`; do not edit.
"""
PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==", re.MULTILINE)


def lock(*, upgrade: bool) -> int:
    """Write the lock file again; versions stay as they are unless `upgrade` or pyproject ask."""
    with tempfile.TemporaryDirectory() as folder:
        everything = Path(folder) / "everything.txt"
        if LOCK.exists() and not upgrade:
            everything.write_text(LOCK.read_text())  # uv keeps the versions that it finds here
        full = _compile(everything, "--group", "dev")
        runtime = _compile(Path(folder) / "runtime.txt", "--constraints", str(everything))
    text = joined(runtime, full)
    if "://" in text or "--index" in text:
        raise SetUpError("uv wrote an address into the lock. Nothing was changed.")
    LOCK.write_text(text)
    print(f"{LOCK.relative_to(ROOT)}: {len(PACKAGE.findall(text))} packages")
    return 0


def joined(runtime: str, full: str) -> str:
    """Return the lock: what the program needs first, then what only its development needs."""
    needed = set(PACKAGE.findall(runtime))
    rest = [entry for entry in entries(full) if PACKAGE.findall(entry)[0] not in needed]
    return "".join([HEADER, *entries(runtime), DEVELOPMENT, "\n", *rest])


def entries(text: str) -> list[str]:
    """Split a compiled file into one text for each package, with its hashes and its reasons."""
    starts = [match.start() for match in PACKAGE.finditer(text)]
    ends = [*starts[1:], len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _uv() -> str:
    """Return the uv of the lock, else one on the PATH: that is how a first lock is made."""
    if not program("uv").exists():
        if found := shutil.which("uv"):
            return found
        set_up()
    return str(program("uv"))


def _compile(output: Path, *arguments: str) -> str:
    command = [
        *(_uv(), "pip", "compile", "pyproject.toml", "--output-file", str(output)),
        *("--universal", "--generate-hashes", "--no-header", "--quiet", "--no-config"),
        *("--python-version", "3.11", *arguments),
    ]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SetUpError(f"uv could not resolve pyproject.toml:\n{done.stderr.strip()}")
    # uv gives the constraints of the second call, a temporary file, as a reason.
    lines = output.read_text().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("    #   -c "))
