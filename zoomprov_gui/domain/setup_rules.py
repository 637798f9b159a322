"""How one read becomes one check: shown, not shown, not asked for, or not to be read."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import ExpectedError, Refused
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.setup import Check, CheckKey, CheckState, Lapse, Origin
from zoomprov_gui.domain.setup_facts import Fact, SetupFacts, Ticked
from zoomprov_gui.domain.setup_words import CHECKS, NOT_TOLD

TELL = "Can't tell"
SIGN_INS = {CheckKey.OKTA_SIGN_IN, CheckKey.ZOOM_CREDENTIALS}
NOT_IN_PLAN = "E0000015"


def check(
    key: CheckKey,
    fact: Fact[Any],
    state: CheckState,
    value: str,
    **more: Any,
) -> Check:
    """Return what a read says of a check: when, from whom, and what was replied.

    Where nothing was read, nothing can be confirmed, whatever the caller thinks.
    """
    if state is CheckState.CONFIRMED and fact.value is None:
        state, value = CheckState.UNKNOWN, TELL
    return Check(
        key=key,
        state=state,
        value=value,
        origin=CHECKS[key].origin,
        read_at=fact.at if fact.asked else None,
        replies=fact.replies,
        **more,
    )


def good(key: CheckKey, fact: Fact[Any], value: str, **more: Any) -> Check:
    """Return a check that a read shows."""
    return check(key, fact, CheckState.CONFIRMED, value, **more)


def change(key: CheckKey, fact: Fact[Any], value: str, fix: str, **more: Any) -> Check:
    """Return a check that somebody has to change something for."""
    return check(key, fact, CheckState.CHANGE_NEEDED, value, fix=fix, **more)


def not_yet(key: CheckKey, value: str = "Not yet", **more: Any) -> Check:
    """Return a check whose subject is not there yet."""
    return check(key, more.pop("fact", Fact()), CheckState.NOT_STARTED, value, **more)


def unread(key: CheckKey, fact: Fact[Any], **more: Any) -> Check:
    """Return a check that could not be read: unknown, or what the refusal itself shows.

    A sign-in that is refused is broken, and all that it would have told is a doubt: a tick never
    outlives a read that failed.
    """
    if fact.error is None:
        return check(key, fact, CheckState.UNKNOWN, "Not read yet", **more)
    problem = diagnose(fact.error)
    if isinstance(fact.error, Refused) and fact.error.code == NOT_IN_PLAN:
        # Told with a 401, and no sign-out: Okta sells this apart (facts/okta.md §11).
        return change(
            key,
            fact,
            "Not in your plan",
            problem.remedy,
            text=problem.title,
            problem=problem,
            **more,
        )
    refused = problem.cause is Cause.SIGN_IN and key in SIGN_INS
    state = CheckState.BROKEN if refused else CheckState.UNKNOWN
    return check(
        key, fact, state, TELL, text=problem.title, fix=problem.remedy, problem=problem, **more
    )


def permission(key: CheckKey, fact: Fact[Any], value: str = "Allowed") -> Check:
    """Return the check of a permission, as a read that needs it shows."""
    if fact.value is not None:
        return good(key, fact, value)
    problem = problem_of(fact.error)
    if problem is None or problem.cause is not Cause.PERMISSION:
        return unread(key, fact)
    return change(
        key, fact, "Not allowed", problem.remedy, text=problem.text.strip(), problem=problem
    )


def untold(key: CheckKey, fact: Fact[Any], ticked: Mapping[CheckKey, Ticked], fix: str) -> Check:
    """Return a check that no app is told: a person may say "I checked it", which is no tick."""
    said = ticked.get(key)
    if said is None:
        found = check(key, fact, CheckState.UNKNOWN, NOT_TOLD, fix=fix, counts=False, asks_you=True)
    else:
        found = check(
            key,
            fact,
            CheckState.UNKNOWN,
            f"Checked by {said.by}" if said.by else "You checked it",
            text=f"{NOT_TOLD}, so this is what you said.",
            counts=False,
            asks_you=True,
        )
        found = replace(found, origin=Origin.YOU, read_at=said.at)
    return found


def problem_of(error: ExpectedError | None) -> Problem | None:
    """Return an error in words, None where there is none."""
    return None if error is None else diagnose(error)


def refused_permission(fact: Fact[Any]) -> bool:
    """Tell whether a read failed because we may not ask, and not because something is down."""
    problem = problem_of(fact.error)
    return problem is not None and problem.cause in {Cause.PERMISSION, Cause.REFUSED}


def remembered(found: Check, facts: SetupFacts) -> Check:
    """Add to a check that is not confirmed when it was, as far as this program remembers."""
    if facts.several_apps:
        return found  # nothing lapsed: it only is not told which app is meant
    held = facts.held.get(found.key)
    off = found.state in {CheckState.CHANGE_NEEDED, CheckState.BROKEN, CheckState.NOT_STARTED}
    if held is None or not off or found.lapse is not None:
        return found
    return replace(found, lapse=Lapse(at=held, by="", text="It was confirmed before"))


def plural(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 person", "2 people"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
