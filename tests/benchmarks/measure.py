"""What every benchmark has in common: timing, medians, fresh processes, and the table of ratios."""

import ctypes
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ratio:
    """One line of the table: what was measured against what, and what it may be at most."""

    goal: str
    what: str
    ratio: float
    most: float
    figures: str
    least: bool = False

    @property
    def holds(self) -> bool:
        return self.ratio >= self.most if self.least else self.ratio <= self.most


@dataclass(frozen=True)
class NotRun:
    """A goal that was not measured, and why."""

    goal: str
    why: str


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes that waits for nothing.

    It is the processor's time: on a machine that nobody else uses it is the clock's, and on a busy
    one it does not count what others do meanwhile.
    """
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def median(values: Iterable[float]) -> float:
    return statistics.median(values)


def percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def in_fresh_process(module: str, *arguments: str, timeout: float = 600) -> dict[str, float]:
    """Run `python -m module arguments` and return the JSON object of its last line."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def resident_mb() -> float:
    """Return the memory that this process holds, in MB, after giving back what is free (Linux)."""
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def table(lines: Iterable[Ratio | NotRun]) -> str:
    """Return the table of ratios."""
    rows = [("goal", "what", "ratio", "bound", "", "figures")]
    for line in lines:
        if isinstance(line, NotRun):
            rows.append((line.goal, line.why, "–", "–", "not run", ""))
            continue
        sign = "≥" if line.least else "≤"
        verdict = "holds" if line.holds else "MISSED"
        ratio, bound = f"{line.ratio:.4g}", f"{sign} {line.most:g}"
        rows.append((line.goal, line.what, ratio, bound, verdict, line.figures))
    widths = [max(len(row[i]) for row in rows) for i in range(6)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def as_json(lines: Iterable[Ratio | NotRun]) -> str:
    return json.dumps([asdict(line) for line in lines], indent=1)
