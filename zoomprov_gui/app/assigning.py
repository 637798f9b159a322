"""The `assign` command: give people and groups the Zoom app in Okta."""

import argparse

from zoomprov_gui.app.carrying_out import carry_out, read_first
from zoomprov_gui.app.shapes import Json
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.assigning import GROUP, plan_assign
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.lookup import Named


async def assign(source: Source, args: argparse.Namespace) -> int:
    """Assign whom the command line names, and return the exit code."""
    async with open_company(source) as company:
        readings = await read_first(company)
        await company.lookup.count_seats()
        plan = await _plan(company, args.people)
        more: Json = {"effects": _gain(company, plan)}
        return await carry_out(company, plan, args, readings, more=more)


async def _plan(company: Company, words: list[str]) -> Plan:
    named = [await look_up(company, word) for word in words]
    people = {one.who.facts.okta_user_id: one.who for one in named if one.who}
    crowds = {one.crowd.group.group_id: one.crowd for one in named if one.crowd}
    plan = plan_assign(people.values(), crowds.values(), company.context())
    strangers = {one.text.casefold(): one for one in named if one.why}
    return Plan(rows=(*plan.rows, *(left_out(one) for one in strangers.values())))


async def look_up(company: Company, word: str) -> Named:
    """Find the person or the group that a word of the command line names."""
    if word.casefold().startswith(GROUP):
        name = word[len(GROUP) :].strip()
        found = await company.lookup.group(name, company.roster)
        return found._replace(text=GROUP + name)
    return await company.lookup.person(word.strip())


def left_out(named: Named, verbs: tuple[Verb, Verb] = (Verb.ASSIGN, Verb.ASSIGN_GROUP)) -> PlanRow:
    """Return the row of whom nobody knows. `verbs`: of a person, and of a group."""
    verb = verbs[named.text.startswith(GROUP)]
    return PlanRow(
        key=PersonKey(named.text.casefold()),
        email=named.text,
        name="",
        verb=verb,
        route=Route.OKTA,
        effect="Nothing is sent.",
        facts=Facts(),
        skipped=named.why,
    )


def _gain(company: Company, plan: Plan) -> Json:
    """Return what the whole plan brings: each created account needs a licence or a basic seat."""
    gain = plan.gain
    return {
        "creates": gain.creates,
        "needs": gain.creates,
        "free": company.lookup.free_licences,
        "touches": gain.touches,
        "already": gain.already,
    }
