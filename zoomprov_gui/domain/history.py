"""What the logs and this program's own journal say of a person: facts that no list holds.

Okta's System Log tells who was assigned or removed when and how each push to Zoom ended
(facts/okta.md §10). Folding an event twice changes nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple


class LogEvent(NamedTuple):
    """One event of Okta's System Log about the Zoom app, as far as a verdict needs it.

    `outcome` is Okta's word in capitals; `reason` its text, cut by Okta at 255; `user_id`
    and `email` are `""` where the event names no person; `change` quotes what a settings event
    changed.
    """

    uuid: str
    at: float
    kind: str
    outcome: str
    reason: str
    user_id: str
    email: str
    actor: str
    change: str = ""


REMOVED = frozenset(
    {"application.user_membership.remove", "application.user_membership.deprovision"}
)
ASSIGNED = frozenset({"application.user_membership.add", "application.user_membership.provision"})
PUSHES = frozenset(
    {
        "application.provision.user.push",
        "application.provision.user.push_profile",
        "application.provision.user.sync",
        "application.provision.user.verify_exists",
        "application.provision.user.activate",
        "application.provision.user.reactivate",
        "app.user_management.push_new_user_success",
    }
)
SWITCH_OFFS = frozenset(
    {"application.provision.user.deactivate", "application.provision.user.deprovision"}
)
SETTINGS = frozenset({"application.lifecycle.update", "application.configuration.update"})
CONNECTION_FAILURES = frozenset(
    {"application.integration.authentication_failure", "application.integration.general_failure"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of one person from the logs. Times: seconds since 1970, 0 for never seen."""

    email: str = ""
    assigned_at: float = 0.0
    removed_at: float = 0.0
    removed_by: str = ""
    pushed_at: float = 0.0
    failed_at: float = 0.0
    failure: str = ""
    off_sent_at: float = 0.0
    events: tuple[LogEvent, ...] = ()

    @property
    def push_failed(self) -> bool:
        """Whether the latest push failed after the latest that worked."""
        return self.failed_at > 0 and self.failed_at >= self.pushed_at

    @property
    def off_failed(self) -> str:
        """What Okta said when the latest switch-off failed, `""` where that is not the latest."""
        ended = [event for event in self.events if event.kind in SWITCH_OFFS]
        return ended[-1].reason or NO_TEXT if ended and ended[-1].outcome in _NO else ""


KEPT_EVENTS = 6
NO_TEXT = "Okta told no reason"
_NO = frozenset({"FAILURE", "DENY", "ABANDONED"})


def fold(known: dict[str, History], events: Iterable[LogEvent]) -> set[str]:
    """Add events to what is known, by Okta user id, and return the ids whose history changed."""
    changed = set()
    for event in events:
        if not event.user_id:
            continue
        before = known.get(event.user_id, History())
        after = _with(before, event)
        if after is not before:
            known[event.user_id] = after
            changed.add(event.user_id)
    return changed


def _with(history: History, event: LogEvent) -> History:
    if any(seen.uuid == event.uuid for seen in history.events):
        return history
    events = tuple(sorted((*history.events, event), key=lambda e: (e.at, e.uuid)))[-KEPT_EVENTS:]
    noted = replace(history, events=events, email=event.email or history.email)
    worked = event.outcome in {"SUCCESS", "ALLOW", ""}
    if event.kind in PUSHES | SWITCH_OFFS and not worked:
        return _failed(noted, event)
    if not worked:
        return noted
    if event.kind in REMOVED and event.at > history.removed_at:
        return replace(noted, removed_at=event.at, removed_by=event.actor)
    if event.kind in ASSIGNED:
        return replace(noted, assigned_at=max(history.assigned_at, event.at))
    if event.kind in SWITCH_OFFS:
        return replace(noted, off_sent_at=max(history.off_sent_at, event.at))
    if event.kind in PUSHES:
        return replace(noted, pushed_at=max(history.pushed_at, event.at))
    return noted


def _failed(noted: History, event: LogEvent) -> History:
    if event.outcome in _NO and event.at >= noted.failed_at:
        return replace(noted, failed_at=event.at, failure=event.reason)
    return noted


def deactivate_switch_off(settings: Iterable[LogEvent], at: float) -> bool | None:
    """Tell whether "Deactivate users" was off at a time, from the settings events; None: unknown.

    The wording of `changeDetails` for provisioning settings is not recorded anywhere
    (facts/okta.md §14.3), so this looks for the switch's own names beside ENABLED or DISABLED.
    """
    state: bool | None = None
    for event in sorted(settings, key=lambda e: e.at):
        off = _turns_off(event.change)
        if off is None:
            continue
        if event.at > at:
            return (not off) if state is None else state
        state = off
    return state


_STATE_OF_SWITCH = re.compile(r"deactivat(?:(?!deactivat).)*?(enabled|disabled)", re.DOTALL)


def _turns_off(change: str) -> bool | None:
    """Read the switch's last mention: a change names the old state first, then the new one."""
    states = _STATE_OF_SWITCH.findall(change.casefold())
    return states[-1] == "disabled" if states else None
