"""Plans that change what stands there, for one person or several: the same change for each."""

from collections.abc import Callable, Iterable

from zoomprov_gui.domain.abilities import may_not
from zoomprov_gui.domain.actions import Context, Group, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.assigning import who_of_group
from zoomprov_gui.domain.drafting import Who, Writes, left_out, rows_for
from zoomprov_gui.domain.editing import (
    changes_email,
    edits_group,
    edits_person,
    ends_sessions,
    sets_licence,
)
from zoomprov_gui.domain.facts import Details, Facts
from zoomprov_gui.domain.safeguards import writes_blocked


def plan_edit_person(who: Who, details: Details, context: Context) -> Plan:
    """Plan to change details in Okta. `who.facts.details` must have been read."""
    writes = edits_person(details, who.facts, context)
    return _plan([who], Verb.EDIT_PERSON, Route.OKTA, context, lambda _facts: writes)


def plan_edit_group(group: Group, details: Details, facts: Facts, context: Context) -> Plan:
    """Plan to change the name or description of a group."""
    writes = edits_group(group, details, facts)
    who = who_of_group(group, facts)
    return _plan([who], Verb.EDIT_GROUP, Route.OKTA, context, lambda _facts: writes)


def plan_licence(people: Iterable[Who], licence: int, context: Context) -> Plan:
    """Plan to give people another Zoom licence, no more of them than are free."""
    free = context.free_licences
    left = [free if licence == 2 and free is not None else None]

    def writes_for(facts: Facts) -> Writes | str:
        writes = sets_licence(licence, facts, context)
        if isinstance(writes, str) or left[0] is None:
            return writes
        if left[0] <= 0:
            return "Zoom has no further free licence."
        left[0] -= 1
        return writes

    return _plan(people, Verb.SET_LICENCE, Route.ZOOM, context, writes_for)


def plan_email(who: Who, email: str, context: Context) -> Plan:
    """Plan to change somebody's e-mail in Zoom."""
    writes = changes_email(email, who.facts)
    return _plan([who], Verb.CHANGE_EMAIL, Route.ZOOM, context, lambda _facts: writes)


def plan_end_sessions(people: Iterable[Who], context: Context) -> Plan:
    """Plan to sign people out of Zoom."""
    return _plan(people, Verb.END_SESSIONS, Route.ZOOM, context, ends_sessions)


def _plan(
    people: Iterable[Who],
    verb: Verb,
    route: Route,
    context: Context,
    writes_for: Callable[[Facts], Writes | str],
) -> Plan:
    blocked = writes_blocked(context) or may_not([verb], context.able)
    rows: list[PlanRow] = []
    for who in people:
        writes = blocked or writes_for(who.facts)
        if isinstance(writes, str):
            rows.append(left_out(who, verb, route, writes))
        else:
            rows += rows_for(who, writes)
    return Plan(rows=tuple(rows))
