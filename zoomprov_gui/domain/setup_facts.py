"""What the set-up rests on: each thing that was read, or why it could not be, and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.history import LogEvent
from zoomprov_gui.domain.people import Switches
from zoomprov_gui.domain.setup import CheckKey, Engine, Reply

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[Value]):
    """One thing as it was read last: its value, or the error in its place.

    Nothing at all, neither value nor error, is a thing that was not asked for. `at`: seconds since
    1970 of the read.
    """

    value: Value | None = None
    error: ExpectedError | None = None
    at: float | None = None
    replies: tuple[Reply, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether anybody has read, or tried to."""
        return self.value is not None or self.error is not None


class OrgFacts(NamedTuple):
    """The organisation: its own host, and which console it has."""

    host: str
    engine: Engine
    company: str = ""


class MeFacts(NamedTuple):
    """Who our sign-in acts as in Okta; `roles` are Okta's keys, None where it does not tell."""

    login: str
    roles: tuple[str, ...] | None = None


class ZoomApp(NamedTuple):
    """An instance of the Zoom app in Okta (facts/okta.md §2)."""

    app_id: str
    label: str
    active: bool
    subdomain: str


class LinkFacts(NamedTuple):
    """The app's connection to Zoom: Okta's word for its state, and where consent is given.

    `authorize` is a page to open in a browser, `""` where Okta names none.
    """

    status: str
    authorize: str = ""


class FeatureFacts(NamedTuple):
    """What Okta may do; `on` is false while provisioning is not switched on at all."""

    on: bool
    switches: Switches
    password: bool | None = None


class AccountFacts(NamedTuple):
    """The Zoom account itself; Zoom leaves texts empty (facts/zoom.md §7)."""

    account_id: str
    name: str
    plan: str
    owner_email: str
    vanity_url: str


class SsoFacts(NamedTuple):
    """How people sign in to Zoom: facts/zoom.md §9. None is "not told"."""

    on: bool | None
    required: bool | None
    domains: tuple[str, ...]
    bypass: tuple[str, ...]


class SeatFacts(NamedTuple):
    """Paid licences: bought and given out; -1 is "not told" (the summary counts only used)."""

    bought: int
    used: int

    @property
    def free(self) -> int | None:
        """How many nobody has, None where Zoom does not tell how many were bought."""
        return None if self.bought < 0 else max(0, self.bought - self.used)


class PeopleFacts(NamedTuple):
    """Who is assigned, from a comparison that was read whole on both sides.

    `existing`: accounts of assigned people that were there before they were assigned, or that
    Okta does not manage; `matched`: those of them that it manages;
    `waiting`: assigned people without an account; `twice`: accounts that two people in Okta
    claim; `backlog`: people assigned before provisioning was on (facts/okta.md §3, §9 row 1);
    `elsewhere`: accounts in Zoom of nobody whom Okta assigns, which an import can match.
    """

    assigned: int
    through_groups: int
    groups: tuple[str, ...]
    existing: int
    matched: int
    waiting: int
    paid_waiting: int
    twice: tuple[str, ...]
    backlog: tuple[str, ...]
    elsewhere: int = 0

    @property
    def unlinked(self) -> int:
        """How many assigned people have an account that Okta does not manage."""
        return self.existing - self.matched

    @property
    def import_first(self) -> bool:
        """Whether Okta's import is what comes next: accounts are there that it does not know."""
        return self.unlinked > 0 or (self.assigned == 0 and self.elsewhere > 0)


class Ticked(NamedTuple):
    """What a person said they checked themselves: who and when (seconds since 1970)."""

    by: str
    at: float


class ProofTick(NamedTuple):
    """One read of the proof: what it shows, when, and its words. `ok` None: not read yet."""

    key: CheckKey
    ok: bool | None
    at: float | None
    text: str


class ProofFacts(NamedTuple):
    """How the latest proof stands; `over`: nothing more is going to be read or sent."""

    email: str
    ticks: tuple[ProofTick, ...]
    over: bool
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupFacts:
    """Everything the six steps rest on, as it was read last.

    `skew`: how many seconds this computer's clock is ahead of Okta's; `app_id`: the app that the
    connection names, None where it names none; `okta_scopes`, `zoom_scopes`: the permissions that
    each token names, empty where it names none; `ticked`: what a person said they checked; `held`:
    when each check was confirmed last, as far as this program remembers; `authorised_at`: when this
    program saw Okta being authorised in Zoom last, 0 for never.
    """

    okta_host: str = ""
    app_id: str | None = None
    org: Fact[OrgFacts] = field(default_factory=Fact)
    me: Fact[MeFacts] = field(default_factory=Fact)
    skew: Fact[float] = field(default_factory=Fact)
    apps: Fact[tuple[ZoomApp, ...]] = field(default_factory=Fact)
    may_read_people: Fact[bool] = field(default_factory=Fact)
    may_read_groups: Fact[bool] = field(default_factory=Fact)
    log: Fact[tuple[LogEvent, ...]] = field(default_factory=Fact)
    link: Fact[LinkFacts] = field(default_factory=Fact)
    features: Fact[FeatureFacts] = field(default_factory=Fact)
    account: Fact[AccountFacts] = field(default_factory=Fact)
    zoom_people: Fact[int] = field(default_factory=Fact)
    okta_scopes: frozenset[str] = frozenset()
    zoom_scopes: frozenset[str] = frozenset()
    sso: Fact[SsoFacts] = field(default_factory=Fact)
    domains: Fact[tuple[str, ...]] = field(default_factory=Fact)
    seats: Fact[SeatFacts] = field(default_factory=Fact)
    people: Fact[PeopleFacts] = field(default_factory=Fact)
    proof: Fact[ProofFacts] = field(default_factory=Fact)
    ticked: Mapping[CheckKey, Ticked] = field(default_factory=dict)
    held: Mapping[CheckKey, float] = field(default_factory=dict)
    authorised_at: float = 0.0

    @property
    def choices(self) -> tuple[ZoomApp, ...]:
        """The Zoom apps that somebody may name one of; none where it is clear which is meant."""
        apps = self.apps.value or ()
        if self.app is None or (self.app_id is not None and len(apps) > 1):
            return apps
        return ()

    @property
    def several_apps(self) -> bool:
        """Whether several Zoom apps were read, and nobody named the one that is meant."""
        return self.app is None and self.app_id is None and len(self.apps.value or ()) > 1

    @property
    def app(self) -> ZoomApp | None:
        """The one Zoom app that is meant; None where none was read, or several could be."""
        apps = self.apps.value or ()
        named = [app for app in apps if app.app_id == self.app_id]
        if self.app_id is not None:
            return named[0] if named else None
        active = [app for app in apps if app.active]
        if len(active) == 1:
            return active[0]
        return apps[0] if len(apps) == 1 else None

    @property
    def app_at(self) -> float:
        """When the active Zoom app that is meant was read last, in seconds since 1970; 0: none."""
        return (self.apps.at or 0.0) if self.app is not None and self.app.active else 0.0
