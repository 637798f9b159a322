"""The commands of dev.py, and how its errors are told."""

import argparse
import errno
import os
import subprocess
import sys
from pathlib import Path

import artefacts
import certified
import checks
import environment
import locking
import machine
import window
from rehearse.steps import Failed
from running import cleaning_when_told_to_end

SANDBOX = ["gui", "--sandbox", "small-office"]
EXAMPLES = """examples:
  python3 packaging/dev.py run                                 the window on a simulated office
  python3 packaging/dev.py run compare --sandbox small-office  any command of zoomprov
  python3 packaging/dev.py test                                everything that CI runs
  python3 packaging/dev.py test lint types                     some of its steps
"""


def carry_out(arguments: list[str]) -> int:
    """Carry out one command of dev.py and return its exit code; say expected errors in words."""
    options, rest = _parser().parse_known_args(arguments)
    if rest and options.command not in {"run", "bench"}:
        _parser().error(f"unknown: {' '.join(rest)}")
    if unknown := set(getattr(options, "step", ())) - set(checks.NAMES):
        _parser().error(f"no such step: {', '.join(sorted(unknown))}; {', '.join(checks.NAMES)}")
    try:
        with cleaning_when_told_to_end():
            return _command(options, rest)
    except (machine.SetUpError, Failed) as error:
        print(f"\n{error}", file=sys.stderr)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print(f"\n{environment.NO_SPACE}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nInterrupted; run the same command again to go on.", file=sys.stderr)
        return 130
    return 1


def _command(options: argparse.Namespace, rest: list[str]) -> int:
    match options.command:
        case "run":
            return _run([*options.zoomprov, *rest])
        case "test":
            steps = options.step or checks.NAMES
            checks.prepare(steps)
            environment.set_up()
            if "tests" in steps:
                certified.prepare()
            return checks.run(steps)
        case "artefacts":
            checks.prepare(artefacts.STEPS)
            environment.set_up()
            artefacts.make(options.folder)
            return 0
        case "rehearse":
            checks.prepare(artefacts.STEPS)
            environment.set_up()
            return checks.run(tuple(artefacts.STEPS))
        case "bench":
            machine.prepare()
            environment.set_up()
            command = [str(environment.program("python")), "-m", "tests.benchmarks", *rest]
            return subprocess.call(command, cwd=environment.ROOT)
        case "lock":
            return locking.lock(upgrade=options.upgrade)
        case _:
            machine.prepare()
            environment.set_up()
            print(f"Ready: {environment.program('zoomprov')}")
            return 0


def _run(arguments: list[str]) -> int:
    arguments = arguments or SANDBOX
    on_virtual_screen = arguments[0] == "gui" and not window.has_screen(os.environ)
    machine.prepare(machine.SCREEN if on_virtual_screen else {})
    environment.set_up()
    command = [str(environment.program("python")), "-m", "zoomprov_gui", *arguments]
    if not on_virtual_screen:
        return window.run(command, dict(os.environ))
    with window.virtual_screen() as name:
        print(
            f"This machine has no screen: the window is open on a virtual one, DISPLAY={name}."
            "\nPress Ctrl-C to close it.",
            flush=True,
        )
        return window.run(command, {**os.environ, "DISPLAY": name})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 packaging/dev.py",
        description="Set up, run and test zoomprov_gui. What is missing is installed.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="open the window on the simulated office")
    run.add_argument("zoomprov", nargs=argparse.REMAINDER, help="another command of zoomprov")
    test = commands.add_parser("test", help="run what CI runs, or only the named steps")
    test.add_argument("step", nargs="*", metavar="STEP", help=", ".join(checks.NAMES))
    commands.add_parser("setup", help="install what is missing and make .venv, nothing else")
    made = commands.add_parser("artefacts", help="make every artefact that Linux can make")
    made.add_argument("folder", nargs="?", type=Path, default=environment.ROOT / "dist")
    commands.add_parser("rehearse", help="make them, install, use and remove each one")
    commands.add_parser("bench", help="measure speed and memory; prints a table of ratios")
    lock = commands.add_parser("lock", help="make packaging/lock.txt again from pyproject.toml")
    lock.add_argument("--upgrade", action="store_true", help="take the newest allowed versions")
    return parser
