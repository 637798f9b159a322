"""What Okta's log says about the set-up: who turned what off when, and which calls failed."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from zoomprov_gui.domain.history import (
    CONNECTION_FAILURES,
    PUSHES,
    SETTINGS,
    SWITCH_OFFS,
    LogEvent,
)
from zoomprov_gui.domain.reasons import Reason, reason_of
from zoomprov_gui.domain.setup import CheckKey, Lapse

# The names of the switches as the features API spells them. How `changeDetails` spells them is
# recorded nowhere (facts/okta.md §14.3): a change in other words is not recognised.
_NAMES = {
    CheckKey.CREATE: "lifecyclecreate",
    CheckKey.UPDATE: '"profile"',
    CheckKey.DEACTIVATE: "lifecycledeactivate",
}
_STATE = r"(?:(?!lifecycle|\"profile\"|\"password\").)*?(enabled|disabled)"
_STATES = {key: re.compile(name + _STATE, re.DOTALL) for key, name in _NAMES.items()}
_WORKED = {"SUCCESS", "ALLOW", ""}
_FAILED = {"FAILURE", "DENY", "ABANDONED"}
# What stands in the way of everybody, and not of one person.
_FOR_ALL = {Reason.ZOOM_AUTH, Reason.SSO_OFF}


def turned_off(events: Iterable[LogEvent], key: CheckKey) -> Lapse | None:
    """Return who turned a switch off last and when; None if its last change turned it on."""
    found: Lapse | None = None
    for event in sorted(events, key=lambda e: (e.at, e.uuid)):
        if event.kind not in SETTINGS or event.outcome not in _WORKED:
            continue
        states = _STATES[key].findall(event.change.casefold())
        if len(states) < 2 or states[0] == states[-1]:
            continue
        off = states[-1] == "disabled"
        by = f" by {event.actor}" if event.actor else ""
        text = f"Turned off{by}, says Okta's log"
        found = Lapse(at=event.at, by=event.actor, text=text) if off else None
    return found


class Call(NamedTuple):
    """A call that Okta made to Zoom: when, whether it worked, whose fault it was if not."""

    at: float
    worked: bool
    for_all: bool
    text: str


def last_call(events: Iterable[LogEvent]) -> Call | None:
    """Return the latest call to Zoom whose end the log tells, None where it tells of none."""
    calls = [call for event in events if (call := _call(event)) is not None]
    return max(calls, key=lambda call: call.at, default=None)


def _call(event: LogEvent) -> Call | None:
    if event.kind in CONNECTION_FAILURES:
        return Call(event.at, worked=False, for_all=True, text=event.reason)
    if event.kind not in PUSHES | SWITCH_OFFS:
        return None
    if event.outcome in _WORKED:
        return Call(event.at, worked=True, for_all=False, text="")
    if event.outcome not in _FAILED:
        return None
    for_all = reason_of(event.reason) in _FOR_ALL
    return Call(event.at, worked=False, for_all=for_all, text=event.reason)


def refused_since(events: Iterable[LogEvent], after: float = 0.0) -> Lapse | None:
    """Return when Zoom first refused Okta's sign-in since it last took it; None if it did not.

    `after`: a time at which Okta was authorised again, so that what was before it does not count.
    """
    first: LogEvent | None = None
    for event in sorted(events, key=lambda e: (e.at, e.uuid)):
        if event.at <= after:
            continue
        if event.kind == "application.integration.authentication_failure":
            first = first or event
        elif event.kind in PUSHES | SWITCH_OFFS and _took_it(event):
            first = None
    if first is None:
        return None
    return Lapse(at=first.at, by="", text="Zoom refused Okta's sign-in, says Okta's log")


def _took_it(event: LogEvent) -> bool:
    return event.outcome in _WORKED
