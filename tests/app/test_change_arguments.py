"""Tests for app/change_arguments.py: the words of the commands that write."""

import pytest

from zoomprov_gui.app.arguments import parse
from zoomprov_gui.app.change_arguments import KINDS
from zoomprov_gui.domain.errors import Misused

ADA = "ada@acme.example"


@pytest.mark.parametrize(
    "command",
    [
        ["deactivate", ADA],
        ["reactivate", ADA],
        ["assign", ADA],
        ["unassign", ADA],
        ["undo", "20261125-180000-1a2b"],
        ["edit", ADA, "--set", "title=Dr"],
        ["licence", ADA, "--to", "basic"],
        ["email", ADA, "--to", "ada.l@acme.example"],
        ["end-sessions", ADA],
    ],
)
def test_each_of_them_previews_sends_and_need_not_wait(command):
    plain = parse([*command, "--sandbox"])
    all_of_it = parse([*command, "--sandbox", "--dry-run", "--yes", "--no-wait", "--json"])

    assert not any((plain.dry_run, plain.yes, plain.no_wait, plain.json))
    assert all((all_of_it.dry_run, all_of_it.yes, all_of_it.no_wait, all_of_it.json))


def test_a_licence_is_called_what_the_zoom_portal_calls_it():
    assert KINDS == {"basic": 1, "licensed": 2, "unassigned": 4}


def test_a_field_may_be_set_beside_others_and_a_value_may_hold_anything():
    args = parse(["edit", "--sandbox", ADA, "--set", "title=a=b c", "--set", "department="])

    assert args.changes == ["title=a=b c", "department="]


@pytest.mark.parametrize(
    "words",
    [
        ["deactivate"],
        ["unassign"],
        ["deactivate", ADA, "--route", "mail"],
        ["verify", ADA, "--timeout", "nan"],
        ["verify", ADA, "--timeout", "soon"],
        ["edit", ADA],
        ["licence", ADA],
        ["licence", ADA, "--to", "on-prem"],
        ["email", ADA],
        ["email", ADA, "bo@acme.example", "--to", "x@acme.example"],
        ["end-sessions"],
        ["end-sessions", ADA, "--allow-removals", "1"],
    ],
)
def test_wrong_words_are_refused_with_the_place(words):
    with pytest.raises(Misused) as refusal:
        parse([words[0], "--sandbox", "small-office", *words[1:]])

    assert str(refusal.value).startswith("command line: ")
