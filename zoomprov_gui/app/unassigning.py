"""The `unassign` command: take the Zoom app from people and groups in Okta."""

import argparse

from zoomprov_gui.app import console
from zoomprov_gui.app.assigning import left_out, look_up
from zoomprov_gui.app.carrying_out import carry_out, read_first
from zoomprov_gui.app.changing import with_strangers
from zoomprov_gui.app.shapes import Json
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import Context, Group, Plan, Route, Verb
from zoomprov_gui.domain.assigning import GROUP, Crowd, plan_unassign_groups
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.outlook import outlook_of_unassigning
from zoomprov_gui.domain.planning import plan_leave_group, plan_take_away
from zoomprov_gui.services.company import Company

VERBS = (Verb.UNASSIGN, Verb.UNASSIGN_GROUP)


async def unassign(source: Source, args: argparse.Namespace) -> int:
    """Take Zoom in Okta from whom the command line names, and return the exit code."""
    words = [word for word in args.people if not word.casefold().startswith(GROUP)]
    groups = {word.casefold(): word for word in args.people if word.casefold().startswith(GROUP)}
    if args.from_group is not None and groups:
        raise Misused("only people can be taken out of a group", "--from")
    async with open_company(source) as company:
        readings = await read_first(company)
        people = _people(company, words, args.from_group)
        named = [await look_up(company, word) for word in groups.values()]
        crowds = [one.crowd for one in named if one.crowd]
        rows = plan_unassign_groups(crowds, company.context()).rows
        strangers = (left_out(one, VERBS) for one in named if one.why)
        plan = Plan(rows=(*people.rows, *rows, *strangers))
        fates = [_fate(crowd) for crowd in crowds if crowd.facts.assigned and not crowd.why]
        if not args.json:
            _say_fates(fates)
        more = {"groups": fates} if groups else None
        return await carry_out(company, plan, args, readings, more=more)


def _people(company: Company, words: list[str], from_group: str | None) -> Plan:
    if from_group is None:

        def away(people: list[Comparison], context: Context) -> Plan:
            return plan_take_away(people, Route.UNASSIGN, context)

        return with_strangers(company, words, away, Verb.UNASSIGN, Route.UNASSIGN)
    group = _giving(company.context(), from_group)

    def leave(people: list[Comparison], context: Context) -> Plan:
        return plan_leave_group(people, group, context)

    return with_strangers(company, words, leave, Verb.REMOVE_FROM_GROUP, Route.UNASSIGN)


def _giving(context: Context, name: str) -> Group:
    """Return the group of this name that gives Zoom. `Misused` where there is not exactly one."""
    found = [group for group in context.giving if group.name.casefold() == name.strip().casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        raise Misused("several groups with this name give Zoom; rename one in Okta", "--from")
    if context.okta is None or not context.okta.complete:
        return Group("", name)  # the plan leaves everybody out, and says what was not read
    known = ", ".join(f"“{group.name}”" for group in context.giving) or "no group"
    raise Misused(f"“{name}” gives nobody Zoom; Zoom comes from {known}", "--from")


def _fate(crowd: Crowd) -> Json:
    people = [
        {"email": one.who.email, "fate": one.fate.value, "why": one.why}
        for one in outlook_of_unassigning(crowd)
    ]
    return {"email": GROUP + crowd.group.name, "people": people}


def _say_fates(fates: list[Json]) -> None:
    for group in fates:
        title = f"This is what happens to each person in {group['email']}:"
        console.say(console.bold(console.plain(title)))
        rows = ((one["email"], one["fate"], one["why"]) for one in group["people"])
        console.say_table(("EMAIL", "WHAT", "WHY"), rows)
        console.say()
