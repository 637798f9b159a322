"""The `check` command: the six set-up steps and each of their checks, as they answer now."""

import argparse
from collections.abc import Iterable, Sequence

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.comparing import read_whole
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.setup import Check, CheckState, Step, confirmed
from zoomprov_gui.domain.setup_report import setup_record
from zoomprov_gui.domain.setup_words import CHECKS, STEPS

MARKS = {
    CheckState.CONFIRMED: "✓",
    CheckState.CHANGE_NEEDED: "△",
    CheckState.BROKEN: "✗",
    CheckState.UNKNOWN: "?",
    CheckState.NOT_STARTED: "·",
}
_NO_ACCESS = {Cause.SIGN_IN, Cause.PERMISSION}


async def check(source: Source, args: argparse.Namespace) -> int:
    """Print the six steps and return the exit code."""
    async with open_company(source) as company:
        await read_whole(company)
        await company.introduce()
        steps = await company.setup.read(fresh=True)
        now, name = company.clock(), company.name
        hosts = {"okta": company.okta_host, "zoom": company.zoom_host}
    if args.json:
        console.say_json(setup_record(steps, company=name, now=now, **hosts))
    else:
        _say(steps)
    return exits.most_telling(codes_of_steps(steps))


def codes_of_steps(steps: Iterable[Step]) -> set[int]:
    """Return what steps that are not all confirmed are called by."""
    checks = [one for step in steps for one in step.checks if one.counts]
    codes = {_code(one) for one in checks if one.problem is not None}
    if any(one.state is not CheckState.CONFIRMED for one in checks):
        codes.add(exits.ATTENTION)
    return codes


def _code(one: Check) -> int:
    denied = one.problem is not None and one.problem.cause in _NO_ACCESS
    return exits.NO_ACCESS if denied else exits.INCOMPLETE


def _say(steps: Sequence[Step]) -> None:
    width = max(len(words.title) for words in CHECKS.values())
    values = max(len(console.plain(one.value)) for step in steps for one in step.checks)
    for step in steps:
        title = f"{MARKS[step.state]} {step.number}. {STEPS[step.key].title}"
        console.say(f"{console.bold(title)}  {step.pill}")
        for one in step.checks:
            value = console.plain(one.value).ljust(values)
            head = f"   {MARKS[one.state]} {CHECKS[one.key].title.ljust(width)}  {value}"
            why = one.lapse.text if one.lapse else one.text
            sentences = (console.plain(words).rstrip(".") for words in (why, one.fix) if words)
            more = "".join(f"{sentence}. " for sentence in sentences)
            told = one.state is CheckState.CONFIRMED or not more
            console.say((head if told else f"{head}  {more}").rstrip())
        console.say()
    console.say(console.bold(f"{confirmed(steps)} of {len(steps)} confirmed"))
