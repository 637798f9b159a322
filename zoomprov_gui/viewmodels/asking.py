"""What the confirm dialog asks about a plan, and what its button says: the change itself."""

from collections.abc import Set

from zoomprov_gui.domain.actions import GROUP_VERBS, REMOVALS, Plan, Verb
from zoomprov_gui.domain.agreeing import left_group, takes_from_people
from zoomprov_gui.viewmodels.verb_words import words_of

BACK = {Verb.TURN_ON_IN_ZOOM, Verb.ACTIVATE_PERSON}
_BY_OKTA = frozenset({Verb.UNASSIGN, Verb.REMOVE_FROM_GROUP})  # what turns accounts off in the end


def verbs_of(plan: Plan) -> frozenset[Verb]:
    """Return what a plan does."""
    return frozenset(action.verb for action in plan.actions)


def button_of(plan: Plan) -> str:
    """Name the button after what is really sent: it is what will work, not what was wished."""
    verbs = verbs_of(plan)
    if not plan.actions:
        return "Nothing to send"
    if is_mixed(verbs):
        return "Send 1 change" if plan.people == 1 else f"Send {plan.people:,} changes"
    if plan.people > 1 and takes_from_people(plan):
        return f"Take Zoom from {plan.people:,} people"
    if group := left_group(plan):
        who = "" if plan.people == 1 else f"{plan.people:,} people "
        return f"Take {who}out of “{group}”"
    if verbs == {Verb.UNASSIGN, Verb.TURN_OFF_IN_ZOOM}:
        return f"Unassign and turn off {_number(plan.people, accounts=True)}"
    words = words_of(plan)
    return f"{words.order} {_number(plan.people, accounts=words.accounts)}"


def is_mixed(verbs: Set[Verb]) -> bool:
    """Tell whether it does several kinds of things: some lose by it what others get."""
    return len({_kind(verb) for verb in verbs}) > 1


def _kind(verb: Verb) -> str:
    if verb in REMOVALS:
        return "takes"
    return "gives back" if verb in BACK else "changes"


def _number(count: int, *, accounts: bool) -> str:
    one, many = ("account", "accounts") if accounts else ("person", "people")
    return f"1 {one}" if count == 1 else f"{count:,} {many}"


def title_of(plan: Plan) -> str:
    """Ask whether a plan is to be sent, naming the change and whom it is about."""
    verbs = verbs_of(plan)
    count = plan.people
    if not count:
        return "Nothing can be sent"
    words = words_of(plan)
    if count == 1:
        name = plan.actions[0].name or plan.actions[0].email
        return f"{words.one.replace('%1', name)}?"
    if is_mixed(verbs):
        return f"Send {count:,} changes?"
    if takes_from_people(plan):
        return f"Take Zoom from {count:,} people?"
    if group := left_group(plan):
        return f"Take {count:,} people out of “{group}”?"
    whom = f"{count:,} Zoom accounts" if words.accounts else f"{count:,} people in Okta"
    return f"{words.order} {whom}?"


def lead_of(plan: Plan) -> str:
    """Return the sentence under the question."""
    if not plan.actions:
        groups = bool(plan.rows) and all(row.verb in GROUP_VERBS for row in plan.rows)
        return f"Each {'group' if groups else 'person'} is left out, for this reason:"
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
    if verbs_of(plan) <= _BY_OKTA and all(a.reaches_zoom for a in plan.actions):
        accounts = "the account" if plan.people == 1 else "their accounts"
        return f"Okta then has Zoom turn {accounts} off. This is what will happen:"
    return "This is what will happen:"
