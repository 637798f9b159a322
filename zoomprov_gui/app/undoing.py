"""The `undo` command: take a run back as far as it can be, and say first what cannot."""

import argparse

from zoomprov_gui.app.carrying_out import carry_out, read_first
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.undoing_setup import about_setup, undo_setup
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.people import PersonKey, person_key
from zoomprov_gui.storage.records import Run


async def undo(source: Source, args: argparse.Namespace) -> int:
    """Undo a run, and return the exit code."""
    async with open_company(source) as company:
        run = company.undo.run(args.run_id)
        only = _only(args.only, run)
        setting = about_setup(run)
        if setting is not None:
            return await undo_setup(company, run, setting, args)
        readings = await read_first(company)
        await company.lookup.count_seats()
        run = company.undo.run(args.run_id)  # what was open may have been settled by now
        plan = await company.undo.plan(run, company.roster, company.context(), only=only)
        return await carry_out(company, plan, args, readings, more={"undoes": run.run})


def _only(words: list[str], run: Run) -> frozenset[PersonKey] | None:
    """Return whom of a run to undo it for, None for everybody. `Misused` names who is not in it."""
    if not words:
        return None
    there = {person_key(entry.email) for entry in run.entries if entry.settings is None}
    wanted = {person_key(word): word for word in words}
    strangers = ", ".join(word for key, word in wanted.items() if key not in there)
    if strangers:
        raise Misused(f"nothing in this run is about {strangers}", "--only")
    return frozenset(wanted)
