"""Tests for storage/lock.py."""

import sys

import pytest

from zoomprov_gui.storage.lock import WriterLock


def test_only_one_holds_the_lock_and_closing_lets_go(tmp_path):
    first, second = WriterLock(tmp_path / "j.lock"), WriterLock(tmp_path / "j.lock")

    assert first.take()
    assert not second.take()
    assert (first.holds, second.holds) == (True, False)
    first.close()
    assert not first.holds
    assert second.take()
    second.close()


def test_a_file_that_somebody_left_behind_means_nothing(tmp_path):
    (tmp_path / "j.lock").write_text("4711")
    lock = WriterLock(tmp_path / "j.lock")

    assert lock.take()
    lock.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files that are open")
def test_a_lock_whose_file_was_deleted_keeps_nobody_out(tmp_path):
    lock = WriterLock(tmp_path / "j.lock")
    lock.take()
    before = lock.holds

    (tmp_path / "j.lock").unlink()
    gone = lock.holds
    (tmp_path / "j.lock").write_text("another one")

    assert (before, gone, lock.holds) == (True, False, False)
    lock.close()


def test_closing_twice_is_fine(tmp_path):
    lock = WriterLock(tmp_path / "j.lock")
    lock.take()

    lock.close()
    lock.close()


def test_a_disk_without_locks_is_an_error_and_no_other_holder(tmp_path, no_locks):
    with pytest.raises(OSError, match="lock"):
        WriterLock(tmp_path / "j.lock").take()


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        WriterLock(tmp_path / "none" / "j.lock").take()
