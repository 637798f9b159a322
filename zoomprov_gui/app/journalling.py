"""The `journal` command: what this program has written, and what became of it."""

from argparse import Namespace
from typing import Any

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.shapes import stamp
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.storage.journal import read_runs
from zoomprov_gui.storage.records import Entry, Run
from zoomprov_gui.viewmodels.deeds import deed_of
from zoomprov_gui.viewmodels.endings import ending_of


def show_journal(paths: Paths, args: Namespace) -> int:
    """Print the journal of all companies, the sandbox's own included, newest run last."""
    runs = [run for path in paths.journals for run in read_runs(path)]
    runs = sorted(runs, key=lambda run: run.started_at)
    if args.run:
        runs = [run for run in runs if run.run == args.run]
        if not runs:
            raise Misused(f"there is no run {args.run!r} in the journal", "--run")
    if args.json:
        console.say_json({"runs": [run_shape(run) for run in runs]})
    else:
        _say(runs)
    return exits.DONE


def run_shape(run: Run) -> dict[str, Any]:
    """Return one run as the contract has it."""
    return {
        "run": run.run,
        "started_at": stamp(run.started_at),
        "source": run.source,
        "actor": run.actor or None,
        "allowed_removals": run.allowed,
        "reason": run.reason or None,
        "entries": [_entry_shape(entry) for entry in run.entries],
    }


def _entry_shape(entry: Entry) -> dict[str, Any]:
    return {
        "email": entry.email,
        "name": entry.name,
        "verb": entry.verb,
        "route": entry.route,
        "state": entry.state.value,
        "shown_in_okta": entry.shown_in_okta,
        "before": entry.before,
        "after": entry.after,
        "sent_at": stamp(entry.sent_at or 0),
        "settled_at": stamp(entry.settled_at or 0),
        "request_id": entry.request_id,
        "text": entry.text,
        "undoes": entry.undoes,
        "entry": entry.entry_id,
    }


def _say(runs: list[Run]) -> None:
    if not runs:
        console.say("This program has written nothing yet.")
    for run in runs:
        console.say(console.bold(f"{run.run} · {console.plain(run.source)}"))
        console.say_table(
            ("EMAIL", "WHAT", "OUTCOME", "WHY"),
            (
                (
                    e.email or "Set-up of Okta",
                    deed_of(e.verb, e.change).order,
                    ending_of(e, going_on=False).words,
                    e.text,
                )
                for e in run.entries
            ),
        )
        console.say()
