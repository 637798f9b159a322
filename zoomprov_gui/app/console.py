"""What the console program writes: results to standard output, progress to standard error."""

import contextlib
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zoomprov_gui.domain.people import Service

if TYPE_CHECKING:
    from zoomprov_gui.services.compare import Progress  # it brings httpx


def start_console() -> None:
    """Make both streams take any text: a name must not end the program.

    The windowed program on Windows has none; what is said there goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    if sys.stderr is None:
        sys.stderr = sys.stdout
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """Write a line of the result."""
    print(text)


def note(text: str) -> None:
    """Write a line that is not the result: a hint, a reason, an error.

    That nobody listens is no reason to stop in the middle of a run.
    """
    with contextlib.suppress(BrokenPipeError):
        print(text, file=sys.stderr, flush=True)


def progress(text: str) -> None:
    """Tell somebody at a terminal how far it is; a script reads the results."""
    if sys.stderr.isatty():
        note(text)


def flush() -> None:
    """Hand over what was said so far. `BrokenPipeError` where nobody reads it any more."""
    sys.stdout.flush()


def drop_output() -> None:
    """Let the rest of the output go nowhere: whoever read it has had enough of it.

    Python would complain at its own end.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_json(document: Any) -> None:
    """Write one JSON document."""
    print(json.dumps(document, indent=1, ensure_ascii=False))


def plain(text: str) -> str:
    """Return text that cannot steer a terminal: control and direction marks left out."""
    return "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def say_json_list(head: dict[str, Any], key: str, items: Iterable[Any]) -> None:
    """Write one JSON document whose last member is a list, an item a line, none kept."""
    say(json.dumps({**head, key: []}, indent=1, ensure_ascii=False)[: -len("]\n}")])
    before = ""
    for item in items:
        if before:
            say(before + ",")
        before = "  " + json.dumps(item, ensure_ascii=False)
    if before:
        say(before)
    say(" ]\n}")


def say_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, widths: Sequence[int] | None = None
) -> None:
    """Write rows in columns, the last one ragged.

    Columns are as wide as they need, for which all rows are kept, or as wide as `widths` says.
    """
    cells: Iterable[tuple[str, ...]] = (tuple(plain(cell) for cell in row) for row in rows)
    if widths is None:
        cells = list(cells)
        widths = [max(len(row[i]) for row in (tuple(head), *cells)) for i in range(len(head))]
    for row in chain((tuple(head),), cells):
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say("  ".join(padded).rstrip())


def bold(text: str) -> str:
    """Return the text as a heading, where the terminal shows such a thing."""
    if os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return text
    return f"\x1b[1m{text}\x1b[0m"


class Bar:
    """One line on a terminal's standard error that tells how many people were read so far."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._done = dict.fromkeys(Service, 0)

    def report(self, progress: "Progress") -> None:
        """Take in progress of one side."""
        self._done[progress.service] = progress.done
        if self._shown:
            counts = " · ".join(f"{s.value}: {n:,} read" for s, n in self._done.items())
            print(f"\r{counts}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)
