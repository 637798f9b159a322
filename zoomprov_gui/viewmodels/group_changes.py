"""Previews of what is done with a group: assign, unassign, take people out, edit, take back."""

from collections.abc import Iterable
from dataclasses import replace

from zoomprov_gui.domain.actions import Gain, Group, Plan, Route
from zoomprov_gui.domain.assigning import is_linked, not_linked, plan_assign, plan_unassign_groups
from zoomprov_gui.domain.facts import Details, Facts
from zoomprov_gui.domain.outlook import (
    Fate,
    Outlook,
    outlook_of_assigning,
    outlook_of_unassigning,
)
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.planning import plan_leave_group
from zoomprov_gui.domain.revising import plan_edit_group
from zoomprov_gui.domain.safeguards import confirmation_needed
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels.assigning_words import assigning, count
from zoomprov_gui.viewmodels.proposal import Line, Proposal, proposal_of

_FATES = {
    Fate.GETS: ("user-round-plus", "Gets Zoom"),
    Fate.NOTHING_CREATED: ("circle-help", "Assigned, no account"),
    Fate.THERE_ALREADY: ("unlink", "Has an account already"),
    Fate.LEFT_OUT: ("circle-minus", "Nothing changes"),
    Fate.LOSES: ("user-round-minus", "Loses Zoom"),
    Fate.KEEPS: ("shield-check", "Keeps Zoom"),
    Fate.HAD_NONE: ("circle-minus", "Has no Zoom from it"),
}

SAME_NAME = (
    "Another group that gives Zoom has this name already. It can then not be told apart here who"
    " has Zoom by which of them."
)


async def assigned(company: Company, group: Group) -> Proposal:
    """Read a group's people and preview giving all of them Zoom. Raises `ExpectedError`."""
    await company.lookup.count_seats()
    crowd = await company.lookup.crowd(group, company.roster)
    context = company.context()
    plan = plan_assign([], [crowd], context)
    needed = confirmation_needed(plan, context)
    unlinked = not_linked([], [crowd])
    proposal = assigning(plan, needed, unlinked, company.lookup.free_licences)
    if not plan.actions:
        return proposal
    later = "Everybody in it now, and whoever comes into it later, gets Zoom by it."
    return replace(
        proposal,
        lines=_lines(outlook_of_assigning(crowd, context)),
        effects=proposal.effects or _nobody_new(plan.gain),
        title=f"Assign “{group.name}” to Zoom?",
        lead=f"{proposal.lead} {later}" if unlinked else later,
        button=f"Assign “{group.name}”{' anyway' if unlinked else ''}",
    )


async def unassigned(company: Company, group: Group) -> Proposal:
    """Read a group's people and preview taking Zoom from it: who loses it, who keeps it."""
    crowd = await company.lookup.crowd(group, company.roster)
    plan = plan_unassign_groups([crowd], company.context())
    proposal = _proposal(company, plan)
    if not plan.actions:
        return proposal
    outlook = outlook_of_unassigning(crowd)
    lose = sum(one.fate is Fate.LOSES for one in outlook)
    return replace(
        proposal,
        lines=_lines(outlook),
        effects=tuple(_losses(outlook, plan)),
        title=f"Unassign “{group.name}” from Zoom?",
        lead="This is what will happen to each person in it:",
        button=f"Unassign{_who_loses(lose)}" if lose else "Unassign the group",
        dangerous=True,
    )


async def left(company: Company, group: Group, keys: Iterable[PersonKey]) -> Proposal:
    """Preview taking people out of a group that gives Zoom."""
    found = [company.roster.find(key) for key in keys]
    plan = plan_leave_group([p for p in found if p is not None], group, company.context())
    proposal = _proposal(company, plan)
    if not plan.actions:
        return proposal
    named = _one_name(plan) or count(plan.people, "person", "people")
    return replace(
        proposal,
        effects=(*_keeping(plan), *proposal.effects),
        title=f"Take {named} out of “{group.name}”?",
        button=f"Take {named} out of the group",
    )


async def edited(company: Company, group: Group, details: Details) -> Proposal:
    """Read a group again and preview changing its name or description."""
    facts = await company.lookup.group_facts(group)
    plan = plan_edit_group(group, details, facts, company.context())
    proposal = _proposal(company, plan)
    if not plan.actions:
        return proposal
    return replace(
        proposal,
        lines=(_group_line(group, facts, plan),),
        effects=tuple(_edit_effects(company, group, facts, plan)),
        title=f"Change the group “{group.name}” in Okta?",
        lead=plan.actions[0].effect,
        button="Save the change in Okta",
        dangerous=False,
    )


def _keeping(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Say who keeps Zoom all the same, and by what."""
    told = dict.fromkeys(action.effect for action in plan.actions if action.goal.assigned)
    return tuple(("shield-check", text) for text in told)


def _proposal(company: Company, plan: Plan) -> Proposal:
    needed = confirmation_needed(plan, company.context())
    return proposal_of(plan, needed, Route.OKTA, ())


def _lines(outlook: Iterable[Outlook]) -> tuple[Line, ...]:
    found = []
    for who, fate, why in outlook:
        icon, words = _FATES[fate]
        found.append(Line(who.key, who.name, who.email, icon, words, why, False))
    return tuple(found)


def _losses(outlook: tuple[Outlook, ...], plan: Plan) -> Iterable[tuple[str, str]]:
    lose = [one.who for one in outlook if one.fate is Fate.LOSES]
    keep = sum(one.fate is Fate.KEEPS for one in outlook)
    text = count(len(lose), "person loses", "people lose") or "Nobody loses"
    yield "user-round-minus", f"{text} Zoom."
    if keep:
        text = count(keep, "person keeps it", "people keep it")
        yield "shield-check", f"{text} by another group or an assignment of their own."
    if any(not action.reaches_zoom for action in plan.actions):
        text = "Zoom may not hear of it: “Deactivate users” is off or not known in Okta."
        yield "triangle-alert", f"{text} The accounts then stay on until they are turned off here."
    else:
        on = [who for who in lose if who.facts.zoom_status == "active"]
        off = [who for who in on if is_linked(who.facts)]
        if off:
            accounts = count(len(off), "account", "accounts")
            yield "power-off", f"Okta then has Zoom turn {accounts} off: no more sign-in."
        stays = [who.email for who in on if not is_linked(who.facts)]
        stays += [email for who in lose for email in who.others]
        if stays:
            accounts = count(len(stays), "account stays", "accounts stay")
            text = f"{accounts} on, which Okta is not linked to: {', '.join(stays[:5])}"
            yield "triangle-alert", f"{text}{' …' if len(stays) > 5 else '.'}"
        paid = sum(who.facts.licence == 2 for who in off)
        if paid:
            licences = count(paid, "paid licence", "paid licences")
            yield "ticket", f"Zoom takes back {licences}."
    text = "Assigning the group again gives Zoom back; a licence only where Okta sets it."
    yield "undo-2", text


def _nobody_new(gain: Gain) -> tuple[tuple[str, str], ...]:
    text = "" if gain.already else "Nobody is in it now. "
    return (("info", f"{text}No account is created by it at this moment."),)


def _group_line(group: Group, facts: Facts, plan: Plan) -> Line:
    (action,) = plan.actions
    people = facts.crowd.partition(",")[0] or "Nobody"
    return Line(
        action.key, group.name, f"{people} in it", "pencil-line", "Will be changed", "", False
    )


def _edit_effects(
    company: Company, group: Group, facts: Facts, plan: Plan
) -> Iterable[tuple[str, str]]:
    names = {v for action in plan.actions for name, v in action.change.details if name == "name"}
    if facts.assigned and names:
        yield (
            "triangle-alert",
            "Rules and other programs that know the group by its old name may miss it.",
        )
        others = (one for one in company.compare.giving if one.group_id != group.group_id)
        if any(other.name in names for other in others):
            yield "triangle-alert", SAME_NAME
    yield "info", "It is read back from Okta, and the list here follows."


def _who_loses(people: int) -> str:
    return f" – {count(people, 'loses', 'lose')} Zoom"


def _one_name(plan: Plan) -> str:
    if plan.people != 1:
        return ""
    return plan.actions[0].name or plan.actions[0].email
