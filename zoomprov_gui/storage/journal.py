"""The journal: what this program was going to write, has written, and what became of it.

An entry stands here, on the disk, before its request leaves; so that after any death the next start
knows what may have happened (RELIABILITY.md P8). One process writes; a second one only reads.
Never a secret, never a body.
"""

import json
import secrets
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from zoomprov_gui.domain.actions import REMOVALS, Plan
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.storage.database import (
    WHAT,
    Damaged,
    open_to_read,
    open_to_write,
    set_aside,
    unsaved,
    write,
)
from zoomprov_gui.storage.lock import WriterLock
from zoomprov_gui.storage.records import (
    Entry,
    Run,
    Setting,
    State,
    entry_of,
    facts_text,
    new_row,
    setting_row,
)

LATELY = 3600.0  # seconds within which removals count together

SECOND_COPY = (
    "Another copy of this program is running with the same journal, so this one only shows and"
    " changes nothing. Close the other copy to change something here."
)


def new_run_id(now: float | None = None) -> str:
    """Return an id for a run: when it began (UTC), and enough chance to tell two apart."""
    began = time.gmtime(time.time() if now is None else now)
    return f"{time.strftime('%Y%m%d-%H%M%S', began)}-{secrets.token_hex(2)}"


def read_runs(path: Path) -> tuple[Run, ...]:
    """Return what a journal holds without touching it, newest run last; nothing where none is.

    Raises `Unsaved` where it cannot be read.
    """
    if not path.exists():
        return ()
    try:
        database = open_to_read(path)
    except Damaged:
        reason = "it is damaged; the next run sets it aside and begins a fresh one"
        raise Unsaved(WHAT, "failed", reason, str(path)) from None
    with closing(Journal(database, path, None, "")) as journal:
        return journal.runs()


class Journal:
    """The open journal. `notice` is what somebody must be told about it, `""` mostly.

    All methods that write raise `Unsaved` where the disk does not keep what they write.
    """

    def __init__(
        self, database: sqlite3.Connection, path: Path, lock: WriterLock | None, notice: str
    ) -> None:
        self._database = database
        self._path = path
        self._lock = lock
        self.notice = notice

    @classmethod
    def open(cls, path: Path) -> "Journal":
        """Open the journal, create it, or set a damaged one aside and begin anew.

        While another process writes, the journal opens to read only and its notice says so. Raises
        `Unsaved` where it cannot be opened at all.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = WriterLock(path.with_name(path.name + ".lock"))
            ours = lock.take()
        except OSError as error:
            raise unsaved(error, path) from error
        if not ours:
            return cls._second(path)
        try:
            return cls._first(path, lock)
        except BaseException:
            lock.close()
            raise

    @classmethod
    def _first(cls, path: Path, lock: WriterLock) -> "Journal":
        try:
            return cls(open_to_write(path), path, lock, "")
        except Damaged:
            aside = set_aside(path)
        notice = (
            f"The journal was damaged. It is kept as {aside.name} beside a fresh one; what it held"
            " is not shown here. Give that file to support if you need it."
        )
        return cls(open_to_write(path), path, lock, notice)

    @classmethod
    def _second(cls, path: Path) -> "Journal":
        try:
            return cls(open_to_read(path), path, None, SECOND_COPY)
        except (Damaged, Unsaved):
            return cls.unavailable(path, SECOND_COPY)

    @classmethod
    def unavailable(cls, path: Path, notice: str) -> "Journal":
        """Return an empty journal that keeps nothing and allows no write."""
        return cls(open_to_write(Path(":memory:")), path, None, notice)

    @property
    def read_only(self) -> bool:
        """Whether this process may write into the journal, and so send anything at all."""
        return self._lock is None

    def close(self) -> None:
        """Close the file and let another process write. Closing twice is fine."""
        self._database.close()
        if self._lock is not None:
            self._lock.close()

    def begin(self, run: str, plan: Plan, *, source: str, now: float) -> tuple[int, ...]:
        """Write down the whole plan before anything is sent; its left-out rows as `skipped`.

        Return the entry id of each row, in the plan's order.
        """
        self._may_write()
        rows = self._read("SELECT coalesce(max(entry_id), 0) + 1 AS first FROM entry")
        first = int(rows[0]["first"])
        write(
            self._database,
            self._path,
            (_NEW_RUN, {"run": run, "now": now, "source": source}),
            *((_NEW, new_row(first + n, run, row, now)) for n, row in enumerate(plan.rows)),
        )
        return tuple(range(first, first + len(plan.rows)))

    def begin_setting(self, run: str, setting: Setting, *, source: str, now: float) -> int:
        """Write down a change of the set-up before it is sent, and return its entry id."""
        self._may_write()
        rows = self._read("SELECT coalesce(max(entry_id), 0) + 1 AS first FROM entry")
        entry_id = int(rows[0]["first"])
        write(
            self._database,
            self._path,
            (_NEW_RUN, {"run": run, "now": now, "source": source}),
            (_NEW, setting_row(entry_id, run, setting)),
        )
        return entry_id

    def sent(self, entry_id: int, before: Facts | Mapping[str, object], now: float) -> None:
        """Note that a request is about to leave, and the facts just before it."""
        self._change(_SENT, entry_id, now=now, before=facts_text(before))

    def answered(
        self, entry_id: int, state: State, text: str, now: float, *, request_id: str = ""
    ) -> None:
        """Note what came back: `accepted`, or `unknown` where the answer was lost.

        That it had its effect is not known by this: only a read can tell.
        """
        self._change(
            _ANSWERED, entry_id, state=state.value, text=text, now=now, request_id=request_id
        )

    def settle(
        self,
        entry_id: int,
        state: State,
        text: str,
        now: float,
        *,
        after: Facts | Mapping[str, object] | None = None,
        request_id: str = "",
    ) -> None:
        """Note what became of an entry. `after`: the facts of the read that showed it."""
        found = None if after is None else facts_text(after)
        self._change(
            _SETTLE,
            entry_id,
            state=state.value,
            text=text,
            now=now,
            after=found,
            request_id=request_id,
        )

    def runs(self, run: str | None = None) -> tuple[Run, ...]:
        """Return what was written, newest run last; only one run where it is named."""
        entries: dict[str, list[Entry]] = {}
        for row in self._read(_ENTRIES, run=run):
            entries.setdefault(row["run"], []).append(entry_of(row))
        return tuple(
            Run(
                run=row["run"],
                started_at=row["started_at"],
                source=row["source"],
                entries=tuple(entries.get(row["run"], ())),
            )
            for row in self._read(_RUNS, run=run)
        )

    def unsettled(self, source: str) -> tuple[Entry, ...]:
        """Return this company's entries whose end nobody knows, oldest first."""
        return tuple(entry_of(row) for row in self._read(_UNSETTLED, source=source))

    def last_write(self, source: str, email: str) -> Entry | None:
        """Return the latest entry about a person whose request left, None where none did."""
        rows = self._read(_LAST, source=source, email=email)
        return entry_of(rows[0]) if rows else None

    def recent_removals(self, source: str, now: float) -> int:
        """Return from how many people this program took Zoom during the last hour."""
        verbs = json.dumps([verb.value for verb in REMOVALS])
        rows = self._read(_REMOVALS, source=source, since=now - LATELY, verbs=verbs)
        return int(rows[0]["people"])

    def _may_write(self) -> None:
        if self.read_only:
            raise Unsaved(WHAT, "in_use", self.notice or SECOND_COPY, str(self._path))

    def _change(self, statement: str, entry_id: int, **values: object) -> None:
        self._may_write()
        write(self._database, self._path, (statement, {**values, "entry_id": entry_id}))

    def _read(self, query: str, **values: object) -> list[sqlite3.Row]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise unsaved(error, self._path) from error


_NEW_RUN = "INSERT INTO run VALUES (:run, :now, :source)"
_NEW = """
INSERT INTO entry (entry_id, run, email, name, zoom_id, okta_user_id, verb, route, goal, state,
                   before, settled_at, text)
VALUES (:entry_id, :run, :email, :name, :zoom_id, :okta_user_id, :verb, :route, :goal, :state,
        :before, :settled_at, :text)
"""
_SENT = (
    "UPDATE entry SET state = 'sent', sent_at = :now, before = :before WHERE entry_id = :entry_id"
)
_ANSWERED = """
UPDATE entry SET state = :state, text = :text, answered_at = :now,
                 request_id = nullif(:request_id, '')
WHERE entry_id = :entry_id
"""
_SETTLE = """
UPDATE entry SET state = :state, text = :text, settled_at = :now, after = :after,
                 request_id = coalesce(nullif(:request_id, ''), request_id)
WHERE entry_id = :entry_id
"""
_RUNS = "SELECT * FROM run WHERE :run IS NULL OR run = :run ORDER BY started_at, rowid"
_ENTRIES = "SELECT * FROM entry WHERE :run IS NULL OR run = :run ORDER BY entry_id"
_UNSETTLED = """
SELECT entry.* FROM entry JOIN run USING (run)
WHERE source = :source AND settled_at IS NULL ORDER BY entry_id
"""
_LAST = """
SELECT entry.* FROM entry JOIN run USING (run)
WHERE source = :source AND email = :email COLLATE NOCASE AND sent_at IS NOT NULL
ORDER BY entry_id DESC LIMIT 1
"""
_REMOVALS = """
SELECT count(DISTINCT lower(email)) AS people FROM entry JOIN run USING (run)
WHERE source = :source AND sent_at > :since AND state <> 'refused'
  AND verb IN (SELECT value FROM json_each(:verbs))
"""
