import json
import os
import subprocess
import sys

import pytest

from tests.support.keychains import MemoryBackend
from zoomprov_gui.app import self_test_parts
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.keychain import Keychain

PARTS = dict(self_test_parts.PARTS)


def test_every_part_starts_in_a_process_of_its_own(tmp_path):
    # Qt must be free to choose its plug-in, as it is in a frozen build without a screen.
    clean = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    out = tmp_path / "verdict.json"
    command = [sys.executable, "-m", "zoomprov_gui", "self-test", "--out", str(out)]

    ended = subprocess.run(
        [*command, "--data-dir", str(tmp_path / "data")],
        capture_output=True,
        text=True,
        env=clean,
        check=False,
        timeout=90,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    verdict = json.loads(out.read_text())
    assert [part["name"] for part in verdict["parts"] if part["ok"]] == list(PARTS)
    assert not (tmp_path / "data" / "journal.sqlite3").exists()


@pytest.mark.parametrize("missing", ["icons", "licences"])
def test_resources_that_were_left_out_are_noticed(missing, tmp_path, monkeypatch):
    for name in {"icons", "licences"} - {missing}:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (tmp_path / missing).mkdir()
    monkeypatch.setattr(self_test_parts, "find", lambda name: tmp_path / name)

    with pytest.raises(self_test_parts.Failed, match=f"0 {missing}"):
        PARTS["resources"](tmp_path)


def test_a_missing_reader_for_pictures_is_noticed(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(self_test_parts, "PICTURE_FORMATS", {b"svg", b"webp2"})

    with pytest.raises(self_test_parts.Failed, match="webp2"):
        PARTS["fonts and pictures"](tmp_path)


def test_the_keychain_is_left_as_it_was(tmp_path, monkeypatch):
    backend = MemoryBackend()
    monkeypatch.setattr(self_test_parts, "system_keychain", lambda: Keychain(backend))

    told = PARTS["keychain"](tmp_path)

    assert told == "a key was kept, read and dropped"
    assert backend.kept == {}


def test_a_keychain_that_keeps_nothing_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(
        self_test_parts, "system_keychain", lambda: Keychain(MemoryBackend(deaf=True))
    )

    with pytest.raises(Unsaved):
        PARTS["keychain"](tmp_path)


@pytest.mark.parametrize(("platform", "enough"), [("linux", True), ("win32", False)])
def test_only_linux_may_have_no_keychain(platform, enough, tmp_path, monkeypatch):
    def nothing():
        raise Unsaved("your sign-ins", "unavailable", "there is no keychain")

    monkeypatch.setattr(self_test_parts, "system_keychain", nothing)
    monkeypatch.setattr(self_test_parts.sys, "platform", platform)

    if enough:
        pytest.importorskip("secretstorage", reason="the part loads it, and only Linux has it")
        assert "in memory" in PARTS["keychain"](tmp_path)
    else:
        with pytest.raises(Unsaved):
            PARTS["keychain"](tmp_path)
