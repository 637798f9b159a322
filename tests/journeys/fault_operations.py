"""The operations of the fault table: the side each writes to, its plan, and what went before."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from tests.support.desk import Desk
from zoomprov_gui.domain.actions import Approval, Plan, Route
from zoomprov_gui.domain.assigning import plan_assign, plan_unassign_groups
from zoomprov_gui.domain.drafting import Who, who_of
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.planning import plan_leave_group, plan_reactivate
from zoomprov_gui.domain.revising import (
    plan_edit_group,
    plan_edit_person,
    plan_email,
    plan_end_sessions,
    plan_licence,
)
from zoomprov_gui.services.apply import PATIENCE
from zoomprov_gui.services.reread import Whom
from zoomprov_gui.services.verify import subject_of

LEAVER, DIRECT = "goran.eze@acme.example", "niko.laine@acme.example"
OFF, NEWCOMER = "hugo.silva@acme.example", "ulla.berg@acme.example"
IN_A_GROUP = "kira.holt@acme.example"
TOUCHED = (LEAVER, DIRECT, OFF, IN_A_GROUP)
EARLIER = "r0"

Planner = Callable[[Desk], Awaitable[Plan]]


class Operation(NamedTuple):
    """A write: the side that gets it, its method, its plan, and what ran before in good weather.

    Where `plan` is None nothing is written: what ran before is read back once more.
    """

    side: str
    method: str
    plan: Planner | None
    before: Planner | None = None


def _away(email: str, route: Route) -> Callable[[Desk], Awaitable[Plan]]:
    async def plan(office: Desk) -> Plan:
        return office.plan(email, route=route)

    return plan


async def _on(office: Desk) -> Plan:
    return plan_reactivate([office.person(OFF)], office.context())


async def _assign(office: Desk) -> Plan:
    named = await office.lookup.person(NEWCOMER)
    return plan_assign([named.who] if named.who else [], [], office.context())


async def _assign_group(office: Desk) -> Plan:
    named = await office.lookup.group("Contractors", office.roster)
    return plan_assign([], [named.crowd] if named.crowd else [], office.context())


async def _edit(office: Desk) -> Plan:
    person = office.person(DIRECT)
    whom = Whom(DIRECT, person.assignment.user_id, person.account.zoom_id)
    found = await office.reread.both(whom, details=True)
    who = Who(person_key(DIRECT), DIRECT, person.name, found.facts)
    return plan_edit_person(who, (("firstName", "Nikolas"),), office.context())


async def _licence(office: Desk) -> Plan:
    who = who_of(office.person(DIRECT))
    return plan_licence([who], 1 if who.facts.licence == 2 else 2, office.context())


async def _sessions(office: Desk) -> Plan:
    return plan_end_sessions([who_of(office.person(DIRECT))], office.context())


async def _email(office: Desk) -> Plan:
    who = who_of(office.person(DIRECT))
    return plan_email(who, "niko.new@acme.example", office.context())


async def _leave(office: Desk) -> Plan:
    (group,) = (group for group in office.compare.giving if group.name == "Front desk")
    return plan_leave_group([office.person(IN_A_GROUP)], group, office.context())


async def _unassign_group(office: Desk) -> Plan:
    named = await office.lookup.group("Front desk", office.roster)
    return plan_unassign_groups([named.crowd] if named.crowd else [], office.context())


async def _edit_group(office: Desk) -> Plan:
    crowd = (await office.lookup.group("Contractors", office.roster)).crowd
    assert crowd is not None
    return plan_edit_group(crowd.group, (("name", "Externals"),), crowd.facts, office.context())


async def _undo(office: Desk) -> Plan:
    run = office.undo.run(EARLIER)
    return await office.undo.plan(run, office.roster, office.context())


_TURN_OFF, _UNASSIGN = _away(LEAVER, Route.ZOOM), _away(DIRECT, Route.AUTO)
OPERATIONS = {
    "turn_off": Operation("zoom", "PUT", _TURN_OFF),
    "turn_on": Operation("zoom", "PUT", _on),
    "unassign": Operation("okta", "DELETE", _UNASSIGN),
    "deactivate": Operation("okta", "POST", _away(DIRECT, Route.OKTA)),
    "assign": Operation("okta", "POST", _assign),
    "assign_group": Operation("okta", "PUT", _assign_group),
    "unassign_group": Operation("okta", "DELETE", _unassign_group),
    "leave_group": Operation("okta", "DELETE", _leave),
    "edit": Operation("okta", "POST", _edit),
    "edit_group": Operation("okta", "PUT", _edit_group),
    "licence": Operation("zoom", "PATCH", _licence),
    "email": Operation("zoom", "PUT", _email),
    "sessions": Operation("zoom", "DELETE", _sessions),
    "undo_off": Operation("zoom", "PUT", _undo, _TURN_OFF),
    "undo_unassign": Operation("okta", "POST", _undo, _UNASSIGN),
    "undo_assign": Operation("okta", "DELETE", _undo, _assign),
    "undo_edit": Operation("okta", "POST", _undo, _edit),
    "verify": Operation("zoom", "GET", None, _TURN_OFF),
}


async def looked_at(office: Desk) -> str:
    """Read the person turned off before once more, as long as a run would; say what is known."""
    (entry,) = (entry for entry in office.entries(EARLIER) if entry.email == LEAVER)
    watched = office.verify.watch(subject_of(office.person(LEAVER), entry), PATIENCE)
    seen = [verification async for verification in watched][-1]
    if seen.proven:
        assert seen.facts is not None
        assert seen.facts.zoom_status == "inactive"
        return "verified"
    return "unknown" if seen.error else "accepted"


def approval_of(plan: Plan) -> Approval:
    """Return what somebody types who wants all of a plan to be sent."""
    return Approval(plan.removes_from, "the table wants it")
