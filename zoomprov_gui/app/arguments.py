"""The command line's grammar: which words there are, and what each takes."""

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from zoomprov_gui import __version__
from zoomprov_gui.app.examples import examples_of
from zoomprov_gui.app.values import count, loopback, port, seconds
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.setup import StepKey

SCENARIO = "small-office"
JSON = "print JSON, for programs"
SERVED = """

The first line of output is a connection document: pipe it, or save it, for --connection.
Its `control` is an address that steers the world; asked by GET it says how, and its /faults
names every fault that --fault takes."""


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
        epilog=examples_of(""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    everywhere(top)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _gui(commands)
    _sandbox(commands)
    _compare(commands)
    _changes(commands)
    _setup(commands)
    _journal(commands)
    _self_test(commands)
    return top


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command line. `Misused` where it is wrong."""
    args, unread = parser().parse_known_args(_words(argv))
    if args.command is None:  # `zoomprov` alone is the window, options or not
        return parse(["gui", *argv])
    if unread:
        parser().error(f"unrecognized arguments: {' '.join(unread)}")
    return args


def _words(argv: Sequence[str]) -> list[str]:
    """Return the words with `--sandbox PERSON` read as what it means: the scenario left out.

    argparse lets an option with an optional value swallow the next word, whatever it is.
    """
    result = list(argv)
    steps = {"connection", *(key.value for key in StepKey)}
    for place, word in enumerate(argv[:-1]):
        following = argv[place + 1]
        named = "@" in following or following.startswith("group:") or following in steps
        if word == "--sandbox" and named:
            result[place] = f"--sandbox={SCENARIO}"
    return result


def everywhere(part: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    """Add what every command understands."""
    part.add_argument(
        "--version",
        action="version",
        version=f"zoomprov {__version__}",
        help="print the version and leave",
    )
    part.add_argument(
        "--data-dir", metavar="DIR", default=default, help="keep all files below this folder"
    )
    part.add_argument(
        "--verbose", action="store_true", default=default, help="log to standard error as well"
    )


def _command(
    commands: "argparse._SubParsersAction[Parser]", name: str, what: str, about: str = ""
) -> Parser:
    part = commands.add_parser(
        name,
        help=what,
        description=f"{what[:1].upper()}{what[1:]}.{about}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    part.epilog = examples_of(part.prog)
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
    part.add_argument(
        "setup_file", metavar="FILE.zpsetup", nargs="?", help="a set-up file from support"
    )


def _sandbox(commands: "argparse._SubParsersAction[Parser]") -> None:
    part = _command(commands, "sandbox", "the simulated Okta and Zoom")
    kinds = part.add_subparsers(dest="sandbox_command", required=True, parser_class=Parser)
    _serve(_command(kinds, "serve", "serve both over HTTP on loopback, until Ctrl-C", SERVED))
    scenarios = _command(kinds, "scenarios", "the named worlds and what each is for")
    scenarios.add_argument("--json", action="store_true", help=JSON)


def _serve(part: Parser) -> None:
    part.add_argument(
        "--scenario",
        metavar="NAME",
        default=SCENARIO,
        help=f"which world (default {SCENARIO}); `sandbox scenarios` names them",
    )
    part.add_argument("--people", metavar="N", type=count, help="how many, for `drifted`")
    part.add_argument(
        "--seed", metavar="N", type=int, default=1, help="another number makes other people"
    )
    part.add_argument(
        "--host",
        metavar="ADDRESS",
        type=loopback,
        default="127.0.0.1",
        help="an address of this computer's own (default 127.0.0.1)",
    )
    for side in ("okta", "zoom"):
        part.add_argument(
            f"--{side}-port",
            metavar="PORT",
            type=port,
            default=0,
            help="0, the default, takes a free one",
        )
    part.add_argument(
        "--latency-ms", metavar="N", type=count, default=0, help="wait before each answer"
    )
    part.add_argument(
        "--sync-delay", metavar="S", type=seconds, help="how long Okta takes to tell Zoom"
    )
    part.add_argument(
        "--rate-limits", choices=("on", "off"), default="on", help="refuse who asks too often"
    )
    part.add_argument(
        "--fault",
        metavar="SPEC",
        action="append",
        default=[],
        help="make something go wrong, as okta:NAME or zoom:NAME; may be given again",
    )


def _compare(commands: "argparse._SubParsersAction[Parser]") -> None:
    part = _command(commands, "compare", "every person on either side with one verdict each")
    _source(part)
    form = part.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=JSON)
    form.add_argument("--csv", action="store_true", help="print a table for a spreadsheet")
    part.add_argument(
        "--verdict",
        metavar="KEY",
        action="append",
        default=[],
        help="only people with this verdict; may be given again",
    )


def _changes(commands: "argparse._SubParsersAction[Parser]") -> None:
    off = _command(commands, "deactivate", "take Zoom away from people")
    off.add_argument(
        "--route",
        choices=("auto", "unassign", "okta", "zoom"),
        default="auto",
        help="by which way (default: the one that works for each person)",
    )
    on = _command(commands, "reactivate", "the way back")
    assign = _command(commands, "assign", "assign people or groups to the Zoom app in Okta")
    away = _command(commands, "unassign", "take the Zoom app from people and groups in Okta")
    away.add_argument(
        "--from",
        dest="from_group",
        metavar="GROUP",
        help="take the people out of this group, which gives them Zoom",
    )
    for part in (off, away):
        part.add_argument("--no-wait", action="store_true", help="do not wait for the proof")
    for part in (off, on, assign, away):
        _source(part)
        if part in {assign, away}:
            part.add_argument(
                "people",
                metavar="PERSON-OR-GROUP",
                nargs="+",
                help="an e-mail address, or group:NAME",
            )
        else:
            part.add_argument("people", metavar="PERSON", nargs="+", help="an e-mail address")
        _sending(part)
    undo = _command(commands, "undo", "take a run back as far as it can be")
    undo.add_argument("run_id", metavar="RUN-ID", help="as `journal` names it")
    _source(undo)
    _sending(undo)
    for part in (off, away, undo):
        part.add_argument(
            "--allow-removals",
            metavar="N",
            type=count,
            help="let this many people lose Zoom although that is over the day's limit",
        )
        part.add_argument("--reason", metavar="TEXT", help="why; it stands in the journal")
    verify = _command(commands, "verify", "read people back until the answer is final")
    _source(verify)
    verify.add_argument("people", metavar="PERSON", nargs="+", help="an e-mail address")
    verify.add_argument(
        "--timeout", metavar="S", type=seconds, default=300.0, help="seconds to wait (default 300)"
    )
    verify.add_argument("--json", action="store_true", help=JSON)


def _sending(part: Parser) -> None:
    part.add_argument("--dry-run", action="store_true", help="print the plan, send nothing")
    part.add_argument("--yes", action="store_true", help="send what the plan says")
    part.add_argument("--json", action="store_true", help=JSON)


def _setup(commands: "argparse._SubParsersAction[Parser]") -> None:
    check = _command(commands, "check", "the six set-up steps, as Okta and Zoom answer now")
    _source(check)
    check.add_argument("--json", action="store_true", help=JSON)
    setup = _command(commands, "setup", "do for me what the API allows of a set-up step")
    _source(setup)
    setup.add_argument("step", metavar="STEP", help="connection, switches or prove")
    setup.add_argument("--person", metavar="EMAIL", help="prove: whom to test with")
    setup.add_argument("--yes", action="store_true", help="do it, and read it back")
    setup.add_argument("--json", action="store_true", help=JSON)


def _journal(commands: "argparse._SubParsersAction[Parser]") -> None:
    part = _command(commands, "journal", "what this program has written, and what became of it")
    part.add_argument("--json", action="store_true", help=JSON)
    part.add_argument("--run", metavar="ID", help="only this run")


def _self_test(commands: "argparse._SubParsersAction[Parser]") -> None:
    part = _command(commands, "self-test", "start every part against the sandbox and report")
    part.add_argument("--out", metavar="FILE", help="also write the verdict, as JSON")
