"""The `setup` command: do for somebody what the API allows of a step, and read it back."""

import argparse
import json
import sys
from typing import Any

from zoomprov_gui.app import console, exits
from zoomprov_gui.app.carrying_out import code_of_outcome
from zoomprov_gui.app.checking import codes_of_steps
from zoomprov_gui.app.proving import prove
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.setup import Change, ChangeKey, ChangeLine, CheckState, Step, StepKey
from zoomprov_gui.domain.setup_guides import guide
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.setup_results import SetupResult

# The step's own keys, and the words of the contract.
NAMES = {**{key.value: key for key in StepKey}, "connection": StepKey.AUTHORISE}
DONE_HERE = {StepKey.AUTHORISE, StepKey.SWITCHES, StepKey.PROVE}
ELSEWHERE = {
    StepKey.CONNECT_OKTA: "a sign-in comes from the source, or from the window",
    StepKey.CONNECT_ZOOM: "Zoom is prepared in its own portal; `zoomprov check` says what is left",
    StepKey.ASSIGN: "use `zoomprov assign`",
}
LONGEST_PASTE = 20_000
MOST_CHANGES = 4  # an app that is added, activated, authorised: no step needs more


async def set_up(source: Source, args: argparse.Namespace) -> int:
    """Print what would change as old → new; with --yes do it, and read it back."""
    key = step_named(args.step)
    if key is StepKey.PROVE:
        return await prove(source, args)
    async with open_company(source) as company:
        for notice in company.notices:
            console.note(notice)
        await company.setup.read(fresh=True)
        before = _step(company, key)
        if not args.json:
            _say_plan(company, before)
        results = await _perform(company, key, args) if args.yes else []
        after = _step(company, key)
    if args.json:
        console.say_json(_document(before, after, results))
    else:
        _say_end(before, after, results)
    return exits.most_telling(_codes(before, after, results))


def step_named(name: str) -> StepKey:
    """Return the step that a word stands for. `Misused` where nothing of it is done here."""
    key = NAMES.get(name)
    if key is None:
        raise Misused(f"{name!r} is no step; there are {', '.join(NAMES)}", "STEP")
    if key not in DONE_HERE:
        raise Misused(f"nothing of {name} is done by this command: {ELSEWHERE[key]}", "STEP")
    return key


async def _perform(company: Company, key: StepKey, args: argparse.Namespace) -> list[SetupResult]:
    results: list[SetupResult] = []
    while len(results) < MOST_CHANGES and (changes := _step(company, key).changes):
        result = await company.setup.perform(changes[0])
        if result.link:
            result = await _agree(company, result, quiet=args.json)
        results.append(result)
        if not result.verified:
            break
    return results


async def _agree(company: Company, begun: SetupResult, *, quiet: bool) -> SetupResult:
    """Let somebody agree in a browser, and take what they paste from standard input."""
    console.note(
        f"Open this page, sign in to Zoom as an admin or the owner, and agree:\n{begun.link}"
    )
    if sys.stdin.isatty() and not quiet:
        console.note("Then paste here what the page shows, or its address, and an empty line.")
    pasted = _pasted()
    if not pasted:
        await company.setup.read(StepKey.AUTHORISE, fresh=True)
        return begun
    return await company.setup.finish(pasted) or begun


def _pasted() -> str:
    """Return what standard input holds, up to whole JSON, an empty line or its end."""
    text = b""
    while len(text) < LONGEST_PASTE:
        line = sys.stdin.buffer.readline(LONGEST_PASTE)
        if not line or (text and not line.strip()):
            break
        text += line
        try:
            json.loads(text)
        except ValueError:
            continue
        break
    return text.decode("utf-8", "replace").strip()


def _step(company: Company, key: StepKey) -> Step:
    return next(step for step in company.setup.steps() if step.key is key)


def _planned(step: Step) -> tuple[Change, ...]:
    """Return the recommended change: all switches at once, not each of them again."""
    return step.changes[:1]


def _say_plan(company: Company, step: Step) -> None:
    console.say(console.bold(step.lead))
    for change in _planned(step):
        console.say()
        for line in change.lines:
            console.say(f"  {console.plain(line.subject)}: {line.old} → {line.new}")
        console.say(f"  {change.wont}")
        console.say(f"  {_back(change)}")
        if change.why_not:
            console.say(f"  Not now: {change.why_not}")
        elif change.key is ChangeKey.ADD_APP:
            console.say("  After it, Zoom is asked for its permission in your browser.")
    if not step.changes and step.state is not CheckState.CONFIRMED:
        console.say("Nothing of this can be done from here. By hand:")
        for number, words in enumerate(guide(step.key, company.setup.facts).lines, 1):
            console.say(f"  {number}. {words.replace('**', '')}")


def _back(change: Change) -> str:
    """Say how a change is taken back, for somebody who has no window open."""
    if change.undo.endswith(" here."):
        return "It can be taken back: each change stands in `zoomprov journal`."
    return change.undo


def _say_end(before: Step, after: Step, results: list[SetupResult]) -> None:
    for result in results:
        mark = "✓" if result.verified else "…" if result.link else "✗"
        console.say(f"{mark} {console.plain(result.title)}. {console.plain(result.text)}")
    if not before.changes and not results:
        console.say("Nothing to change." if before.state is CheckState.CONFIRMED else "")
    elif not results:
        console.say("\nNothing was sent. Add --yes to do it.")
    else:
        console.say(f"Step {after.number} is now: {after.pill}. {after.line}")


def _document(before: Step, after: Step, results: list[SetupResult]) -> dict[str, Any]:
    return {
        "step": after.key.value,
        "state": after.state.value,
        "plan": [
            {
                "change": change.key.value,
                "lines": [_line_shape(line) for line in change.lines],
                "text": change.text,
                "wont": change.wont,
                "undo": change.undo,
                "why_not": change.why_not or None,
            }
            for change in _planned(before)
        ],
        "results": [
            {
                "change": result.change.key.value,
                "lines": [_line_shape(line) for line in result.change.lines],
                "outcome": result.outcome.value,
                "text": f"{result.title}. {result.text}",
                "link": result.link or None,
            }
            for result in results
        ],
    }


def _line_shape(line: ChangeLine) -> dict[str, str]:
    return {"subject": line.subject, "old": line.old, "new": line.new}


def _codes(before: Step, after: Step, results: list[SetupResult]) -> set[int]:
    codes = {exits.DONE}
    for result in results:
        codes.add(code_of_outcome(result.outcome))
        if result.problem and result.problem.cause in {Cause.SIGN_IN, Cause.PERMISSION}:
            codes.add(exits.NO_ACCESS)
    if not results and before.changes and before.changes[0].why_not:
        codes.add(exits.ATTENTION)
    return codes | codes_of_steps([after])
