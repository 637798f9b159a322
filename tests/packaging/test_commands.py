"""The commands of dev.py are found, refused and explained."""

import errno

import pytest

import checks
import commands
import environment
import machine


def _failing(error):
    def step(*_args, **_kwargs):
        raise error

    return step


def test_an_unknown_step_is_refused_with_the_known_ones(capsys):
    with pytest.raises(SystemExit) as ended:
        commands.carry_out(["test", "lnit"])

    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "no such step: lnit" in told
    assert "contracts" in told


def test_a_missing_command_is_refused():
    with pytest.raises(SystemExit) as ended:
        commands.carry_out([])

    assert ended.value.code == 2


def test_what_stops_the_set_up_is_told_without_a_traceback(monkeypatch, capsys):
    monkeypatch.setattr(machine, "prepare", _failing(machine.SetUpError("Install a compass.")))

    assert commands.carry_out(["setup"]) == 1
    assert capsys.readouterr().err == "\nInstall a compass.\n"


def test_a_full_disk_is_told_as_such(monkeypatch, capsys):
    monkeypatch.setattr(machine, "prepare", _failing(OSError(errno.ENOSPC, "No space")))

    assert commands.carry_out(["setup"]) == 1
    assert environment.NO_SPACE in capsys.readouterr().err


def test_any_other_error_is_not_hidden(monkeypatch):
    monkeypatch.setattr(machine, "prepare", _failing(OSError(errno.EACCES, "Not yours")))

    with pytest.raises(PermissionError):
        commands.carry_out(["setup"])


def test_an_interrupt_during_the_set_up_ends_quietly(monkeypatch):
    monkeypatch.setattr(machine, "prepare", _failing(KeyboardInterrupt()))

    assert commands.carry_out(["test"]) == 130


def test_the_help_of_test_names_every_step(capsys):
    with pytest.raises(SystemExit):
        commands.carry_out(["test", "--help"])

    told = capsys.readouterr().out
    assert all(name in told for name in checks.NAMES)
