"""The unit tests of this project in a Windows, and the list of those that are left out there."""

from environment import ROOT
from rehearse.steps import Failed
from rehearse.wine import Wine

FOLDERS = ("domain", "storage", "clients", "services", "simulator")
# Folders and tests that are left out, each with why.
ELSEWHERE = {
    "app": "runs on Qt's loop: passed alone, and once one of two processes crashed under wine",
    "journeys": "drives the window: Windows runs it in its own CI",
    "packaging": "tests the tools that pack, and those run on Linux",
    "viewmodels": "runs on Qt's loop, as app does",
    "widgets": "takes too long under wine: Windows runs it in its own CI",
}
LEFT_OUT = {
    "services/test_sign_ins.py::test_somebody_who_needs_more_time_gets_it": (
        "counts real seconds, and wine may take one to answer the browser"
    ),
}
PROCESSES = "2"  # as many as CI has cores


def run(wine: Wine) -> None:
    """Run the unit tests and say what did not run, and why. Raises Failed where one fails."""
    tests = ROOT / "tests"
    options = ("-q", "-rsEf", "-p", "no:cacheprovider", "--hypothesis-profile=rehearsal")
    parallel = ("-n", PROCESSES, "--dist", "worksteal", "--timeout=300")
    left_out = [f"--deselect=tests/{name}" for name in LEFT_OUT]
    folders = [tests / name for name in FOLDERS]
    printed = wine.run(
        wine.python, "-m", "pytest", *options, *parallel, *left_out, *folders, seconds=1800
    )
    lines = printed.strip().splitlines()
    reasons = [line for line in lines if line.startswith("SKIPPED")]
    not_run = {**ELSEWHERE, **LEFT_OUT}
    reasons += [f"LEFT OUT {name}: {why}" for name, why in not_run.items()]
    print("\n".join(f"         {line}" for line in (*reasons, lines[-1])), flush=True)
    if f"{len(LEFT_OUT)} deselected" not in lines[-1]:
        raise Failed(f"of the tests to leave out, {len(LEFT_OUT)}, some are not there")
