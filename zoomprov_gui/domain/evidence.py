"""What is known of people besides the two lists: logs, directory, switches, and what was noted.

Each note says which rows it may concern; what a verdict makes of it is `judging`'s business.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zoomprov_gui.domain.codes import LISTED
from zoomprov_gui.domain.history import History, LogEvent, deactivate_switch_off
from zoomprov_gui.domain.people import (
    DirectoryPerson,
    PersonKey,
    Switches,
    person_key,
)
from zoomprov_gui.domain.rows import Rows
from zoomprov_gui.domain.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Loss:
    """An assignment that an earlier read saw: whose it was, and when a read missed it first.

    `at` is 0 where only this program's own records tell of it.
    """

    user_id: str
    at: float


class Evidence:
    """Everything noted, and the look-ups from a row to what concerns it."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.switches = Switches()
        self.roles: dict[str, str] = {}
        self.histories: dict[str, History] = {}
        self.changing: dict[PersonKey, tuple[float, float]] = {}
        self.ignored: dict[PersonKey, tuple[Verdict, str]] = {}
        self.people_whole = False
        self._users_by_email: dict[PersonKey, set[str]] = {}
        self._people: dict[PersonKey, DirectoryPerson] = {}
        self._people_read: dict[PersonKey, DirectoryPerson] = {}
        self._settings: tuple[LogEvent, ...] = ()
        self._groups_of: dict[str, int] = {}
        self._lost: dict[PersonKey, Loss] = {}
        self._lost_ids: dict[str, Loss] = {}

    # --- notes; each returns the rows that it may concern

    def note_histories(self, histories: Iterable[tuple[str, History]]) -> set[int]:
        """Take over what the log says of people, by Okta user id."""
        concerned = set()
        for user_id, history in histories:
            known = self.histories.get(user_id)
            if known == history:
                continue
            self.histories[user_id] = history
            for email in {known.email if known else "", history.email} - {""}:
                key = person_key(email)
                self._users_by_email.setdefault(key, set()).add(user_id)
                concerned |= self._rows_of([key])
            concerned |= {self.rows.by_user.get(user_id, -1)} - {-1}
        return concerned

    def begin_people(self) -> None:
        """Begin to read the directory: what an earlier read got before it broke off is no part."""
        self._people_read = {}

    def note_people(self, people: Iterable[DirectoryPerson]) -> set[int]:
        """Take over a page of Okta's directory."""
        concerned = set()
        for person in people:
            for key in {person_key(person.login), person_key(person.email)} - {""}:
                # Two people may share an address; the one who can sign in is the one to name.
                self._people_read[key] = min(self._people_read.get(key, person), person, key=_rank)
                if self._people.get(key) != self._people_read[key]:
                    self._people[key] = self._people_read[key]
                    concerned |= self._rows_of([key])
        return concerned

    def finish_people(self) -> set[int]:
        """End a whole read of the directory: whoever it did not name is not in it."""
        gone = self._people.keys() - self._people_read.keys()
        was_whole, self.people_whole = self.people_whole, True
        self._people, self._people_read = self._people_read, {}
        return self._rows_of(gone) if was_whole else set(self.rows.by_key.values())

    def note_groups(self, groups: Mapping[str, tuple[str, ...]]) -> set[int]:
        """Take over through which groups each Okta user has Zoom: all of them, each time."""
        code = self.rows.columns.groups.code
        before = self._groups_of
        self._groups_of = {user_id: code(names) for user_id, names in groups.items() if names}
        users = before.keys() | self._groups_of.keys()
        news = [u for u in users if before.get(u) != self._groups_of.get(u)]
        concerned = {self.rows.by_user.get(user_id, -1) for user_id in news} - {-1}
        self.join_groups(concerned)
        return concerned

    def join_groups(self, rows: Iterable[int]) -> None:
        """Put the groups of these rows' people into their column."""
        columns, groups_of = self.rows.columns, self._groups_of
        if groups_of or len(columns.groups.values) > 1:
            for row in rows:
                columns.groups.column[row] = groups_of.get(columns.user_id[row], 0)

    def note_settings_events(self, events: Iterable[LogEvent]) -> bool:
        """Take over how the switches were set over time; tell whether that is news."""
        before, self._settings = self._settings, tuple(sorted(set(events)))
        return before != self._settings

    def note_changing(self, keys: Iterable[PersonKey], since: float, until: float) -> set[int]:
        """Note whose change was sent and is being checked."""
        keys = list(keys)
        self.changing.update((key, (since, until)) for key in keys)
        return self._rows_of(keys)

    def note_ignored(self, ignored: Mapping[PersonKey, tuple[Verdict, str]]) -> set[int]:
        """Take over who is set aside, and for which verdict."""
        before, self.ignored = self.ignored, dict(ignored)
        keys = before.keys() | self.ignored.keys()
        return self._rows_of(key for key in keys if before.get(key) != self.ignored.get(key))

    def note_linked(self, keys: Iterable[PersonKey]) -> set[int]:
        """Note who was linked before, as this program's own records tell."""
        keys = list(keys)
        for key in keys:
            self._lost.setdefault(key, Loss("", 0.0))
        return self._rows_of(keys)

    def note_lost(self, row: int, user_id: str, at: float) -> None:
        """Note that a row is about to lose an assignment."""
        loss = Loss(user_id, at)
        self._lost[self.rows.columns.key[row]] = loss
        for assignment, _ in self.rows.assignments(row):
            self._lost_ids[assignment.external_id] = loss
        for account, _ in self.rows.accounts(row):
            self._lost_ids[account.zoom_id] = loss
        self._lost_ids.pop("", None)

    # --- look-ups

    def history(self, row: int) -> History | None:
        """Return what the log says of a row's person.

        The log is asked for the assignment's own Okta user. Where nobody is assigned it is asked
        for the e-mail, unless that history is the one of somebody who is assigned elsewhere.
        """
        if not self.histories:
            return None
        columns = self.rows.columns
        if columns.okta.column[row]:
            return self.histories.get(columns.user_id[row])
        loss = self.loss(row)
        if loss and loss.user_id in self.histories and loss.user_id not in self.rows.by_user:
            return self.histories[loss.user_id]
        users = self._users_by_email.get(columns.key[row], set())
        mine = [user for user in users if user not in self.rows.by_user]
        latest = max(mine, key=lambda user: (_latest(self.histories[user]), user), default=None)
        return self.histories[latest] if latest else None

    def loss(self, row: int) -> Loss | None:
        """Return what is known of an assignment that the row had in an earlier read."""
        columns = self.rows.columns
        if not (self._lost or self._lost_ids):
            return None
        loss = self._lost.get(columns.key[row])
        for account, _ in self.rows.accounts(row) if loss is None else ():
            loss = loss or self._lost_ids.get(account.zoom_id)
        return loss

    def person(self, row: int) -> DirectoryPerson | None:
        """Return who in Okta's directory an unassigned row's person is."""
        if self.rows.columns.okta.facts[self.rows.columns.okta.column[row]] & LISTED:
            return None
        return self._people.get(self.rows.columns.key[row])

    def granted_by(self, row: int) -> tuple[str, ...]:
        """Return the groups that give a row's person Zoom."""
        return self.rows.columns.groups[row]

    def switch_was_off(self, at: float) -> bool:
        """Tell whether "Deactivate users" is known to have been off at a time."""
        return bool(self._settings) and deactivate_switch_off(self._settings, at) is True

    def users_with(self, user_ids: Iterable[str]) -> set[int]:
        """Return the rows that see these users' histories by e-mail."""
        emails = [self.histories[user].email for user in user_ids if user in self.histories]
        return self._rows_of(person_key(email) for email in emails)

    def _rows_of(self, keys: Iterable[PersonKey]) -> set[int]:
        by_key = self.rows.by_key
        return {by_key[key] for key in keys if key in by_key}


def _rank(person: DirectoryPerson) -> tuple[bool, str]:
    return (person.status == "DEPROVISIONED", person.user_id)


def _latest(history: History) -> float:
    times = (history.assigned_at, history.removed_at, history.pushed_at, history.failed_at)
    return max(*times, history.off_sent_at)
