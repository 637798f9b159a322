"""dev.py is the first thing that a newcomer starts, on whatever Python they have."""

import ast
import sys
import tomllib
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parents[2]


@pytest.fixture
def old_python(monkeypatch, tmp_path):
    """Pretend to be Python 3.9, with only `tmp_path` to find others in."""
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_the_accepted_pythons_are_those_of_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    above = dev.NEWEST[1] + 1
    assert project["requires-python"] == f">=3.{dev.OLDEST[1]},<3.{above}"


def test_an_old_python_is_told_what_to_install(old_python, capsys):
    code = dev.main(["run"])

    assert code == 1
    told = capsys.readouterr().err
    assert "This is Python 3.9.2" in told
    assert "Python 3.11, 3.12 or 3.13" in told


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_an_old_python_hands_over_to_a_newer_one(old_python, capfd):
    newer = old_python / "python3.12"
    newer.write_text('#!/bin/sh\n[ "$1" = -c ] && exit 0\necho "ran $2 $3"\nexit 7\n')
    newer.chmod(0o755)

    code = dev.main(["test", "lint"])

    assert code == 7
    assert capfd.readouterr().out == "ran test lint\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_name_that_stands_for_no_python_is_passed_over(old_python, capfd):
    for name, code in {"python3.13": 127, "python3.11": 0}.items():
        (old_python / name).write_text(f'#!/bin/sh\necho "{name} $2"\nexit {code}\n')
        (old_python / name).chmod(0o755)

    assert dev.main(["test"]) == 0
    assert capfd.readouterr().out == "python3.11 test\n"


def test_the_entry_parses_on_old_pythons():
    assert ast.parse((ROOT / "packaging" / "dev.py").read_text(), feature_version=(3, 7))


def test_what_the_entry_imports_needs_the_standard_library_alone():
    own = {path.stem for path in (ROOT / "packaging").iterdir()}
    waiting, seen, foreign = ["dev"], set(), set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        module = (ROOT / "packaging" / Path(*name.split("."))).with_suffix(".py")
        if module.is_file():
            waiting += _imports(module)
        elif name.partition(".")[0] not in own | sys.stdlib_module_names:
            foreign.add(name)

    assert foreign == set()
    assert {"checks", "artefacts", "rehearse.wine", "linux.deb"} <= seen


def _imports(path):
    """Return the modules that a module names, and what it takes from each, which may be one too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                if (ROOT / "packaging" / module.partition(".")[0]).is_dir():
                    yield from (f"{module}.{alias.name}" for alias in names)
            case _:
                pass
