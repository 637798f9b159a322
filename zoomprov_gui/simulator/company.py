"""The records of a drawn company: people, assignments and accounts, made from their number."""

from zoomprov_gui.simulator.assignments import profile_of
from zoomprov_gui.simulator.drift import Drift
from zoomprov_gui.simulator.founding import DAY, GROUPS
from zoomprov_gui.simulator.records import AppUser, OktaUser, ZoomUser

SPREAD = 300
# Kinds of whom the log says that a creation failed.
FAILING = ("exists", "no_licence")


class Company:
    """Makes the records of a drift; times are fixed when the world begins."""

    def __init__(self, drift: Drift, now: float) -> None:
        self.drift = drift
        self.now = now

    def since(self, index: int) -> float:
        """Epoch seconds of a person's first day with Zoom, whole seconds."""
        return float(int(self.now - (100 + index % SPREAD) * DAY))

    def user(self, index: int) -> OktaUser:
        """Draw a person in Okta."""
        first, last = self.drift.name(index)
        login, since = self.drift.login(index), self.since(index)
        off = self.drift.kind(index).okta == "deprovisioned"
        return OktaUser(
            id=self.drift.user_id(index),
            login=login,
            email=login,
            first=first,
            last=last,
            created=since,
            status="DEPROVISIONED" if off else "ACTIVE",
            department=GROUPS[index % 4],
            status_changed=since,
            last_updated=since,
            last_login=None,
            extra={"userType": "Licensed" if self.drift.licensed(index) else "Basic"},
        )

    def link(self, index: int) -> AppUser:
        """Draw an assignment."""
        kind, since = self.drift.kind(index), self.since(index)
        user = self.user(index)
        link = AppUser(
            user_id=user.id,
            user_name=user.login,
            created=since,
            scope="USER" if self.drift.direct(index) else "GROUP",
            direct=self.drift.direct(index),
            profile=profile_of(user),
            last_updated=since,
            status_changed=since,
        )
        if kind.linked:
            link.status, link.sync_state, link.last_sync = "PROVISIONED", "SYNCHRONIZED", since
            link.external_id = self.drift.zoom_id(index)
        elif kind.name in FAILING:
            link.status, link.sync_state = "STAGED", "ERROR"
        return link

    def account(self, index: int) -> ZoomUser:
        """Draw a Zoom account."""
        first, last = self.drift.name(index)
        kind = self.drift.kind(index)
        pending = kind.zoom == "pending"
        shift = 1 if kind.name == "department" else 0
        return ZoomUser(
            id=self.drift.zoom_id(index),
            email=self.drift.zoom_email(index),
            first=None if pending else first,
            last=None if pending else last,
            created=self.now - (index % 25 + 1) * DAY if pending else self.since(index),
            type=self.drift.zoom_type(index),
            status=kind.zoom or "active",
            dept=None if pending else GROUPS[(index + shift) % 4],
            client="6.2.0.1234(win)",
        )
