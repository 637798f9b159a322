"""What one simulated Okta organisation and one Zoom account hold, with the clock they are given."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Any, Literal

from zoomprov_gui.simulator.buckets import Buckets
from zoomprov_gui.simulator.eventlog import EventLog
from zoomprov_gui.simulator.faults import FaultDial
from zoomprov_gui.simulator.identifiers import okta_id, random_text, zoom_id
from zoomprov_gui.simulator.records import (
    App,
    AppUser,
    Group,
    OktaUser,
    Planted,
    Token,
    ZoomOperation,
    ZoomUser,
)
from zoomprov_gui.simulator.roster import Roster

RateLimits = Literal["on", "off", "free"]
ASSIGNED = "assigned"
LIVE = "live"
DEPROVISIONED = "deprovisioned"


def _okta_listing(user: OktaUser) -> str:
    return DEPROVISIONED if user.status == "DEPROVISIONED" else LIVE


def okta_people() -> Roster[OktaUser]:
    """Return an empty directory."""
    return Roster(_okta_listing, lambda user: user.login)


def assigned_people() -> Roster[AppUser]:
    """Return an app that nobody is assigned to."""
    return Roster(lambda _: ASSIGNED, lambda assigned: assigned.user_name)


def zoom_people() -> Roster[ZoomUser]:
    """Return an account without users."""
    return Roster(lambda user: user.status, lambda user: user.email)


@dataclass(slots=True)
class OAuthClient:
    """An OIDC app in Okta that may ask for tokens."""

    client_id: str
    label: str
    redirect_uris: tuple[str, ...]
    service: bool = False
    needs_dpop: bool = False
    granted: set[str] = field(default_factory=set)
    keys: list[dict[str, Any]] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class OktaOrg:
    """The Okta side: directory, groups, apps, assignments to the Zoom app, who may call."""

    id: str
    name: str
    subdomain: str
    admin: OktaUser
    pipeline: str = "idx"
    users: Roster[OktaUser] = field(default_factory=okta_people)
    groups: dict[str, Group] = field(default_factory=dict)
    apps: dict[str, App] = field(default_factory=dict)
    assigned: dict[str, Roster[AppUser]] = field(default_factory=dict)
    linked_before: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    clients: dict[str, OAuthClient] = field(default_factory=dict)
    grants: dict[str, dict[str, Any]] = field(default_factory=dict)
    codes: dict[str, dict[str, Any]] = field(default_factory=dict)
    proofs: set[str] = field(default_factory=set)
    consent: str = "yes"
    group_share: Callable[[str, str], bool] | None = None


@dataclass(slots=True)
class ZoomAccount:
    """The Zoom side: people, roles, licences, domains, and the app that signs us in."""

    id: str
    name: str
    owner_id: str
    client_id: str
    client_secret: str
    number: int = 10009239
    plan: str = "Business"
    vanity: str | None = "acme.zoom.us"
    created: float = 0.0
    sso: bool = True
    sso_required: bool = True
    app_active: bool = True
    hosts: int = 100
    max_basic: int | None = None
    used: int = 0
    managed_domains: set[str] = field(default_factory=set)
    refused_domains: set[str] = field(default_factory=set)
    foreign_emails: set[str] = field(default_factory=set)
    users: Roster[ZoomUser] = field(default_factory=zoom_people)
    roles: dict[str, str] = field(default_factory=dict)
    role_members: Callable[[str], int] | None = None
    operations: list[ZoomOperation] = field(default_factory=list)
    scopes: set[str] = field(default_factory=set)
    tokens: dict[str, Token] = field(default_factory=dict)
    expired_status: int = 401
    public_client_id: str = ""
    codes: dict[str, dict[str, Any]] = field(default_factory=dict)
    consent: str = "yes"


@dataclass(order=True, slots=True)
class Due:
    """Something that will happen at its time unless the world ends before."""

    at: float
    order: int
    happen: Callable[["State", float], None] = field(compare=False)


class State:
    """Everything that both services know, and what is still under way between them.

    `clock` gives epoch seconds; `sync_delay` is Okta's lag in seconds before it tells Zoom.
    Nothing runs by itself: what has fallen due happens at the start of the next request.
    """

    def __init__(
        self,
        okta: OktaOrg,
        zoom: ZoomAccount,
        *,
        clock: Callable[[], float] = time.time,
        seed: int = 1,
        sync_delay: float = 5.0,
        rate_limits: RateLimits = "on",
    ) -> None:
        self.okta = okta
        self.zoom = zoom
        self.seed = seed
        self.sync_delay = sync_delay
        self.rate_limits: RateLimits = rate_limits
        self.chance = random.Random(seed)
        self.secret = random_text(random.Random(f"{seed}/secret"), 32)
        self.log = EventLog(seed)
        self.faults = FaultDial()
        self.okta_buckets = Buckets()
        self.zoom_buckets = Buckets()
        self.zoom_page_tokens: dict[str, float] = {}
        self.planted: Mapping[str, Planted] = {}
        self.scenario = ""
        self.requests = 0
        self.writes = 0  # requests that were to change something, signing in left out
        self.rows: Mapping[str, Callable[..., str]] = {}
        self._clock = clock
        self._offset = 0.0
        self._due: list[Due] = []
        self._numbers = count(900_000_000)
        self._order = count()

    def now(self) -> float:
        """Epoch seconds by this world's clock."""
        return self._clock() + self._offset

    def advance(self, seconds: float) -> None:
        """Let time pass, and what falls due happen."""
        self._offset += seconds
        self.settle()

    def later(self, delay: float, happen: Callable[["State", float], None]) -> None:
        """Have something happen `delay` seconds from the world's present."""
        heappush(self._due, Due(self.now() + delay, next(self._order), happen))

    def settle(self) -> None:
        """Let everything that is due happen, in its order and at its own time."""
        while self._due and self._due[0].at <= self.now():
            due = heappop(self._due)
            due.happen(self, due.at)

    @property
    def pending(self) -> int:
        """How many things are still under way."""
        return len(self._due)

    def new_okta_id(self, prefix: str) -> str:
        """Return an identifier nobody has yet, beginning as the vendor's do."""
        return okta_id(prefix, self.seed, next(self._numbers))

    def new_zoom_id(self) -> str:
        """Return twenty-two characters nobody has yet."""
        return zoom_id(self.seed, next(self._numbers))

    def new_text(self, length: int) -> str:
        """Return characters for a token or a request id, repeatable by seed."""
        return random_text(self.chance, length)

    @property
    def app(self) -> App | None:
        """The first Zoom app in Okta, active ones first; None where there is none."""
        zooms = [app for app in self.okta.apps.values() if app.name == "zoomus"]
        zooms.sort(key=lambda app: app.status != "ACTIVE")
        return zooms[0] if zooms else None

    @property
    def app_users(self) -> Roster[AppUser]:
        """Who is assigned to the Zoom app; empty where there is none."""
        app = self.app
        return assigned_people() if app is None else self.okta.assigned[app.id]

    def okta_user(self, who: str) -> OktaUser | None:
        """Return a person by identifier, login or e-mail."""
        found = self.okta.users.get(who)
        if found is None:
            matches = self.okta.users.by_email(who)
            found = matches[0] if matches else None
        return found

    def zoom_user(self, who: str) -> ZoomUser | None:
        """Return an account by identifier or e-mail."""
        found = self.zoom.users.get(who)
        if found is None:
            matches = self.zoom.users.by_email(who)
            found = matches[0] if matches else None
        return found

    def in_group(self, group: Group, user_id: str) -> bool:
        """Whether a person belongs to a group."""
        if group.everyone or user_id in group.members:
            return True
        share = self.okta.group_share
        return share is not None and user_id not in group.gone and share(group.id, user_id)

    def groups_of(self, user_id: str) -> Iterator[Group]:
        """Yield the groups a person belongs to, Everyone first."""
        return (group for group in self.okta.groups.values() if self.in_group(group, user_id))

    def zoom_log(self, at: float, operator: str, category: str, action: str, detail: str) -> None:
        """Write a line of Zoom's operation log."""
        self.zoom.operations.append(ZoomOperation(at, operator, category, action, detail))
