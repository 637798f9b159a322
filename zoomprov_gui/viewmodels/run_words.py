"""Whom a run is about, counted: accounts, people, and groups with everybody whom they reach."""

from collections.abc import Collection

from zoomprov_gui.domain.actions import GROUP_VERBS, Plan, PlanRow, Verb
from zoomprov_gui.domain.agreeing import takes_from_people
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.verb_words import words_of

# What gives Zoom, and what takes it from a group.
GIVEN = frozenset({Verb.ASSIGN, Verb.ASSIGN_GROUP, Verb.UNASSIGN_GROUP})


def whom(plan: Plan) -> str:
    """Return whom a plan is about: "3 accounts", "2 people", "1 group with 14 people"."""
    keys = {action.key for action in plan.actions}
    if takes_from_people(plan):
        return _number(len(keys), "person", "people")
    if _is_given(plan):
        return counted(plan, keys)
    accounts = words_of(plan).accounts
    return _number(len(keys), *(("account", "accounts") if accounts else ("person", "people")))


def undone_for(plan: Plan) -> str:
    """Return whom an undo is about: "2 people", "1 group with 14 people"."""
    keys = {action.key for action in plan.actions}
    groups = {action.key for action in plan.actions if action.verb in GROUP_VERBS}
    people = _number(len(keys - groups), "person", "people") if keys - groups or not keys else ""
    parts = [people, _groups(plan, groups) if groups else ""]
    return " and ".join(part for part in parts if part)


def undone(many: str) -> str:
    """Return what became of an undo, of so many as `counted` says: "2 undone"."""
    return f"Undone for {many}" if " " in many else f"{many} undone"


def counted(plan: Plan, keys: Collection[PersonKey]) -> str:
    """Count some of a plan's people, as it goes before what became of them: "2", "1 person"."""
    rows = [row for row in plan.rows if row.key in keys and row.verb in GROUP_VERBS]
    groups = len({row.key for row in rows})
    others = len(set(keys)) - groups
    if not _is_given(plan) or not keys:
        return f"{len(keys):,}"
    parts = [_number(others, "person", "people")] if others else []
    if groups:
        parts.append(_groups(plan, {row.key for row in rows}))
    return " and ".join(parts)


def short_reason(text: str) -> str:
    """Return the first words of a reason, which say the kind."""
    return text.removeprefix("Not sent. ").partition(":")[0].partition(". ")[0].rstrip(".")


def _groups(plan: Plan, keys: Collection[PersonKey]) -> str:
    """Count groups, with everybody whom their writes reach."""
    rows = [row for row in plan.rows if row.key in keys]
    count, reached = _number(len(keys), "group", "groups"), sum(_reached(row) for row in rows)
    return f"{count} with {_number(reached, 'person', 'people')}" if reached else count


def _is_given(plan: Plan) -> bool:
    return {action.verb for action in plan.actions} <= GIVEN


def _reached(row: PlanRow) -> int:
    """Return how many people a group's write reaches."""
    taken = row.action.takes_from if row.action else frozenset()
    return len(taken) or row.gain.people


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
