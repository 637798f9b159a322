"""From people and a wish to a proposal: by which way, whether it will work, and how to agree."""

from collections.abc import Sequence
from dataclasses import replace

from zoomprov_gui.domain.actions import Context, Plan, Route, Verb
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.limiting import within_limit
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away
from zoomprov_gui.domain.safeguards import confirmation_needed
from zoomprov_gui.viewmodels.answers import NO_ANSWERS, Answers, answers_away, answers_back
from zoomprov_gui.viewmodels.asking import BACK
from zoomprov_gui.viewmodels.handing import notes_of_left_out
from zoomprov_gui.viewmodels.proposal import AWAY, Proposal, proposal_of

FEW = 500  # people up to whom other ways and everybody's answers are worked out


def proposed(
    people: Sequence[Comparison], verb: Verb, route: Route | None, context: Context
) -> Proposal:
    """Return what doing this would send. Without a `route`, the way is taken that works.

    Where the usual way leads nowhere, Zoom alone is told, if it can be: the account is then off,
    and the proposal says what stands against it. Nobody is deactivated in Okta unasked.
    """
    if verb in BACK:
        plan = plan_reactivate(people, context)
        return of_plan(plan, context, answers=_of_few(people, plan, None, context))
    taken = route or (Route.AUTO if verb is Verb.TURN_OFF_IN_ZOOM else AWAY.get(verb, Route.AUTO))
    plan = plan_take_away(people, taken, context)
    why = ""
    if route is None and taken is Route.AUTO and not plan.actions:
        only = plan_take_away(people, Route.ZOOM, context)
        if only.actions:
            why = next((row.skipped for row in plan.rows if row.skipped), "")
            plan, taken = only, Route.ZOOM
    answers = _of_few(people, plan, taken, context)
    answers = answers._replace(because=(*filter(None, (why,)), *answers.because))
    routes = _routes(people, plan, taken, context)
    found = of_plan(plan, context, taken, routes, answers=answers)
    return replace(found, notes=notes_of_left_out(people, plan, context))


def of_plan(
    plan: Plan,
    context: Context,
    route: Route = Route.ZOOM,
    routes: tuple[Route, ...] = (),
    *,
    answers: Answers = NO_ANSWERS,
) -> Proposal:
    """Return a plan as it is asked about, and what of it the day's limit lets through."""
    confirmation, part = confirmation_needed(plan, context), None
    if confirmation.needs_reason:
        some = within_limit(plan, context)
        if some.actions:
            part = proposal_of(some, confirmation_needed(some, context), route, ())
    return proposal_of(plan, confirmation, route, routes, answers=answers, part=part)


def _of_few(
    people: Sequence[Comparison], plan: Plan, route: Route | None, context: Context
) -> Answers:
    if len(people) > FEW:
        return NO_ANSWERS
    if route is None:
        return answers_back(people, plan, context)
    return answers_away(people, plan, route, context)


def _routes(
    people: Sequence[Comparison], plan: Plan, route: Route, context: Context
) -> tuple[Route, ...]:
    """Return the ways that lead somewhere; one alone is no choice."""
    if len(people) > FEW:
        return ()
    known = {_writes(plan): route}
    for other in Route:
        known.setdefault(_writes(plan_take_away(people, other, context)), other)
    known.pop(frozenset(), None)
    leading = {*known.values(), route}
    return tuple(r for r in Route if r in leading) if len(leading) > 1 else ()


def _writes(plan: Plan) -> frozenset[tuple[str, str]]:
    return frozenset((action.key, action.verb.value) for action in plan.actions)
