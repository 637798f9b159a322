"""The `undo` command: take a run back as far as it can be, and say first what cannot."""

import argparse

from zoomprov_gui.app.carrying_out import carry_out, read_first
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.undoing_setup import about_setup, undo_setup
from zoomprov_gui.app.wiring import open_company


async def undo(source: Source, args: argparse.Namespace) -> int:
    """Undo a run, and return the exit code."""
    async with open_company(source) as company:
        run = company.undo.run(args.run_id)
        setting = about_setup(run)
        if setting is not None:
            return await undo_setup(company, run, setting, args)
        readings = await read_first(company)
        await company.lookup.count_seats()
        run = company.undo.run(args.run_id)  # what was open may have been settled by now
        plan = await company.undo.plan(run, company.roster, company.context())
        return await carry_out(company, plan, args, readings, more={"undoes": run.run})
