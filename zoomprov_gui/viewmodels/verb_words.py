"""What is asked before a write, said while it goes on, and counted afterwards: one vocabulary.

What each person's line and the history call it is in viewmodels/deeds.py.
"""

from collections.abc import Collection
from typing import Final, NamedTuple

from zoomprov_gui.domain.actions import Plan, Verb
from zoomprov_gui.domain.agreeing import left_group


class VerbWords(NamedTuple):
    """A verb about one (`%1`), as an order before several, as it goes on, and once it is done.

    `accounts`: it is Zoom accounts that are counted, and not people.
    """

    one: str
    order: str
    doing: str
    done: str
    accounts: bool = False


VERB_WORDS: Final = {
    Verb.DEACTIVATE_PERSON: VerbWords(
        "Deactivate %1 in Okta", "Deactivate", "Deactivating", "deactivated"
    ),
    Verb.TURN_OFF_IN_ZOOM: VerbWords(
        "Turn off %1 in Zoom", "Turn off", "Turning off", "turned off", accounts=True
    ),
    Verb.TURN_ON_IN_ZOOM: VerbWords(
        "Turn on %1 in Zoom", "Turn on", "Turning on", "turned on", accounts=True
    ),
    Verb.UNASSIGN: VerbWords("Unassign Zoom from %1", "Unassign", "Unassigning", "unassigned"),
    Verb.REMOVE_FROM_GROUP: VerbWords(
        "Take %1 out of “%2”", "Take out", "Taking out", "taken out of “%2”"
    ),
    Verb.ACTIVATE_PERSON: VerbWords("Activate %1 in Okta", "Activate", "Activating", "activated"),
    Verb.ASSIGN: VerbWords("Assign Zoom to %1", "Assign", "Assigning", "assigned"),
    Verb.ASSIGN_GROUP: VerbWords("Assign “%1” to Zoom", "Assign", "Assigning", "assigned"),
    Verb.UNASSIGN_GROUP: VerbWords(
        "Unassign “%1” from Zoom", "Unassign", "Unassigning", "unassigned"
    ),
    Verb.ADD_TO_GROUP: VerbWords("Put %1 into a group", "Put back", "Putting back", "put back"),
    Verb.EDIT_PERSON: VerbWords("Change %1 in Okta", "Change", "Changing", "changed"),
    Verb.EDIT_GROUP: VerbWords("Change the group “%1” in Okta", "Change", "Changing", "changed"),
    Verb.SET_LICENCE: VerbWords(
        "Change the Zoom licence of %1",
        "Change the licence of",
        "Changing the licence of",
        "given another licence",
        accounts=True,
    ),
    Verb.CHANGE_EMAIL: VerbWords(
        "Change the email of %1 in Zoom",
        "Change the email of",
        "Changing the email of",
        "given another email",
        accounts=True,
    ),
    Verb.END_SESSIONS: VerbWords(
        "Sign %1 out of Zoom",
        "End the sessions of",
        "Ending the sessions of",
        "signed out",
        accounts=True,
    ),
    Verb.ASK_OKTA_TO_RETRY: VerbWords(
        "Send %1 to Zoom again", "Send again", "Sending again", "sent again"
    ),
}


def words_of(plan: Plan) -> VerbWords:
    """Return the words of what a plan does first of all: of its gravest verb.

    Where people leave several groups it is their assignment that is told, and no group.
    """
    verbs: Collection[Verb] = {action.verb for action in plan.actions}
    verb = next((verb for verb in VERB_WORDS if verb in verbs), Verb.EDIT_PERSON)
    group = left_group(plan)
    if verb is Verb.REMOVE_FROM_GROUP and not group:
        verb = Verb.UNASSIGN
    words = VERB_WORDS[verb]
    return words._replace(one=words.one.replace("%2", group), done=words.done.replace("%2", group))
