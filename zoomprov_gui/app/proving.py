"""`setup prove`: the test of the set-up with one person, tick by tick."""

import argparse
from typing import Any

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.checking import codes_of_steps
from zoomprov_gui.app.shapes import stamp
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.setup import Step, StepKey
from zoomprov_gui.domain.setup_facts import ProofFacts, ProofTick
from zoomprov_gui.domain.setup_person import ProofPreview
from zoomprov_gui.domain.setup_words import CHECKS
from zoomprov_gui.services.company import Company


async def prove(source: Source, args: argparse.Namespace) -> int:
    """Print what the test does to the person named; with --yes run it and print each tick."""
    if not args.person:
        raise Misused("name a test person, who has no Zoom yet: --person EMAIL", "--person")
    async with open_company(source) as company:
        for notice in (*company.notices, company.proof.stands()):
            if notice:
                console.note(notice)
        await company.introduce()
        await company.setup.read(fresh=True)
        preview = await company.proof.preview(args.person)
        if not args.json:
            _say_preview(preview)
        stood = await _run(company, preview, args) if args.yes else None
        step = _step(company)
    if args.json:
        console.say_json(_document(preview, stood, step))
    elif stood is None and not preview.why_not:
        console.say("\nNothing was sent. Add --yes to run the test.")
    return exits.most_telling(_codes(preview, stood, step))


async def _run(
    company: Company, preview: ProofPreview, args: argparse.Namespace
) -> ProofFacts | None:
    if preview.why_not:
        return None
    stood, said = None, 0
    async for facts in company.proof.run(preview.email):
        seen = [tick for tick in facts.ticks if tick.ok]
        for tick in seen[said:]:
            if not args.json:
                console.say(f"✓ {stamp(tick.at or 0)}  {CHECKS[tick.key].title}. {tick.text}")
        stood, said = facts, len(seen)
    if stood is not None and not args.json:
        for tick in stood.ticks[said:]:
            console.say(f"✗ {CHECKS[tick.key].title}: not seen.")
    return stood


def _step(company: Company) -> Step:
    return next(step for step in company.setup.steps() if step.key is StepKey.PROVE)


def _say_preview(preview: ProofPreview) -> None:
    for line in (*preview.lines, preview.warning):
        if line:
            console.say(f"  {console.plain(line)}")
    if preview.why_not:
        console.say(f"  Not with this person: {console.plain(preview.why_not)}")


def _document(preview: ProofPreview, stood: ProofFacts | None, step: Step) -> dict[str, Any]:
    return {
        "step": step.key.value,
        "state": step.state.value,
        "plan": [
            {
                "email": preview.email,
                "lines": list(preview.lines),
                "warning": preview.warning or None,
                "why_not": preview.why_not or None,
            }
        ],
        "results": [_tick_shape(tick) for tick in (stood.ticks if stood else ())],
    }


def _tick_shape(tick: ProofTick) -> dict[str, Any]:
    seen_at = stamp(tick.at or 0) if tick.ok else None
    return {"check": tick.key.value, "seen": bool(tick.ok), "at": seen_at, "text": tick.text}


def _codes(preview: ProofPreview, stood: ProofFacts | None, step: Step) -> set[int]:
    codes = codes_of_steps([step])
    if preview.why_not or (stood is not None and any(not tick.ok for tick in stood.ticks)):
        codes.add(exits.NOT_ALL_WRITTEN)
    return codes
