"""The command line's grammar: which words there are, and what each takes."""

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from zoomprov_gui import __version__
from zoomprov_gui.domain.errors import Misused

SCENARIO = "small-office"
LATER = {
    "check": "the set-up steps come with the set-up guide",
    "setup": "the set-up steps come with the set-up guide",
    "assign": "assigning comes with the set-up guide",
    "undo": "undoing a whole run comes with the history page",
}


class Parser(argparse.ArgumentParser):
    """A parser whose refusals are `Misused`, so that they end like every other one."""

    def __init__(self, **kwargs: Any) -> None:
        # An abbreviation that works today is a contract that a later option would break.
        super().__init__(**{**kwargs, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        """Refuse the words given."""
        raise Misused(f"{message}\nTry: {self.prog} --help", place="command line")


def parser() -> Parser:
    """Return the whole grammar of `zoomprov`."""
    top = Parser(
        prog="zoomprov",
        description="See who should have Zoom and who does, fix what differs, and prove it.",
        epilog=(
            "examples:\n"
            "  zoomprov gui --sandbox                     try it on a simulated company\n"
            "  zoomprov compare --sandbox --json          everyone, with one verdict each\n"
            "  zoomprov compare --connection acme.json    the same for a real company\n"
            "  zoomprov deactivate --sandbox goran.eze@acme.example --dry-run\n"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"zoomprov {__version__}")
    everywhere(top, argparse.SUPPRESS)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _gui(commands)
    _sandbox(commands)
    _compare(commands)
    _changes(commands)
    _journal(commands)
    _self_test(commands)
    _later(commands)
    return top


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line. `Misused` where it is wrong, or names a command of a later version."""
    args, unread = parser().parse_known_args(_words(argv))
    if args.command in LATER:
        why = LATER[args.command]
        raise Misused(f"`{args.command}` is not in this version: {why}", "command line")
    if unread:
        parser().error(f"unrecognized arguments: {' '.join(unread)}")
    return args


def _words(argv: Sequence[str]) -> list[str]:
    """Return the words with `--sandbox PERSON` read as what it means: the scenario left out.

    argparse lets an option with an optional value swallow the next word, whatever it is.
    """
    result = list(argv)
    for place, word in enumerate(argv[:-1]):
        if word == "--sandbox" and "@" in argv[place + 1]:
            result[place] = f"--sandbox={SCENARIO}"
    return result


def everywhere(part: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    """Add what every command understands."""
    part.add_argument(
        "--data-dir", metavar="DIR", default=default, help="keep all files below this folder"
    )
    part.add_argument(
        "--verbose", action="store_true", default=default, help="log to standard error as well"
    )


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, what: str) -> Parser:
    part = commands.add_parser(name, help=what, description=what)
    everywhere(part)
    return part


def _source(part: argparse.ArgumentParser, *, required: bool = True) -> None:
    group = part.add_mutually_exclusive_group(required=required)
    group.add_argument("--workspace", metavar="NAME", help="a company saved in the app")
    group.add_argument(
        "--connection", metavar="FILE", help="a connection document; - is standard input"
    )
    group.add_argument(
        "--sandbox",
        metavar="SCENARIO",
        nargs="?",
        const=SCENARIO,
        help=f"a simulated company, in this process (default {SCENARIO})",
    )


def _gui(commands: "argparse._SubParsersAction[Parser]") -> None:
    part = _command(commands, "gui", "open the window")
    _source(part, required=False)


def _sandbox(commands: "argparse._SubParsersAction[Parser]") -> None:
    part = _command(commands, "sandbox", "the simulated Okta and Zoom")
    kinds = part.add_subparsers(dest="sandbox_command", required=True, parser_class=Parser)
    serve = _command(kinds, "serve", "serve both over HTTP on loopback, until Ctrl-C")
    serve.add_argument("--scenario", metavar="NAME", default=SCENARIO)
    serve.add_argument("--people", metavar="N", type=_count)
    serve.add_argument("--seed", metavar="N", type=int, default=1)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--okta-port", metavar="PORT", type=int, default=0)
    serve.add_argument("--zoom-port", metavar="PORT", type=int, default=0)
    serve.add_argument("--latency-ms", metavar="N", type=_count, default=0)
    serve.add_argument("--sync-delay", metavar="S", type=_seconds)
    serve.add_argument("--rate-limits", choices=("on", "off"), default="on")
    serve.add_argument("--fault", metavar="SPEC", action="append", default=[])
    scenarios = _command(kinds, "scenarios", "the named worlds and what each is for")
    scenarios.add_argument("--json", action="store_true")


def _compare(commands: "argparse._SubParsersAction[Parser]") -> None:
    part = _command(commands, "compare", "every person on either side with one verdict each")
    _source(part)
    form = part.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    part.add_argument("--verdict", metavar="KEY", action="append", default=[])


def _changes(commands: "argparse._SubParsersAction[Parser]") -> None:
    off = _command(commands, "deactivate", "take Zoom away from people")
    off.add_argument("--route", choices=("auto", "unassign", "okta", "zoom"), default="auto")
    off.add_argument("--no-wait", action="store_true", help="do not wait for the proof")
    on = _command(commands, "reactivate", "the way back")
    for part in (off, on):
        _source(part)
        part.add_argument("people", metavar="PERSON", nargs="+", help="an e-mail address")
        part.add_argument("--dry-run", action="store_true", help="print the plan, send nothing")
        part.add_argument("--yes", action="store_true", help="send what the plan says")
        part.add_argument("--json", action="store_true")
    verify = _command(commands, "verify", "read people back until the answer is final")
    _source(verify)
    verify.add_argument("people", metavar="PERSON", nargs="+", help="an e-mail address")
    verify.add_argument("--timeout", metavar="S", type=_seconds, default=300.0)
    verify.add_argument("--json", action="store_true")


def _journal(commands: "argparse._SubParsersAction[Parser]") -> None:
    part = _command(commands, "journal", "what this program has written, and what became of it")
    part.add_argument("--json", action="store_true")
    part.add_argument("--run", metavar="ID")


def _self_test(commands: "argparse._SubParsersAction[Parser]") -> None:
    part = _command(commands, "self-test", "start every part against the sandbox and report")
    part.add_argument("--out", metavar="FILE", help="also write the verdict, as JSON")


def _later(commands: "argparse._SubParsersAction[Parser]") -> None:
    for name, why in LATER.items():
        _command(commands, name, f"not in this version: {why}")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < 1e9:  # also refuses "nan" and "inf"
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return seconds
