"""What this program can write: one `Action` is one request to Okta or Zoom about one person.

A plan is the exact list of them (domain/planning.py). Nothing ever deletes a Zoom account.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import (
    NOT_ASSIGNED,
    PERSON_OFF,
    Assignment,
    DirectoryPerson,
    PersonKey,
    Reading,
    Switches,
    ZoomAccount,
    licence_label,
    role_name,
)


class Verb(Enum):
    """What is done to one person. The values are the keys of the command line."""

    TURN_OFF_IN_ZOOM = "turn_off_in_zoom"
    TURN_ON_IN_ZOOM = "turn_on_in_zoom"
    UNASSIGN = "unassign"
    DEACTIVATE_PERSON = "deactivate_person"
    ACTIVATE_PERSON = "activate_person"
    ASK_OKTA_TO_RETRY = "ask_okta_to_retry"


REMOVALS = frozenset({Verb.TURN_OFF_IN_ZOOM, Verb.UNASSIGN, Verb.DEACTIVATE_PERSON})


class Route(Enum):
    """The way to take Zoom away; `AUTO` chooses per person. The values are the CLI's."""

    AUTO = "auto"
    UNASSIGN = "unassign"
    OKTA = "okta"
    ZOOM = "zoom"


class Facts(NamedTuple):
    """What a preview rests on, and what is read again before its request leaves.

    `""`, -1 and None mean "not told". `zoom_status` is `""` where Zoom has no account;
    `granted_by` names the groups that give this person the Zoom app.
    """

    okta_user_id: str = ""
    person_status: str = ""
    assigned: bool | None = False
    scope: str = ""
    external_id: str = ""
    granted_by: tuple[str, ...] | None = None
    zoom_id: str = ""
    zoom_email: str = ""
    zoom_status: str = ""
    licence: int = -1
    role_id: str = ""


def facts_of(
    assignment: Assignment | None,
    account: ZoomAccount | None,
    person: DirectoryPerson | None = None,
    granted_by: tuple[str, ...] | None = None,
) -> Facts:
    """Boil both sides of one person down to what a write depends on."""
    zoom = account or _NO_ACCOUNT
    okta = Facts(granted_by=granted_by)
    if person is not None:
        okta = okta._replace(okta_user_id=person.user_id, person_status=person.status)
    if assignment is not None:
        okta = okta._replace(
            okta_user_id=assignment.user_id,
            person_status=okta.person_status or assignment.person_status or "",
            assigned=assignment.status not in NOT_ASSIGNED,
            scope=assignment.scope,
            external_id=assignment.external_id,
        )
    return okta._replace(
        assigned=bool(okta.assigned) and okta.person_status not in PERSON_OFF,
        zoom_id=zoom.zoom_id,
        zoom_email=zoom.email,
        zoom_status=zoom.status,
        licence=zoom.licence,
        role_id=zoom.role_id,
    )


_NO_ACCOUNT = ZoomAccount("", "", None, None, None, "", -1, "", 0, 0)


def facts_of_comparison(person: Comparison) -> Facts:
    """Boil a row of the comparison down to what a write depends on."""
    groups = person.granted_by or None
    return facts_of(person.assignment, person.account, person.person, groups)


def facts_document(facts: Facts) -> dict[str, object]:
    """Lay facts out for the journal: all that taking a write back needs. Never a secret.

    `okta` is None where only Zoom was read, `zoom` where it has no account.
    """
    zoom = {
        "id": facts.zoom_id,
        "email": facts.zoom_email,
        "status": facts.zoom_status,
        "type": facts.licence,
        "type_label": licence_label(facts.licence, facts.zoom_status),
        "role_id": facts.role_id,
        "role": None if facts.zoom_status == "pending" else role_name(facts.role_id, {}),
    }
    okta = {
        "user_id": facts.okta_user_id,
        "status": facts.person_status,
        "assigned": facts.assigned,
        "scope": facts.scope,
        "external_id": facts.external_id,
        "granted_by": None if facts.granted_by is None else list(facts.granted_by),
    }
    return {
        "okta": None if facts.assigned is None else okta,
        "zoom": zoom if facts.zoom_status else None,
    }


_CHANGES = {
    "person_status": "the person's status in Okta",
    "scope": "how Okta assigns Zoom",
    "external_id": "the link from Okta to Zoom",
    "granted_by": "the groups that give Zoom",
    "zoom_id": "the Zoom account",
    "licence": "the Zoom licence",
    "role_id": "the Zoom role",
}


def what_changed(expected: Facts, found: Facts) -> str:
    """Return in words what differs from the preview, `""` where all that was told still holds.

    What one of the two was not told is not compared: a list may leave out what a read tells.
    """
    if expected.assigned not in {None, found.assigned}:
        return "the person is assigned in Okta" if found.assigned else "the person is unassigned"
    if expected.zoom_status != found.zoom_status:
        return _zoom_words(found)
    if expected.zoom_email.casefold() != found.zoom_email.casefold():
        return "the email in Zoom changed"
    for name, words in _CHANGES.items():
        was, now = getattr(expected, name), getattr(found, name)
        if was not in {"", -1, None} and now not in {None, was}:
            return f"{words} changed"
    return ""


def _zoom_words(found: Facts) -> str:
    words = {"": "gone", "active": "active", "inactive": "off", "pending": "waiting to be accepted"}
    return f"the Zoom account is {words.get(found.zoom_status, found.zoom_status)}"


class Goal(NamedTuple):
    """What a read must show before this program says "done"; None: does not matter."""

    zoom_on: bool | None = None
    assigned: bool | None = None
    person_on: bool | None = None

    @property
    def needs_okta(self) -> bool:
        """Whether Okta has to be read to tell."""
        return self.assigned is not None or self.person_on is not None

    def reached_in_okta(self, facts: Facts) -> bool:
        """Tell whether Okta's half of the goal is shown."""
        if self.assigned is not None and facts.assigned != self.assigned:
            return False
        if self.person_on is None:
            return True
        off = facts.person_status in PERSON_OFF
        return bool(facts.person_status) and off != self.person_on

    def reached(self, facts: Facts) -> bool:
        """Tell whether these facts show all of it.

        Only Zoom's own "inactive" shows that an account is off: a missing one, or a status that
        nobody knows, shows nothing (facts/zoom.md §6).
        """
        shown = {"active": True, "inactive": False}.get(facts.zoom_status)
        return self.reached_in_okta(facts) and self.zoom_on in {None, shown}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One write about one person. Sending it twice does no more than sending it once.

    `expected` is what the preview rests on; `effect` says what happens in one sentence; `goal` is
    what a read must show; `reaches_zoom` is false where Okta is known not to pass the write on;
    `follows`: the second write for this person, sent only after the first was accepted.
    """

    key: PersonKey
    email: str
    name: str
    verb: Verb
    route: Route
    okta_user_id: str
    zoom_id: str
    expected: Facts
    effect: str
    goal: Goal
    reaches_zoom: bool = True
    follows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One line of a preview: an action, or a person who is left out and the reason in words.

    `facts` are what the comparison knows of the person.
    """

    key: PersonKey
    email: str
    name: str
    verb: Verb
    route: Route
    effect: str
    facts: Facts
    skipped: str | None = None
    action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The exact list of what would be written, in order, and who is left out."""

    rows: tuple[PlanRow, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The writes, in the order in which they are sent."""
        return tuple(row.action for row in self.rows if row.action is not None)

    @property
    def skipped(self) -> tuple[PlanRow, ...]:
        """The people left out, each with the reason."""
        return tuple(row for row in self.rows if row.action is None)

    @property
    def people(self) -> int:
        """How many people the writes touch."""
        return len({action.key for action in self.actions})

    @property
    def removes_from(self) -> int:
        """How many people lose something by it."""
        return len({action.key for action in self.actions if action.verb in REMOVALS})


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry of a person's menu: whether it can be done, and if not, why."""

    verb: Verb
    allowed: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a plan depends on besides the people themselves. Times: seconds since 1970.

    `okta` and `zoom` are the readings that the comparison rests on, None where there is none;
    a reading older than `stale_after` seconds allows no write. `own_keys`: who we are signed in
    as. `active_people`: how many Zoom accounts are active. `recent_removals`: how many people this
    program took Zoom from lately, so that splitting a run does not get round the limit. `locked`:
    why this process may not write at all. `roles`: the account's custom Zoom roles, id → name.
    """

    okta: Reading | None
    zoom: Reading | None
    now: float
    switches: Switches = field(default_factory=Switches)
    own_keys: frozenset[PersonKey] = frozenset()
    active_people: int = 0
    recent_removals: int = 0
    read_only: bool = False
    locked: str = ""
    stale_after: float = 1200.0
    max_people: int = 50
    typed_from: int = 2
    roles: Mapping[str, str] = field(default_factory=dict)
