"""What each write is called: as an order, as what was or will be done, with its icon and kind."""

import re
from typing import Final, NamedTuple

from zoomprov_gui.domain.actions import Change, Verb
from zoomprov_gui.domain.people import licence_label
from zoomprov_gui.domain.setup import ChangeKey

AWAY, GIVEN, DETAILS, SETUP = (
    "Zoom taken away",
    "Zoom given",
    "Details and licences",
    "Set-up",
)
KINDS: Final = (AWAY, GIVEN, DETAILS, SETUP)


class Deed(NamedTuple):
    """A kind of write. `order` says what is to be done, `done` what was; `%1` is its object."""

    icon: str
    order: str
    done: str
    kind: str


DEEDS: Final = {
    Verb.TURN_OFF_IN_ZOOM.value: Deed("power-off", "Turn off in Zoom", "turned off", AWAY),
    Verb.TURN_ON_IN_ZOOM.value: Deed("power", "Turn on in Zoom", "turned on", GIVEN),
    Verb.UNASSIGN.value: Deed("user-round-minus", "Unassign in Okta", "unassigned", AWAY),
    Verb.DEACTIVATE_PERSON.value: Deed(
        "user-round-x", "Deactivate in Okta", "deactivated in Okta", AWAY
    ),
    Verb.ACTIVATE_PERSON.value: Deed(
        "user-round-check", "Activate in Okta", "activated in Okta", GIVEN
    ),
    Verb.ASK_OKTA_TO_RETRY.value: Deed(
        "rotate-ccw", "Ask Okta to retry", "sent to Zoom again", GIVEN
    ),
    Verb.ASSIGN.value: Deed("user-round-plus", "Assign in Okta", "assigned", GIVEN),
    Verb.ASSIGN_GROUP.value: Deed(
        "users-round", "Assign this group to Zoom", "assigned to Zoom as a group", GIVEN
    ),
    Verb.UNASSIGN_GROUP.value: Deed(
        "users-round", "Unassign this group", "unassigned from Zoom as a group", AWAY
    ),
    Verb.ADD_TO_GROUP.value: Deed(
        "user-round-plus", "Add to the group “%1”", "put into the group “%1”", GIVEN
    ),
    Verb.REMOVE_FROM_GROUP.value: Deed(
        "user-round-minus", "Take out of the group “%1”", "taken out of “%1”", AWAY
    ),
    Verb.EDIT_PERSON.value: Deed(
        "user-round-pen", "Change details in Okta", "changed in Okta", DETAILS
    ),
    Verb.EDIT_GROUP.value: Deed(
        "pencil-line", "Change the group in Okta", "changed in Okta", DETAILS
    ),
    Verb.END_SESSIONS.value: Deed("log-out", "End sessions in Zoom", "signed out of Zoom", DETAILS),
    Verb.SET_LICENCE.value: Deed("ticket", "Give the licence “%1”", "given “%1”", DETAILS),
    Verb.CHANGE_EMAIL.value: Deed(
        "mail", "Change the email in Zoom to %1", "given the email %1 in Zoom", DETAILS
    ),
    ChangeKey.ADD_APP.value: Deed("plus", "Add the Zoom app", "Zoom app added", SETUP),
    ChangeKey.ACTIVATE_APP.value: Deed(
        "play", "Activate the Zoom app", "Zoom app activated", SETUP
    ),
    ChangeKey.DEACTIVATE_APP.value: Deed(
        "pause", "Deactivate the Zoom app", "Zoom app deactivated", SETUP
    ),
    ChangeKey.AUTHORISE.value: Deed(
        "key-round", "Let Okta manage Zoom", "Okta let into Zoom", SETUP
    ),
    ChangeKey.TURN_OFF_LINK.value: Deed(
        "unlink", "Turn Okta’s link to Zoom off", "Okta’s link turned off", SETUP
    ),
    ChangeKey.SET_SWITCHES.value: Deed(
        "sliders-horizontal", "Turn switches in Okta", "switches turned in Okta", SETUP
    ),
}


# Where the object stands, with what only leads to it.
_PLACE = re.compile(r"(?: to| of)? “?%1”?")


def deed_of(verb: str, change: Change) -> Deed:
    """Return what a write is called; a verb that nobody knows is called by its key."""
    known = DEEDS.get(verb)
    if known is None:
        words = verb.replace("_", " ")
        return Deed("send", words.capitalize(), words, DETAILS)
    what = _object(change)
    return known._replace(order=_about(known.order, what), done=_about(known.done, what))


def _about(words: str, what: str) -> str:
    """Put the object into the words, or leave its place out: a write held back tells none."""
    return words.replace("%1", what) if what else _PLACE.sub("", words)


def _object(change: Change) -> str:
    if change.group is not None:
        return change.group.name
    return change.email or (licence_label(change.licence) if change.licence >= 0 else "")
