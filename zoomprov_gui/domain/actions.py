"""What this program can write: one `Action` is one request about one person or group.

A plan is the exact list of them (domain/planning.py). Nothing ever deletes a Zoom account.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from zoomprov_gui.domain.access import PermissionCheck
from zoomprov_gui.domain.facts import Details, Facts, Goal
from zoomprov_gui.domain.people import PersonKey, Reading, Switches


class Verb(Enum):
    """What is done to one person or group. The values are the keys of the command line."""

    TURN_OFF_IN_ZOOM = "turn_off_in_zoom"
    TURN_ON_IN_ZOOM = "turn_on_in_zoom"
    UNASSIGN = "unassign"
    DEACTIVATE_PERSON = "deactivate_person"
    ACTIVATE_PERSON = "activate_person"
    ASK_OKTA_TO_RETRY = "ask_okta_to_retry"
    ASSIGN = "assign"
    ASSIGN_GROUP = "assign_group"
    UNASSIGN_GROUP = "unassign_group"
    ADD_TO_GROUP = "add_to_group"
    REMOVE_FROM_GROUP = "remove_from_group"
    EDIT_PERSON = "edit_person"
    EDIT_GROUP = "edit_group"
    END_SESSIONS = "end_sessions"
    SET_LICENCE = "set_licence"
    CHANGE_EMAIL = "change_email"


REMOVALS = frozenset(
    {
        Verb.TURN_OFF_IN_ZOOM,
        Verb.UNASSIGN,
        Verb.DEACTIVATE_PERSON,
        Verb.UNASSIGN_GROUP,
        Verb.REMOVE_FROM_GROUP,
    }
)
GROUP_VERBS = frozenset({Verb.ASSIGN_GROUP, Verb.UNASSIGN_GROUP, Verb.EDIT_GROUP})


class Route(Enum):
    """The way to take Zoom away; `AUTO` chooses per person. The values are the CLI's."""

    AUTO = "auto"
    UNASSIGN = "unassign"
    OKTA = "okta"
    ZOOM = "zoom"


class Group(NamedTuple):
    """A group in Okta. `kind` is Okta's type; only an `OKTA_GROUP` can be changed by a program."""

    group_id: str
    name: str
    kind: str = "OKTA_GROUP"
    description: str = ""


class Change(NamedTuple):
    """What a write carries besides whom it is about: a group, new values. Empty: nothing of it.

    `people`: by which e-mails the people are read back who get or lose Zoom by a group.
    """

    group: Group | None = None
    licence: int = -1
    email: str = ""
    details: Details = ()
    people: tuple[str, ...] = ()


NO_CHANGE = Change()


class Gain(NamedTuple):
    """What assigning brings: accounts that are created, accounts there already, people assigned.

    Each account that is created needs a licence or a basic seat; which, Okta's mapping decides.
    `people`: how many get the assignment, whatever becomes of their account.
    """

    creates: int = 0
    touches: int = 0
    already: int = 0
    people: int = 0


NO_GAIN = Gain()


class Approval(NamedTuple):
    """What somebody typed to let a plan exceed the removal limit: the number of people, and why."""

    number: int = 0
    reason: str = ""


NO_APPROVAL = Approval()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One write about one person or group. Sending it twice does no more than sending it once.

    `expected` is what the preview rests on; `effect` says what happens in one sentence; `goal` is
    what a read must show; `reaches_zoom` is false where Okta is known not to pass the write on;
    `follows`: the second write for this person, sent only after the first was accepted;
    `takes_from`: who loses something by it; `undoes`: the journal's entry that it takes back.
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
    change: Change = NO_CHANGE
    takes_from: frozenset[PersonKey] = frozenset()
    undoes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One line of a preview: an action, or a person who is left out and the reason in words.

    `facts` are what the comparison knows of the person; a group stands in `email` as `group:NAME`.
    `lost` says what an undo cannot bring back.
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
    gain: Gain = NO_GAIN
    lost: str = ""


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
        return len(self.takes_from)

    @property
    def takes_from(self) -> frozenset[PersonKey]:
        """Who loses something by it."""
        return frozenset[PersonKey]().union(*(action.takes_from for action in self.actions))

    @property
    def gain(self) -> Gain:
        """What its assignments bring, all together."""
        gains = [row.gain for row in self.rows]
        return Gain(*(sum(column) for column in zip(*gains, strict=True))) if gains else Gain()


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
    as. `active_people`: how many Zoom accounts are active. `taken`: whom this program took Zoom
    from in the last day, so that splitting a run does not get round the limit. `locked`: why this
    process may not write at all. `roles`: the account's custom Zoom roles, id → name.
    `giving`: the groups that give Zoom; `free_licences`: None where Zoom does not tell;
    `actor`: who we are signed in as, `""` where that is nobody; `able`: what was read of the
    permission that each write needs, without those of which nobody told.
    """

    okta: Reading | None
    zoom: Reading | None
    now: float
    switches: Switches = field(default_factory=Switches)
    own_keys: frozenset[PersonKey] = frozenset()
    active_people: int = 0
    taken: frozenset[PersonKey] = frozenset()
    read_only: bool = False
    locked: str = ""
    stale_after: float = 1200.0
    max_people: int = 50
    typed_from: int = 2
    roles: Mapping[str, str] = field(default_factory=dict)
    giving: tuple[Group, ...] = ()
    free_licences: int | None = None
    actor: str = ""
    able: Mapping[Verb, PermissionCheck] = field(default_factory=dict)
