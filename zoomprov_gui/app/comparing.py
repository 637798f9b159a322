"""The `compare` command: everyone on either side, with one verdict each."""

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.shapes import people_csv, person_shape, reading_shape, unknown_shape
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import ExpectedError, Misused
from zoomprov_gui.domain.people import Reading, Service, person_key
from zoomprov_gui.domain.reconcile import CHANGING_SECONDS
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.verdicts import LOOKS, Verdict, needs_attention
from zoomprov_gui.services.company import Company

# What explains the two lists, as a sentence begins with it.
EXPLAINS = {
    "roles": "The names of Zoom's roles",
    "groups": "The groups that give Zoom",
    "log": "Okta's log, which says why and since when,",
    "directory": "The people in Okta who do not have Zoom",
}


async def read_whole(company: Company) -> tuple[Reading, Reading]:
    """Read both sides with a progress bar, and return how it went: Okta's reading, then Zoom's."""
    for notice in company.notices:
        console.note(notice)
    bar = console.Bar()
    try:
        await company.compare.run(company.roster, bar.report)
    finally:
        bar.close()
    return company.roster.reading(Service.OKTA), company.roster.reading(Service.ZOOM)


def note_trouble(company: Company, readings: Iterable[Reading]) -> None:
    """Tell what could not be read, why, and what to do about it; what is whole needs no word."""
    for reading in readings:
        if reading.complete:
            continue
        words = f"{reading.service.value} was not read completely: {reading.why.rstrip('.')}."
        if isinstance(reading.failure, ExpectedError):
            words += f" {diagnose(reading.failure)}"
        console.note(console.plain(words))
    for what, error in sorted(company.compare.sources.unknown.items()):
        problem = diagnose(error)
        console.note(
            console.plain(
                f"{EXPLAINS.get(what, what)} could not be read: {error}. {problem.remedy}"
            )
        )


async def settle(company: Company) -> None:
    """Find out what became of writes that an earlier start left open, by reading.

    Not while another copy runs: what is open may be what it is just sending.
    """
    if company.journal.read_only:
        return
    question = company.history.open_question()
    if question:
        console.note(question)
    async for settled in company.history.settle():
        console.note(f"{console.plain(settled.entry.email)}: {console.plain(settled.text)}")


async def compare(source: Source, args: argparse.Namespace) -> int:
    """Print the comparison and return the exit code."""
    wanted = _verdicts(args.verdict)
    async with open_company(source) as company:
        readings = await read_whole(company)
        if company.compare.sources.misused:
            raise company.compare.sources.misused
        await company.introduce()
        if not company.sandbox:  # one in this process began anew with this command
            await settle(company)
            _note_sent(company)
        head, people = _head(company, readings), _people(company, wanted)
    if args.json:
        console.say_json_list(head, "people", people)
    elif args.csv:
        for line in people_csv(people):
            console.say(line)
    else:
        _say(head, people, company.roster)
    note_trouble(company, readings)
    counts = company.roster.counts
    attention = any(n and needs_attention(verdict) for verdict, n in counts.items())
    return exits.most_telling(
        {*exits.codes_of(readings), exits.ATTENTION if attention else exits.DONE}
    )


def _note_sent(company: Company) -> None:
    """Take over whom a write was just sent for that no read shows yet (UX.md §7.2 rule 2)."""
    for entry in company.journal.unsettled(company.source):
        if entry.sent_at is not None and entry.email:
            company.roster.note_changing(
                [person_key(entry.email)], entry.sent_at + CHANGING_SECONDS
            )
    company.roster.tick(company.clock())


def _verdicts(keys: list[str]) -> set[Verdict]:
    known = {verdict.value: verdict for verdict in Verdict}
    for key in keys:
        if key not in known:
            raise Misused(f"{key!r} is no verdict; there are {', '.join(known)}", "--verdict")
    return {known[key] for key in keys} or set(Verdict)


def _head(company: Company, readings: tuple[Reading, Reading]) -> dict[str, Any]:
    okta, zoom = readings
    app = company.compare.sources.app
    return {
        "complete": okta.complete and zoom.complete,
        "okta": {
            "org": company.okta_host,
            "app_id": app.app_id if app else None,
            **reading_shape(okta),
        },
        "zoom": {"account": company.account, **reading_shape(zoom)},
        "counts": {v.value: n for v, n in company.roster.counts.items() if n},
        "not_known": unknown_shape(company.compare.sources.unknown),
    }


def _people(company: Company, wanted: set[Verdict]) -> Iterator[dict[str, Any]]:
    """Return everybody asked for, one after the other: 100,000 at once take half a gigabyte."""
    now, context, roles = company.clock(), company.context(), company.roster.roles
    found = (company.roster.comparison(row) for row in company.roster.by_email())
    return (person_shape(p, roles, context, now) for p in found if p.verdict in wanted)


def _say(head: dict[str, Any], people: Iterator[dict[str, Any]], roster: Roster) -> None:
    words = {verdict.value: look.words for verdict, look in LOOKS.items()}
    emails = (roster.columns.key[row] for row in roster.rows)
    console.say_table(
        ("EMAIL", "VERDICT", "WHY"),
        ((p["email"], words[p["verdict"]], p["text"]) for p in people),
        widths=(max(map(len, emails), default=0), max(map(len, words.values())), 0),
    )
    console.say()
    counts = sorted(head["counts"].items(), key=lambda item: -item[1])
    console.say(console.bold(" · ".join(f"{words[key]}: {n}" for key, n in counts) or "Nobody"))
