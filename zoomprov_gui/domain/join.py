"""The streaming join of one record: puts it into the row of its person, in any order.

The usual record joins its row by one or two look-ups. Whatever is entangled (two accounts for one
person, addresses that changed hands) is parted again with all it is linked to, by `Rows.settle`.
"""

from collections.abc import Iterable
from typing import TypeVar

from zoomprov_gui.domain.codes import ASSIGNED, is_assigned
from zoomprov_gui.domain.matching import Listed
from zoomprov_gui.domain.people import Assignment, PersonKey, ZoomAccount, person_key
from zoomprov_gui.domain.rows import Rows

ENTANGLED = -1
Record = TypeVar("Record", Assignment, ZoomAccount)


class Join(Rows):
    """The rows of everybody, filled record by record from either side."""

    # --- Okta

    def put_assignment(self, record: Assignment, key: PersonKey, read: int) -> None:
        """Join one assignment, in place of what was known of it."""
        columns = self.columns
        row = self.by_user.get(record.user_id)
        if row is not None:
            self._put_again(row, record, key, read)
            return
        named = record.external_id
        row = self.by_key.get(key)
        holder = self.by_zoom.get(named) if named else None
        entangled = key in self.elsewhere or named in self.claims or holder not in {None, row}
        taken = row is not None and (columns.okta.column[row] or row in self.more_zoom)
        if entangled or taken:
            self.settle(Listed([(record, read)], []))
            return
        if row is None:
            row = self._new(key)
        columns.set_okta(row, record, read)
        self.reworded.add(row)
        self.by_user[record.user_id] = row
        if named and holder is None:
            self.claims.add(named, row)
        self.touched.add(row)

    def _put_again(self, row: int, record: Assignment, key: PersonKey, read: int) -> None:
        columns = self.columns
        was = columns.assignment(row)
        if was == record:
            columns.okta_read[row] = read
            return
        if _stamp(self.more_okta.get(row, []), record, read):
            return
        same_place = (
            was is not None
            and was.user_id == record.user_id
            and columns.key[row] == key
            and was.external_id == record.external_id
            and bool(columns.okta.facts[columns.okta.column[row]] & ASSIGNED)
            == is_assigned(record.status, record.person_status)
            and row not in self.more_okta
        )
        if not same_place:
            self.settle(Listed([(record, read)], []))
            return
        columns.set_okta(row, record, read)
        self.touched.add(row)
        if was is not None and was[:4] != record[:4]:
            self.reworded.add(row)

    def drop_assignment(self, user_id: str) -> None:
        """Forget an assignment."""
        row = self.by_user.get(user_id)
        if row is None:
            return
        columns = self.columns
        parted = row in self.more_okta or (
            bool(columns.zoom.column[row])
            and (
                row in self.more_zoom
                or columns.zoom_id[row] in self.claims
                or person_key(columns.zoom_email[row]) != columns.key[row]
            )
        )
        if parted:
            self.settle(Listed([], []), rows={row}, without=("user", user_id))
            return
        del self.by_user[user_id]
        self.claims.drop(columns.external_id[row], row)
        columns.clear_okta(row)
        self.touched.add(row)
        self.reworded.add(row)
        if not columns.zoom.column[row]:
            self._remove(row)

    # --- Zoom

    def put_account(self, record: ZoomAccount, key: PersonKey, read: int) -> None:
        """Join one Zoom account, in place of what was known of it."""
        columns = self.columns
        zoom_id = record.zoom_id
        row = self.by_zoom.get(zoom_id) if zoom_id else None
        if row is not None:
            self._put_account_again(row, record, key, read)
            return
        by_key = self.by_key.get(key)
        claimants = self.claims.rows(zoom_id) if zoom_id else ()
        if by_key is not None and columns.zoom.column[by_key]:
            self._put_beside(by_key, record, key, read)
            return
        row = self._only(by_key, claimants)
        if row == ENTANGLED or key in self.elsewhere:
            self.settle(Listed([], [(record, read)]))
        else:
            self._attach(self._new(key) if row is None else row, record, key, read)

    def _only(self, by_key: int | None, claimants: Iterable[int]) -> int | None:
        """Return the one row that an account belongs to, None for none, or `ENTANGLED`."""
        row = by_key
        for claimant in claimants:
            if row not in {None, claimant} or self.columns.zoom.column[claimant]:
                return ENTANGLED
            row = claimant
        return ENTANGLED if row in self.more_okta else row

    def _attach(self, row: int, record: ZoomAccount, key: PersonKey, read: int) -> None:
        columns = self.columns
        columns.set_zoom(row, record, read)
        if record.zoom_id:
            self.by_zoom[columns.zoom_id[row]] = row
            if columns.external_id[row] == record.zoom_id:
                self.claims.drop(record.zoom_id, row)
        if columns.key[row] != key:
            self.elsewhere.add(key, row)
        self.touched.add(row)
        self.reworded.add(row)

    def _put_account_again(self, row: int, record: ZoomAccount, key: PersonKey, read: int) -> None:
        columns = self.columns
        was = columns.account(row)
        if was == record:
            columns.zoom_read[row] = read
            return
        if _stamp(self.more_zoom.get(row, []), record, read):
            return
        same_place = (
            columns.zoom_id[row] == record.zoom_id
            and person_key(columns.zoom_email[row]) == key
            and row not in self.more_zoom
        )
        if same_place:
            columns.set_zoom(row, record, read)
            self.touched.add(row)
            if was is not None and was[:4] != record[:4]:
                self.reworded.add(row)
        else:
            self.settle(Listed([], [(record, read)]))

    def _put_beside(self, row: int, record: ZoomAccount, key: PersonKey, read: int) -> None:
        """Join an account whose e-mail leads to a row that has an account.

        An invitation has no id: it is known by its e-mail, and the account that comes of it takes
        its place unless the same read lists both.
        """
        columns = self.columns
        if not record.zoom_id:
            self._put_account_again(row, record, key, read)
            return
        invited = not columns.zoom_id[row] and row not in self.more_zoom
        stale = columns.zoom_read[row] != read and record.zoom_id not in self.claims
        if invited and stale and person_key(columns.zoom_email[row]) == key:
            self._attach(row, record, key, read)
        else:
            self.settle(Listed([], [(record, read)]))

    def drop_account(self, zoom_id: str, key: PersonKey) -> None:
        """Forget a Zoom account, given its id, or `""` and its e-mail's key."""
        row = self.by_zoom.get(zoom_id) if zoom_id else self.by_key.get(key)
        if row is None:
            return
        columns = self.columns
        if row in self.more_zoom:
            self.settle(Listed([], []), rows={row}, without=("zoom", zoom_id, key))
            return
        if not columns.zoom.column[row] or columns.zoom_id[row] != zoom_id:
            return
        self.by_zoom.pop(zoom_id, None)
        self.elsewhere.drop(person_key(columns.zoom_email[row]), row)
        columns.clear_zoom(row)
        self.touched.add(row)
        self.reworded.add(row)
        if not columns.okta.column[row]:
            self._remove(row)
        elif columns.external_id[row]:
            self.claims.add(columns.external_id[row], row)

    # --- both

    def unseen_assignments(self, read: int) -> list[str]:
        """Return the Okta ids of the assignments that a read did not see."""
        columns = self.columns
        seen, listed = columns.okta_read, columns.okta.column
        users = [columns.user_id[row] for row, at in enumerate(seen) if at != read and listed[row]]
        return users + [
            a.user_id for more in self.more_okta.values() for a, at in more if at != read
        ]

    def unseen_accounts(self, read: int) -> list[tuple[str, PersonKey]]:
        """Return id and e-mail key of the Zoom accounts that a read did not see."""
        columns = self.columns
        seen, listed = columns.zoom_read, columns.zoom.column
        rows = [row for row, at in enumerate(seen) if at != read and listed[row]]
        accounts = [(columns.zoom_id[row], columns.zoom_email[row]) for row in rows]
        accounts += [
            (z.zoom_id, z.email) for more in self.more_zoom.values() for z, at in more if at != read
        ]
        return [(zoom_id, PersonKey("") if zoom_id else person_key(e)) for zoom_id, e in accounts]


def _stamp(more: list[tuple[Record, int]], record: Record, read: int) -> bool:
    """Note that a read saw a record again as it was; tell whether it is among these."""
    for number, (known, _) in enumerate(more):
        if known == record:
            more[number] = (record, read)
            return True
    return False
