"""The journal: what this program was going to write, has written, and what became of it.

An entry stands here, on the disk, before its request leaves; so that after any death the next start
knows what may have happened (RELIABILITY.md P8). One process writes; a second one only reads.
Never a secret, never a body.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from zoomprov_gui.domain.actions import NO_APPROVAL, Approval, Plan
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import PersonKey, person_key
from zoomprov_gui.storage import statements as sql
from zoomprov_gui.storage.database import (
    WHAT,
    Damaged,
    open_to_read,
    open_to_write,
    set_aside,
    unsaved,
    write,
)
from zoomprov_gui.storage.lock import SECOND_COPY, WriterLocks
from zoomprov_gui.storage.records import (
    NOT_UNDONE,
    PIECE,
    Entries,
    Entry,
    Run,
    Setting,
    State,
    entry_of,
    facts_text,
    new_row,
    new_run,
    run_of,
    setting_row,
)

DAY = 86_400.0  # seconds within which removals count together


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
        self, database: sqlite3.Connection, path: Path, lock: WriterLocks | None, notice: str
    ) -> None:
        self._database = database
        self._path = path
        self._lock = lock
        self.notice = notice
        self._entries = Entries()

    @classmethod
    def open(cls, path: Path, company: Iterable[Path] = ()) -> "Journal":
        """Open the journal, create it, or set a damaged one aside and begin anew.

        `company`: the files whose locks keep out who writes to the same company by another way.
        While another process writes, the journal opens to read only and its notice says so. Raises
        `Unsaved` where it cannot be opened at all.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = WriterLocks(path.with_name(path.name + ".lock"), company)
            held = lock.take()
        except OSError as error:
            raise unsaved(error, path) from error
        if held:
            return cls._second(path, held)
        try:
            return cls._first(path, lock)
        except BaseException:
            lock.close()
            raise

    @classmethod
    def _first(cls, path: Path, lock: WriterLocks) -> "Journal":
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
    def _second(cls, path: Path, notice: str) -> "Journal":
        try:
            return cls(open_to_read(path), path, None, notice)
        except (Damaged, Unsaved):
            return cls.unavailable(path, notice)

    @classmethod
    def unavailable(cls, path: Path, notice: str) -> "Journal":
        """Return an empty journal that keeps nothing and allows no write."""
        return cls(open_to_write(Path(":memory:")), path, None, notice)

    @property
    def read_only(self) -> bool:
        """Whether this process may write into the journal, and so send anything at all."""
        return self._lock is None

    @property
    def version(self) -> tuple[int, int]:
        """What is another one once something was written, here or by another process."""
        return self._database.total_changes, self._read("PRAGMA data_version")[0][0]

    def close(self) -> None:
        """Close the file and let another process write. Closing twice is fine."""
        self._database.close()
        if self._lock is not None:
            self._lock.close()

    def begin(
        self,
        run: str,
        plan: Plan,
        *,
        source: str,
        now: float,
        actor: str = "",
        approval: Approval = NO_APPROVAL,
    ) -> tuple[int, ...]:
        """Write down the whole plan before anything is sent; its left-out rows as `skipped`.

        `actor`: who we are signed in as; `approval`: how many removals were allowed over the limit,
        and why. Return the entry id of each row, in the plan's order.
        """
        first = self._free_id()
        write(
            self._database,
            self._path,
            (sql.NEW_RUN, new_run(run, now, source, actor, approval)),
            *((sql.NEW, new_row(first + n, run, row, now)) for n, row in enumerate(plan.rows)),
        )
        return tuple(range(first, first + len(plan.rows)))

    def begin_setting(self, run: str, setting: Setting, *, source: str, now: float) -> int:
        """Write down a change of the set-up before it is sent, and return its entry id."""
        entry_id = self._free_id()
        write(
            self._database,
            self._path,
            (sql.NEW_RUN, new_run(run, now, source)),
            (sql.NEW, setting_row(entry_id, run, setting)),
        )
        return entry_id

    def sent(
        self,
        entry_id: int,
        before: Facts | Mapping[str, object],
        now: float,
        *,
        counted_at: float | None = None,
    ) -> None:
        """Note that a request is about to leave, and the facts just before it.

        `counted_at` is the time by the services' own clocks, which nobody here can set.
        """
        self._change(entry_id, sql.SENT, now=now, before=facts_text(before), counted_at=counted_at)

    def answered(
        self, entry_id: int, state: State, text: str, now: float, *, request_id: str = ""
    ) -> None:
        """Note what came back: `accepted`, or `unknown` where the answer was lost.

        Only a read can tell its effect. `answered_at` stays empty where no answer came.
        """
        self._change(
            entry_id, sql.ANSWERED, state=state.value, text=text, now=now, request_id=request_id
        )

    def reword(self, entry_id: int, text: str, after: Facts | None = None) -> None:
        """Say in other words how an entry stands whose end nobody knows yet.

        `after`: the facts of a read that showed Okta's half of it.
        """
        read = None if after is None else facts_text(after)
        self._change(entry_id, sql.REWORD, text=text, after=read)

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
        self._change(
            entry_id,
            *((sql.SETTLE, sql.UNDONE) if state is State.VERIFIED else (sql.SETTLE,)),
            state=state.value,
            text=text,
            now=now,
            after=None if after is None else facts_text(after),
            request_id=request_id,
        )

    def runs(self, run: str | None = None) -> tuple[Run, ...]:
        """Return what was written, newest run last; only one run where it is named."""
        entries: dict[str, list[Entry]] = {}
        for row in self._read(sql.ENTRIES, run=run):
            entries.setdefault(row["run"], []).append(self._entries.entry(row))
        rows = self._read(sql.RUNS, run=run)
        return tuple(run_of(row, entries.get(row["run"], ())) for row in rows)

    def in_pieces(self) -> Iterator[None]:
        """Lay everything out, a moment's work at a time, so that `runs` is quick afterwards."""
        after = 0
        while rows := self._read(sql.NEXT, after=after, most=PIECE):
            after = [self._entries.entry(row).entry_id for row in rows][-1]
            yield

    def unsettled(self, source: str) -> tuple[Entry, ...]:
        """Return this company's entries whose end nobody knows, oldest first."""
        return tuple(entry_of(row) for row in self._read(sql.UNSETTLED, source=source))

    def last_write(self, source: str, email: str) -> Entry | None:
        """Return the latest entry about a person whose request left, None where none did."""
        rows = self._read(sql.LAST, source=source, email=email)
        return entry_of(rows[0]) if rows else None

    def taken(self, source: str, now: float) -> frozenset[PersonKey]:
        """Return from whom this program took Zoom during the day before `now`."""
        rows = self._read(sql.TAKEN, source=source, since=now - DAY)
        return frozenset(person_key(row["person"]) for row in rows)

    def last_counted(self, source: str) -> float | None:
        """Return when a service's own clock was last noted for this company, None: never."""
        latest = self._read(sql.LAST_COUNTED, source=source)[0]["latest"]
        return None if latest is None else float(latest)

    def reopen(self, entry_id: int, text: str) -> None:
        """Take back that an entry was shown: a later read shows the opposite.

        What it undid is undone no longer, and open like itself.
        """
        self._change(entry_id, sql.REOPEN, sql.NOT_UNDONE, text=text, undone=NOT_UNDONE)

    def of_person(self, source: str, email: str) -> tuple[Entry, ...]:
        """Return every entry about a person, oldest first."""
        return tuple(entry_of(row) for row in self._read(sql.PERSON, source=source, email=email))

    def _free_id(self) -> int:
        self._may_write()
        return int(self._read(sql.FREE_ID)[0]["free"])

    def _may_write(self) -> None:
        if self._lock is None:
            raise Unsaved(WHAT, "in_use", self.notice or SECOND_COPY, str(self._path))
        if not self._lock.holds:
            raise Unsaved(WHAT, "gone", "its lock was deleted", str(self._path))

    def _change(self, entry_id: int, *statements: str, **values: object) -> None:
        self._may_write()
        given = {**values, "entry_id": entry_id}
        write(self._database, self._path, *((statement, given) for statement in statements))

    def _read(self, query: str, **values: object) -> list[sqlite3.Row]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise unsaved(error, self._path) from error
