"""Will this really work? What stands for and against taking Zoom from one person, before the click.

Each check is yes, no or not known, and never a guess (ANCHORS.md N2). Where one says no, `route` is
the way that works all the same, with the reason; `""` in `why` where every way is open.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from zoomprov_gui.domain.abilities import may, may_not
from zoomprov_gui.domain.actions import Context, Route, Verb
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.facts import Facts, facts_of_comparison
from zoomprov_gui.domain.people import MEMBER
from zoomprov_gui.domain.planning import ROUTE_VERBS, plan_take_away
from zoomprov_gui.domain.readback import Known
from zoomprov_gui.domain.routes import removals, returns
from zoomprov_gui.domain.safeguards import held_back, protected_role


class Check(Enum):
    """One question that is asked before somebody loses Zoom."""

    ROLE = "role"
    PENDING = "pending"
    OTHER_GROUPS = "other_groups"
    DIRECT_AND_GROUP = "direct_and_group"
    SWITCH = "switch"
    PROTECTED = "protected"
    TOKEN = "token"  # noqa: S105 - a question's name, no secret
    SEAT = "seat"
    LIMIT = "limit"


class Light(NamedTuple):
    """How one question is answered: YES is good, NO stands against it, UNKNOWN was not told.

    `dealt`: it stands against the plain way alone, and the way that is taken gets round it.
    """

    check: Check
    state: Known
    text: str
    dealt: bool = False


_GOT_ROUND = frozenset({Check.OTHER_GROUPS, Check.DIRECT_AND_GROUP, Check.SWITCH})


class Preflight(NamedTuple):
    """All answers about one person, and the way that will work; None where none does."""

    lights: tuple[Light, ...]
    route: Route | None
    why: str


def preflight(person: Comparison, context: Context, route: Route = Route.AUTO) -> Preflight:
    """Answer everything that decides whether taking Zoom from this person will work by a route."""
    facts = facts_of_comparison(person)
    lights: tuple[Light, ...] = (
        _role(facts, context),
        _pending(facts),
        _groups(facts, route),
        _both(facts, route),
        _switch(facts, context, route),
        _protected(person, facts, context),
        _token(_verbs(facts, context, route), context),
        _seat(facts, context),
        _limit(person, context),
    )
    way, why = way_that_works(person, context, route)
    if route is Route.AUTO and way is not None:
        lights = tuple(map(_got_round, lights))
    return Preflight(lights, way, why)


def _got_round(light: Light) -> Light:
    return light._replace(dealt=light.state is Known.NO and light.check in _GOT_ROUND)


def preflight_back(person: Comparison, context: Context) -> Preflight:
    """Answer what decides whether turning this person's account on in Zoom will work."""
    facts = facts_of_comparison(person)
    writes = returns(facts)
    if isinstance(writes, str):
        return Preflight((), None, writes)
    free = context.free_licences
    unknown = "Whether a licence is free is not known; the account comes back as Basic"
    none = "No licence is free; the account comes back as Basic"
    many = "A licence is free to give again; the account comes back as Basic"
    lights = (
        _token((write.verb for write in writes), context),
        _light(Check.SEAT, many, none, unknown, good=None if free is None else free > 0),
    )
    return Preflight(
        lights, Route.ZOOM, "Turned on in Zoom: nothing else can turn an account on again."
    )


def way_that_works(
    person: Comparison, context: Context, route: Route = Route.AUTO
) -> tuple[Route | None, str]:
    """Return the way that is taken for this person and why; None with the reason if none."""
    plan = plan_take_away([person], route, context)
    if not plan.actions:
        return None, plan.rows[0].skipped or ""
    facts = facts_of_comparison(person)
    if route is Route.OKTA:
        return route, "Deactivated in Okta: the person loses every app there, and Zoom with them."
    if plan.actions[0].route is Route.ZOOM:
        return Route.ZOOM, _only_zoom(facts)
    if facts.granted_by:
        names = ", ".join(f"“{name}”" for name in facts.granted_by)
        return Route.AUTO, f"Taken out of {names} in Okta, since Zoom comes through it."
    if len(plan.actions) > 1:
        told = "Unassigned in Okta, and turned off in Zoom as well: Okta would not tell Zoom."
        return Route.AUTO, told
    return Route.UNASSIGN, _okta_alone(facts, reaches_zoom=plan.actions[0].reaches_zoom)


def _only_zoom(facts: Facts) -> str:
    if facts.assigned:
        return "Turned off in Zoom alone. Okta still assigns Zoom, and may turn it on again."
    return "Turned off in Zoom, since Okta does not assign Zoom here and so cannot tell it."


def _okta_alone(facts: Facts, *, reaches_zoom: bool) -> str:
    removed = "Unassigned in Okta"
    if facts.zoom_status != "active":
        return f"{removed}. That is enough: no Zoom account is on."
    if reaches_zoom:
        return f"{removed}, which then has Zoom turn the account off: it is linked and told."
    return f"{removed} only: Zoom does not hear of it, and the account stays on."


def _verbs(facts: Facts, context: Context, route: Route) -> tuple[Verb, ...]:
    """Return what would be sent by this route, whatever else stands against it."""
    writes = removals(route, facts, context)
    return (ROUTE_VERBS[route],) if isinstance(writes, str) else tuple(w.verb for w in writes)


def _light(check: Check, yes: str, no: str, unknown: str = "", *, good: bool | None) -> Light:
    if good is None:
        return Light(check, Known.UNKNOWN, unknown)
    return Light(check, Known.YES if good else Known.NO, yes if good else no)


def _role(facts: Facts, context: Context) -> Light:
    told = None if not facts.role_id or facts.zoom_status == "pending" else facts.role_id == MEMBER
    no = protected_role(facts, context.roles) or "The role in Zoom is not Member."
    return _light(Check.ROLE, "Member in Zoom", no, "Zoom tells no role", good=told)


def _pending(facts: Facts) -> Light:
    no = "The invite was never accepted, so nothing can turn it off. Cancel it in Zoom."
    told = None if not facts.zoom_status else facts.zoom_status != "pending"
    return _light(
        Check.PENDING, "The invite was accepted", no, "There is no Zoom account", good=told
    )


def _groups(facts: Facts, route: Route) -> Light:
    if route is Route.OKTA:
        return Light(Check.OTHER_GROUPS, Known.YES, "Every app is lost, whichever group gives it")
    if facts.granted_by is None:
        told = None if facts.assigned and facts.scope != "USER" else True
    else:
        told = not facts.granted_by
    names = ", ".join(f"“{name}”" for name in facts.granted_by or ())
    no = f"Zoom comes through {names}"
    if route is Route.AUTO:
        no += ", so the group is left"
    unknown = "Which groups give Zoom was not told"
    return _light(Check.OTHER_GROUPS, "No group gives Zoom", no, unknown, good=told)


def _both(facts: Facts, route: Route) -> Light:
    if not facts.assigned:
        return Light(Check.DIRECT_AND_GROUP, Known.YES, "Okta does not assign Zoom")
    if route is Route.OKTA or facts.scope != "USER":
        return Light(Check.DIRECT_AND_GROUP, Known.YES, "Assigned in one way only")
    both = None if facts.granted_by is None and facts.assigned else bool(facts.granted_by)
    no = "Assigned directly and through a group: removing one of both changes nothing"
    told = None if both is None else not both
    # The comparison leaves groups empty for a direct assignment whose groups it did not read.
    unknown = "Whether a group gives Zoom as well is read again before anything is sent"
    return _light(Check.DIRECT_AND_GROUP, "Assigned in one way only", no, unknown, good=told)


def _switch(facts: Facts, context: Context, route: Route) -> Light:
    told = context.switches.deactivate
    if not facts.assigned:
        return Light(Check.SWITCH, Known.YES, "Okta is not needed for it")
    if route is Route.ZOOM:
        no = "Okta still assigns Zoom, and may turn the account on again at its next push"
        return Light(Check.SWITCH, Known.NO, no)
    no = "“Deactivate users” is off in Okta"
    if route is Route.AUTO:
        no += ": Zoom is turned off directly as well"
    return _light(
        Check.SWITCH, "Okta tells Zoom", no, "Whether Okta tells Zoom is not known", good=told
    )


def _protected(person: Comparison, facts: Facts, context: Context) -> Light:
    ours = person.key in context.own_keys
    why = "This is you." if ours else protected_role(facts, context.roles)
    return _light(Check.PROTECTED, "Nothing protects this person", why, good=not why)


def _token(verbs: Iterable[Verb], context: Context) -> Light:
    needed = tuple(verbs)
    unknown = "Whether our sign-in may do it shows when it is sent"
    no = may_not(needed, context.able)
    yes = "Our sign-in holds the permission"
    return _light(Check.TOKEN, yes, no, unknown, good=may(needed, context.able))


def _seat(facts: Facts, context: Context) -> Light:
    if facts.licence != 2:
        return Light(Check.SEAT, Known.YES, "Undo needs no licence")
    if context.free_licences is None:
        return Light(
            Check.SEAT, Known.UNKNOWN, "Whether a licence is free for an undo is not known"
        )
    return Light(
        Check.SEAT, Known.YES, "The licence gets free, and an undo takes it again while one is free"
    )


def _limit(person: Comparison, context: Context) -> Light:
    why = held_back(frozenset({person.key}), context)
    return _light(Check.LIMIT, "Within the day's limit", why, good=not why)
