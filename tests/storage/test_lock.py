"""Tests for storage/lock.py."""

import sys

import pytest

from zoomprov_gui.storage.lock import OPEN_ELSEWHERE, SECOND_COPY, WriterLock, WriterLocks


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


def locks(tmp_path, own, *company):
    return WriterLocks(tmp_path / own, [tmp_path / name for name in company])


def test_one_company_has_one_writer_whatever_files_each_has_of_its_own(tmp_path):
    first = locks(tmp_path, "a.lock", "okta", "zoom")
    same_zoom, another = locks(tmp_path, "b.lock", "zoom"), locks(tmp_path, "c.lock", "other")

    assert first.take() == ""
    assert same_zoom.take() == OPEN_ELSEWHERE
    assert (first.holds, same_zoom.holds) == (True, False)
    assert another.take() == ""
    first.close()
    assert same_zoom.take() == ""
    same_zoom.close()
    another.close()


def test_a_second_one_with_the_same_file_is_told_so_and_takes_nothing(tmp_path):
    first, second = locks(tmp_path, "a.lock", "okta"), locks(tmp_path, "a.lock", "zoom")

    assert first.take() == ""
    assert second.take() == SECOND_COPY
    assert not (tmp_path / "zoom").exists()
    first.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files that are open")
def test_nothing_is_left_of_a_company_whose_lock_was_let_go(tmp_path):
    held = locks(tmp_path, "a.lock", "okta")
    held.take()

    held.close()

    assert [path.name for path in tmp_path.iterdir()] == ["a.lock"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files that are open")
def test_a_company_whose_lock_was_deleted_is_held_no_longer(tmp_path):
    held = locks(tmp_path, "a.lock", "okta")
    held.take()

    (tmp_path / "okta").unlink()

    assert not held.holds
    held.close()


def test_where_only_the_own_file_can_be_locked_it_decides_alone(tmp_path):
    first = WriterLocks(tmp_path / "a.lock", [tmp_path / "none" / "okta"])
    second = WriterLocks(tmp_path / "b.lock", [tmp_path / "none" / "okta"])

    assert (first.take(), second.take()) == ("", "")
    assert (first.holds, second.holds) == (True, True)
    first.close()
    second.close()
