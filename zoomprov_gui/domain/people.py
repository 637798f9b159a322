"""A person as each side knows them: an assignment, a Zoom account, a person in Okta's directory.

These records come in lists of 100,000, so they are named tuples: cheap to make, to compare and to
lay out in columns. Text that a service did not send is `None`, text that it sent empty is `""`;
times are whole seconds since 1970 (UTC), 0 where a service told none.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, NewType

PersonKey = NewType("PersonKey", str)


def person_key(email: str) -> PersonKey:
    """Return what an e-mail identifies a person by: both services ignore its case."""
    return PersonKey(email.strip().casefold())


FIELD_WORDS = {  # Okta's own names of what an admin edits, in words
    "firstName": "first name",
    "lastName": "last name",
    "title": "title",
    "department": "department",
    "email": "email",
    "login": "login",
    "name": "name",
    "description": "description",
}
PERSON_FIELDS = ("firstName", "lastName", "title", "department", "email", "login")
GROUP_FIELDS = ("name", "description")


class Service(Enum):
    """One of the two sides. The value is what people call it."""

    OKTA = "Okta"
    ZOOM = "Zoom"


class Assignment(NamedTuple):
    """A person whom Okta assigns to the Zoom app (facts/okta.md §3).

    `email` is the name that Okta sends to Zoom (`credentials.userName`), `person_status` the
    status of the person in Okta, `status` that of the assignment, `licence` Okta's `userType`.
    `profile_email` is the email of the person's own profile where that is another: Okta sends the
    login (`userNameTemplate`, §2); `""` where it is the same, None where Okta did not tell it.
    """

    user_id: str
    email: str
    first_name: str | None
    last_name: str | None
    department: str | None
    person_status: str | None
    scope: str
    status: str
    sync_state: str
    external_id: str
    licence: str | None
    assigned_at: int
    changed_at: int
    synced_at: int
    profile_email: str | None = ""


class ZoomAccount(NamedTuple):
    """An account in Zoom (facts/zoom.md §4). A pending one has no id.

    `licence` is Zoom's `type`, any integer, -1 where it sent none; `role_id` is `""` where Zoom
    sent none and must not be trusted on a pending account (D42).
    """

    zoom_id: str
    email: str
    first_name: str | None
    last_name: str | None
    department: str | None
    status: str
    licence: int
    role_id: str
    created_at: int
    seen_at: int


class DirectoryPerson(NamedTuple):
    """A person in Okta's directory, assigned to the Zoom app or not."""

    user_id: str
    login: str
    email: str
    name: str
    status: str
    changed_at: int


# Assignments in these states give no access: removed, refused, or an import nobody confirmed
# (specs: AppUserStatus; facts/okta.md §3).
NOT_ASSIGNED = frozenset({"DEPROVISIONED", "REVOKED", "UNASSIGNED", "IMPORTED", "INACTIVE"})

# A person in these states can use no app (facts/okta.md §4).
PERSON_OFF = frozenset({"DEPROVISIONED"})


class ZoomState(Enum):
    """What Zoom lets an account do. `UNKNOWN` is a status that this program does not know."""

    NONE = "none"
    ACTIVE = "active"
    INACTIVE = "inactive"
    PENDING = "pending"
    UNKNOWN = "unknown"


def zoom_state(status: str) -> ZoomState:
    """Return the state that Zoom's status word stands for."""
    try:
        return ZoomState(status) if status != "none" else ZoomState.UNKNOWN
    except ValueError:
        return ZoomState.UNKNOWN


OWNER, ADMIN, MEMBER = "0", "1", "2"
_ROLE_NAMES = {OWNER: "owner", ADMIN: "admin", MEMBER: "member"}


def role_name(role_id: str, custom: dict[str, str]) -> str | None:
    """Return a role's name, given the account's custom roles as id → name; None if not told."""
    if not role_id:
        return None
    return _ROLE_NAMES.get(role_id) or custom.get(role_id) or "custom role"


def is_privileged(account: ZoomAccount) -> bool:
    """Tell whether the account has a role that Zoom never switches off (facts/zoom.md §5)."""
    return account.status != "pending" and account.role_id not in {"", MEMBER}


_LICENCE_WORDS = {1: "Basic", 2: "Licensed", 3: "On-Prem", 4: "Unassigned", 99: "None"}
# Okta's userType → Zoom's type (facts/zoom.md §4: Collaboration is the word for "Unassigned").
_USER_TYPES = {"basic": 1, "licensed": 2, "on-prem": 3, "collaboration": 4, "unassigned": 4}


def licence_label(licence: int, status: str = "active") -> str:
    """Return what the Zoom portal shows as the type of an account (facts/zoom.md §6)."""
    words = _LICENCE_WORDS.get(licence, "Unknown type" if licence < 0 else f"Type {licence}")
    return f"{words} (Deactivated)" if status == "inactive" else words


def licence_wanted(user_type: str | None) -> int | None:
    """Return the Zoom type that Okta's `userType` asks for, None if it asks for none we know."""
    return _USER_TYPES.get(user_type.strip().casefold()) if user_type else None


def profile_email_words(assignment: Assignment | None) -> str:
    """Say that somebody's own email is another than what Okta sends, `""` where it is not.

    Okta sends the login, and no change of an email (facts/okta.md §2, §3 and §9 #11).
    """
    if assignment is None or not assignment.profile_email:
        return ""
    return (
        f"The email in the Okta profile is {assignment.profile_email}. Okta does not send it to"
        f" Zoom, but the login {assignment.email}."
    )


def full_name(first: str | None, last: str | None) -> str:
    """Return both names as one, without loose blanks."""
    return " ".join(part for part in (first, last) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one side was read: when, how many records, and whether that was provably all of them.

    `complete` only where the last page was reached, no page came twice, totals agree and no record
    was dropped; else `why` says in a plain sentence what is missing. `failure` is the error that
    broke the read off, if one did. `began_at`: when its first page was asked for, 0 for unknown.
    Times in seconds since 1970.
    """

    service: Service
    read_at: float
    records: int
    complete: bool
    why: str = ""
    failure: Exception | None = None
    began_at: float = 0.0

    @property
    def as_of(self) -> float:
        """Since when nothing in it is older: a page of it may be from before what came later."""
        return self.began_at or self.read_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """What Okta may do in Zoom: facts/okta.md §1. None is "not known"."""

    create: bool | None = None
    update: bool | None = None
    deactivate: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OktaApp:
    """The Zoom app in Okta that gives people Zoom."""

    app_id: str
    label: str
    active: bool
    org: str
    switches: Switches
