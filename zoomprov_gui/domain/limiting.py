"""What of a plan the removal limit lets through today, where nobody says why it may be more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zoomprov_gui.domain.actions import Action, Context, Plan, PlanRow
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.safeguards import removal_limit

HELD = "Held back"


def within_limit(plan: Plan, context: Context) -> Plan:
    """Return the plan with everything that takes from nobody, and removals up to the day's limit.

    In the plan's order; whoever is held back stays in it, left out and with the reason.
    """
    limit, taken = removal_limit(context), set(context.taken)
    rows: list[PlanRow] = []
    for person in _people(plan):
        takes = frozenset[PersonKey]().union(*(r.action.takes_from for r in person if r.action))
        if takes and len(taken | takes) > limit:
            rows.append(_held(person, limit))
            continue
        taken |= takes
        rows += person
    return Plan(rows=tuple(rows))


def _people(plan: Plan) -> Iterable[list[PlanRow]]:
    """Return each person's rows together, since half of what was planned is nothing to send."""
    rows: dict[PersonKey, list[PlanRow]] = {}
    for row in plan.rows:
        rows.setdefault(row.key, []).append(row)
    return rows.values()


def _held(rows: Sequence[PlanRow], limit: int) -> PlanRow:
    stays = unchanged(row.action for row in rows if row.action)
    why = (
        f"{HELD}: more than {limit} a day.{stays} That is unusual here: send the rest another day,"
        " or all at once with the number and the reason."
    )
    return replace(rows[0], effect="Nothing is sent.", skipped=why, action=None)


def unchanged(actions: Iterable[Action]) -> str:
    """Name the groups in which nothing changes where these are not sent, `""` for no group."""
    groups = [action.change.group for action in actions]
    names = " and ".join(f"“{group.name}”" for group in groups if group is not None)
    return f" Nothing changes in {names}." if names else ""
