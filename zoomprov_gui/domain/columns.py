"""Everyone's records in columns: a row is a number, each side's fields are lists and arrays.

100,000 rows cost a fraction of two tuples each, and the garbage collector has nothing to visit.
"""

from array import array

from zoomprov_gui.domain.codes import (
    DETAILS_DIFFER,
    EMAIL_DIFFERS,
    LINKED,
    NO_OKTA,
    NO_ZOOM,
    Codes,
    OktaShape,
    ZoomShape,
    okta_facts,
    zoom_facts,
)
from zoomprov_gui.domain.people import (
    Assignment,
    PersonKey,
    ZoomAccount,
    licence_wanted,
    person_key,
)
from zoomprov_gui.domain.spelling import same


class Columns:
    """The fields of both sides, by row. A row without a side has code 0 there."""

    def __init__(self) -> None:
        self.key: list[PersonKey] = []
        self.user_id: list[str] = []
        self.okta_email: list[str] = []
        self.okta_first: list[str | None] = []
        self.okta_last: list[str | None] = []
        self.external_id: list[str] = []
        self.profile_email: dict[int, str | None] = {}  # of the few who have another
        self.okta: Codes[OktaShape] = Codes(NO_OKTA, OktaShape._make, okta_facts)
        self.assigned_at = array("q")
        self.changed_at = array("q")
        self.synced_at = array("q")
        self.okta_read = bytearray()
        self.zoom_id: list[str] = []
        self.zoom_email: list[str] = []
        self.zoom_first: list[str | None] = []
        self.zoom_last: list[str | None] = []
        self.zoom: Codes[ZoomShape] = Codes(NO_ZOOM, ZoomShape._make, zoom_facts)
        self.created_at = array("q")
        self.seen_at = array("q")
        self.zoom_read = bytearray()
        self.pair = bytearray()
        self.groups: Codes[tuple[str, ...]] = Codes((), tuple)
        self.names: dict[str | None, str | None] = {}
        self.apart: dict[tuple[int, int], tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self.key)

    def set_okta(self, row: int, record: Assignment, read: int) -> None:
        """Put an assignment into a row."""
        user_id, email, first, last, department, person, scope, status, sync, external = record[:10]
        name = self.names.setdefault
        self.user_id[row] = user_id
        # The same text on both sides is kept once.
        self.okta_email[row] = self.zoom_email[row] if email == self.zoom_email[row] else email
        self.okta_first[row] = name(first, first)
        self.okta_last[row] = name(last, last)
        self.external_id[row] = self.zoom_id[row] if external == self.zoom_id[row] else external
        code = self.okta.code((department, person, scope, status, sync, record.licence))
        self.okta.column[row] = code
        self.assigned_at[row] = record.assigned_at
        self.changed_at[row] = record.changed_at
        self.synced_at[row] = record.synced_at
        self.profile_email.pop(row, None)
        if record.profile_email != "":
            self.profile_email[row] = record.profile_email
        self.okta_read[row] = read
        self.relate(row)

    def set_zoom(self, row: int, record: ZoomAccount, read: int) -> None:
        """Put a Zoom account into a row."""
        zoom_id, email, first, last, department, status, licence, role_id, created, seen = record
        name = self.names.setdefault
        self.zoom_id[row] = self.external_id[row] if zoom_id == self.external_id[row] else zoom_id
        self.zoom_email[row] = self.okta_email[row] if email == self.okta_email[row] else email
        self.zoom_first[row] = name(first, first)
        self.zoom_last[row] = name(last, last)
        code = self.zoom.code((department, status, licence, role_id))
        self.zoom.column[row] = code
        self.created_at[row] = created
        self.seen_at[row] = seen
        self.zoom_read[row] = read
        self.relate(row)

    def clear_okta(self, row: int) -> None:
        """Take the assignment out of a row."""
        self.user_id[row] = self.okta_email[row] = self.external_id[row] = ""
        self.okta_first[row] = self.okta_last[row] = None
        self.profile_email.pop(row, None)
        self.assigned_at[row] = self.changed_at[row] = self.synced_at[row] = 0
        self.okta.column[row] = self.okta_read[row] = self.pair[row] = self.groups.column[row] = 0

    def clear_zoom(self, row: int) -> None:
        """Take the Zoom account out of a row."""
        self.zoom_id[row] = self.zoom_email[row] = ""
        self.zoom_first[row] = self.zoom_last[row] = None
        self.created_at[row] = self.seen_at[row] = 0
        self.zoom.column[row] = self.zoom_read[row] = 0
        self.relate(row)

    def assignment(self, row: int) -> Assignment | None:
        """Return a row's assignment as the record it was."""
        if not self.okta.column[row]:
            return None
        department, person, scope, status, sync, licence = self.okta[row]
        return Assignment(
            self.user_id[row],
            self.okta_email[row],
            self.okta_first[row],
            self.okta_last[row],
            department,
            person,
            scope,
            status,
            sync,
            self.external_id[row],
            licence,
            self.assigned_at[row],
            self.changed_at[row],
            self.synced_at[row],
            self.profile_email.get(row, ""),
        )

    def account(self, row: int) -> ZoomAccount | None:
        """Return a row's Zoom account as the record it was."""
        if not self.zoom.column[row]:
            return None
        department, status, licence, role_id = self.zoom[row]
        return ZoomAccount(
            self.zoom_id[row],
            self.zoom_email[row],
            self.zoom_first[row],
            self.zoom_last[row],
            department,
            status,
            licence,
            role_id,
            self.created_at[row],
            self.seen_at[row],
        )

    def relate(self, row: int) -> None:
        """Note how the two sides of a row compare."""
        okta, zoom = self.okta.column[row], self.zoom.column[row]
        pair = LINKED if okta and self.external_id[row] else 0
        if okta and zoom:
            one, other = self.okta_email[row], self.zoom_email[row]
            if one is not other and person_key(one) != person_key(other):
                pair |= EMAIL_DIFFERS
            if self._shapes_apart(okta, zoom) or not self._same_name(row):
                pair |= DETAILS_DIFFER
        self.pair[row] = pair

    def differences(self, row: int) -> tuple[str, ...]:
        """Name the compared fields that differ: name, department, licence.

        Compared only where Okta tells a value and Zoom told the field at all. Deactivating takes
        the licence away in Zoom (facts/zoom.md §5), so it is compared on active accounts only.
        """
        name = () if self._same_name(row) else ("name",)
        return name + self._shapes_apart(self.okta.column[row], self.zoom.column[row])

    def _shapes_apart(self, okta_code: int, zoom_code: int) -> tuple[str, ...]:
        codes = (okta_code, zoom_code)
        apart = self.apart.get(codes)
        if apart is None:
            okta, zoom = self.okta.values[okta_code], self.zoom.values[zoom_code]
            apart = self.apart[codes] = _apart(okta, zoom)
        return apart

    def _same_name(self, row: int) -> bool:
        """Compare both names as one, so that it does not matter where a middle name went."""
        if (
            self.okta_first[row] is self.zoom_first[row]  # names are kept once
            and self.okta_last[row] is self.zoom_last[row]
        ):
            return True
        pairs = (
            (self.okta_first[row], self.zoom_first[row]),
            (self.okta_last[row], self.zoom_last[row]),
        )
        told = [(one, other) for one, other in pairs if one and one.strip() and other is not None]
        return same(" ".join(one for one, _ in told), " ".join(other for _, other in told))


def _apart(okta: OktaShape, zoom: ZoomShape) -> tuple[str, ...]:
    department = (okta.department or "").strip()
    wanted = licence_wanted(okta.licence)
    told = zoom.status == "active" and zoom.licence >= 0
    found = []
    if department and zoom.department is not None and not same(department, zoom.department):
        found.append("department")
    if wanted is not None and told and wanted != zoom.licence:
        found.append("licence")
    return tuple(found)
