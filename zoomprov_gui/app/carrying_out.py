"""What every command that writes does: read first, say the plan, send it, say what became of it."""

import argparse
from collections.abc import Sequence
from typing import Any

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.comparing import note_trouble, read_whole, settle
from zoomprov_gui.app.shapes import Json, zoom_shape
from zoomprov_gui.domain.access import Held
from zoomprov_gui.domain.actions import (
    NO_APPROVAL,
    NO_CHANGE,
    Approval,
    Plan,
    PlanRow,
    Route,
    Verb,
)
from zoomprov_gui.domain.changed import changes_of, seen
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.domain.people import Reading
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.safeguards import approved, held_back
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.results import ActionResult, Outcome
from zoomprov_gui.storage.records import new_run_id
from zoomprov_gui.viewmodels.deeds import deed_of
from zoomprov_gui.viewmodels.endings import ending_of_result


async def read_first(company: Company) -> tuple[Reading, Reading]:
    """Read both sides, who we are, and what became of writes that an earlier start left open.

    Of a simulated company that began anew with this command no read tells what came before it.
    """
    readings = await read_whole(company)
    if company.compare.sources.misused:
        raise company.compare.sources.misused
    await company.introduce()
    if company.sandbox:
        return readings
    for opened in company.history.recheck(company.roster):
        console.note(f"{console.plain(opened.entry.email)}: {console.plain(opened.text)}")
    await settle(company)
    return readings


def approval_of(args: argparse.Namespace, plan: Plan) -> Approval:
    """Return what somebody typed to exceed the removal limit. `Misused` where it does not fit."""
    number, reason = getattr(args, "allow_removals", None), getattr(args, "reason", None) or ""
    if number is None:
        return NO_APPROVAL
    if not reason.strip():
        raise Misused("say why so many may lose Zoom, with --reason TEXT", "--allow-removals")
    if number != plan.removes_from:
        raise Misused(
            f"this plan takes Zoom from {plan.removes_from} people, not from {number}",
            "--allow-removals",
        )
    return Approval(number, reason)


async def carry_out(
    company: Company,
    plan: Plan,
    args: argparse.Namespace,
    readings: tuple[Reading, Reading],
    *,
    warnings: Sequence[str] = (),
    more: Json | None = None,
) -> int:
    """Say the plan, send it after `--yes`, and return the exit code.

    `warnings` are said before anything is sent; `more`: further JSON keys.
    """
    approval = approval_of(args, plan)
    if not args.json:
        _say_changes(plan)
        for warning in warnings:
            console.say(console.plain(warning))
        _say_plan(plan)
        _say_limit(company, plan, approval)
    run = new_run_id(company.clock())
    results = await _send(company, run, plan, args)
    if not company.sandbox:
        async for _ in company.history.settle(but=run):
            pass  # what an earlier start left open may be what was sent again just now
    roles = company.roster.roles
    note_trouble(company, readings)
    if args.json:
        console.say_json(
            {
                "run": run if results and not company.journal.read_only else None,
                "plan": [_row_shape(row) for row in plan.rows],
                "results": [_result_shape(result, roles) for result in results],
                **({"warnings": list(warnings)} if warnings else {}),
                **(more or {}),
            }
        )
    elif results:
        _say_results(results)
    codes = {*_codes(plan, results, wait=not args.no_wait), *_denied(plan, company)}
    return exits.most_telling({*exits.codes_of(readings), *codes})


async def _send(
    company: Company, run: str, plan: Plan, args: argparse.Namespace
) -> list[ActionResult]:
    if args.dry_run or not args.yes:
        none = args.dry_run or not plan.actions
        console.note("Nothing was sent." + ("" if none else " Add --yes to send this."))
        return []
    if company.journal.read_only:
        # The plan says why for each person, and there is no journal to say it in.
        return [
            ActionResult(row=row, outcome=Outcome.SKIPPED, text=row.skipped or "", settled=True)
            for row in plan.rows
        ]
    latest: dict[tuple[str, Verb], ActionResult] = {}
    approval = approval_of(args, plan)
    sent = company.apply.run(run, plan, wait=not args.no_wait, approval=approval)
    async for result in sent:
        latest[result.row.key, result.row.verb] = result
        console.progress(f"{console.plain(result.email)}: {console.plain(result.text)}")
    return list(latest.values())


# Where a change is sent. The plan of one person names no way that still has to be chosen.
_SIDES = {Route.UNASSIGN: "Okta", Route.OKTA: "Okta", Route.ZOOM: "Zoom", Route.AUTO: ""}


def _what(row: PlanRow) -> str:
    """Return what is done, as the window calls it."""
    return deed_of(row.verb.value, row.action.change if row.action else NO_CHANGE).order


def _say_limit(company: Company, plan: Plan, approval: Approval) -> None:
    why = held_back(plan.takes_from, company.context())
    if why and approved(plan, approval):
        console.note(f"{why} You allowed it: {console.plain(approval.reason)}")
    elif why:
        number = plan.removes_from
        console.note(f"{why} Removals are held back: add --allow-removals {number} --reason TEXT.")


def _say_changes(plan: Plan) -> None:
    rows = [
        (action.email, one.field, one.old, one.new, "yes" if one.zoom else "no")
        for action in plan.actions
        for one in changes_of(action)
    ]
    if rows:
        console.say(console.bold("This is what changes:"))
        console.say_table(("EMAIL", "FIELD", "OLD", "NEW", "IN ZOOM"), rows)
        console.say()


def _say_plan(plan: Plan) -> None:
    console.say(console.bold("This is the plan:"))
    console.say_table(
        ("EMAIL", "WHAT", "BY", "EFFECT"),
        (
            (
                row.email,
                _what(row) if row.action else "Left out",
                _SIDES[row.route] if row.action else "",
                row.skipped or " ".join(filter(None, (row.effect, row.lost))),
            )
            for row in plan.rows
        ),
    )
    console.flush()  # whoever does not want to read the plan does not want it sent


def _say_results(results: list[ActionResult]) -> None:
    console.say()
    console.say(console.bold("This is what became of it:"))
    console.say_table(
        ("EMAIL", "WHAT", "OUTCOME", "WHY"),
        ((r.email, _what(r.row), ending_of_result(r).words, r.text) for r in results),
    )
    rows = [
        (r.email, one["field"], one["okta"] or "", one["zoom"] or "")
        for r in results
        if r.verification  # without a wait nobody has looked
        for one in _fields(r)
    ]
    if rows:
        console.say()
        console.say_table(("EMAIL", "FIELD", "SEEN IN OKTA", "SEEN IN ZOOM"), rows)


def _row_shape(row: PlanRow) -> dict[str, Any]:
    changed = changes_of(row.action) if row.action else ()
    return {
        "email": row.email,
        "verb": row.verb.value,
        "route": row.route.value,
        "effect": row.effect,
        "skipped": row.skipped,
        **({"lost": row.lost} if row.lost else {}),
        **({"changes": [one._asdict() for one in changed]} if changed else {}),
    }


def _result_shape(result: ActionResult, roles: dict[str, str]) -> dict[str, Any]:
    fields = _fields(result)
    return {
        "email": result.email,
        "verb": result.row.verb.value,
        "outcome": result.outcome.value,
        "text": result.text,
        "zoom": zoom_shape(result.account, roles),
        **({"fields": fields} if fields else {}),
    }


def _fields(result: ActionResult) -> list[Json]:
    """Return what the latest read shows of each value that was sent; nothing where none was."""
    if result.row.action is None or result.subject is None:
        return []
    facts = result.verification.facts if result.verification else None
    shown = [(one.field, seen(one, facts)) for one in changes_of(result.row.action)]
    return [
        {
            "field": field,
            "okta": there.okta.value if there.okta else None,
            "zoom": there.zoom.value if there.zoom else None,
        }
        for field, there in shown
    ]


def _denied(plan: Plan, company: Company) -> set[int]:
    """Return the code of a missing permission, where somebody is left out because of one."""
    checks = company.able.values()
    sentences = {check.sentence for check in checks if check.held is Held.NO}
    return {exits.NO_ACCESS for row in plan.skipped if row.skipped in sentences}


def _codes(plan: Plan, results: list[ActionResult], *, wait: bool) -> set[int]:
    codes = {exits.NOT_ALL_WRITTEN for row in plan.rows if row.skipped}
    for result in results:
        if result.problem and result.problem.cause in {Cause.SIGN_IN, Cause.PERMISSION}:
            codes.add(exits.NO_ACCESS)
        unseen = result.row.action is not None and result.row.action.goal == Goal()
        codes.add(code_of_outcome(result.outcome, waited=wait and not unseen))
    return codes


def code_of_outcome(outcome: Outcome, *, waited: bool = True) -> int:
    """Return what a write is called by: accepted and not shown needs attention, if one `waited`."""
    if outcome is Outcome.ACCEPTED:
        return exits.ATTENTION if waited else exits.DONE
    return exits.DONE if outcome is Outcome.VERIFIED else exits.NOT_ALL_WRITTEN
