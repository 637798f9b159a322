"""What CI runs, step by step; all steps run, so that one answer tells everything that is wrong."""

import json
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import artefacts
import machine
from environment import ROOT, program
from rehearse import macos_python, on_windows
from running import succeeds

# Programs that a step runs; a developer's machine may do without those of the second kind.
NEEDED = {"tests": machine.TESTS}
WANTED = {
    "frozen": artefacts.FROZEN_TOOLS,
    "windows": on_windows.TOOLS,
    "macos": macos_python.TOOLS,
}


def prepare(names: Iterable[str]) -> None:
    """Install what the named steps run. Raises SetUpError.

    CI has to have all of it; elsewhere a step that packages for a system says what it lacks.
    """
    names = set(names)
    machine.prepare(*(tools for name, tools in NEEDED.items() if name in names))
    try:
        machine.prepare(*(tools for name, tools in WANTED.items() if name in names))
    except machine.SetUpError as error:
        if artefacts.in_ci():
            raise
        print(f"{error}\nGoing on without.", flush=True)


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


def _format() -> bool:
    return succeeds(program("ruff"), "format", "--check", ".")


def _lint() -> bool:
    return succeeds(program("ruff"), "check", ".")


def _types() -> bool:
    return succeeds(program("mypy"))


def _contracts() -> bool:
    return succeeds(program("lint-imports"))


def _workflows() -> bool:
    """Hold the workflows to GitHub's schema and to an audit; both are in the tools themselves."""
    files = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    schema = (program("check-jsonschema"), "--builtin-schema", "vendor.github-workflows")
    audit = (program("zizmor"), "--offline", "--no-progress", "--persona", "pedantic")
    # Both run, so that one answer tells everything that is wrong.
    answers = [succeeds(*schema, *files), succeeds(*audit, *files)]
    return all(answers)


def _tests() -> bool:
    """Run the tests on two processes, as many as CI has cores, and then judge their coverage."""
    parallel = ("-n", "2", "--dist", "worksteal")
    measured = ("--cov", "--cov-report=")
    return succeeds(
        *(program("python"), "-m", "pytest", *parallel, *measured),
        *("--hypothesis-profile=ci", "--ignore=tests/benchmarks"),
        *("--durations=10", "--durations-min=2"),
    )


def _coverage() -> bool:
    """Hold each layer to its threshold in pyproject.toml, and list what is missing in one below."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        if not succeeds(program("coverage"), "json", "-q", "--fail-under=0", "-o", report):
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
        succeeds(program("coverage"), "report", "--fail-under=0", only)
    return not below


def share(files: dict[str, dict[str, dict[str, float]]], prefix: str) -> float:
    """Return the percentage of lines and branches that ran in the files below a folder."""
    names = [name for name in files if Path(name).as_posix().startswith(prefix)]
    totals = [files[name]["summary"] for name in names]
    all_of_it = sum(t["num_statements"] + t["num_branches"] for t in totals)
    ran = sum(t["covered_lines"] + t["covered_branches"] for t in totals)
    return 100 * ran / all_of_it if all_of_it else 100.0


STEPS: dict[str, Callable[[], bool]] = {
    "format": _format,
    "lint": _lint,
    "types": _types,
    "contracts": _contracts,
    "workflows": _workflows,
    "tests": _tests,
    "coverage": _coverage,
    **artefacts.STEPS,
}
NAMES = tuple(STEPS)
IN_CI = tuple(name for name in NAMES if name != "windows")
