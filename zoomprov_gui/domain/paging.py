"""The streaming join of a page: the usual records column by column, the others one by one.

A list of 100,000 arrives in hundreds of pages while the window is in use; a page must not take
longer than a frame. What is usual here: nothing is known of the person, or only the other side is.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from zoomprov_gui.domain.join import Join
from zoomprov_gui.domain.people import Assignment, PersonKey, ZoomAccount

# The same as an attribute of each record, many at once.
USER_ID, EMAIL, EXTERNAL_ID = map(itemgetter, (0, 1, Assignment._fields.index("external_id")))
ZOOM_ID = itemgetter(0)


class Sorted(NamedTuple):
    """A page's records, by number: of nobody known, of somebody without that side, and the rest."""

    fresh: list[int]
    joining: list[int]
    rows: list[int]
    rest: list[int]


class PageJoin(Join):
    """The rows of everybody, filled page by page from either side."""

    def add_assignments(self, page: Sequence[Assignment], read: int) -> None:
        """Join a page of assignments seen in a read."""
        keys = _keys(list(map(EMAIL, page)))
        sorted_ = self._sort_assignments(page, keys)
        if sorted_.fresh:
            records = [page[i] for i in sorted_.fresh]
            rows = self._extend([keys[i] for i in sorted_.fresh])
            self.columns.fill_okta(rows[0], records, read)
            self._note_assignments(rows)
        if sorted_.joining:
            records = [page[i] for i in sorted_.joining]
            self.columns.lay_okta(sorted_.rows, records, read)
            self._note_assignments(sorted_.rows)
            self.touched.update(sorted_.rows)
            self.reworded.update(sorted_.rows)
        for i in sorted_.rest:
            self.put_assignment(page[i], keys[i], read)

    def add_accounts(self, page: Sequence[ZoomAccount], read: int) -> None:
        """Join a page of Zoom accounts seen in a read."""
        keys = _keys(list(map(EMAIL, page)))
        sorted_ = self._sort_accounts(page, keys)
        if sorted_.fresh:
            records = [page[i] for i in sorted_.fresh]
            rows = self._extend([keys[i] for i in sorted_.fresh])
            self.columns.fill_zoom(rows[0], records, read)
            self._note_accounts(rows)
        if sorted_.joining:
            records = [page[i] for i in sorted_.joining]
            self.columns.lay_zoom(sorted_.rows, records, read)
            self._note_accounts(sorted_.rows)
            self.touched.update(sorted_.rows)
            self.reworded.update(sorted_.rows)
        for i in sorted_.rest:
            self.put_account(page[i], keys[i], read)

    def _sort_assignments(self, page: Sequence[Assignment], keys: list[PersonKey]) -> Sorted:
        users, named = list(map(USER_ID, page)), list(map(EXTERNAL_ID, page))
        if _repeats(keys) or _repeats(users) or _repeats(list(filter(None, named))):
            return Sorted([], [], [], list(range(len(page))))
        known = self.by_user.keys() & users
        odd = known or self.elsewhere.has_any(keys) or self.claims.has_any(named)
        found = Sorted([], [], [], [])
        listed, more = self.columns.okta.column, self.more_zoom
        rows, holders = map(self.by_key.get, keys), map(self.by_zoom.get, named)
        for i, (row, holder) in enumerate(zip(rows, holders, strict=True)):
            if odd and (users[i] in known or keys[i] in self.elsewhere or named[i] in self.claims):
                found.rest.append(i)
            elif row is None and holder is None:
                found.fresh.append(i)
            elif row is None or listed[row] or row in more or holder not in (None, row):
                found.rest.append(i)
            else:
                found.joining.append(i)
                found.rows.append(row)
        return found

    def _sort_accounts(self, page: Sequence[ZoomAccount], keys: list[PersonKey]) -> Sorted:
        ids = list(map(ZOOM_ID, page))
        if _repeats(keys) or _repeats(ids):
            return Sorted([], [], [], list(range(len(page))))
        known = self.by_zoom.keys() & ids
        odd = known or self.elsewhere.has_any(keys) or "" in ids
        found = Sorted([], [], [], [])
        has, more = self.columns.zoom.column, self.more_okta
        rows, claimants = map(self.by_key.get, keys), self.claims.only(ids)
        for i, (row, claimant) in enumerate(zip(rows, claimants, strict=True)):
            if odd and (not ids[i] or ids[i] in known or keys[i] in self.elsewhere):
                found.rest.append(i)
            elif row is None and claimant is None:
                found.fresh.append(i)
            elif row is None or has[row] or row in more or claimant not in (None, row):
                found.rest.append(i)
            else:
                found.joining.append(i)
                found.rows.append(row)
        return found

    def _note_assignments(self, rows: Sequence[int]) -> None:
        columns = self.columns
        users, named = columns.user_id, columns.external_id
        self.by_user.update(zip(map(users.__getitem__, rows), rows, strict=True))
        held = columns.zoom_id
        self.claims.fill(
            (named[row], row) for row in rows if named[row] and named[row] != held[row]
        )

    def _note_accounts(self, rows: Sequence[int]) -> None:
        ids = list(map(self.columns.zoom_id.__getitem__, rows))
        self.by_zoom.update(zip(ids, rows, strict=True))
        self.claims.drop_only(ids)  # whoever named these is in the same row


def _repeats(texts: Sequence[str]) -> bool:
    return len(set(texts)) < len(texts)


def _keys(emails: list[str]) -> list[PersonKey]:
    """Return the e-mails' keys, the same object where that is the same text."""
    keys = map(str.casefold, map(str.strip, emails))  # `person_key`, many at once
    return [PersonKey(e if e == key else key) for e, key in zip(emails, keys, strict=True)]
