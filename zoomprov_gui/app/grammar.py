"""What every part of the command line's grammar is made of: commands, and whose company."""

import argparse
from typing import Any, NoReturn, TypeAlias

from zoomprov_gui import __version__
from zoomprov_gui.app.examples import examples_of
from zoomprov_gui.domain.errors import Misused

SCENARIO = "small-office"
JSON = "print JSON, for programs"


class Parser(argparse.ArgumentParser):
    """A parser whose refusals are `Misused`, so that they end like every other one."""

    def __init__(self, **kwargs: Any) -> None:
        # An abbreviation that works today is a contract that a later option would break.
        super().__init__(**{**kwargs, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        """Refuse the words given."""
        raise Misused(f"{message}\nTry: {self.prog} --help", place="command line")


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - it has no other name


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


def command(commands: Commands, name: str, what: str, about: str = "") -> Parser:
    """Add a command: what it does in one line, and about it what its help says after that."""
    part = commands.add_parser(
        name,
        help=what,
        description=f"{what[:1].upper()}{what[1:]}.{about}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    part.epilog = examples_of(part.prog)
    everywhere(part)
    return part


def source(part: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add the ways to name a company."""
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
