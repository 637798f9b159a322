"""Whom a run is about, counted: accounts, people, and groups with everybody whom they reach."""

from collections.abc import Collection

from zoomprov_gui.domain.actions import GROUP_VERBS, Plan, PlanRow, Verb
from zoomprov_gui.domain.agreeing import takes_from_people
from zoomprov_gui.domain.people import PersonKey

# What gives Zoom, and what takes it from a group.
GIVEN = frozenset({Verb.ASSIGN, Verb.ASSIGN_GROUP, Verb.UNASSIGN_GROUP})
# What goes on, and what became of it.
DOING = {
    Verb.TURN_OFF_IN_ZOOM: ("Turning off", "turned off"),
    Verb.TURN_ON_IN_ZOOM: ("Turning on", "turned on"),
    Verb.UNASSIGN: ("Unassigning", "unassigned"),
    Verb.DEACTIVATE_PERSON: ("Deactivating", "deactivated"),
    Verb.ACTIVATE_PERSON: ("Activating", "activated"),
    Verb.ASSIGN: ("Assigning", "assigned"),
    Verb.ASSIGN_GROUP: ("Assigning", "assigned"),
    Verb.UNASSIGN_GROUP: ("Unassigning", "unassigned"),
    Verb.REMOVE_FROM_GROUP: ("Unassigning", "unassigned"),
    Verb.EDIT_PERSON: ("Changing", "changed"),
    Verb.EDIT_GROUP: ("Changing", "changed"),
    Verb.SET_LICENCE: ("Changing the licence of", "changed"),
    Verb.CHANGE_EMAIL: ("Changing the email of", "changed"),
    Verb.END_SESSIONS: ("Ending the sessions of", "signed out"),
}
ELSE = ("Changing", "changed")


def whom(plan: Plan) -> str:
    """Return whom a plan is about: "3 accounts", "2 people", "1 group with 14 people"."""
    keys = {action.key for action in plan.actions}
    if takes_from_people(plan):
        return _number(len(keys), "person", "people")
    return counted(plan, keys) if _is_given(plan) else _number(len(keys), "account", "accounts")


def undone_for(plan: Plan) -> str:
    """Return whom an undo is about: "2 people", "1 group with 14 people"."""
    keys = {action.key for action in plan.actions}
    groups = {action.key for action in plan.actions if action.verb in GROUP_VERBS}
    people = _number(len(keys - groups), "person", "people") if keys - groups or not keys else ""
    parts = [people, _groups(plan, groups) if groups else ""]
    return " and ".join(part for part in parts if part)


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
