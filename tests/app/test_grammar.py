"""Tests for app/grammar.py: what commands are made of."""

import pytest

from zoomprov_gui.app.grammar import Parser, command, source
from zoomprov_gui.domain.errors import Misused


def made():
    top = Parser(prog="zoomprov")
    part = command(top.add_subparsers(dest="command", parser_class=Parser), "compare", "look", "!")
    source(part)
    return top


def test_a_company_is_named_in_exactly_one_way():
    top = made()

    args = top.parse_args(["compare", "--connection", "-"])

    assert (args.connection, args.workspace, args.sandbox) == ("-", None, None)
    for words in ([], ["--connection", "-", "--workspace", "Acme"]):
        with pytest.raises(Misused):
            top.parse_args(["compare", *words])


def test_a_refusal_names_the_command_whose_help_to_read():
    with pytest.raises(Misused, match="Try: zoomprov compare --help"):
        made().parse_args(["compare", "--frobnicate", "--sandbox", "--workspace", "x"])


def test_the_help_of_a_command_ends_with_its_examples(capsys):
    with pytest.raises(SystemExit):
        made().parse_args(["compare", "--help"])

    shown = capsys.readouterr().out
    assert "Look.!" in shown
    assert "zoomprov compare --sandbox" in shown.partition("examples:")[2]
