"""The journal's file: an SQLite database that outlives kills, full disks and its own damage.

A write returns only when it is on the disk (WAL with `synchronous=FULL`). A damaged file is set
aside under another name and never deleted; one of a newer version is left alone.
"""

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage import files

VERSION = 2
WHAT = "the journal"

_SCHEMA = """
CREATE TABLE run (
  run TEXT PRIMARY KEY,
  started_at REAL NOT NULL,
  source TEXT NOT NULL,
  actor TEXT NOT NULL DEFAULT '',
  allowed INTEGER,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE entry (
  entry_id INTEGER PRIMARY KEY,
  run TEXT NOT NULL REFERENCES run (run),
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  zoom_id TEXT NOT NULL,
  okta_user_id TEXT NOT NULL,
  verb TEXT NOT NULL,
  route TEXT NOT NULL,
  goal TEXT NOT NULL CHECK (json_valid(goal)),
  state TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'accepted', 'verified', 'refused',
                                       'unknown', 'skipped', 'undone')),
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  sent_at REAL,
  answered_at REAL,
  settled_at REAL,
  request_id TEXT,
  text TEXT NOT NULL,
  takes_from TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(takes_from)),
  change TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(change)),
  undoes INTEGER,
  counted_at REAL
) STRICT;
CREATE INDEX entry_run ON entry (run);
CREATE INDEX entry_state ON entry (state);
"""

# From each version to the next one. Version 1 could not tell who lost something by an entry, nor
# what it carried; of its removals the person themselves lost it.
_MIGRATIONS = {
    1: """
ALTER TABLE run ADD COLUMN actor TEXT NOT NULL DEFAULT '';
ALTER TABLE run ADD COLUMN allowed INTEGER;
ALTER TABLE run ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN takes_from TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(takes_from));
ALTER TABLE entry ADD COLUMN change TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(change));
ALTER TABLE entry ADD COLUMN undoes INTEGER;
ALTER TABLE entry ADD COLUMN counted_at REAL;
UPDATE entry SET takes_from = json_array(lower(email)), counted_at = sent_at
WHERE verb IN ('turn_off_in_zoom', 'unassign', 'deactivate_person');
"""
}

_CAUSES = {
    sqlite3.SQLITE_FULL: ("full", "the disk is full"),
    sqlite3.SQLITE_READONLY: ("not_allowed", "this program may not write there"),
    sqlite3.SQLITE_CANTOPEN: ("not_allowed", "this program may not open it"),
    sqlite3.SQLITE_PERM: ("not_allowed", "this program may not open it"),
    sqlite3.SQLITE_BUSY: ("in_use", "another program holds it"),
    sqlite3.SQLITE_LOCKED: ("in_use", "another program holds it"),
    sqlite3.SQLITE_IOERR: ("failed", "the disk did not take the data"),
}
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class OpenFile(sqlite3.Connection):
    """A database that knows its file: SQLite goes on writing into one that was deleted.

    Not so on Windows, which lets nobody delete a file that is open.
    """

    status: os.stat_result | None = None

    def is_at(self, path: Path) -> bool:
        """Tell whether what was opened still stands there, so that the next start will find it."""
        try:
            return self.status is None or os.path.samestat(self.status, path.stat())
        except OSError:
            return False


class Damaged(Exception):
    """The file is not a journal that this program can read."""


def unsaved(error: sqlite3.Error | OSError, path: Path) -> Unsaved:
    """Return a database error or an operating system's one in words."""
    if isinstance(error, OSError):
        return files.unsaved(error, path, WHAT)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if not code and "unable to open" in str(error):  # `connect` raises without a code
        code = sqlite3.SQLITE_CANTOPEN
    cause, reason = _CAUSES.get(code, ("failed", str(error)))
    return Unsaved(WHAT, cause, reason, str(path))


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether an error means that the file's own content is broken."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGE


def open_to_write(path: Path) -> sqlite3.Connection:
    """Open or create the database. Raises `Damaged`, `Unsaved`."""
    try:
        if path != Path(":memory:"):
            with suppress(OSError):  # SQLite says it better
                path.touch(mode=0o600)  # it names people; SQLite would let everybody read it
        database = sqlite3.connect(path, isolation_level=None, timeout=5, factory=OpenFile)
        if path != Path(":memory:") and sys.platform != "win32":
            database.status = path.stat()
    except (sqlite3.Error, OSError) as error:
        raise unsaved(error, path) from error
    return _checked(database, path, _prepare)


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open a database that somebody else writes. Raises `Damaged`, `Unsaved`."""
    try:
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=5
        )
    except sqlite3.Error as error:
        raise unsaved(error, path) from error
    _checked(database, path, _look)
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    if version == VERSION:
        return database
    if version:
        return _newer_copy(database)
    # Whoever creates it is not done: there is a file, and nothing was ever written into it.
    database.close()
    return open_to_write(Path(":memory:"))


def _newer_copy(database: sqlite3.Connection) -> sqlite3.Connection:
    """Return an older version's data in memory and in today's shape; the file is not touched."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    copy.row_factory = sqlite3.Row
    database.backup(copy)
    database.close()
    _migrate(copy)
    return copy


def _checked(
    database: sqlite3.Connection, path: Path, first: Callable[[sqlite3.Connection, Path], None]
) -> sqlite3.Connection:
    try:
        database.row_factory = sqlite3.Row
        first(database, path)
    except sqlite3.Error as error:
        database.close()
        if is_damage(error):
            raise Damaged from error
        raise unsaved(error, path) from error
    except BaseException:
        database.close()
        raise
    return database


def _look(database: sqlite3.Connection, path: Path) -> None:
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise Unsaved(WHAT, "newer", "a newer version of this program wrote it", str(path))
    _check(database, version)


def _check(database: sqlite3.Connection, version: int) -> None:
    result = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    if result != "ok" or (version == 0 and tables) or (version and not {"run", "entry"} <= tables):
        raise Damaged


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    _look(database, path)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("PRAGMA foreign_keys=ON")
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    if not version:
        database.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version={VERSION}; COMMIT;")
        return
    _migrate(database)


def _migrate(database: sqlite3.Connection) -> None:
    """Bring an older version's data into today's shape, one version at a time or not at all."""
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    while version < VERSION:
        steps = _MIGRATIONS[version]
        version += 1
        database.executescript(f"BEGIN; {steps} PRAGMA user_version={version}; COMMIT;")


def set_aside(path: Path) -> Path:
    """Move a damaged database out of the way under a name that says what it is, and return it."""
    aside = files.set_aside(path, WHAT)
    try:
        for ending in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise unsaved(error, path) from error
    return aside


def write(database: sqlite3.Connection, path: Path, *statements: tuple[str, object]) -> int:
    """Carry out statements in one transaction that is on the disk when this returns.

    Return the number of rows that the last one touched, or the id of the row that it added.
    Raises `Unsaved`, and then nothing of it was kept: nor where the file was moved or deleted
    meanwhile, since no later start would find it.
    """
    if isinstance(database, OpenFile) and not database.is_at(path):
        raise Unsaved(WHAT, "gone", "its file was moved or deleted", str(path))
    try:
        with closing(database.cursor()) as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            for statement, values in statements:
                cursor.execute(statement, values)  # type: ignore[arg-type]  # tuples and dicts
            cursor.execute("COMMIT")
            return cursor.lastrowid or 0
    except sqlite3.Error as error:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise unsaved(error, path) from error
