"""The steps of `dev.py test`: all run, one failure fails, coverage is counted by layer."""

import os
import tomllib
from contextlib import contextmanager
from pathlib import Path

import pytest

import checks
import machine

ROOT = Path(__file__).parents[2]


@pytest.fixture
def steps(monkeypatch):
    """Replace the steps by three, of which the middle one fails; return which ran."""
    ran: list[str] = []

    def step(name, passes):
        return lambda: ran.append(name) or passes

    planned = {name: step(name, name != "types") for name in ("lint", "types", "tests")}
    monkeypatch.setattr(checks, "STEPS", planned)
    return ran


def test_one_failed_step_fails_all_and_stops_none(steps, capsys):
    code = checks.run(("lint", "types", "tests"))

    assert code == 1
    assert steps == ["lint", "types", "tests"]
    assert "types      FAILED" in capsys.readouterr().out


def test_only_the_named_steps_run_in_their_fixed_order(steps):
    assert checks.run(("tests", "lint")) == 0
    assert steps == ["lint", "tests"]


def test_a_share_counts_lines_and_branches_below_the_folder():
    def file(statements, lines, branches, taken):
        counts = {"num_statements": statements, "covered_lines": lines}
        return {"summary": {**counts, "num_branches": branches, "covered_branches": taken}}

    files = {
        "zoomprov_gui/domain/a.py": file(6, 6, 2, 1),
        "zoomprov_gui/domain/deep/b.py": file(2, 0, 0, 0),
        "zoomprov_gui/domain_not.py": file(100, 0, 0, 0),
    }

    assert checks.share(files, "zoomprov_gui/domain/") == 70.0


def test_a_folder_without_code_is_covered():
    assert checks.share({}, "zoomprov_gui/domain/") == 100.0


def test_outside_ci_a_tool_that_cannot_be_had_stops_only_its_own_step(monkeypatch, capsys):
    def prepare(*groups):
        if groups:
            raise machine.SetUpError("Install wine.")

    monkeypatch.setattr(machine, "prepare", prepare)
    monkeypatch.delenv("CI", raising=False)

    checks.prepare(["windows"])

    assert "Going on without" in capsys.readouterr().out


def test_in_ci_a_tool_that_cannot_be_had_stops_all(monkeypatch):
    def prepare(*groups):
        if groups:
            raise machine.SetUpError("Install wine.")

    monkeypatch.setattr(machine, "prepare", prepare)
    monkeypatch.setenv("CI", "true")

    with pytest.raises(machine.SetUpError):
        checks.prepare(["windows"])


def test_every_layer_has_a_threshold():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())

    layers = {path.parent.name for path in (ROOT / "zoomprov_gui").glob("*/__init__.py")}
    assert set(settings["tool"]["zoomprov-gui"]["coverage"]) == layers


def test_the_long_step_starts_with_the_first_artefact_and_is_told_in_its_place(monkeypatch, capfd):
    planned = {name: lambda: True for name in ("tests", "installed", "frozen", checks.BESIDE)}
    order: list[str] = []

    @contextmanager
    def beside(name):
        order.append(f"{name} begins")
        yield lambda: order.append(f"{name} ends") or False

    planned["tests"] = lambda: order.append("tests") or True
    planned["installed"] = lambda: order.append("installed") or True
    monkeypatch.setattr(checks, "STEPS", planned)
    monkeypatch.setattr(checks, "running_beside", beside)

    code = checks.run(tuple(planned))

    assert code == 1
    assert order == ["tests", "windows begins", "installed", "windows ends"]


def test_a_step_that_is_named_alone_runs_here(monkeypatch):
    monkeypatch.setattr(checks, "STEPS", {checks.BESIDE: lambda: True})
    monkeypatch.delattr(checks, "running_beside")

    assert checks.run((checks.BESIDE,)) == 0


@pytest.mark.parametrize("ci", ["true", ""])
def test_what_runs_beside_tells_what_it_told_and_whether_it_passed(
    ci, monkeypatch, tmp_path, capfd
):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", str(tmp_path))  # no wine: a failure in CI, elsewhere said
    monkeypatch.setattr(checks, "QUIET", dict(os.environ))

    with checks.running_beside("windows") as ended:
        passed = ended()

    assert passed is (ci != "true")
    assert "Not rehearsed" in capfd.readouterr().out
