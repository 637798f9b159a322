"""The `edit` command: change details of a person or a group in Okta, and watch Zoom follow."""

import argparse
import shlex
from collections.abc import Iterable, Sequence

from zoomprov_gui.app.assigning import left_out
from zoomprov_gui.app.carrying_out import carry_out, read_first
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import Action, Plan, Route, Verb
from zoomprov_gui.domain.assigning import GROUP
from zoomprov_gui.domain.drafting import left_out as person_left_out
from zoomprov_gui.domain.editing import EMAIL_STAYS, changes_email
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.facts import Details
from zoomprov_gui.domain.people import GROUP_FIELDS, PERSON_FIELDS, person_key
from zoomprov_gui.domain.planning import undecided
from zoomprov_gui.domain.revising import plan_edit_group, plan_edit_person
from zoomprov_gui.services.company import Company

VERBS = (Verb.EDIT_PERSON, Verb.EDIT_GROUP)


async def edit(source: Source, args: argparse.Namespace) -> int:
    """Change what the command line names, and return the exit code."""
    word = args.target.strip()
    about_group = word.casefold().startswith(GROUP)
    details = _details(args.changes, GROUP_FIELDS if about_group else PERSON_FIELDS)
    async with open_company(source) as company:
        readings = await read_first(company)
        if about_group:
            plan = await _of_group(company, word, details)
        else:
            plan = await _of_person(company, word, details)
        warnings = [why for action in plan.actions for why in _warnings(action, args)]
        return await carry_out(company, plan, args, readings, warnings=warnings)


def _details(words: Iterable[str], fields: Sequence[str]) -> Details:
    """Return the new values under Okta's own names. `Misused` names the word that is wrong."""
    names = {name.casefold(): name for name in fields}
    found = dict[str, str]()
    for word in words:
        field, equals, value = word.partition("=")
        name = names.get(field.strip().casefold())
        if not equals:
            raise Misused(f"“{word}” is not FIELD=VALUE", "--set")
        if name is None:
            raise Misused(f"“{field}” is no field here; there are {', '.join(fields)}", "--set")
        if name in found:
            raise Misused(f"{name} is set twice", "--set")
        found[name] = value.strip()
    return tuple(found.items())


async def _of_group(company: Company, word: str, details: Details) -> Plan:
    named = await company.lookup.group_alone(word[len(GROUP) :].strip())
    if named.crowd is None:
        return Plan(rows=(left_out(named._replace(text=GROUP + named.text), VERBS),))
    return plan_edit_group(named.crowd.group, details, named.crowd.facts, company.context())


async def _of_person(company: Company, word: str, details: Details) -> Plan:
    named = await company.lookup.person(word)
    if named.who is None:
        return Plan(rows=(left_out(named, VERBS),))
    who = await company.lookup.everything(named.who)
    known = company.roster.find(who.key) or company.roster.find(person_key(who.email))
    why = undecided(known) if known else ""
    if why:
        return Plan(rows=(person_left_out(who, Verb.EDIT_PERSON, Route.OKTA, why),))
    return plan_edit_person(who, details, company.context())


def _warnings(action: Action, args: argparse.Namespace) -> Iterable[str]:
    """Say before it is saved that Zoom keeps the old email, and what changes it there."""
    if EMAIL_STAYS not in action.effect:
        return
    changed = dict(action.change.details)
    new = changed.get("email") or changed["login"]
    why_not = changes_email(new, action.expected)
    if isinstance(why_not, str):
        yield f"{EMAIL_STAYS} By a program it cannot be changed now: {why_not}"
        return
    old = action.expected.zoom_email
    words = ("zoomprov", "email", *_source_words(args), old, "--to", new)
    piped = " with the same document piped in" if args.connection == "-" else ""
    yield f"{EMAIL_STAYS} This changes it there{piped}: {shlex.join(words)}"


def _source_words(args: argparse.Namespace) -> tuple[str, ...]:
    ways = ("workspace", "connection", "sandbox")  # exactly one of them is given
    name = next(way for way in ways if getattr(args, way))
    folder = getattr(args, "data_dir", "")  # left out where nobody named one
    kept = ("--data-dir", folder) if folder else ()
    return (f"--{name}", getattr(args, name), *kept)
