"""What CI runs, step by step; all steps run, so that one answer tells everything that is wrong."""

import json
import os
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import environment
import machine
from environment import ROOT, program

# The window draws in memory. Hashes are alike in all processes: tests that are drawn from a set
# have to come in one order, or the processes that share them stop.
QUIET = {
    **os.environ,
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHONUNBUFFERED": "1",
    "PYTHONHASHSEED": "0",
}
NEEDS_ATTENTION = 1  # an exit code of zoomprov: done, and some verdict asks for a person


TOOLS = {"tests": machine.TESTS, "frozen": machine.FREEZING}


def tools_of(names: Iterable[str]) -> list[Mapping[str, str]]:
    """Return the programs that the named steps run, as packaging/machine.py names them."""
    return [TOOLS[name] for name in names if name in TOOLS]


def run(names: Sequence[str]) -> int:
    """Run the named steps in their fixed order, say what each took, and return the exit code."""
    outcomes = []
    for name, step in STEPS.items():
        if name not in names:
            continue
        print(f"\n──── {name}", flush=True)
        start = time.monotonic()
        passed = step()
        outcomes.append((name, passed, time.monotonic() - start))
    print("\n──── result")
    for name, passed, seconds in outcomes:
        print(f"{name:<10} {'ok' if passed else 'FAILED':<7} {seconds:6.1f} s")
    total = sum(seconds for _name, _passed, seconds in outcomes)
    print(f"{'all':<10} {'':<7} {total:6.1f} s", flush=True)
    return 0 if all(passed for _name, passed, _seconds in outcomes) else 1


def _succeeds(*command: str | Path) -> bool:
    return subprocess.call(command, cwd=ROOT, env=QUIET, stdin=subprocess.DEVNULL) == 0


def _format() -> bool:
    return _succeeds(program("ruff"), "format", "--check", ".")


def _lint() -> bool:
    return _succeeds(program("ruff"), "check", ".")


def _types() -> bool:
    return _succeeds(program("mypy"))


def _contracts() -> bool:
    return _succeeds(program("lint-imports"))


def _tests() -> bool:
    """Run the tests on two processes, as many as CI has cores, and then judge their coverage."""
    parallel = ("-n", "2", "--dist", "worksteal")
    measured = ("--cov", "--cov-report=")
    return _succeeds(
        *(program("python"), "-m", "pytest", *parallel, *measured),
        *("--hypothesis-profile=ci", "--ignore=tests/benchmarks"),
        *("--durations=10", "--durations-min=2"),
    )


def _coverage() -> bool:
    """Hold each layer to its threshold in pyproject.toml, and list what is missing in one below."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        if not _succeeds(program("coverage"), "json", "-q", "--fail-under=0", "-o", report):
            return False
        files = json.loads(report.read_text("utf-8"))["files"]
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    thresholds = settings["tool"]["zoomprov-gui"]["coverage"]
    measured = {layer: share(files, f"zoomprov_gui/{layer}/") for layer in thresholds}
    for layer, wanted in thresholds.items():
        mark = "" if measured[layer] >= wanted else "  BELOW"
        print(f"{layer:<12} {measured[layer]:6.1f} %, threshold {wanted} %{mark}", flush=True)
    below = [layer for layer, wanted in thresholds.items() if measured[layer] < wanted]
    for layer in below:
        only = f"--include=zoomprov_gui/{layer}/*"
        _succeeds(program("coverage"), "report", "--fail-under=0", only)
    return not below


def share(files: dict[str, dict[str, dict[str, float]]], prefix: str) -> float:
    """Return the percentage of lines and branches that ran in the files below a folder."""
    names = [name for name in files if Path(name).as_posix().startswith(prefix)]
    totals = [files[name]["summary"] for name in names]
    all_of_it = sum(t["num_statements"] + t["num_branches"] for t in totals)
    ran = sum(t["covered_lines"] + t["covered_branches"] for t in totals)
    return 100 * ran / all_of_it if all_of_it else 100.0


def _installed() -> bool:
    """Build the wheel, install it where no source is near, and use it as a person would."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not _succeeds(
            program("python"), "-m", "hatchling", "build", "-t", "wheel", "-d", folder
        ):
            return False
        (wheel,) = folder.glob("*.whl")
        venv, lock = folder / "venv", folder / "lock.txt"
        environment.create(venv)
        lock.write_text(environment.runtime_lock(), "utf-8")
        packages = ("install", "--no-deps", "--only-binary=:all:", "--require-hashes")
        environment.pip(venv, *packages, "-r", str(lock))
        environment.pip(venv, "install", "--no-deps", "--no-index", str(wheel))
        environment.pip(venv, "check")
        print(f"installed {wheel.name}", flush=True)
        return _uses(program("zoomprov", venv), folder)


def _frozen() -> bool:
    """Freeze both programs twice, byte for byte alike, and use them from an awkward place."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = folder / "Zoë’s programs"
        python = program("python")
        if not _succeeds(python, ROOT / "packaging" / "freeze.py", place, "--twice"):
            return False
        programs = place / "zoomprov"
        return _uses(programs / "zoomprov", folder) and _windowed(programs / "zoomprov-gui", folder)


def _windowed(program: Path, folder: Path) -> bool:
    """Ask the windowed program for its own test; what it prints is not what it is asked for."""
    out = folder / "verdict.json"
    if not _succeeds(program, "self-test", "--out", out, "--data-dir", folder / "data"):
        return False
    verdict = json.loads(out.read_text("utf-8"))
    return verdict["ok"] is True and verdict["frozen"] is True


def _uses(zoomprov: Path, folder: Path) -> bool:
    """Ask the installed program for its own test, and for a comparison of the simulated office."""
    outside = {**QUIET, "HOME": str(folder), "USERPROFILE": str(folder)}
    outside.pop("PYTHONPATH", None)

    def answer(*arguments: str, expected: int) -> str | None:
        command: list[str | Path] = [zoomprov, *arguments]
        done = subprocess.run(
            command, cwd=folder, env=outside, check=False, capture_output=True, text=True,
            stdin=subprocess.DEVNULL, timeout=300,
        )  # fmt: skip
        passed = done.returncode == expected
        print(f"zoomprov {' '.join(arguments)}: exit code {done.returncode}", flush=True)
        if not passed:
            print(f"expected {expected}\n{done.stdout[-4000:]}{done.stderr[-4000:]}", flush=True)
        return done.stdout if passed else None

    tested = answer("self-test", expected=0)
    compared = answer("compare", "--sandbox", "small-office", "--json", expected=NEEDS_ATTENTION)
    return tested is not None and compared is not None and told_whole(compared)


def told_whole(answer: str) -> bool:
    """Return whether the answer of `compare --json` is a comparison of people, read to its end."""
    try:
        comparison = json.loads(answer)
    except ValueError:
        print(f"not JSON: {answer[:200]!r}", flush=True)
        return False
    print(f"{len(comparison['people'])} people, complete: {comparison['complete']}", flush=True)
    return bool(comparison["people"]) and comparison["complete"] is True


STEPS: dict[str, Callable[[], bool]] = {
    "format": _format,
    "lint": _lint,
    "types": _types,
    "contracts": _contracts,
    "tests": _tests,
    "coverage": _coverage,
    "installed": _installed,
    "frozen": _frozen,
}
NAMES = tuple(STEPS)
