"""The `verify` command: read people back from both sides until the answer is final."""

import argparse
from typing import Any

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.shapes import stamp, zoom_shape
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import REMOVALS
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.readback import Subject
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.domain.verification import Verification
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.verify import subject_of


async def verify(source: Source, args: argparse.Namespace) -> int:
    """Print how far each person's proof has come, and return the exit code."""
    async with open_company(source) as company:
        await company.compare.find_app()
        subjects = [_subject(company, email) for email in dict.fromkeys(args.people)]
        latest: dict[str, Verification] = {}
        async for seen in company.verify.watch_all(subjects, args.timeout):
            latest[seen.subject.email] = seen
            if not args.json:
                console.note(f"{console.plain(seen.subject.email)}: {console.plain(seen.text)}")
    if args.json:
        console.say_json({"people": [_shape(seen) for seen in latest.values()]})
    else:
        console.say_table(
            ("EMAIL", "PROVEN", "WHY"),
            ((s.subject.email, "yes" if s.proven else "no", s.text) for s in latest.values()),
        )
    return exits.most_telling(map(_code, latest.values()))


def _subject(company: Company, email: str) -> Subject:
    """Return whom to read, and what a read must show.

    What the journal remembers finds an account that was renamed. Off is what is proven, unless the
    last thing this program did was to turn the person on.
    """
    last = company.journal.last_write(company.source, email)
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
    subject = subject_of(nobody, last)
    if last is None:
        return subject
    subject = subject._replace(zoom_id=last.zoom_id, okta_user_id=last.okta_user_id)
    given_back = last.verb not in {verb.value for verb in REMOVALS}
    return subject._replace(goal=last.goal) if given_back else subject


def _shape(seen: Verification) -> dict[str, Any]:
    return {
        "email": seen.subject.email,
        "rungs": [
            {"rung": rung.rung.value, "state": rung.state.value, "at": stamp(rung.at or 0)}
            for rung in seen.rungs
        ],
        "zoom": zoom_shape(seen.account, {}),
        "proven": seen.proven,
        "text": seen.text,
    }


def _code(seen: Verification) -> int:
    if seen.proven:
        return exits.DONE
    if seen.never:
        return exits.NOT_ALL_WRITTEN
    return exits.code_of(seen.error) or exits.ATTENTION
