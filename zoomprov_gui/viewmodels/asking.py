"""What the confirm dialog asks about a plan, and what its button says: the change itself."""

from collections.abc import Set

from zoomprov_gui.domain.actions import REMOVALS, Plan, Verb
from zoomprov_gui.domain.agreeing import left_group, takes_from_people

BACK = {Verb.TURN_ON_IN_ZOOM, Verb.ACTIVATE_PERSON}
_IMPERATIVES = {
    Verb.TURN_OFF_IN_ZOOM: "Turn off",
    Verb.TURN_ON_IN_ZOOM: "Turn on",
    Verb.UNASSIGN: "Unassign",
    Verb.DEACTIVATE_PERSON: "Deactivate",
    Verb.ACTIVATE_PERSON: "Activate",
    Verb.ASSIGN: "Assign",
    Verb.ASSIGN_GROUP: "Assign",
    Verb.REMOVE_FROM_GROUP: "Unassign",
    Verb.UNASSIGN_GROUP: "Unassign",
    Verb.ADD_TO_GROUP: "Add",
    Verb.EDIT_PERSON: "Change",
    Verb.EDIT_GROUP: "Change",
    Verb.SET_LICENCE: "Change",
    Verb.CHANGE_EMAIL: "Change",
    Verb.END_SESSIONS: "Sign out",
}


def verbs_of(plan: Plan) -> frozenset[Verb]:
    """Return what a plan does."""
    return frozenset(action.verb for action in plan.actions)


def _imperative(verbs: frozenset[Verb]) -> str:
    for verb in (Verb.DEACTIVATE_PERSON, Verb.TURN_OFF_IN_ZOOM, Verb.TURN_ON_IN_ZOOM):
        if verb in verbs:
            return _IMPERATIVES[verb]
    return _IMPERATIVES[next(iter(verbs))] if verbs else ""


def button_of(plan: Plan) -> str:
    """Name the button after what is really sent: it is what will work, not what was wished."""
    verbs = verbs_of(plan)
    if not plan.actions:
        return "Nothing to send"
    accounts = _accounts(plan.people)
    if is_mixed(verbs):
        return "Send 1 change" if plan.people == 1 else f"Send {plan.people:,} changes"
    if plan.people > 1 and takes_from_people(plan):
        return f"Take Zoom from {plan.people:,} people"
    if group := left_group(plan):
        who = "" if plan.people == 1 else f"{plan.people:,} people "
        return f"Take {who}out of “{group}”"
    if Verb.DEACTIVATE_PERSON in verbs:
        return "Deactivate 1 person" if plan.people == 1 else f"Deactivate {plan.people:,} people"
    if verbs == {Verb.UNASSIGN, Verb.TURN_OFF_IN_ZOOM}:
        return f"Unassign and turn off {accounts}"
    return f"{_imperative(verbs)} {accounts}"


def is_mixed(verbs: Set[Verb]) -> bool:
    """Tell whether it does several kinds of things: some lose by it what others get."""
    return len({_kind(verb) for verb in verbs}) > 1


def _kind(verb: Verb) -> str:
    if verb in REMOVALS:
        return "takes"
    return "gives back" if verb in BACK else "changes"


def _accounts(count: int) -> str:
    return "1 account" if count == 1 else f"{count:,} accounts"


def title_of(plan: Plan) -> str:
    """Ask whether a plan is to be sent, naming the change and whom it is about."""
    verbs = verbs_of(plan)
    count = plan.people
    if not count:
        return "Nothing can be sent"
    if count == 1:
        name = plan.actions[0].name or plan.actions[0].email
        what = {
            Verb.TURN_OFF_IN_ZOOM: f"Turn off {name} in Zoom?",
            Verb.TURN_ON_IN_ZOOM: f"Turn on {name} in Zoom?",
            Verb.UNASSIGN: f"Unassign Zoom from {name}?",
            Verb.REMOVE_FROM_GROUP: f"Unassign Zoom from {name}?",
            Verb.DEACTIVATE_PERSON: f"Deactivate {name} in Okta?",
            Verb.CHANGE_EMAIL: f"Change the email of {name} in Zoom?",
            Verb.SET_LICENCE: f"Change the Zoom licence of {name}?",
        }
        return next((words for verb, words in what.items() if verb in verbs), "Send this?")
    if is_mixed(verbs):
        return f"Send {count:,} changes?"
    if Verb.DEACTIVATE_PERSON in verbs:
        return f"Deactivate {count:,} people in Okta?"
    if takes_from_people(plan):
        return f"Take Zoom from {count:,} people?"
    if group := left_group(plan):
        return f"Take {count:,} people out of “{group}”?"
    return f"{_imperative(verbs)} {count:,} Zoom accounts?"


def lead_of(plan: Plan) -> str:
    """Return the sentence under the question."""
    if not plan.actions:
        return "Each person is left out, for this reason:"
    removed = all(
        not action.expected.assigned
        for action in plan.actions
        if action.verb is Verb.TURN_OFF_IN_ZOOM and not action.follows
    )
    only_off = verbs_of(plan) == {Verb.TURN_OFF_IN_ZOOM}
    if only_off and removed:
        one = plan.people == 1
        who = "This person is" if one else "These people are"
        return f"{who} not assigned in Okta any more. This is what will happen:"
    return "This is what will happen:"
