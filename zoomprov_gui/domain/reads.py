"""The two lists as they are read: page by page, to a proven end or not."""

from zoomprov_gui.domain.judging import OKTA_WHOLE, ZOOM_WHOLE
from zoomprov_gui.domain.notes import Noted
from zoomprov_gui.domain.people import (
    Assignment,
    PersonKey,
    Reading,
    Service,
    ZoomAccount,
    person_key,
)

_WHOLE = {Service.OKTA: OKTA_WHOLE, Service.ZOOM: ZOOM_WHOLE}


class Reads(Noted):
    """What was read of each side, and how whole it was. Pages may come in any order."""

    def __init__(self, *, now: float) -> None:
        super().__init__(now=now)
        self._read = {Service.OKTA: 0, Service.ZOOM: 0}
        self._latest = {service: _never_read(service) for service in Service}
        self._whole: dict[Service, Reading] = {}

    def reading(self, service: Service) -> Reading:
        """Return how a side was read last, whole or not."""
        return self._latest[service]

    def whole(self, service: Service) -> Reading | None:
        """Return the latest read of a side that was provably all of it, if there was one."""
        return self._whole.get(service)

    def begin(self, service: Service) -> None:
        """Start a read of a side. A read that was begun and not finished is forgotten."""
        self._read[service] = self._read[service] % 255 + 1

    def add_assignments(self, page: list[Assignment]) -> None:
        """Join a page of Okta's list."""
        if page:
            self._join.add_assignments(page, self._read[Service.OKTA])
            if self._evidence.histories:
                self._stale |= self._evidence.users_with(record.user_id for record in page)

    def add_accounts(self, page: list[ZoomAccount]) -> None:
        """Join a page of Zoom's lists."""
        if page:
            self._join.add_accounts(page, self._read[Service.ZOOM])

    def put_assignment(self, user_id: str, record: Assignment | None) -> None:
        """Take over one person's assignment, read alone; None for no longer assigned."""
        if record is None:
            self._lose(user_id, self._judge.now)
        else:
            self.add_assignments([record])

    def put_account(self, zoom: str, record: ZoomAccount | None) -> None:
        """Take over one Zoom account, read alone by its id or e-mail; None for no such account."""
        if record is not None:
            self.add_accounts([record])
        elif zoom in self._join.by_zoom:
            self._join.drop_account(zoom, PersonKey(""))
        else:
            row = self._join.by_key.get(person_key(zoom))
            accounts = [] if row is None else self._join.accounts(row)
            for account, _ in accounts:
                if person_key(account.email) == person_key(zoom):
                    self._join.drop_account(account.zoom_id, person_key(zoom))

    def finish(self, reading: Reading) -> None:
        """End a read of a side.

        Whom it did not see is gone from that side only if it was provably all of it.
        """
        service = reading.service
        self._latest[service] = reading
        if not reading.complete:
            return
        self._whole[service] = reading
        if service is Service.OKTA:
            for user_id in self._join.unseen_assignments(self._read[service]):
                self._lose(user_id, reading.read_at)
        else:
            for zoom_id, key in self._join.unseen_accounts(self._read[service]):
                self._join.drop_account(zoom_id, key)
        if not self._judge.whole & _WHOLE[service]:
            self._judge.whole |= _WHOLE[service]
            self._look_at_absent(service)

    def take_back(self, reading: Reading) -> None:
        """Take back that the latest read of a side was whole; `reading` says why it was not.

        Whom it did not see may be there after all, so nobody can tell about them.
        """
        service = reading.service
        self._latest[service] = reading
        self._whole.pop(service, None)
        self._judge.whole &= ~_WHOLE[service]
        self._look_at_absent(service)

    def lists(self, user_id: str) -> bool:
        """Tell whether Okta's list names this Okta user."""
        return user_id in self._join.by_user

    def _lose(self, user_id: str, at: float) -> None:
        row = self._join.by_user.get(user_id)
        if row is not None:
            self._evidence.note_lost(row, user_id, at)
            self._stale |= self._evidence.users_with([user_id])
            self._join.drop_assignment(user_id)

    def _look_at_absent(self, service: Service) -> None:
        columns = self._join.columns
        side = columns.okta.column if service is Service.OKTA else columns.zoom.column
        self._stale.update(row for row, code in enumerate(side) if not code and columns.key[row])


def _never_read(service: Service) -> Reading:
    why = f"{service.value} has not been read yet."
    return Reading(service=service, read_at=0.0, records=0, complete=False, why=why)
