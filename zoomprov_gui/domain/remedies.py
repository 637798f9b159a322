"""What would put a verdict right from here, and the plan that does it for several people.

Where Okta or Zoom lets no program do it there is no remedy: domain/handing_over.py says who can.
"""

from collections.abc import Iterable, Sequence

from zoomprov_gui.domain.actions import Context, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.editing import LICENCES
from zoomprov_gui.domain.people import licence_wanted
from zoomprov_gui.domain.planning import decided_plan, plan_reactivate, plan_take_away
from zoomprov_gui.domain.revising import plan_email, plan_licence
from zoomprov_gui.domain.verdicts import Verdict

ROUTES = {Verb.TURN_OFF_IN_ZOOM: Route.AUTO, Verb.UNASSIGN: Route.UNASSIGN}
_VERBS = {
    Verdict.STILL_ACTIVE: (Verb.TURN_OFF_IN_ZOOM,),
    Verdict.SWITCHED_OFF: (Verb.TURN_ON_IN_ZOOM, Verb.UNASSIGN),
    Verdict.EMAIL: (Verb.CHANGE_EMAIL,),
    Verdict.DETAILS: (Verb.SET_LICENCE,),
    Verdict.ORPHAN: (Verb.TURN_OFF_IN_ZOOM,),
}


def remedies(person: Comparison) -> tuple[Verb, ...]:
    """Return what would put this person right, whether or not it can be sent at this moment."""
    return tuple(verb for verb in _VERBS.get(person.verdict, ()) if _means_something(person, verb))


def plan_remedy(people: Sequence[Comparison], verb: Verb, context: Context) -> Plan:
    """Plan one remedy for people; who cannot be put right by it is in it, with the reason.

    Zoom gets the e-mail or the licence that Okta has.
    """
    if verb in ROUTES:
        return plan_take_away(people, ROUTES[verb], context)
    if verb is Verb.TURN_ON_IN_ZOOM:
        return plan_reactivate(people, context)
    change = _emails if verb is Verb.CHANGE_EMAIL else _licences
    return decided_plan(people, verb, Route.ZOOM, lambda clear: change(clear, context))


def _means_something(person: Comparison, verb: Verb) -> bool:
    if verb is Verb.SET_LICENCE:
        return _wanted(person) in LICENCES and "licence" in person.differs
    if verb is Verb.CHANGE_EMAIL:
        return bool(_address(person))
    return True


def _wanted(person: Comparison) -> int:
    """Return the licence that Okta's assignment stands for, -1 where it tells none."""
    wanted = licence_wanted(person.assignment.licence) if person.assignment else None
    return -1 if wanted is None else wanted


def _address(person: Comparison) -> str:
    return person.assignment.email if person.assignment else ""


def _emails(people: Iterable[Comparison], context: Context) -> Iterable[PlanRow]:
    for person in people:
        yield from plan_email(who_of(person), _address(person), context).rows


def _licences(people: Sequence[Comparison], context: Context) -> Iterable[PlanRow]:
    for kind in sorted({_wanted(person) for person in people}):
        whose = [who_of(person) for person in people if _wanted(person) == kind]
        yield from plan_licence(whose, kind, context).rows
