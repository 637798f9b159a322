"""The command line's grammar: which words there are, and what each takes."""

import argparse
from collections.abc import Sequence

from zoomprov_gui.app.change_arguments import changes
from zoomprov_gui.app.examples import examples_of
from zoomprov_gui.app.grammar import JSON, SCENARIO, Commands, Parser, command, everywhere, source
from zoomprov_gui.app.values import count, loopback, port, seconds
from zoomprov_gui.domain.setup import StepKey

SERVED = """

The first line of output is a connection document: pipe it, or save it, for --connection.
Its `control` is an address that steers the world; asked by GET it says how, and its /faults
names every fault that --fault takes."""


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
    changes(commands)
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
        group = following.casefold().startswith("group:")
        named = "@" in following or group or following in steps
        if word == "--sandbox" and named:
            result[place] = f"--sandbox={SCENARIO}"
    return result


def _gui(commands: Commands) -> None:
    part = command(commands, "gui", "open the window")
    source(part, required=False)
    part.add_argument(
        "setup_file", metavar="FILE.zpsetup", nargs="?", help="a set-up file from support"
    )


def _sandbox(commands: Commands) -> None:
    part = command(commands, "sandbox", "the simulated Okta and Zoom")
    kinds = part.add_subparsers(dest="sandbox_command", required=True, parser_class=Parser)
    _serve(command(kinds, "serve", "serve both over HTTP on loopback, until Ctrl-C", SERVED))
    scenarios = command(kinds, "scenarios", "the named worlds and what each is for")
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


def _compare(commands: Commands) -> None:
    part = command(commands, "compare", "every person on either side with one verdict each")
    source(part)
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


def _setup(commands: Commands) -> None:
    check = command(commands, "check", "the six set-up steps, as Okta and Zoom answer now")
    source(check)
    check.add_argument("--json", action="store_true", help=JSON)
    setup = command(commands, "setup", "do for me what the API allows of a set-up step")
    source(setup)
    setup.add_argument("step", metavar="STEP", help="connection, switches or prove")
    setup.add_argument("--person", metavar="EMAIL", help="prove: whom to test with")
    setup.add_argument("--yes", action="store_true", help="do it, and read it back")
    setup.add_argument("--json", action="store_true", help=JSON)


def _journal(commands: Commands) -> None:
    part = command(commands, "journal", "what this program has written, and what became of it")
    part.add_argument("--json", action="store_true", help=JSON)
    part.add_argument("--run", metavar="ID", help="only this run")


def _self_test(commands: Commands) -> None:
    part = command(commands, "self-test", "start every part against the sandbox and report")
    part.add_argument("--out", metavar="FILE", help="also write the verdict, as JSON")
