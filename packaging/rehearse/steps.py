"""How a rehearsal tells what it did and how long that took, and how it fails."""

import hashlib
import json
import os
import time
from pathlib import Path
from typing import Any

from identity import version


class Failed(Exception):
    """An artefact does not do what it is there for; the message says what was seen."""


class Told:
    """Prints a line for each finished step, with the seconds since the start."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def done(self, what: str) -> None:
        print(f"{time.monotonic() - self._start:6.0f} s  {what}", flush=True)


def require(condition: object, what: str) -> None:
    """Raise Failed unless the condition holds."""
    if not condition:
        raise Failed(what)


def passed(out: Path, platform: str) -> dict[str, Any]:
    """Read what `self-test --out` wrote. Raises Failed unless every part of this version works."""
    require(out.is_file(), f"the self-test wrote no verdict: it did not start, or has no {out}")
    verdict: dict[str, Any] = json.loads(out.read_text("utf-8"))
    wrong = [f"{part['name']}: {part['text']}" for part in verdict["parts"] if not part["ok"]]
    require(verdict["ok"] is True, "\n".join(["the self-test failed:", *wrong]))
    require(verdict["frozen"] is True, "the self-test ran in a Python, not in a frozen program")
    found = (verdict["platform"], verdict["version"])
    require(found == (platform, version()), f"the self-test ran as {found}")
    return verdict


def text_of(verdict: dict[str, Any], name: str) -> str:
    """Return what a part of the self-test found."""
    return str(next(part["text"] for part in verdict["parts"] if part["name"] == name))


def snapshot(root: Path, *, without: frozenset[str]) -> dict[str, str]:
    """Return all that lies below `root` with what it is; not what lies below the named folders."""
    found = {}
    for folder, names, files in os.walk(root):
        place = Path(folder)
        names[:] = [n for n in names if (place / n).relative_to(root).as_posix() not in without]
        for name in (*names, *files):
            path = place / name
            found[path.relative_to(root).as_posix()] = _kind(path)
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the places that are not as they were."""
    return sorted(n for n in before.keys() | after.keys() if before.get(n) != after.get(n))


def _kind(path: Path) -> str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    if not path.is_file():
        return "folder" if path.is_dir() else "other"
    return hashlib.sha256(path.read_bytes()).hexdigest()
