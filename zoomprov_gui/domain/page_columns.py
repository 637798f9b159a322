"""Putting a page of records into columns at once, in loops that run inside Python's own C."""

from array import array
from collections.abc import Iterable, MutableSequence, Sequence
from itertools import repeat
from typing import TypeVar

from zoomprov_gui.domain.codes import LINKED
from zoomprov_gui.domain.columns import Columns
from zoomprov_gui.domain.people import Assignment, PersonKey, ZoomAccount

Value = TypeVar("Value")


class PageColumns(Columns):
    """Columns that take a page at a time."""

    def extend(self, keys: Sequence[PersonKey]) -> int:
        """Add rows with neither side and return the number of the first."""
        first, count = len(self.key), len(keys)
        self.key.extend(keys)
        blank: list[str] = [""] * count
        nothing: list[str | None] = [None] * count
        zeros, times = bytes(count), array("q", bytes(8 * count))
        for texts in (self.user_id, self.okta_email, self.external_id):
            texts.extend(blank)
        for texts in (self.zoom_id, self.zoom_email):
            texts.extend(blank)
        for names in (self.okta_first, self.okta_last, self.zoom_first, self.zoom_last):
            names.extend(nothing)
        for at in (self.assigned_at, self.changed_at, self.synced_at):
            at.extend(times)
        for at in (self.created_at, self.seen_at):
            at.extend(times)
        for small in (self.okta_read, self.zoom_read, self.pair):
            small.extend(zeros)
        self.okta.column.extend(zeros)
        self.zoom.column.extend(zeros)
        self.groups.column.extend(zeros)
        return first

    def fill_okta(self, first: int, page: Sequence[Assignment], read: int) -> None:
        """Put a page of assignments into rows that were just added, from row `first` on."""
        end = first + len(page)
        fields = list(zip(*page, strict=True))
        users, emails, firsts, lasts, departments, people, scopes, statuses, syncs = fields[:9]
        name = self.names.setdefault
        self.user_id[first:end] = users
        self.okta_email[first:end] = emails
        self.okta_first[first:end] = map(name, firsts, firsts)
        self.okta_last[first:end] = map(name, lasts, lasts)
        self.external_id[first:end] = fields[9]
        shapes = zip(departments, people, scopes, statuses, syncs, fields[10], strict=True)
        self.okta.fill(first, shapes)
        self.assigned_at[first:end] = array("q", fields[11])
        self.changed_at[first:end] = array("q", fields[12])
        self.synced_at[first:end] = array("q", fields[13])
        self._note_profile_emails(range(first, end), fields[14])
        self.okta_read[first:end] = bytes([read]) * len(page)
        self.pair[first:end] = bytes(map(bool, fields[9]))  # LINKED is 1

    def fill_zoom(self, first: int, page: Sequence[ZoomAccount], read: int) -> None:
        """Put a page of accounts into rows that were just added, from row `first` on."""
        end = first + len(page)
        ids, emails, firsts, lasts, departments, statuses, *rest = zip(*page, strict=True)
        licences, roles, created, seen = rest
        name = self.names.setdefault
        self.zoom_id[first:end] = ids
        self.zoom_email[first:end] = emails
        self.zoom_first[first:end] = map(name, firsts, firsts)
        self.zoom_last[first:end] = map(name, lasts, lasts)
        self.zoom.fill(first, zip(departments, statuses, licences, roles, strict=True))
        self.created_at[first:end] = array("q", created)
        self.seen_at[first:end] = array("q", seen)
        self.zoom_read[first:end] = bytes([read]) * len(page)

    def lay_okta(self, rows: Sequence[int], page: Sequence[Assignment], read: int) -> None:
        """Put assignments into rows that have none."""
        fields = list(zip(*page, strict=True))
        users, emails, firsts, lasts, departments, people, scopes, statuses, syncs = fields[:9]
        name = self.names.setdefault
        shapes = zip(departments, people, scopes, statuses, syncs, fields[10], strict=True)
        code = self.okta.code
        _lay(self.user_id, rows, users)
        _lay(self.okta_email, rows, _shared(emails, self.zoom_email, rows))
        _lay(self.okta_first, rows, map(name, firsts, firsts))
        _lay(self.okta_last, rows, map(name, lasts, lasts))
        _lay(self.external_id, rows, _shared(fields[9], self.zoom_id, rows))
        codes = list(map(code, shapes))
        _lay(self.okta.column, rows, codes)
        _lay(self.assigned_at, rows, fields[11])
        _lay(self.changed_at, rows, fields[12])
        _lay(self.synced_at, rows, fields[13])
        self._note_profile_emails(rows, fields[14])
        _lay(self.okta_read, rows, repeat(read))
        self._relate_all(rows)

    def lay_zoom(self, rows: Sequence[int], page: Sequence[ZoomAccount], read: int) -> None:
        """Put accounts into rows that have none."""
        ids, emails, firsts, lasts, departments, statuses, *rest = zip(*page, strict=True)
        licences, roles, created, seen = rest
        name = self.names.setdefault
        codes = list(map(self.zoom.code, zip(departments, statuses, licences, roles, strict=True)))
        _lay(self.zoom_id, rows, _shared(ids, self.external_id, rows))
        _lay(self.zoom_email, rows, _shared(emails, self.okta_email, rows))
        _lay(self.zoom_first, rows, map(name, firsts, firsts))
        _lay(self.zoom_last, rows, map(name, lasts, lasts))
        _lay(self.zoom.column, rows, codes)
        _lay(self.created_at, rows, created)
        _lay(self.seen_at, rows, seen)
        _lay(self.zoom_read, rows, repeat(read))
        self._relate_all(rows)

    def _note_profile_emails(self, rows: Iterable[int], emails: Sequence[str | None]) -> None:
        """Keep those that are others than what Okta sends, of rows that have none yet."""
        if emails.count("") < len(emails):
            told = zip(rows, emails, strict=True)
            self.profile_email.update((row, email) for row, email in told if email != "")

    def _relate_all(self, rows: Iterable[int]) -> None:
        """Do what `relate` does, the quick way for who is the same on both sides."""
        okta, zoom, apart, pair = self.okta.column, self.zoom.column, self.apart, self.pair
        emails, others = self.okta_email, self.zoom_email
        firsts, zoom_firsts = self.okta_first, self.zoom_first
        lasts, zoom_lasts = self.okta_last, self.zoom_last
        for row in rows:
            if (
                apart.get((okta[row], zoom[row])) == ()
                and emails[row] is others[row]
                and firsts[row] is zoom_firsts[row]
                and lasts[row] is zoom_lasts[row]
            ):
                pair[row] = LINKED if self.external_id[row] else 0
            else:
                self.relate(row)


def _lay(column: MutableSequence[Value], rows: Iterable[int], values: Iterable[Value]) -> None:
    for row, value in zip(rows, values):  # noqa: B905  # a value may repeat without end
        column[row] = value


def _shared(texts: Iterable[str], others: list[str], rows: Sequence[int]) -> list[str]:
    """Return the texts, the other side's object where that is the same text: it is kept once."""
    known = map(others.__getitem__, rows)
    return [other if other == text else text for text, other in zip(texts, known, strict=True)]
