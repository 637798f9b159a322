import re
import shlex

import pytest

from zoomprov_gui import __version__
from zoomprov_gui.app.arguments import parse
from zoomprov_gui.app.grammar import SCENARIO
from zoomprov_gui.domain.errors import Misused


def parsed(*argv):
    return parse(argv)


def test_a_person_after_the_sandbox_option_is_a_person_and_no_scenario():
    args = parsed("deactivate", "--sandbox", "goran.eze@acme.example", "--dry-run")

    assert (args.sandbox, args.people) == (SCENARIO, ["goran.eze@acme.example"])


def test_a_group_after_the_sandbox_option_is_a_group_however_it_is_written():
    args = parsed("unassign", "--sandbox", "Group:Front desk")

    assert (args.sandbox, args.people) == (SCENARIO, ["Group:Front desk"])


def test_a_scenario_after_the_sandbox_option_is_taken():
    args = parsed("compare", "--sandbox", "fresh-start", "--json")

    assert (args.sandbox, args.json) == ("fresh-start", True)


@pytest.mark.parametrize("argv", [[], ["--verbose"], ["--sandbox"]])
def test_no_command_at_all_opens_the_window(argv):
    args = parsed(*argv)

    assert args.command == "gui"
    assert (args.workspace, args.connection) == (None, None)


@pytest.mark.parametrize(
    "command",
    [
        "gui", "sandbox", "sandbox serve", "sandbox scenarios", "compare", "deactivate",
        "reactivate", "assign", "unassign", "edit", "licence", "email", "end-sessions", "undo",
        "verify", "check", "setup", "journal", "self-test",
    ],
)  # fmt: skip
def test_every_command_tells_the_version_and_shows_examples_that_are_right(command, capsys):
    with pytest.raises(SystemExit) as told:
        parsed(*command.split(), "--version")
    version = capsys.readouterr().out
    with pytest.raises(SystemExit) as helped:
        parsed(*command.split(), "--help")
    shown = capsys.readouterr().out.partition("examples:\n")[2]

    assert (told.value.code, helped.value.code) == (0, 0)
    assert version == f"zoomprov {__version__}\n"
    for line in shown.splitlines():
        words = re.split(r"  +| > | \| ", line.strip())[0]
        assert parsed(*shlex.split(words)[1:]).command == command.split()[0]
    assert shown


def test_options_for_everything_stand_before_or_after_the_command():
    before = parsed("--data-dir", "D", "journal")
    after = parsed("journal", "--data-dir", "D", "--verbose")

    assert before.data_dir == after.data_dir == "D"
    assert after.verbose


@pytest.mark.parametrize(
    "argv",
    [
        ["compare"],
        ["compare", "--sandbox", "--connection", "x"],
        ["compare", "--sandbox", "--json", "--csv"],
        ["sandbox"],
        ["sandbox", "serve", "--people", "-1"],
        ["sandbox", "serve", "--okta-port", "70000"],
        ["sandbox", "serve", "--zoom-port", "-1"],
        ["sandbox", "serve", "--host", "0.0.0.0"],
        ["sandbox", "serve", "--host", "example.com"],
        ["frobnicate"],
        ["compare", "--sandbox", "--js"],
    ],
)
def test_wrong_words_are_refused_with_the_place(argv):
    with pytest.raises(Misused) as refusal:
        parsed(*argv)

    assert str(refusal.value).startswith("command line: ")
