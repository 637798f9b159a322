"""`undo` of a run about the set-up: a switch, the app, the connection; shown first, read back."""

import argparse
from typing import Any

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.carrying_out import code_of_outcome
from zoomprov_gui.domain.changed import Changed
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.setup import Change
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.setup_results import SetupResult
from zoomprov_gui.services.stopping import Stopper
from zoomprov_gui.storage.records import Entry, Run

NOTHING = "Nothing is sent."


def about_setup(run: Run) -> Entry | None:
    """Return the entry of a run about the set-up, None where the run is about people."""
    return next((entry for entry in run.entries if entry.settings is not None), None)


async def undo_setup(company: Company, run: Run, entry: Entry, args: argparse.Namespace) -> int:
    """Take a change of the set-up back, and return the exit code."""
    await company.setup.read(fresh=True)
    change = company.setup.change_back(entry)
    if not args.json:
        _say_plan(change)
    result = None
    if isinstance(change, Change) and args.yes and not args.dry_run:
        stop = Stopper(reads_back=not args.no_wait)
        result = await company.setup.perform(change, undoes=entry.entry_id, stop=stop)
    if args.json:
        console.say_json(_document(run, change, result))
    elif result is not None:
        mark = "✓" if result.verified else "✗"
        console.say(f"{mark} {console.plain(result.title)}. {console.plain(result.text)}")
    elif isinstance(change, Change):
        console.say("Nothing was sent. Add --yes to send this.")
    return exits.most_telling(_codes(change, result, wait=not args.no_wait))


def _say_plan(change: Change | str) -> None:
    if isinstance(change, str):
        console.say(f"{NOTHING} {console.plain(change)}")
        return
    for line in change.lines:
        console.say(f"  {line.subject}: {line.old} → {line.new}")
    console.say(f"  {change.wont}")


def _document(run: Run, change: Change | str, result: SetupResult | None) -> dict[str, Any]:
    row: dict[str, Any] = {"email": "", "verb": about_verb(run), "route": "okta"}
    if isinstance(change, str):
        row |= {"effect": NOTHING, "skipped": change}
    else:
        row |= {"verb": change.key.value, "effect": change.button, "skipped": None}
        row["changes"] = [
            Changed(line.subject, line.old, line.new, okta=True, zoom=False)._asdict()
            for line in change.lines
        ]
    results = []
    if result is not None:
        outcome, text = result.outcome.value, f"{result.title}. {result.text}"
        results = [{"email": "", "outcome": outcome, "text": text, "zoom": None}]
    warnings = {} if isinstance(change, str) else {"warnings": [change.wont]}
    return {"run": None, "undoes": run.run, "plan": [row], "results": results, **warnings}


def about_verb(run: Run) -> str:
    """Return what a run about the set-up did."""
    entry = about_setup(run)
    return entry.verb if entry else ""


def _codes(change: Change | str, result: SetupResult | None, *, wait: bool) -> set[int]:
    if isinstance(change, str):
        return {exits.NOT_ALL_WRITTEN}
    if result is None:
        return {exits.DONE}
    codes = {code_of_outcome(result.outcome, waited=wait)}
    if result.problem and result.problem.cause in {Cause.SIGN_IN, Cause.PERMISSION}:
        codes.add(exits.NO_ACCESS)
    return codes
