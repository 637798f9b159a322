"""What a write changes, value by value: old and new, where the new one is to be seen, and where is.

Okta's details may follow in Zoom, one by one; a licence and an email of Zoom's stand there alone.
"""

from typing import NamedTuple

from zoomprov_gui.domain.actions import Action
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import licence_label
from zoomprov_gui.domain.readback import Known


class Changed(NamedTuple):
    """One value. `field` is Okta's own name of it, or `licence`; `old` is `""` where it was empty.

    `okta`, `zoom`: whether the new value is to be seen there; nobody looks for it elsewhere.
    """

    field: str
    old: str
    new: str
    okta: bool
    zoom: bool


class Seen(NamedTuple):
    """Whether a read shows the new value on each side; None where it is not to be seen there."""

    okta: Known | None
    zoom: Known | None


def changes_of(action: Action) -> tuple[Changed, ...]:
    """Return what a write changes, in its order; nothing for one that changes no value."""
    was, follows = dict(action.expected.details or ()), dict(action.goal.zoom_details or ())
    found = [
        Changed(name, was.get(name, ""), new, okta=True, zoom=name in follows)
        for name, new in action.change.details
    ]
    if action.change.licence >= 0:
        old = action.expected.licence
        words = licence_label(old) if old >= 0 else ""
        new = licence_label(action.change.licence)
        found.append(Changed("licence", words, new, okta=False, zoom=True))
    if action.change.email:
        old_email, email = action.expected.zoom_email, action.change.email
        found.append(Changed("email", old_email, email, okta=False, zoom=True))
    return tuple(found)


def seen(changed: Changed, facts: Facts | None) -> Seen:
    """Return what the latest read of a person or group shows; `facts` is None where none worked."""
    told = facts or Facts()
    okta = _among(changed, told.details) if changed.okta else None
    if not changed.zoom:
        return Seen(okta, None)
    if changed.okta:
        return Seen(okta, _among(changed, told.zoom_details))
    if not told.zoom_status:
        return Seen(okta, Known.UNKNOWN)
    shown = licence_label(told.licence) if changed.field == "licence" else told.zoom_email
    return Seen(okta, _known(shown.casefold() == changed.new.casefold()))


def _among(changed: Changed, details: tuple[tuple[str, str], ...] | None) -> Known:
    if details is None:
        return Known.UNKNOWN
    return _known((changed.field, changed.new) in details)


def _known(shown: bool) -> Known:  # noqa: FBT001 - the answer of a comparison, never a switch
    return Known.YES if shown else Known.NO
