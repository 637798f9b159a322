"""How each thing that can be done with a person is called and drawn on buttons and in menus."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from zoomprov_gui.domain.actions import Offer, Verb
from zoomprov_gui.domain.verdicts import Verdict


class VerbLook(NamedTuple):
    """Words, icon, and the variant of a button that does it."""

    words: str
    icon: str
    variant: str


VERB_LOOKS: Final = {
    Verb.TURN_OFF_IN_ZOOM: VerbLook("Turn off in Zoom…", "power-off", "danger"),
    Verb.TURN_ON_IN_ZOOM: VerbLook("Turn on in Zoom…", "power", "primary"),
    Verb.UNASSIGN: VerbLook("Unassign in Okta…", "user-round-minus", "default"),
    Verb.DEACTIVATE_PERSON: VerbLook("Deactivate in Okta…", "user-round-x", "default"),
    Verb.ACTIVATE_PERSON: VerbLook("Activate in Okta…", "user-round-check", "default"),
    Verb.ASK_OKTA_TO_RETRY: VerbLook("Ask Okta to retry…", "rotate-ccw", "default"),
    Verb.ASSIGN: VerbLook("Assign Zoom in Okta…", "user-round-plus", "primary"),
    Verb.ASSIGN_GROUP: VerbLook("Assign this group to Zoom…", "users-round", "primary"),
    Verb.UNASSIGN_GROUP: VerbLook("Unassign this group…", "users-round", "danger"),
    Verb.ADD_TO_GROUP: VerbLook("Add to a group…", "user-round-plus", "default"),
    Verb.REMOVE_FROM_GROUP: VerbLook("Take out of the group…", "user-round-minus", "default"),
    Verb.EDIT_PERSON: VerbLook("Edit details in Okta…", "pencil-line", "default"),
    Verb.EDIT_GROUP: VerbLook("Edit the group…", "pencil-line", "default"),
    Verb.END_SESSIONS: VerbLook("End sessions in Zoom…", "log-out", "default"),
    Verb.SET_LICENCE: VerbLook("Change the Zoom licence…", "ticket", "default"),
    Verb.CHANGE_EMAIL: VerbLook("Change the email in Zoom…", "mail", "default"),
}


def first_offer(offers: Sequence[Offer], verdict: Verdict | None = None) -> Offer | None:
    """Return what stands on the button: turning off or on in Zoom, possible or not.

    Who is to have Zoom and does not get it is not helped by either: there it is Okta's retry.
    """
    first: tuple[Verb, ...] = (Verb.TURN_OFF_IN_ZOOM, Verb.TURN_ON_IN_ZOOM)
    if verdict in {Verdict.ERROR, Verdict.MISSING}:
        first = (Verb.ASK_OKTA_TO_RETRY, Verb.UNASSIGN)  # the second where a retry fails again
    found = [offer for verb in first for offer in offers if offer.verb is verb]
    return next(iter((*found, *offers)), None)


def variant_beside(verb: Verb, verdicts: Iterable[Verdict], calm: str = "default") -> str:
    """Return the variant of a button beside the table, where “Review” is the primary one.

    It is red only where Zoom lets somebody in who was removed in Okta, `calm` for all others.
    """
    wrong = Verdict.STILL_ACTIVE in verdicts
    return VERB_LOOKS[verb].variant if wrong and verb is Verb.TURN_OFF_IN_ZOOM else calm
