"""Tests for storage/database.py."""

import errno
import os
import sqlite3
from contextlib import closing

import pytest

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.database import (
    VERSION,
    Damaged,
    open_to_read,
    open_to_write,
    set_aside,
    unsaved,
    write,
)

RUN = "INSERT INTO run (run, started_at, source) VALUES (?, ?, ?)"


def test_a_write_is_durable_before_it_returns(tmp_path):
    with closing(open_to_write(tmp_path / "j.db")) as database:
        modes = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode",
                 "synchronous", "foreign_keys", "user_version")]  # fmt: skip

    assert modes == ["wal", 2, 1, VERSION]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's files by their folder")
def test_nobody_else_may_read_what_names_people(tmp_path):
    path = tmp_path / "j.db"
    with closing(open_to_write(path)) as database:
        write(database, path, (RUN, ("r1", 1.0, "s")))

        assert {file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == {0}


def test_of_several_statements_either_all_are_kept_or_none(tmp_path):
    path = tmp_path / "j.db"
    with closing(open_to_write(path)) as database:
        with pytest.raises(Unsaved):
            write(database, path, (RUN, ("r1", 1.0, "s")), (RUN, ("r1", 2.0, "s")))

        assert database.execute("SELECT count(*) FROM run").fetchone()[0] == 0


def test_an_unknown_state_is_not_kept(tmp_path):
    path = tmp_path / "j.db"
    with closing(open_to_write(path)) as database:
        write(database, path, (RUN, ("r1", 1.0, "s")))
        values = (1, "r1", "e", "n", "", "", "v", "r", "{}", "half done", "{}", "")
        columns = (
            "entry_id, run, email, name, zoom_id, okta_user_id, verb, route, goal, state,"
            " before, text"
        )
        statement = f"INSERT INTO entry ({columns}) VALUES ({', '.join('?' * len(values))})"

        with pytest.raises(Unsaved) as caught:
            write(database, path, (statement, values))

    assert "CHECK" in caught.value.reason


def test_who_only_reads_cannot_write(tmp_path):
    path = tmp_path / "j.db"
    with closing(open_to_write(path)):
        pass

    with closing(open_to_read(path)) as database, pytest.raises(Unsaved) as caught:
        write(database, path, (RUN, ("r1", 1.0, "s")))

    assert caught.value.cause == "not_allowed"


def test_reading_where_nothing_is_says_so(tmp_path):
    with pytest.raises(Unsaved):
        open_to_read(tmp_path / "none.db")


def test_a_database_without_our_tables_is_no_journal(tmp_path):
    path = tmp_path / "j.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 1")
        database.execute("CREATE TABLE run (run)")

    with pytest.raises(Damaged):
        open_to_write(path)


def test_the_companions_of_a_damaged_file_move_with_it(tmp_path):
    path = tmp_path / "j.db"
    for ending in ("", "-wal", "-shm"):
        path.with_name(f"j.db{ending}").write_text(f"content{ending}")

    aside = set_aside(path)

    assert aside.with_name(f"{aside.name}-wal").read_text() == "content-wal"
    assert aside.with_name(f"{aside.name}-shm").read_text() == "content-shm"
    assert not path.exists()


def test_names_of_earlier_damage_are_not_used_again(tmp_path):
    path = tmp_path / "j.db"
    kept = set()
    for _ in range(3):
        path.write_text("damaged")
        kept.add(set_aside(path).name)

    assert len(kept) == 3


def test_a_folder_in_place_of_the_file_is_told(tmp_path):
    for opening in (open_to_write, open_to_read):
        with pytest.raises(Unsaved) as caught:
            opening(tmp_path)
        assert caught.value.cause in {"not_allowed", "failed"}


def test_a_damaged_file_that_cannot_be_moved_is_told(tmp_path):
    with pytest.raises(Unsaved):
        set_aside(tmp_path / "gone.db")


@pytest.mark.parametrize(
    ("number", "cause"), [(errno.ENOSPC, "full"), (errno.EACCES, "not_allowed")]
)
def test_the_operating_systems_errors_are_told_apart(tmp_path, number, cause):
    error = unsaved(OSError(number, os.strerror(number)), tmp_path / "j.db")

    assert error.cause == cause
    assert error.reason[0].islower()


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_READONLY, "not_allowed"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "not_allowed"),
        (sqlite3.SQLITE_CANTOPEN, "not_allowed"),
        (sqlite3.SQLITE_BUSY, "in_use"),
        (sqlite3.SQLITE_IOERR_WRITE, "failed"),
        (sqlite3.SQLITE_MISUSE, "failed"),
    ],
)
def test_the_databases_errors_are_told_apart(tmp_path, code, cause):
    error = sqlite3.OperationalError("x")
    error.sqlite_errorcode = code

    assert unsaved(error, tmp_path / "j.db").cause == cause


def test_a_database_that_is_just_being_created_reads_as_empty(tmp_path):
    path = tmp_path / "j.db"
    path.touch()

    with closing(open_to_read(path)) as database:
        assert database.execute("SELECT count(*) FROM entry").fetchone()[0] == 0

    assert path.stat().st_size == 0
