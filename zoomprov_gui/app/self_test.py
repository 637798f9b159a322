"""The `self-test` command: start every part against the sandbox and report.

A frozen program fails where a file, a plug-in or a module was left out of it, so each part is
really started, in a temporary folder. The windowed program has no standard output on Windows:
`--out` writes the verdict to a file.
"""

import json
import platform
import sqlite3
import ssl
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import qVersion

from zoomprov_gui import __version__
from zoomprov_gui.app import console, exits
from zoomprov_gui.app.self_test_parts import PARTS

Part = Callable[[Path], str]


def self_test(args: Namespace) -> int:
    """Start every part, print a line for each, write the verdict, and return the exit code."""
    with tempfile.TemporaryDirectory(prefix="zoomprov-self-test-") as folder:
        parts = [_outcome(name, part, Path(folder)) for name, part in PARTS]
    if args.out:
        Path(args.out).write_text(json.dumps(verdict(parts), indent=1) + "\n", "utf-8")
    failed = [part["name"] for part in parts if not part["ok"]]
    if failed:
        console.note(f"{len(failed)} of {len(parts)} parts failed: {', '.join(failed)}")
        return exits.ATTENTION
    console.say(f"All {len(parts)} parts work.")
    return exits.DONE


def verdict(parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return what `--out` writes: whether all is well, what ran, and each part's outcome."""
    parts = list(parts)
    return {
        "ok": bool(parts) and all(part["ok"] for part in parts),
        "version": __version__,
        "frozen": bool(getattr(sys, "frozen", False)),
        "platform": sys.platform,
        "machine": platform.machine(),
        "versions": {
            "python": platform.python_version(),
            "qt": qVersion(),
            "pyside6": PySide6.__version__,
            "openssl": ssl.OPENSSL_VERSION,
            "sqlite": sqlite3.sqlite_version,
        },
        "parts": parts,
    }


def _outcome(name: str, part: Part, folder: Path) -> dict[str, Any]:
    start = time.monotonic()
    try:
        ok, text = True, part(folder)
    except Exception as error:  # noqa: BLE001 - whatever broke, the other parts are still of interest
        ok, text = False, f"{type(error).__name__}: {error}"
    console.say(f"{'ok    ' if ok else 'failed'}  {name}: {text}")
    seconds = round(time.monotonic() - start, 2)
    return {"name": name, "ok": ok, "text": text, "seconds": seconds}
