"""The commands that write: deactivate and reactivate. The plan comes first, the proof last."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.comparing import read_whole
from zoomprov_gui.app.shapes import zoom_shape
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import Context, Facts, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import ROUTE_VERBS, plan_reactivate, plan_take_away
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.results import ActionResult, Outcome
from zoomprov_gui.storage.journal import new_run_id

Planner = Callable[[list[Comparison], Context], Plan]

NOBODY = "Nobody with this email is assigned in Okta or has an account in Zoom."
NOT_READ = "This person was not on what could be read, so nothing is known of them."


async def deactivate(source: Source, args: argparse.Namespace) -> int:
    """Take Zoom away from people."""
    route = Route(args.route)

    def plan(people: list[Comparison], context: Context) -> Plan:
        return plan_take_away(people, route, context)

    return await _change(source, args, plan, ROUTE_VERBS[route], route, wait=not args.no_wait)


async def reactivate(source: Source, args: argparse.Namespace) -> int:
    """Give Zoom back to people."""
    return await _change(source, args, plan_reactivate, Verb.TURN_ON_IN_ZOOM, Route.ZOOM, wait=True)


async def _change(
    source: Source,
    args: argparse.Namespace,
    planner: Planner,
    verb: Verb,
    route: Route,
    *,
    wait: bool,
) -> int:
    async with open_company(source) as company:
        readings = await read_whole(company)
        if company.compare.sources.misused:
            raise company.compare.sources.misused
        await company.introduce()
        await _settle(company)
        plan = _with_strangers(company, args.people, planner, verb, route)
        if not args.json:
            _say_plan(plan)
        run = new_run_id(company.clock())
        results = await _send(company, run, plan, args, wait=wait)
        roles = company.roster.roles
    if args.json:
        console.say_json(
            {
                "run": run if results else None,
                "plan": [_row_shape(row) for row in plan.rows],
                "results": [_result_shape(result, roles) for result in results],
            }
        )
    return exits.most_telling({*exits.codes_of(readings), *_codes(plan, results, wait=wait)})


async def _settle(company: Company) -> None:
    """Find out first what became of writes that an earlier start left open."""
    question = company.history.open_question()
    if question:
        console.note(question)
    async for settled in company.history.settle():
        console.note(f"{console.plain(settled.entry.email)}: {console.plain(settled.text)}")


def _with_strangers(
    company: Company, emails: Iterable[str], planner: Planner, verb: Verb, route: Route
) -> Plan:
    """Plan for the people named; who is on neither side is left out of it by name."""
    found, strangers = [], []
    for email in dict.fromkeys(person_key(email) for email in emails):
        person = company.roster.find(email)
        if person:
            found.append(person)
        else:
            strangers.append(email)
    context = company.context()
    whole = all(r is not None and r.complete for r in (context.okta, context.zoom))
    plan = planner(found, context)
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


async def _send(
    company: Company, run: str, plan: Plan, args: argparse.Namespace, *, wait: bool
) -> list[ActionResult]:
    if args.dry_run or not args.yes:
        console.note("Nothing was sent." + ("" if args.dry_run else " Add --yes to send this."))
        return []
    if company.journal.read_only:
        return []  # the plan says why for each person, and there is no journal to say it in
    latest: dict[tuple[str, Verb], ActionResult] = {}
    async for result in company.apply.run(run, plan, wait=wait):
        latest[result.row.key, result.row.verb] = result
        if not args.json:
            console.note(f"{console.plain(result.email)}: {console.plain(result.text)}")
    return list(latest.values())


def _say_plan(plan: Plan) -> None:
    console.say(console.bold("This is the plan:"))
    console.say_table(
        ("EMAIL", "WHAT", "BY", "EFFECT"),
        (
            (
                row.email,
                row.verb.value if row.action else "left out",
                row.route.value if row.action else "",
                row.skipped or row.effect,
            )
            for row in plan.rows
        ),
    )


def _row_shape(row: PlanRow) -> dict[str, Any]:
    return {
        "email": row.email,
        "verb": row.verb.value,
        "route": row.route.value,
        "effect": row.effect,
        "skipped": row.skipped,
    }


def _result_shape(result: ActionResult, roles: dict[str, str]) -> dict[str, Any]:
    return {
        "email": result.email,
        "verb": result.row.verb.value,
        "outcome": result.outcome.value,
        "text": result.text,
        "zoom": zoom_shape(result.account, roles),
    }


def _codes(plan: Plan, results: list[ActionResult], *, wait: bool) -> set[int]:
    codes = {exits.NOT_ALL_WRITTEN for row in plan.rows if row.skipped}
    for result in results:
        if result.problem and result.problem.cause in {Cause.SIGN_IN, Cause.PERMISSION}:
            codes.add(exits.NO_ACCESS)
        if result.outcome is Outcome.ACCEPTED:
            codes.add(exits.ATTENTION if wait else exits.DONE)
        elif result.outcome is not Outcome.VERIFIED:
            codes.add(exits.NOT_ALL_WRITTEN)
    return codes
