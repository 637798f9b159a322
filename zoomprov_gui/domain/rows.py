"""The rows of everybody, how to find them, and how to part people whose records are entangled."""

from collections.abc import Iterable, Sequence

from zoomprov_gui.domain.matching import Index, Listed, partition
from zoomprov_gui.domain.page_columns import PageColumns
from zoomprov_gui.domain.people import Assignment, PersonKey, ZoomAccount, person_key


class Rows:
    """Everyone's rows with the look-ups into them.

    A row has one assignment and one account in the columns; what more there is of either is in
    `more_okta` and `more_zoom`. `touched`, `added`, `removed` and `reworded` (names, e-mails or ids
    differ) collect row numbers until somebody takes them away. A removed row's number is given out
    again only after `recycle`.
    """

    def __init__(self) -> None:
        self.columns = PageColumns()
        self.by_key: dict[PersonKey, int] = {}
        self.by_user: dict[str, int] = {}
        self.by_zoom: dict[str, int] = {}
        self.claims = Index()  # Zoom ids that Okta names and that are not in that person's row
        self.elsewhere = Index()  # e-mails of accounts that are in a row with another key
        self.more_okta: dict[int, list[tuple[Assignment, int]]] = {}
        self.more_zoom: dict[int, list[tuple[ZoomAccount, int]]] = {}
        self.touched: set[int] = set()
        self.added: set[int] = set()
        self.removed: set[int] = set()
        self.reworded: set[int] = set()
        self._free: list[int] = []
        self.given_up: list[int] = []  # added and removed before anybody looked

    def recycle(self) -> None:
        """Let the numbers of removed rows be used again; nobody looks at them any more."""
        self._free += [*self.removed, *self.given_up]
        self.touched, self.added, self.removed = set(), set(), set()
        self.reworded, self.given_up = set(), []

    def assignments(self, row: int) -> list[tuple[Assignment, int]]:
        """Return a row's assignments, each with the read that saw it last."""
        record = self.columns.assignment(row)
        first = [(record, self.columns.okta_read[row])] if record else []
        return first + self.more_okta.get(row, [])

    def accounts(self, row: int) -> list[tuple[ZoomAccount, int]]:
        """Return a row's Zoom accounts, each with the read that saw it last."""
        record = self.columns.account(row)
        first = [(record, self.columns.zoom_read[row])] if record else []
        return first + self.more_zoom.get(row, [])

    def settle(
        self, arriving: Listed, *, rows: Iterable[int] = (), without: tuple[str, ...] = ()
    ) -> None:
        """Part people again: all that is linked to what arrives or to the rows.

        `without` names a record to forget: ("user", its id) or ("zoom", its id, its e-mail's key).
        """
        entangled = self._linked(arriving, set(rows))
        known = Listed(
            [entry for row in entangled for entry in self.assignments(row)],
            [entry for row in entangled for entry in self.accounts(row)],
        )
        former = {self.columns.key[row]: row for row in entangled}
        for row in entangled:
            self._clear(row)
        for key, listed in partition(_replaced(known, arriving, without)).items():
            self._fill(former.pop(key) if key in former else self._new(key), listed)
            self._note(self.by_key[key], key, listed)
        for row in former.values():
            self._remove(row)

    def _linked(self, arriving: Listed, rows: set[int]) -> set[int]:
        found: set[int] = set()
        rows = rows | self._links(arriving)
        while rows:
            row = rows.pop()
            found.add(row)
            rows |= self._links(Listed(self.assignments(row), self.accounts(row))) - found
        return found

    def _links(self, listed: Listed) -> set[int]:
        rows: set[int | None] = set()
        for a, _ in listed.assignments:
            rows |= {self.by_user.get(a.user_id), self.by_zoom.get(a.external_id)}
            rows |= self._around(person_key(a.email), a.external_id)
        for z, _ in listed.accounts:
            rows.add(self.by_zoom.get(z.zoom_id))
            rows |= self._around(person_key(z.email), z.zoom_id)
        return {row for row in rows if row is not None}

    def _around(self, key: PersonKey, zoom_id: str) -> set[int | None]:
        return {self.by_key.get(key), *self.elsewhere.rows(key), *self.claims.rows(zoom_id)}

    def _new(self, key: PersonKey) -> int:
        if self._free:
            row = self._free.pop()
            self.columns.key[row] = key
        else:
            row = self.columns.extend([key])
        self.by_key[key] = row
        self.added.add(row)
        self.touched.add(row)
        return row

    def _extend(self, keys: Sequence[PersonKey]) -> list[int]:
        first = self.columns.extend(keys)
        # One number object a row, whatever holds it.
        rows = list(range(first, first + len(keys)))
        self.by_key.update(zip(keys, rows, strict=True))
        self.added.update(rows)
        self.touched.update(rows)
        return rows

    def _remove(self, row: int) -> None:
        """Give up a row that has neither side."""
        self.by_key.pop(self.columns.key[row], None)
        self.columns.key[row] = PersonKey("")
        self.touched.discard(row)
        if row in self.added:
            self.added.remove(row)
            self.given_up.append(row)
        else:
            self.removed.add(row)

    def _clear(self, row: int) -> None:
        columns = self.columns
        for a, _ in self.assignments(row):
            self.by_user.pop(a.user_id, None)
            self.claims.drop(a.external_id, row)
        for z, _ in self.accounts(row):
            self.by_zoom.pop(z.zoom_id, None)
            self.elsewhere.drop(person_key(z.email), row)
        columns.clear_okta(row)
        columns.clear_zoom(row)
        self.more_okta.pop(row, None)
        self.more_zoom.pop(row, None)

    def _fill(self, row: int, listed: Listed) -> None:
        columns = self.columns
        if listed.assignments:
            columns.set_okta(row, *listed.assignments[0])
        if listed.accounts:
            columns.set_zoom(row, *listed.accounts[0])
        if listed.assignments[1:]:
            self.more_okta[row] = listed.assignments[1:]
        if listed.accounts[1:]:
            self.more_zoom[row] = listed.accounts[1:]
        self.touched.add(row)
        self.reworded.add(row)

    def _note(self, row: int, key: PersonKey, listed: Listed) -> None:
        for a, _ in listed.assignments:
            self.by_user[a.user_id] = row
        for z, _ in listed.accounts:
            if z.zoom_id:
                self.by_zoom[z.zoom_id] = row
            if person_key(z.email) != key:
                self.elsewhere.add(person_key(z.email), row)
        here = {z.zoom_id for z, _ in listed.accounts}
        for a, _ in listed.assignments:
            if a.external_id and a.external_id not in here:
                self.claims.add(a.external_id, row)


def _replaced(known: Listed, arriving: Listed, without: tuple[str, ...]) -> Listed:
    users = {a.user_id for a, _ in arriving.assignments}
    accounts = {_identity(z) for z, _ in arriving.accounts}
    users.update(without[1:] if without[:1] == ("user",) else ())
    accounts.update({without} if without[:1] == ("zoom",) else ())
    return Listed(
        [entry for entry in known.assignments if entry[0].user_id not in users]
        + arriving.assignments,
        [entry for entry in known.accounts if _identity(entry[0]) not in accounts]
        + arriving.accounts,
    )


def _identity(account: ZoomAccount) -> tuple[str, ...]:
    """Return what an account is known by: its id, or its e-mail while it is only an invitation."""
    return ("zoom", account.zoom_id, "" if account.zoom_id else person_key(account.email))
