"""What the simulated services keep: people, groups, apps, assignments, accounts, tokens, events."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class OktaUser:
    """A person in Okta's directory; times are epoch seconds."""

    id: str
    login: str
    email: str
    first: str | None
    last: str | None
    created: float
    status: str = "ACTIVE"
    department: str | None = None
    title: str | None = None
    status_changed: float | None = None
    last_updated: float | None = None
    last_login: float | None = None
    transitioning_to: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.first, self.last) if part) or self.login


@dataclass(slots=True)
class Group:
    """A group in Okta; `members` holds those named one by one, `share` those by their number."""

    id: str
    name: str
    created: float
    description: str | None = None
    type: str = "OKTA_GROUP"
    members: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    everyone: bool = False
    membership_updated: float = 0.0


@dataclass(slots=True)
class AppGroup:
    """A group's assignment to an app."""

    group_id: str
    priority: int
    last_updated: float


@dataclass(slots=True)
class AppUser:
    """A person's assignment to the Zoom app. `direct` stays true under a group's assignment."""

    user_id: str
    user_name: str
    created: float
    scope: str = "USER"
    direct: bool = True
    status: str = "ACTIVE"
    sync_state: str = "DISABLED"
    external_id: str | None = None
    profile: dict[str, Any] = field(default_factory=dict)
    last_updated: float = 0.0
    status_changed: float = 0.0
    last_sync: float | None = None

    @property
    def id(self) -> str:
        return self.user_id


@dataclass(slots=True)
class Switches:
    """Admin Console > Provisioning > To App."""

    create: bool = False
    update: bool = False
    deactivate: bool = False


@dataclass(slots=True)
class App:
    """An application instance in Okta."""

    id: str
    name: str
    label: str
    created: float
    status: str = "ACTIVE"
    sub_domain: str | None = None
    connection: str = "UNKNOWN"
    consent_state: str | None = None
    authorised_by: str | None = None
    switches: Switches = field(default_factory=Switches)
    provisioned_since: float | None = None
    groups: dict[str, AppGroup] = field(default_factory=dict)
    last_updated: float = 0.0

    @property
    def provisions(self) -> bool:
        """Whether Okta sends anything to Zoom at all."""
        return self.connection == "ENABLED" and self.status == "ACTIVE"


@dataclass(slots=True)
class LogEvent:
    """One entry of Okta's System Log; targets are (type, id, alternateId, displayName)."""

    uuid: str
    at: float
    event_type: str
    message: str
    actor: tuple[str, str, str, str]
    targets: list[tuple[str, str, str, str]]
    result: str = "SUCCESS"
    reason: str | None = None
    change: dict[str, Any] | None = None
    debug: dict[str, Any] = field(default_factory=dict)
    transaction: str = "WEB"
    order: int = 0


@dataclass(slots=True)
class ZoomUser:
    """A Zoom account; role "0" is the owner, "1" an admin, "2" a member."""

    id: str
    email: str
    first: str | None
    last: str | None
    created: float
    type: int | None = 1
    status: str = "active"
    role: str = "2"
    dept: str | None = None
    job_title: str | None = None
    last_login: float | None = None
    client: str | None = None
    login_types: tuple[int, ...] = (101,)
    timezone: str | None = "Europe/London"
    has_events: bool = False
    sessions_ended: float | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.first, self.last) if part)


@dataclass(slots=True)
class ZoomOperation:
    """One line of Zoom's operation log."""

    at: float
    operator: str
    category: str
    action: str
    detail: str


@dataclass(slots=True)
class Token:
    """Something that signs a caller in; `scopes` None means all that its maker may do.

    `key` is the thumbprint of the key that a DPoP token is bound to.
    """

    text: str
    id: str
    user_id: str
    issued: float
    expires: float | None = None
    kind: str = "SSWS"
    scopes: frozenset[str] | None = None
    last_used: float = 0.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """What a correct comparison says about a person; the strings are those of UX.md §7."""

    verdict: str
    reason: str | None = None
    fields: tuple[str, ...] = ()
