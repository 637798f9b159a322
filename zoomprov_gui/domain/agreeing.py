"""The words that somebody types to agree to a removal: those that the question itself uses."""

from zoomprov_gui.domain.actions import Plan, Verb

# What takes Zoom from one person.
TAKEN = frozenset({Verb.TURN_OFF_IN_ZOOM, Verb.UNASSIGN, Verb.REMOVE_FROM_GROUP})
_UNASSIGNING = frozenset({Verb.UNASSIGN, Verb.REMOVE_FROM_GROUP, Verb.UNASSIGN_GROUP})
TAKE = "take Zoom from"


def takes_from_people(plan: Plan) -> bool:
    """Tell whether somebody loses Zoom who has no account that is on: none is turned off then."""
    if not plan.actions or not {action.verb for action in plan.actions} <= TAKEN:
        return False
    first = [action for action in plan.actions if not action.follows]
    return any(action.expected.zoom_status != "active" for action in first)


def left_group(plan: Plan) -> str:
    """Return the one group that a plan takes people out of, and nothing else; `""` for others."""
    if any(action.verb is not Verb.REMOVE_FROM_GROUP for action in plan.actions):
        return ""
    names = {a.change.group.name for a in plan.actions if a.change.group is not None}
    return names.pop() if len(names) == 1 else ""


def what_is_done(plan: Plan) -> str:
    """Return what a removal does, as one types it before how many people lose Zoom by it.

    The question and its button say the same: "turn off", "unassign", "take Zoom from".
    """
    verbs = {action.verb for action in plan.actions}
    alone = plan.people == plan.removes_from
    if any(action.undoes is not None for action in plan.actions):
        return "undo for" if alone else TAKE
    if Verb.DEACTIVATE_PERSON in verbs:
        return "deactivate" if alone else TAKE
    if verbs <= _UNASSIGNING and not takes_from_people(plan):
        return "take out" if left_group(plan) else "unassign"
    return "turn off" if alone and not takes_from_people(plan) else TAKE
