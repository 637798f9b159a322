"""A rehearsal that cannot fail is worth nothing: each judgement is tried with something wrong."""

import json
import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

import environment
import locking
from environment import ROOT
from identity import version
from rehearse import authority, steps, windows_python, windows_suite, wine

VERDICT = {
    "ok": True,
    "frozen": True,
    "platform": "linux",
    "version": version(),
    "parts": [{"name": "keychain", "ok": True, "text": "a key was kept"}],
}


def written(folder, **changes):
    path = folder / "verdict.json"
    path.write_text(json.dumps({**VERDICT, **changes}))
    return path


def test_a_whole_verdict_passes_and_tells_what_was_found(tmp_path):
    verdict = steps.passed(written(tmp_path), "linux")

    assert steps.text_of(verdict, "keychain") == "a key was kept"


@pytest.mark.parametrize(
    "changes",
    [
        {"ok": False, "parts": [{"name": "window", "ok": False, "text": "no table"}]},
        {"frozen": False},
        {"platform": "win32"},
        {"version": "9.9.9"},
    ],
)
def test_a_verdict_of_something_else_fails(changes, tmp_path):
    with pytest.raises(steps.Failed):
        steps.passed(written(tmp_path, **changes), "linux")


def test_no_verdict_is_no_success(tmp_path):
    with pytest.raises(steps.Failed, match="no verdict"):
        steps.passed(tmp_path / "verdict.json", "linux")


def test_what_is_left_changed_or_lost_is_found_but_not_where_things_change_anyway(tmp_path):
    for name in ("usr/kept", "usr/changed", "usr/lost", "var/log/line"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("before")
    calm = frozenset({"var/log"})
    before = steps.snapshot(tmp_path, without=calm)

    (tmp_path / "usr/changed").write_text("after")
    (tmp_path / "usr/lost").unlink()
    (tmp_path / "usr/left").mkdir()
    (tmp_path / "var/log/line").write_text("after")

    found = steps.changed(before, steps.snapshot(tmp_path, without=calm))
    assert found == ["usr/changed", "usr/left", "usr/lost"]


@pytest.mark.skipif(shutil.which("osslsigncode") is None, reason="osslsigncode signs")
@pytest.mark.skipif(sys.platform != "linux", reason="rehearsals run on Linux")
def test_a_signature_holds_until_one_byte_is_altered_and_nobody_else_s_counts(tmp_path):
    ours = authority.Authority.found(tmp_path / "ours")
    other = authority.Authority.found(tmp_path / "other")
    program = tmp_path / "program.exe"
    program.write_bytes(_smallest_program())

    unsigned = ours.accepts(program)
    ours.sign(program)
    signed, by_another = ours.accepts(program), other.accepts(program)
    authority.flip_one_byte(program, 0x200)

    assert (unsigned, signed, by_another, ours.accepts(program)) == (False, True, False, False)


def test_python3_dll_passes_on_every_name_that_the_real_library_has():
    table = (
        "[Ordinal/Name Pointer] Table -- Ordinal Base 1\n"
        "\t[   0] +base[   1]  0000 PyAIter_Check\n\t[   1] PyArg_Parse\n"
    )

    names = windows_python.exports(table)

    assert names == ["PyAIter_Check", "PyArg_Parse"]
    assert f"PyArg_Parse={windows_python.DLL}.PyArg_Parse" in windows_python.definition(names)


def test_what_runs_on_linux_only_is_not_fetched_for_windows_and_nothing_else_is_left_out():
    everything = set(locking.PACKAGE.findall(environment.LOCK.read_text()))

    kept = set(locking.PACKAGE.findall(windows_python.windows_lock()))

    assert everything - kept == windows_python.LINUX_IS_ENOUGH
    assert set(locking.PACKAGE.findall(environment.runtime_lock())) <= kept


def _smallest_program():
    """Return a PE file of one empty section, which has nothing to run and can be signed."""
    header = bytearray(0x200)
    header[0:2], header[0x3C] = b"MZ", 0x40
    fields = {
        0x40: b"PE\0\0",
        0x44: (0x8664).to_bytes(2, "little") + (1).to_bytes(2, "little"),
        0x54: (0xF0).to_bytes(2, "little") + (0x22).to_bytes(2, "little"),
        0x58: (0x20B).to_bytes(2, "little"),
        0x70: (0x140000000).to_bytes(8, "little"),
        0x78: (0x1000).to_bytes(4, "little") + (0x200).to_bytes(4, "little"),
        0x90: (0x2000).to_bytes(4, "little") + (0x200).to_bytes(4, "little"),
        0x9C: (3).to_bytes(2, "little"),
        0xC4: (16).to_bytes(4, "little"),
        0x148: b".text\0\0\0"
        + b"".join(n.to_bytes(4, "little") for n in (0x10, 0x1000, 0x200, 0x200)),
    }
    for place, content in fields.items():
        header[place : place + len(content)] = content
    return bytes(header) + bytes(0x200)


def test_every_folder_of_tests_runs_under_wine_or_is_left_out_for_a_reason():
    folders = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")} - {"support"}

    assert {*windows_suite.FOLDERS, *windows_suite.ELSEWHERE} == folders
    assert not set(windows_suite.FOLDERS) & set(windows_suite.ELSEWHERE)
    assert set(windows_suite.NEAR_THE_SYSTEM) < set(windows_suite.FOLDERS)


class _Wine:
    """Answers for pytest under wine, and keeps what it was asked."""

    python = "python.exe"

    def __init__(self, printed):
        self.asked, self.printed = [], printed

    def run(self, *words, **_options):
        self.asked += [str(word) for word in words]
        return self.printed


def test_what_is_left_out_when_it_has_to_be_brief_is_told(capsys):
    wine = _Wine("SKIPPED [1] tests/storage/a.py: no such thing\n5 passed, 1 skipped in 2 s\n")

    windows_suite.run(wine, windows_suite.NEAR_THE_SYSTEM)

    asked = {Path(word).name for word in wine.asked}
    assert asked >= {"storage", "clients"}
    assert not asked & {"domain", "services", "simulator"}
    told = capsys.readouterr().out
    assert f"LEFT OUT domain: {windows_suite.BRIEFLY}" in told
    for file, why in windows_suite.AFAR.items():
        assert f"--ignore={ROOT / 'tests' / file}" in wine.asked
        assert f"LEFT OUT {file}: {why}" in told
    assert "SKIPPED [1] tests/storage/a.py" in told


def test_nothing_is_too_far_from_the_system_for_a_whole_rehearsal(capsys):
    wine = _Wine(f"5 passed, {len(windows_suite.LEFT_OUT)} deselected in 2 s\n")

    windows_suite.run(wine)

    assert not [word for word in wine.asked if word.startswith("--ignore")]
    assert not [file for file in windows_suite.AFAR if file in capsys.readouterr().out]


@pytest.mark.parametrize("file", windows_suite.AFAR)
def test_a_file_that_is_too_far_from_the_system_is_there(file):
    assert (ROOT / "tests" / file).is_file()
    assert file.partition("/")[0] in windows_suite.NEAR_THE_SYSTEM


def test_a_test_to_leave_out_that_is_not_there_fails_the_suite():
    wine = _Wine("5 passed in 2 s\n")

    with pytest.raises(steps.Failed, match="are not there"):
        windows_suite.run(wine)


@pytest.mark.parametrize("name", windows_suite.LEFT_OUT)
def test_a_test_that_is_left_out_under_wine_is_there_and_is_in_a_folder_that_runs(name):
    file, _, test = name.partition("::")

    assert re.search(rf"def {test}\(", (ROOT / "tests" / file).read_text("utf-8"))
    assert file.partition("/")[0] in windows_suite.FOLDERS


@pytest.mark.skipif(sys.platform != "linux", reason="rehearsals run on Linux")
def test_a_file_is_named_as_windows_names_it(tmp_path):
    windows = wine.Wine(tmp_path, ":1", tmp_path / "python.exe")

    inside = windows.named(windows.drive / "Program Files" / "zoomprov")
    outside = windows.named(tmp_path / "a.msi")

    assert inside == r"C:\Program Files\zoomprov"
    assert outside == "Z:" + str(tmp_path / "a.msi").replace("/", "\\")


@pytest.mark.skipif(sys.platform != "linux", reason="rehearsals run on Linux")
def test_a_program_that_has_ended_is_not_waited_for_because_another_holds_its_pipe(
    tmp_path, monkeypatch
):
    stand_in = tmp_path / "wine"
    stand_in.write_text("#!/bin/sh\nsleep 60 &\necho said; echo $! > held; exit 3\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(wine, "LAST_WORDS", 0.5)
    windows = wine.Wine(tmp_path, ":1", tmp_path / "python.exe")

    ended = windows.end_of("a.exe", seconds=20)

    os.kill(int((tmp_path / "held").read_text()), signal.SIGKILL)
    assert ended == (3, "said\n")
