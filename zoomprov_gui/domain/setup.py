"""The six steps of the set-up as data: their checks, what each says now, and what can be done.

A check is confirmed only by a read that shows it (UX.md §1); what could not be read is unknown. The
rules are in domain/setup_connect.py, setup_manage.py and setup_people.py, the words that never
change in domain/setup_words.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.people import Service, Switches


class StepKey(Enum):
    """A step, in the order of the guide. The values are the keys of the command line."""

    CONNECT_OKTA = "connect_okta"
    CONNECT_ZOOM = "connect_zoom"
    AUTHORISE = "authorise"
    SWITCHES = "switches"
    ASSIGN = "assign"
    PROVE = "prove"


class CheckState(Enum):
    """What a check, or a step, is at this moment. The values are the keys of the command line.

    `UNKNOWN`: it was not, or cannot be, read. `NOT_STARTED`: what it is about is not there yet.
    """

    CONFIRMED = "confirmed"
    CHANGE_NEEDED = "change_needed"
    BROKEN = "broken"
    UNKNOWN = "unknown"
    NOT_STARTED = "not_started"


class Origin(Enum):
    """Who says so. The values are the keys of the command line."""

    OKTA = "okta"
    ZOOM = "zoom"
    YOU = "you"


class Engine(Enum):
    """Which console an Okta organisation has. The values are Okta's own (`pipeline`)."""

    IDENTITY = "idx"
    CLASSIC = "v1"
    UNKNOWN = ""


class CheckKey(Enum):
    """A check. The values are the keys of the command line."""

    OKTA_ADDRESS = "okta_address"
    OKTA_SIGN_IN = "okta_sign_in"
    OKTA_READ_APPS = "okta_read_apps"
    OKTA_CHANGE_APPS = "okta_change_apps"
    OKTA_READ_PEOPLE = "okta_read_people"
    OKTA_READ_GROUPS = "okta_read_groups"
    OKTA_READ_LOG = "okta_read_log"
    OKTA_CLOCK = "okta_clock"

    ZOOM_CREDENTIALS = "zoom_credentials"
    ZOOM_ADMIN = "zoom_admin"
    ZOOM_PLAN = "zoom_plan"
    ZOOM_VANITY = "zoom_vanity"
    ZOOM_SSO = "zoom_sso"
    ZOOM_SSO_REQUIRED = "zoom_sso_required"
    ZOOM_SSO_BYPASS = "zoom_sso_bypass"
    ZOOM_DOMAIN = "zoom_domain"
    ZOOM_LICENCES = "zoom_licences"

    APP_EXISTS = "app_exists"
    APP_ACTIVE = "app_active"
    APP_SUBDOMAIN = "app_subdomain"
    CONNECTION = "connection"
    LAST_CALL = "last_call"
    NO_AUTH_FAILURE = "no_auth_failure"

    CREATE = "create"
    UPDATE = "update"
    DEACTIVATE = "deactivate"
    PASSWORD = "password"  # noqa: S105 - the name of a check, which holds no secret

    PEOPLE_ASSIGNED = "people_assigned"
    GROUPS_ASSIGNED = "groups_assigned"
    ACCOUNTS_MATCHED = "accounts_matched"
    LICENCES_ENOUGH = "licences_enough"
    NOBODY_TWICE = "nobody_twice"
    NO_BACKLOG = "no_backlog"

    PROOF_ASSIGNED = "proof_assigned"
    PROOF_SEEN = "proof_seen"
    PROOF_CHANGED = "proof_changed"
    PROOF_CHANGE_SEEN = "proof_change_seen"
    PROOF_REMOVED = "proof_removed"
    PROOF_TURNED_OFF = "proof_turned_off"
    PROOF_PUT_BACK = "proof_put_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a service replied, for "Show what Okta replied". `body` is redacted JSON, indented.

    `at`: seconds since 1970; `status` is None where no answer came.
    """

    service: Service
    method: str
    path: str
    status: int | None
    body: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """What was confirmed and now is not: when it changed and who did it, `""` where not told.

    `text`: "Turned off by dana@acme.example, says Okta's log". Words for how long ago are the
    screen's, from `at` (seconds since 1970).
    """

    at: float
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What one check says now.

    `value` is a few words for the pill; `text` one sentence more, `""` mostly; `fix` what to do,
    verb first, `""` where nothing is; `read_at` seconds since 1970, None where nothing was read.
    `counts` is false where the step does not depend on it: something good to know, or something
    that no app is told. `asks_you`: nobody but a person can tell, so "I checked it" is offered.
    """

    key: CheckKey
    state: CheckState
    value: str
    origin: Origin
    read_at: float | None = None
    text: str = ""
    fix: str = ""
    replies: tuple[Reply, ...] = ()
    problem: Problem | None = None
    lapse: Lapse | None = None
    counts: bool = True
    asks_you: bool = False


class ChangeKey(Enum):
    """What can be done for somebody in a step."""

    ADD_APP = "add_app"
    ACTIVATE_APP = "activate_app"
    DEACTIVATE_APP = "deactivate_app"
    AUTHORISE = "authorise"
    TURN_OFF_LINK = "turn_off_link"
    SET_SWITCHES = "set_switches"
    ASSIGN = "assign"
    RUN_PROOF = "run_proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One setting: what it is called, what it is now, and what it would be."""

    subject: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What "do it for me" does: shown in full before it is sent, read back after it.

    `button` names the change; `text` says what happens in one sentence; `wont` what will not
    happen; `undo` how to take it back; `why_not` why it cannot be done now, `""` where it can.
    `switches`: the wanted switches of a `SET_SWITCHES`, None for those that stay; `values`: what
    `ADD_APP` sends (`label`, `subdomain`).
    """

    key: ChangeKey
    step: StepKey
    button: str
    text: str
    lines: tuple[ChangeLine, ...]
    wont: str
    undo: str
    why_not: str = ""
    switches: Switches | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The way by hand: numbered lines, with the console's own labels between `**`, and a link.

    `link` is `""` where the page's address is not known; `note` is one more sentence or `""`;
    `badge` says that this way comes before the other, `""` where it need not.
    """

    title: str
    lines: tuple[str, ...]
    link: str
    note: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step as it is now: the worst of its checks, in words and with what can be done.

    `line` is for the list of steps ("1 of 3 switches is off"), `lead` one sentence on the state
    and its consequence, `pill` a few words beside the title. `changes`: the first is recommended.
    """

    key: StepKey
    state: CheckState
    line: str
    lead: str
    pill: str
    checks: tuple[Check, ...]
    changes: tuple[Change, ...] = ()
    guide: Guide | None = None

    @property
    def number(self) -> int:
        """Which step of the guide it is, from 1."""
        return list(StepKey).index(self.key) + 1

    @property
    def lapsed(self) -> Lapse | None:
        """The latest thing here that was confirmed and now is not, None where none is."""
        lapses = [check.lapse for check in self.checks if check.lapse and check.counts]
        return max(lapses, key=lambda lapse: lapse.at, default=None)

    @property
    def read_at(self) -> float | None:
        """When its oldest value was read (seconds since 1970), None where nothing was."""
        times = [check.read_at for check in self.checks if check.read_at is not None]
        return min(times, default=None)


# Worst first. A doubt is worse than something that nobody has begun: it may hide a breakage.
WORST_FIRST = (
    CheckState.BROKEN,
    CheckState.CHANGE_NEEDED,
    CheckState.UNKNOWN,
    CheckState.NOT_STARTED,
    CheckState.CONFIRMED,
)


def worst(checks: Iterable[Check]) -> CheckState:
    """Return the state of a step: that of its worst check; unknown where no check counts."""
    states = {check.state for check in checks if check.counts}
    return next((state for state in WORST_FIRST if state in states), CheckState.UNKNOWN)


def confirmed(steps: Iterable[Step]) -> int:
    """Return how many steps are confirmed."""
    return sum(step.state is CheckState.CONFIRMED for step in steps)
