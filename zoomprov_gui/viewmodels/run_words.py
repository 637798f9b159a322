"""Whom a run is about, counted: accounts, people, and groups with everybody whom they reach."""

from collections.abc import Collection

from zoomprov_gui.domain.actions import GROUP_VERBS, Plan, PlanRow, Verb
from zoomprov_gui.domain.people import PersonKey

# What gives Zoom, and what takes it from a group.
GIVEN = frozenset({Verb.ASSIGN, Verb.ASSIGN_GROUP, Verb.UNASSIGN_GROUP})
# What takes Zoom from one person.
TAKEN = frozenset({Verb.TURN_OFF_IN_ZOOM, Verb.UNASSIGN, Verb.REMOVE_FROM_GROUP})


def takes_from_people(plan: Plan) -> bool:
    """Tell whether somebody loses Zoom who has no account that is on: none is turned off then."""
    if not plan.actions or not {action.verb for action in plan.actions} <= TAKEN:
        return False
    first = [action for action in plan.actions if not action.follows]
    return any(action.expected.zoom_status != "active" for action in first)


def whom(plan: Plan) -> str:
    """Return whom a plan is about: "3 accounts", "2 people", "1 group with 14 people"."""
    keys = {action.key for action in plan.actions}
    if takes_from_people(plan):
        return _number(len(keys), "person", "people")
    return counted(plan, keys) if _is_given(plan) else _number(len(keys), "account", "accounts")


def counted(plan: Plan, keys: Collection[PersonKey]) -> str:
    """Count some of a plan's people, as it goes before what became of them: "2", "1 person"."""
    rows = [row for row in plan.rows if row.key in keys and row.verb in GROUP_VERBS]
    groups = len({row.key for row in rows})
    others = len(set(keys)) - groups
    if not _is_given(plan) or not keys:
        return f"{len(keys):,}"
    parts = [_number(others, "person", "people")] if others else []
    if groups:
        within = _number(sum(_reached(row) for row in rows), "person", "people")
        parts.append(f"{_number(groups, 'group', 'groups')} with {within}")
    return " and ".join(parts)


def _is_given(plan: Plan) -> bool:
    return {action.verb for action in plan.actions} <= GIVEN


def _reached(row: PlanRow) -> int:
    """Return how many people a group's write reaches."""
    taken = row.action.takes_from if row.action else frozenset()
    return len(taken) or row.gain.people


def _number(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
