"""The `verify` command: read people back from both sides until the answer is final.

What is to be shown is whether somebody has Zoom: that they are off, or where the last change of it
gave them Zoom, what that was to bring. Edits are proven by the commands that make them.
"""

import argparse
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from typing import Any

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.shapes import stamp, zoom_shape
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import ExpectedError, Misused
from zoomprov_gui.domain.people import ADMIN, MEMBER, OWNER, person_key
from zoomprov_gui.domain.readback import Subject
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.domain.verification import Verification
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.ladder import ended_sessions, gave_zoom, last_of_access
from zoomprov_gui.services.verify import subject_of, unread
from zoomprov_gui.storage.records import State


async def verify(source: Source, args: argparse.Namespace) -> int:
    """Print how far each person's proof has come, and return the exit code."""
    async with open_company(source) as company:
        people = {person_key(email): email for email in reversed(args.people)}
        subjects = [_subject(company, email, off=args.off) for email in reversed(people.values())]
        latest: dict[str, Verification] = {}
        async for seen in _watched(company, subjects, args.timeout):
            latest[seen.subject.email] = seen
            console.progress(f"{console.plain(seen.subject.email)}: {console.plain(seen.text)}")
        roles = await _roles(company, latest.values())
    for words in dict.fromkeys(str(diagnose(s.error)) for s in latest.values() if s.error):
        console.note(f"zoomprov: {console.plain(words)}")
    if args.json:
        console.say_json({"people": [_shape(seen, roles) for seen in latest.values()]})
    else:
        console.say_table(
            ("EMAIL", "PROVEN", "WHY"),
            ((s.subject.email, "yes" if s.proven else "no", s.text) for s in latest.values()),
        )
    return exits.most_telling(map(_code, latest.values()))


async def _watched(
    company: Company, subjects: list[Subject], patience: float
) -> AsyncIterator[Verification]:
    """Yield what each read shows. Without the Zoom app in Okta nobody can be read at all."""
    try:
        await company.compare.find_app()
    except Misused:
        raise
    except ExpectedError as error:
        for subject in subjects:
            yield unread(subject, error)
        return
    company.verify.ask_log(company.compare.zoom.operations)
    async for seen in company.verify.watch_all(subjects, patience):
        yield seen


async def _roles(company: Company, seen: Iterable[Verification]) -> dict[str, str]:
    """Return what the account calls its roles, where somebody has one of its own making."""
    known = {"", OWNER, ADMIN, MEMBER}
    if all(s.account is None or s.account.role_id in known for s in seen):
        return {}
    with suppress(ExpectedError):
        return await company.compare.zoom.roles()
    return {}


def _subject(company: Company, email: str, *, off: bool) -> Subject:
    """Return whom to read, and what a read must show; with `off`, off in any case.

    What the journal remembers finds an account that was renamed.
    """
    about = company.journal.of_person(company.source, email)
    last = last_of_access(about)
    given = last is not None and gave_zoom(last)
    known = last or next(reversed(about), None)
    nobody = Comparison(
        key=person_key(email),
        email=email,
        name="",
        verdict=Verdict.UNKNOWN,
        reason=None,
        since=0.0,
        assignment=None,
        account=None,
    )
    # Of a write that gave Zoom, the rungs say nothing about being off.
    subject = subject_of(nobody, None if off and given else last)
    subject = subject._replace(
        zoom_id=known.zoom_id if known else "",
        okta_user_id=known.okta_user_id if known else "",
        sessions_at=ended_sessions(about),
    )
    if last is None or (off and given):
        return subject
    subject = subject._replace(proven_at=last.settled_at if last.state is State.VERIFIED else None)
    return subject._replace(goal=last.goal) if given else subject


def _shape(seen: Verification, roles: dict[str, str]) -> dict[str, Any]:
    return {
        "email": seen.subject.email,
        "expected": "off" if seen.subject.goal.zoom_on is False else "given",
        "rungs": [
            {"rung": rung.rung.value, "state": rung.state.value, "at": stamp(rung.at or 0)}
            for rung in seen.rungs
        ],
        "zoom": zoom_shape(seen.account, roles),
        "proven": seen.proven,
        "text": seen.text,
    }


def _code(seen: Verification) -> int:
    if seen.proven:
        return exits.DONE
    if seen.error is not None:
        return exits.code_of(seen.error)
    # What is final although there was time left will never be shown.
    return exits.ATTENTION if seen.slow else exits.NOT_ALL_WRITTEN
