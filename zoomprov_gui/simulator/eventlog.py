"""Okta's System Log: what is written, in the order in which it was kept, for ninety days."""

import random
import uuid
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Protocol

from zoomprov_gui.simulator.records import App, LogEvent, OktaUser
from zoomprov_gui.simulator.sources import declare

RETENTION = 90 * 86400.0
declare("eventlog.retention", "facts/okta.md §10", "events older than 90 days are gone")
declare("eventlog.provisioning_targets", "guess", "no raw application.provision.* event was found")

SYSTEM = ("SystemPrincipal", "okta-system", "system@okta.com", "Okta System")

MESSAGES = {
    "application.user_membership.add": "Add user to application membership",
    "application.user_membership.remove": "Remove user's application membership",
    "application.provision.user.push": "Push new user to external application",
    "application.provision.user.push_profile": "Push user's profile to external application",
    "application.provision.user.sync": "Sync user in external application",
    "app.user_management.push_new_user_success": "Successfully pushed new user to app",
    "application.provision.user.deactivate": "Deactivate user in external application",
    "application.provision.user.reactivate": "Reactivate user in external application",
    "application.provision.user.verify_exists": "Verify user exists in external application",
    "application.provision.integration.call_api": "Call to external application's API",
    "application.integration.authentication_failure": "Authentication with the app failed",
    "application.integration.rate_limit_exceeded": "Rate limit of the app was exceeded",
    "application.lifecycle.update": "Update application",
    "group.user_membership.add": "Add user to group membership",
    "group.user_membership.remove": "Remove user from group membership",
    "group.application_assignment.add": "Add assigned application to group",
    "group.application_assignment.remove": "Remove assigned application from group",
    "user.lifecycle.deactivate": "Deactivate Okta user",
    "user.lifecycle.activate": "Activate Okta user",
    "user.lifecycle.suspend": "Suspend Okta user",
    "user.lifecycle.unsuspend": "Unsuspend Okta user",
    "user.account.update_profile": "Update user profile for Okta",
}

# As the one complete record of that kind writes it (facts/okta.md §10, REC log-events-real).
LEGACY = {
    "application.user_membership.add": "app.generic.provision.assign_user_to_app",
    "application.user_membership.remove": "app.generic.provision.deactivate_user_from_app",
    "application.provision.user.push_profile": "app.user_management.push_profile_success",
    "application.provision.user.sync": "app.user_management.provision_user",
}


class Drawn(Protocol):
    """Events that are made from their number when they are read, oldest first."""

    def __len__(self) -> int: ...

    def event(self, number: int) -> LogEvent: ...

    def time(self, number: int) -> float: ...


class EventLog:
    """Drawn events, then those that were written, in order of keeping."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(f"{seed}/log")
        self._written: list[LogEvent] = []
        self._drawn: Drawn | None = None

    def draw_from(self, drawn: Drawn) -> None:
        """Place events that are made on demand before all that are written."""
        self._drawn = drawn

    def __len__(self) -> int:
        return len(self._written) + self._drawn_count

    def write(
        self,
        at: float,
        event_type: str,
        targets: list[tuple[str, str, str, str]],
        *,
        actor: tuple[str, str, str, str] = SYSTEM,
        result: str = "SUCCESS",
        reason: str | None = None,
        change: dict[str, Any] | None = None,
        debug: dict[str, Any] | None = None,
    ) -> LogEvent:
        """Keep an event; `reason` is cut at 255 characters (facts/okta.md §9)."""
        event = LogEvent(
            uuid=str(uuid.UUID(int=self._chance.getrandbits(128), version=4)),
            at=at,
            event_type=event_type,
            message=MESSAGES.get(event_type, event_type),
            actor=actor,
            targets=targets,
            result=result,
            reason=reason[:255] if reason else None,
            change=change,
            debug=debug or {},
            transaction="JOB" if actor == SYSTEM else "WEB",
        )
        self._written.append(event)
        return event

    def in_order_of_time(self) -> None:
        """Sort what was written: a scenario writes each person's past in one go."""
        self._written.sort(key=lambda event: event.at)

    def forget(self) -> None:
        """Drop what was written: what a scenario did to come about is no part of its past."""
        self._written.clear()

    def since(self, at: float) -> int:
        """Position of the first event at or after a time, all written ones being in order."""
        drawn = self._drawn
        if drawn is not None and len(drawn) and drawn.time(len(drawn) - 1) >= at:
            return bisect_left(range(len(drawn)), at, key=drawn.time)
        return self._drawn_count + bisect_left(self._written, at, key=lambda event: event.at)

    def upwards(self, start: int) -> Iterator[tuple[int, LogEvent]]:
        """Events from a position on, each with its position."""
        for position in range(start, len(self)):
            yield position, self._at(position)

    def downwards(self, start: int) -> Iterator[tuple[int, LogEvent]]:
        """Events from a position down to the oldest, each with its position."""
        for position in range(min(start, len(self) - 1), -1, -1):
            yield position, self._at(position)

    @property
    def _drawn_count(self) -> int:
        return 0 if self._drawn is None else len(self._drawn)

    def _at(self, position: int) -> LogEvent:
        drawn = self._drawn_count
        if position >= drawn or self._drawn is None:
            return self._written[position - drawn]
        return self._drawn.event(position)


def person(user: OktaUser) -> tuple[str, str, str, str]:
    """Return a User target or actor."""
    return ("User", user.id, user.login, user.name)


def app_user(user_id: str, user_name: str, name: str) -> tuple[str, str, str, str]:
    """Return an AppUser target; its identifier is the assignment's own."""
    return ("AppUser", "0ua" + user_id[3:], user_name, name)


def app_instance(app: App) -> tuple[str, str, str, str]:
    """Return an AppInstance target: the label first, then the catalogue's name."""
    catalogue = "Zoom" if app.name == "zoomus" else app.label
    return ("AppInstance", app.id, app.label, catalogue)
