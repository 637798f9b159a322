import json

import pytest

from zoomprov_gui import __version__
from zoomprov_gui.app import self_test


@pytest.fixture
def parts(monkeypatch):
    """Replace the parts by two, of which the first fails."""

    def broken(folder):
        raise FileNotFoundError("fonts")

    planned = (("resources", broken), ("other", lambda folder: "fine"))
    monkeypatch.setattr(self_test, "PARTS", planned)


def test_a_part_that_breaks_is_named_and_the_others_still_run(console, parts):
    ended = console.run("self-test")

    assert ended.code == 1
    assert "failed  resources: FileNotFoundError: fonts" in ended.out
    assert "ok      other: fine" in ended.out
    assert "1 of 2 parts failed: resources" in ended.err


def test_the_verdict_is_written_where_the_windowed_program_has_nowhere_to_print(
    console, parts, tmp_path
):
    ended = console.run("self-test", "--out", str(tmp_path / "verdict.json"))

    verdict = json.loads((tmp_path / "verdict.json").read_text())
    assert ended.code == 1
    assert verdict["ok"] is False
    assert [(part["name"], part["ok"]) for part in verdict["parts"]] == [
        ("resources", False),
        ("other", True),
    ]
    assert verdict["version"] == __version__
    assert set(verdict["versions"]) == {"python", "qt", "pyside6", "openssl", "sqlite"}


def test_no_part_at_all_is_no_success():
    assert self_test.verdict([])["ok"] is False
