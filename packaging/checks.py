"""What CI runs, step by step; all steps run, so that one answer tells everything that is wrong."""

import json
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import artefacts
import machine
from environment import ROOT, program
from rehearse import macos_python, on_windows
from running import QUIET, cleaning_when_told_to_end, succeeds

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
    steps, wanted = dict(STEPS), [name for name in STEPS if name in names]
    others = [name for name in wanted if name in artefacts.STEPS and name != BESIDE]
    outcomes = []
    begun = time.monotonic()
    with ExitStack() as ends:
        for name in wanted:
            if BESIDE in wanted and others[:1] == [name]:
                steps[BESIDE] = ends.enter_context(running_beside(BESIDE))
            print(f"\n──── {name}", flush=True)
            start = time.monotonic()
            passed = steps[name]()
            outcomes.append((name, passed, time.monotonic() - start))
    print("\n──── result")
    for name, passed, seconds in outcomes:
        print(f"{name:<10} {'ok' if passed else 'FAILED':<7} {seconds:6.1f} s")
    print(f"{'all':<10} {'':<7} {time.monotonic() - begun:6.1f} s", flush=True)
    return 0 if all(passed for _name, passed, _seconds in outcomes) else 1


@contextmanager
def running_beside(name: str) -> Iterator[Callable[[], bool]]:
    """Start a step in a process of its own; what is given waits for it and tells what it told."""
    command = [str(program("python")), "-c", f"import checks; exit(checks.alone({name!r}))"]
    paths = {**QUIET, "PYTHONPATH": str(ROOT / "packaging")}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
        process = subprocess.Popen(
            command, cwd=ROOT, env=paths, stdin=subprocess.DEVNULL, stdout=told, stderr=told,
            start_new_session=True,
        )  # fmt: skip

        def ended() -> bool:
            passed = process.wait() == 0
            told.seek(0)
            print(told.read(), end="", flush=True)
            return passed

        try:
            yield ended
        finally:
            if process.poll() is None:  # another step was interrupted
                process.terminate()
                process.wait()


def alone(name: str) -> int:
    """Run one step and return an exit code; a wish to end leaves through what it has to clean."""
    with cleaning_when_told_to_end():
        return 0 if STEPS[name]() else 1


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
# The longest of the steps for artefacts, and the last: it goes on beside the others from the first
# of them on. They use one core each, where the tests use both.
BESIDE = "windows"
