import json

import pytest

from zoomprov_gui.app import console
from zoomprov_gui.domain.people import Service
from zoomprov_gui.services.compare import Progress


def test_a_name_cannot_steer_the_terminal(capsys):
    console.say_table(("EMAIL", "WHY"), [("\x1b[2Jada@acme.example", "x\u202ey")])

    assert capsys.readouterr().out == "EMAIL                WHY\n[2Jada@acme.example  xy\n"


def test_json_is_one_document_that_any_reader_takes(capsys):
    console.say_json({"name": "Zoë"})

    assert json.loads(capsys.readouterr().out) == {"name": "Zoë"}


def test_without_a_terminal_there_is_neither_a_bar_nor_bold(capsys):
    bar = console.Bar()
    bar.report(Progress(service=Service.OKTA, done=5))
    bar.close()

    assert capsys.readouterr().err == ""
    assert console.bold("x") == "x"


def test_on_a_terminal_the_bar_tells_both_sides_and_goes_away(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar = console.Bar()
    bar.report(Progress(service=Service.ZOOM, done=1500))
    bar.close()

    shown = capsys.readouterr().err
    assert "Okta: 0 read · Zoom: 1,500 read" in shown
    assert shown.endswith("\r")


def test_bold_is_for_terminals_that_want_it(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert console.bold("x") == "\x1b[1mx\x1b[0m"

    monkeypatch.setenv("NO_COLOR", "1")
    assert console.bold("x") == "x"


@pytest.mark.parametrize("items", [[], [{"a": 1}], [{"a": 1}, {"b": "Zoë"}]])
def test_a_long_list_is_written_item_by_item_and_reads_as_one_document(capsys, items):
    console.say_json_list({"complete": True, "okta": {"people": 3}}, "people", iter(items))

    document = json.loads(capsys.readouterr().out)
    assert document == {"complete": True, "okta": {"people": 3}, "people": items}


def test_a_table_of_known_widths_is_written_row_by_row(capsys):
    def rows():
        yield ("a@b.example", "In sync")
        assert "a@b.example  In sync" in capsys.readouterr().out
        yield ("c", "d")

    console.say_table(("EMAIL", "WHY"), rows(), widths=(11, 0))


def test_progress_is_for_terminals_and_nobody_listening_is_no_error(capsys, monkeypatch):
    console.progress("half of it")
    quiet = capsys.readouterr().err

    monkeypatch.setattr("sys.stderr", Left())
    console.progress("half of it")

    assert quiet == ""


class Left:
    """A terminal whose reader has gone."""

    def isatty(self):
        return True

    def write(self, text):
        raise BrokenPipeError

    def flush(self):
        raise BrokenPipeError
