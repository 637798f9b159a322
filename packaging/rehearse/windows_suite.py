"""The unit tests of this project in a Windows, and the list of those that are left out there."""

from collections.abc import Sequence

from environment import ROOT
from rehearse.steps import Failed
from rehearse.wine import Wine

FOLDERS = ("domain", "storage", "clients", "services", "simulator")
# Those that a Windows can break: files, locks, keys, sockets, certificates. CI runs these alone,
# since all of them take five minutes of both its cores.
NEAR_THE_SYSTEM = ("storage", "clients")
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
# Files that are left out as well when it has to be brief.
AFAR = {
    "clients/test_against_simulator.py": (
        "asks a simulator in its own process: nothing of the system, and most of the time"
    ),
}
BRIEFLY = "runs outside CI: a Windows cannot break much of it"
PROCESSES = "2"  # as many as CI has cores


def run(wine: Wine, names: Sequence[str] = FOLDERS) -> None:
    """Run the unit tests of these folders, and say what did not run and why.

    Those near the system leave out the files that are far from it.
    Raises Failed where a test fails, or one that is to be left out is not there.
    """
    tests = ROOT / "tests"
    options = ("-q", "-rsEf", "-p", "no:cacheprovider", "--hypothesis-profile=rehearsal")
    parallel = ("-n", PROCESSES, "--dist", "worksteal", "--timeout=300")
    left_out = [name for name in LEFT_OUT if name.partition("/")[0] in names]
    deselected = [f"--deselect=tests/{name}" for name in left_out]
    afar = {} if set(names) - set(NEAR_THE_SYSTEM) else AFAR
    ignored = [f"--ignore={tests / name}" for name in afar]
    folders = [tests / name for name in names]
    printed = wine.run(
        *(wine.python, "-m", "pytest", *options, *parallel),
        *deselected, *ignored, *folders, seconds=1800,
    )  # fmt: skip
    lines = printed.strip().splitlines()
    reasons = [line for line in lines if line.startswith("SKIPPED")]
    not_run = {**ELSEWHERE, **LEFT_OUT, **afar, **dict.fromkeys(set(FOLDERS) - set(names), BRIEFLY)}
    reasons += [f"LEFT OUT {name}: {why}" for name, why in not_run.items()]
    print("\n".join(f"         {line}" for line in (*reasons, lines[-1])), flush=True)
    if left_out and f"{len(left_out)} deselected" not in lines[-1]:
        raise Failed(f"of the tests to leave out, {len(left_out)}, some are not there")
