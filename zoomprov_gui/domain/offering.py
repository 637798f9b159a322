"""What else can be done with one person: giving, editing, licence, e-mail, sessions, a group.

Asked for one person at a time, beside the table; domain/planning.py has what is asked of everybody.
"""

from collections.abc import Callable

from zoomprov_gui.domain.actions import Context, Group, Offer, Verb
from zoomprov_gui.domain.assigning import gives
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.drafting import Writes
from zoomprov_gui.domain.editing import LICENCES, changes_email, ends_sessions, sets_licence
from zoomprov_gui.domain.facts import Facts, facts_of_comparison
from zoomprov_gui.domain.people import PERSON_OFF
from zoomprov_gui.domain.planning import not_ours_to_remove, undecided
from zoomprov_gui.domain.routes import leaves_group
from zoomprov_gui.domain.safeguards import removals_blocked, writes_blocked

SOMEWHERE = "somebody@example.invalid"  # an address that is surely another one


def further_offers(person: Comparison, context: Context) -> tuple[Offer, ...]:
    """Return each further thing that means something for this person, and why not, where not."""
    facts = facts_of_comparison(person)
    blocked = writes_blocked(context) or undecided(person)
    found: list[Offer] = []

    def offer(verb: Verb, writes: Callable[[], Writes | str]) -> None:
        why = blocked or writes()
        found.append(Offer(verb, False, why) if isinstance(why, str) else Offer(verb, True))

    if facts.okta_user_id and not facts.assigned and facts.person_status not in PERSON_OFF:
        offer(Verb.ASSIGN, lambda: gives(facts, context))
    if facts.granted_by:
        why_not = removals_blocked(context) or not_ours_to_remove(person, facts, context)
        why_not = why_not or _why_no_group(facts, context)
        found.append(Offer(Verb.REMOVE_FROM_GROUP, not why_not, why_not))
    if facts.okta_user_id:
        why_off = (
            "The person is deactivated in Okta, which lets nobody edit them."
            if facts.person_status in PERSON_OFF
            else ""
        )
        offer(Verb.EDIT_PERSON, lambda: why_off or ())
    if facts.zoom_status:
        other = next(kind for kind in LICENCES if kind != facts.licence)
        offer(Verb.SET_LICENCE, lambda: sets_licence(other, facts, context))
        offer(Verb.CHANGE_EMAIL, lambda: changes_email(SOMEWHERE, facts))
        offer(Verb.END_SESSIONS, lambda: ends_sessions(facts))
    return tuple(found)


def groups_to_leave(person: Comparison, context: Context) -> tuple[Group, ...]:
    """Return the groups that give this person Zoom and that a program may take them out of."""
    facts = facts_of_comparison(person)
    named = [group for group in context.giving if group.name in (facts.granted_by or ())]
    return tuple(g for g in named if not isinstance(leaves_group(g, facts, context), str))


def _why_no_group(facts: Facts, context: Context) -> str:
    whys = [
        writes
        for group in context.giving
        if group.name in (facts.granted_by or ())
        and isinstance(writes := leaves_group(group, facts, context), str)
    ]
    groups = sum(group.name in (facts.granted_by or ()) for group in context.giving)
    if not groups:
        return "It is not known yet which groups give this person Zoom."
    return whys[0] if len(whys) == groups else ""
