import os
import subprocess
import sys

from zoomprov_gui.app import self_test


def test_every_part_starts_in_a_process_of_its_own(tmp_path):
    # Qt must be free to choose its plug-in, as it is in a frozen build without a screen.
    clean = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "QT_QPA_PLATFORM"}}

    ended = subprocess.run(
        [sys.executable, "-m", "zoomprov_gui", "self-test", "--data-dir", str(tmp_path)],
        capture_output=True,
        text=True,
        env=clean,
        check=False,
        timeout=90,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.count("ok  ") == len(self_test.PARTS)
    assert not (tmp_path / "journal.sqlite3").exists()


def test_a_part_that_breaks_is_named_and_the_others_still_run(console, monkeypatch):
    def broken(folder):
        raise FileNotFoundError("fonts")

    monkeypatch.setattr(
        self_test, "PARTS", (("resources", broken), ("other", lambda folder: "fine"))
    )

    ended = console.run("self-test")

    assert ended.code == 1
    assert "failed  resources: FileNotFoundError: fonts" in ended.out
    assert "ok      other: fine" in ended.out
    assert "1 of 2 parts failed: resources" in ended.err
