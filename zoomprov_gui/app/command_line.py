"""The console program `zoomprov`, and the windowed one: read the words, do it, return the code."""

import asyncio
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from zoomprov_gui.app import console, exits, screen
from zoomprov_gui.app.arguments import parse
from zoomprov_gui.app.logs import logging_to
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.domain.errors import ExpectedError, Misused

SETUP_SUFFIX = ".zpsetup"

# Each command imports what it needs when it is called: the window is on the screen before a client
# or a server is loaded, and `--help` answers at once (PERFORMANCE: start-up).


def main(argv: Sequence[str] | None = None, *, tell: Callable[[str], None] = console.note) -> int:
    """Run one command and return its exit code; what stopped it is told with `tell`."""
    console.start_console()
    code = exits.DONE
    try:
        args = parse(sys.argv[1:] if argv is None else argv)
        # What is to be sent stays unsent when whoever should read the plan has left.
        code = exits.INTERRUPTED if getattr(args, "yes", False) else exits.DONE
        paths = Paths.of(getattr(args, "data_dir", None))
        with logging_to(paths.logs, verbose=getattr(args, "verbose", False)):
            code = _run(args, paths)
        sys.stdout.flush()  # here, where a reader who left is no error
    except KeyboardInterrupt:
        console.note("Interrupted. What was already sent is in the journal.")
        return exits.INTERRUPTED
    except BrokenPipeError:
        console.drop_output()
        return code
    except ExpectedError as error:
        tell(_explained(error))
        return exits.code_of(error)
    except OSError as error:
        where = error.filename or "the output"
        tell(f"zoomprov: cannot use {where}: {error.strerror or error}")
        return exits.WRONG_WORDS
    return code


def main_gui() -> int:
    """Run the windowed program: `zoomprov gui` where no command is named.

    A set-up file that is opened by double click comes alone, without a command.
    """
    words = sys.argv[1:]
    named = bool(words) and not words[0].startswith("-") and not words[0].endswith(SETUP_SUFFIX)
    return main(words if named else ["gui", *words], tell=_tell_in_a_window)


def _tell_in_a_window(text: str) -> None:
    console.note(text)
    if screen.is_missing():
        return
    from zoomprov_gui.app.telling import show

    show(text)


def _explained(error: ExpectedError) -> str:
    if isinstance(error, Misused):
        return f"zoomprov: {error}"
    from zoomprov_gui.domain.diagnosis import diagnose

    problem = diagnose(error)
    return f"zoomprov: {problem.title}. {problem.text} {problem.remedy}"


def _run(args: Namespace, paths: Paths) -> int:
    command = args.command or "gui"
    if command == "gui":
        return _gui(args, paths)
    if command == "sandbox":
        return _sandbox(args)
    if command == "journal":
        from zoomprov_gui.app.journalling import show_journal

        return show_journal(paths, args)
    if command == "self-test":
        from zoomprov_gui.app.self_test import self_test

        return self_test(args)
    return _on_a_company(command, args, paths)


def _gui(args: Namespace, paths: Paths) -> int:
    if screen.is_missing():
        why = (
            "there is no screen to open a window on; set DISPLAY to one, or use the other commands"
        )
        raise Misused(f"{why}: zoomprov --help", "gui")
    from zoomprov_gui.app.main import run_window

    return run_window(args, paths)


def _sandbox(args: Namespace) -> int:
    from zoomprov_gui.app.sandbox import list_scenarios, serve_sandbox

    if args.sandbox_command == "scenarios":
        return list_scenarios(args)
    return asyncio.run(serve_sandbox(args))


def _on_a_company(command: str, args: Namespace, paths: Paths) -> int:
    from zoomprov_gui.app.assigning import assign
    from zoomprov_gui.app.changing import deactivate, reactivate
    from zoomprov_gui.app.checking import check
    from zoomprov_gui.app.comparing import compare
    from zoomprov_gui.app.editing import edit
    from zoomprov_gui.app.revising import email, end_sessions, licence
    from zoomprov_gui.app.setting_up import set_up
    from zoomprov_gui.app.sources import source_of
    from zoomprov_gui.app.unassigning import unassign
    from zoomprov_gui.app.undoing import undo
    from zoomprov_gui.app.verifying import verify

    commands = {
        "assign": assign,
        "check": check,
        "compare": compare,
        "deactivate": deactivate,
        "edit": edit,
        "email": email,
        "end-sessions": end_sessions,
        "licence": licence,
        "reactivate": reactivate,
        "setup": set_up,
        "unassign": unassign,
        "undo": undo,
        "verify": verify,
    }
    return asyncio.run(commands[command](source_of(args, paths), args))
