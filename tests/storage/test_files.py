"""Small files: replaced as a whole, private, and never deleted where they are damaged."""

import errno
import os
import stat
import sys

import pytest

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.files import replace_file, set_aside, unsaved


def test_a_file_and_its_folder_are_for_their_owner_alone(tmp_path):
    path = tmp_path / "a" / "b.json"

    replace_file(path, b"x")

    assert path.read_bytes() == b"x"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_write_that_fails_leaves_the_old_file_and_no_half_one(tmp_path, monkeypatch):
    path = tmp_path / "b.json"
    replace_file(path, b"old")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_damaged_files_are_kept_each_under_a_name_of_its_own(tmp_path):
    path = tmp_path / "vault.bin"
    asides = []
    for turn in range(3):
        path.write_text(str(turn))
        asides.append(set_aside(path, "x"))

    assert [aside.read_text() for aside in asides] == ["0", "1", "2"]
    assert not path.exists()


def test_what_cannot_be_set_aside_is_told(tmp_path):
    with pytest.raises(Unsaved):
        set_aside(tmp_path / "nothing.bin", "the company")


@pytest.mark.parametrize(
    ("number", "cause"),
    [(errno.ENOSPC, "full"), (errno.EACCES, "not_allowed"), (errno.ENOLCK, "no_locks")],
)
def test_the_systems_error_is_told_in_words(number, cause, tmp_path):
    error = unsaved(OSError(number, "The system's words"), tmp_path, "the company")

    assert (error.cause, error.reason) == (cause, "the system's words")
