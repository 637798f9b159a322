"""Plan the writes: from selected people to the exact list of requests, without sending any.

Whom a plan leaves out is in it too, with the reason in words, so that nobody vanishes between
choosing and sending.
"""

from collections.abc import Callable, Iterable

from zoomprov_gui.domain.abilities import may_not
from zoomprov_gui.domain.actions import Context, Group, Offer, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.drafting import Writes, left_out, rows_for, who_of
from zoomprov_gui.domain.facts import Facts, facts_of_comparison
from zoomprov_gui.domain.people import PERSON_OFF
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.routes import leaves_group, removals, returns
from zoomprov_gui.domain.safeguards import keys_of, protected, removals_blocked, writes_blocked
from zoomprov_gui.domain.verdicts import Verdict

ROUTE_VERBS = {
    Route.AUTO: Verb.TURN_OFF_IN_ZOOM,
    Route.ZOOM: Verb.TURN_OFF_IN_ZOOM,
    Route.UNASSIGN: Verb.UNASSIGN,
    Route.OKTA: Verb.DEACTIVATE_PERSON,
}


def plan_take_away(people: Iterable[Comparison], route: Route, context: Context) -> Plan:
    """Plan to take Zoom away from people, each by the route asked for or by the one that works.

    `AUTO`: who is not assigned in Okta is turned off in Zoom; who is assigned directly is
    unassigned; who has Zoom through groups is taken out of them, since Okta refuses anything else
    (E0000046). Where Okta would not tell Zoom the account is turned off in Zoom as well.
    """
    blocked = removals_blocked(context)

    def writes_for(person: Comparison, facts: Facts) -> Writes | str:
        why = blocked or not_ours_to_remove(person, facts, context)
        return why or _allowed(removals(route, facts, context), context)

    return _plan(people, ROUTE_VERBS[route], route, writes_for)


def plan_leave_group(people: Iterable[Comparison], group: Group, context: Context) -> Plan:
    """Plan to take people out of a group that gives Zoom; who keeps it by another way is told."""
    blocked = removals_blocked(context)

    def writes_for(person: Comparison, facts: Facts) -> Writes | str:
        why = blocked or not_ours_to_remove(person, facts, context)
        return why or _allowed(leaves_group(group, facts, context), context)

    return _plan(people, Verb.REMOVE_FROM_GROUP, Route.UNASSIGN, writes_for)


def plan_reactivate(people: Iterable[Comparison], context: Context) -> Plan:
    """Plan the way back: turn accounts on in Zoom, after activating the person in Okta if needed.

    Licences do not come back by themselves (facts/zoom.md §5); the effect says so.
    """
    blocked = writes_blocked(context)

    def writes_for(person: Comparison, facts: Facts) -> Writes | str:
        return blocked or undecided(person) or _allowed(returns(facts), context)

    return _plan(people, Verb.TURN_ON_IN_ZOOM, Route.ZOOM, writes_for)


def offers(person: Comparison, context: Context) -> tuple[Offer, ...]:
    """Return what a person's menu holds: each verb that means something here, and why not.

    It is asked for each of 100,000 people: what their verbs have in common is looked at once.
    """
    facts = facts_of_comparison(person)
    kept = removals_blocked(context) or not_ours_to_remove(person, facts, context)
    found = [
        _offer(ROUTE_VERBS[route], kept or _allowed(removals(route, facts, context), context))
        for route in _meant(facts)
    ]
    if facts.zoom_status == "inactive":
        why = writes_blocked(context) or undecided(person) or _allowed(returns(facts), context)
        found.append(_offer(Verb.TURN_ON_IN_ZOOM, why))
    if person.verdict in _RETRY_WOULD_HELP and person.reason not in _RETRY_FAILS_AGAIN:
        found.append(Offer(Verb.ASK_OKTA_TO_RETRY, False, _why_no_retry(facts)))
    return tuple(found)


def _meant(facts: Facts) -> Iterable[Route]:
    """Return the ways to take Zoom away for which this person has something to take."""
    if facts.zoom_status not in {"", "inactive"}:
        yield Route.ZOOM
    if facts.assigned:
        yield Route.UNASSIGN
    if facts.okta_user_id and facts.person_status not in PERSON_OFF:
        yield Route.OKTA


def _allowed(writes: Writes | str, context: Context) -> Writes | str:
    """Return the writes, or why our sign-in may not send one of them: half of them is no way."""
    if isinstance(writes, str):
        return writes
    return may_not((write.verb for write in writes), context.able) or writes


def _offer(verb: Verb, writes: Writes | str) -> Offer:
    return Offer(verb, False, writes) if isinstance(writes, str) else Offer(verb, True)


_RETRY_WOULD_HELP = {Verdict.ERROR, Verdict.MISSING, Verdict.STILL_ACTIVE}
_RETRY_FAILS_AGAIN = {Reason.ALREADY_EXISTS, Reason.NOT_IN_ACCOUNT}  # facts/okta.md §9 #4 and #5


def _why_no_retry(facts: Facts) -> str:
    """Say how to retry by hand: Okta has no public call for it (facts/okta.md §3)."""
    if not facts.assigned:
        return "Okta does not manage this person any more, so it has nothing to send again."
    return (
        "Okta lets no program ask for that. In Okta, open the Zoom app, Assignments, and choose"
        " “Provision User”, or Dashboard, Tasks, and choose “Retry selected”."
    )


def _plan(
    people: Iterable[Comparison],
    verb: Verb,
    route: Route,
    writes_for: Callable[[Comparison, Facts], Writes | str],
) -> Plan:
    rows: list[PlanRow] = []
    seen = set()
    for person in people:
        if person.key in seen:
            continue
        seen.add(person.key)
        who = who_of(person)
        writes = writes_for(person, who.facts)
        if isinstance(writes, str):
            rows.append(left_out(who, verb, route, writes))
        else:
            rows += rows_for(who, writes)
    return Plan(rows=tuple(rows))


def undecided(person: Comparison) -> str:
    """Return why nobody should act on this person yet, `""` where the picture is clear."""
    if person.others:
        return "More than one Zoom account matches this person. Choose in Zoom which one to keep."
    if person.verdict is Verdict.CHANGING:
        return "A change to this person was just sent. Wait until it is checked."
    if person.verdict is Verdict.IGNORED:
        because = f": {person.ignored_because}" if person.ignored_because else ""
        return f"This person is set aside{because}. Stop ignoring them first."
    if person.verdict is Verdict.UNKNOWN:
        return "We cannot tell how this person stands. Check again first."
    return ""


def decided_plan(
    people: Iterable[Comparison],
    verb: Verb,
    route: Route,
    planner: Callable[[list[Comparison]], Iterable[PlanRow]],
) -> Plan:
    """Plan for those whose picture is clear; the others are left out, each with the reason."""
    clear, others = [], []
    for person in people:
        if why := undecided(person):
            others.append(left_out(who_of(person), verb, route, why))
        else:
            clear.append(person)
    return Plan(rows=(*planner(clear), *others))


def not_ours_to_remove(person: Comparison, facts: Facts, context: Context) -> str:
    """Return why Zoom is not taken from this person, `""` where nothing stands against it."""
    emails = [person.key, person.email, facts.zoom_email]
    if person.assignment is not None:
        emails.append(person.assignment.email)
    if person.person is not None:
        emails += [person.person.email, person.person.login]
    keys = keys_of(*emails)
    return protected(facts, keys, context.own_keys, context.roles) or undecided(person)
