"""The commands that change what stands in Zoom: `licence`, `email` and `end-sessions`."""

import argparse
from collections.abc import Callable, Iterable

from zoomprov_gui.app.carrying_out import carry_out, read_first
from zoomprov_gui.app.change_arguments import KINDS
from zoomprov_gui.app.changing import with_strangers
from zoomprov_gui.app.shapes import Json
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import Context, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.drafting import Who, who_of
from zoomprov_gui.domain.editing import SESSIONS_UNSEEN
from zoomprov_gui.domain.planning import decided_plan
from zoomprov_gui.domain.revising import plan_email, plan_end_sessions, plan_licence
from zoomprov_gui.services.company import Company

LICENSED = 2  # Zoom's number of the licence that is counted


async def licence(source: Source, args: argparse.Namespace) -> int:
    """Give people another licence, and return the exit code."""
    kind = KINDS[args.to]

    def plan(people: list[Who], context: Context) -> Plan:
        return plan_licence(people, kind, context)

    async with open_company(source) as company:
        readings = await read_first(company)
        await company.lookup.count_seats()
        made = _plan(company, args.people, plan, Verb.SET_LICENCE)
        needs = len(made.actions) if kind == LICENSED else 0
        more: Json = {"effects": {"needs": needs, "free": company.lookup.free_licences}}
        return await carry_out(company, made, args, readings, more=more)


async def email(source: Source, args: argparse.Namespace) -> int:
    """Change a person's email in Zoom, and return the exit code."""

    def plan(people: list[Who], context: Context) -> Plan:
        rows = (row for who in people for row in plan_email(who, args.to.strip(), context).rows)
        return Plan(rows=tuple(rows))

    async with open_company(source) as company:
        readings = await read_first(company)
        made = _plan(company, [args.person], plan, Verb.CHANGE_EMAIL)
        return await carry_out(company, made, args, readings)


async def end_sessions(source: Source, args: argparse.Namespace) -> int:
    """Sign people out of Zoom, and return the exit code: no read shows more than "accepted"."""
    async with open_company(source) as company:
        readings = await read_first(company)
        made = _plan(company, args.people, plan_end_sessions, Verb.END_SESSIONS)
        warnings = (SESSIONS_UNSEEN,) if made.actions else ()
        return await carry_out(company, made, args, readings, warnings=warnings)


def _plan(
    company: Company,
    emails: Iterable[str],
    planner: Callable[[list[Who], Context], Plan],
    verb: Verb,
) -> Plan:
    """Plan for the people named; whose picture is not clear is left out, as in the window."""

    def plan(people: list[Comparison], context: Context) -> Plan:
        def rows_of(clear: list[Comparison]) -> tuple[PlanRow, ...]:
            return planner([who_of(person) for person in clear], context).rows

        return decided_plan(people, verb, Route.ZOOM, rows_of)

    return with_strangers(company, emails, plan, verb, Route.ZOOM)
