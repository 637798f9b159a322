"""The commands that write about people whom the comparison knows: deactivate and reactivate."""

import argparse
from collections.abc import Callable, Iterable

from zoomprov_gui.app.carrying_out import carry_out, read_first
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import Context, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import PersonKey, person_key
from zoomprov_gui.domain.planning import ROUTE_VERBS, plan_reactivate, plan_take_away
from zoomprov_gui.services.company import Company

Planner = Callable[[list[Comparison], Context], Plan]

NOBODY = "Nobody with this email is assigned in Okta or has an account in Zoom."
NOT_READ = "This person was not on what could be read, so nothing is known of them."


async def deactivate(source: Source, args: argparse.Namespace) -> int:
    """Take Zoom away from people."""
    route = Route(args.route)

    def plan(people: list[Comparison], context: Context) -> Plan:
        return plan_take_away(people, route, context)

    return await _change(source, args, plan, ROUTE_VERBS[route], route)


async def reactivate(source: Source, args: argparse.Namespace) -> int:
    """Give Zoom back to people."""
    return await _change(source, args, plan_reactivate, Verb.TURN_ON_IN_ZOOM, Route.ZOOM)


async def _change(
    source: Source,
    args: argparse.Namespace,
    planner: Planner,
    verb: Verb,
    route: Route,
) -> int:
    async with open_company(source) as company:
        readings = await read_first(company)
        plan = with_strangers(company, args.people, planner, verb, route)
        return await carry_out(company, plan, args, readings)


def with_strangers(
    company: Company, emails: Iterable[str], planner: Planner, verb: Verb, route: Route
) -> Plan:
    """Plan for the people named; who is on neither side is left out of it by name."""
    found, strangers = dict[PersonKey, Comparison](), []
    for email in dict.fromkeys(person_key(email) for email in emails):
        person = company.roster.find(email)
        if person:
            found[person.key] = person
        else:
            strangers.append(email)
    context = company.context()
    whole = all(r is not None and r.complete for r in (context.okta, context.zoom))
    plan = planner(list(found.values()), context)
    return Plan(
        rows=(
            *plan.rows,
            *(
                PlanRow(
                    key=email,
                    email=email,
                    name="",
                    verb=verb,
                    route=route,
                    effect="",
                    facts=Facts(),
                    skipped=NOBODY if whole else NOT_READ,
                )
                for email in strangers
            ),
        )
    )
