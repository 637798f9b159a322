"""Plans that give Zoom: to people one by one, and through groups; and that take it from a group.

What assigning brings is counted beforehand: accounts that Okta creates, and accounts that are there
already, which Okta does not take over by itself (facts/okta.md §9 #4).
"""

from collections.abc import Iterable
from typing import NamedTuple

from zoomprov_gui.domain.actions import Change, Context, Gain, Group, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.drafting import Who, Write, Writes, left_out, rows_for
from zoomprov_gui.domain.facts import Facts, Goal
from zoomprov_gui.domain.people import PERSON_OFF, PersonKey, person_key
from zoomprov_gui.domain.safeguards import removals_blocked, writes_blocked

GROUP = "group:"


class Crowd(NamedTuple):
    """A group and everybody in it. `why`: what of it could not be read, `""` where all was."""

    group: Group
    facts: Facts
    people: tuple[Who, ...]
    why: str = ""


def who_of_group(group: Group, facts: Facts) -> Who:
    """Return a group as whom a plan is about."""
    name = GROUP + group.name
    return Who(PersonKey(name.casefold()), name, group.name, facts)


def plan_assign(people: Iterable[Who], crowds: Iterable[Crowd], context: Context) -> Plan:
    """Plan to give people and groups the Zoom app in Okta. Who has it already is left out."""
    blocked = writes_blocked(context)
    rows: list[PlanRow] = []
    counted = set[str]()  # by Okta's id: a person named, and in a group as well, counts once
    for who in people:
        counted.add(who.facts.okta_user_id)
        rows += _drafted(who, Verb.ASSIGN, blocked or gives(who.facts, context))
    for crowd in crowds:
        others = tuple(who for who in crowd.people if who.facts.okta_user_id not in counted)
        counted.update(who.facts.okta_user_id for who in others)
        who = who_of_group(crowd.group, crowd.facts)
        writes = blocked or _gives_all(crowd._replace(people=others), context)
        rows += _drafted(who, Verb.ASSIGN_GROUP, writes)
    return Plan(rows=tuple(rows))


def not_linked(people: Iterable[Who], crowds: Iterable[Crowd]) -> tuple[Who, ...]:
    """Return who would get Zoom and has an account already, which Okta does not take over."""
    crowded = (who for crowd in crowds if not crowd.facts.assigned for who in crowd.people)
    each = {who.facts.okta_user_id: who for who in (*people, *crowded)}
    return tuple(w for w in each.values() if w.facts.zoom_status and not cannot_have(w.facts))


def address_shown(email: str) -> str:
    """Return what stands below a name: an e-mail, or that it is a group."""
    return "Group in Okta" if email.startswith(GROUP) else email


def plan_unassign_groups(crowds: Iterable[Crowd], context: Context) -> Plan:
    """Plan to take the Zoom app from groups; who loses Zoom by it is in each row's `takes_from`."""
    blocked = removals_blocked(context)
    rows: list[PlanRow] = []
    for crowd in crowds:
        who = who_of_group(crowd.group, crowd.facts)
        rows += _drafted(who, Verb.UNASSIGN_GROUP, blocked or _takes_all(crowd, context))
    return Plan(rows=tuple(rows))


def _drafted(who: Who, verb: Verb, writes: Writes | str) -> Iterable[PlanRow]:
    if isinstance(writes, str):
        return [left_out(who, verb, Route.OKTA, writes)]
    return rows_for(who, writes)


def gives(facts: Facts, context: Context) -> Writes | str:
    """Return what assigns Zoom to one person, or why that cannot be."""
    why = cannot_have(facts)
    if why:
        return why
    effect, goal, gain = _person_gets(facts, context)
    assign = Write(Verb.ASSIGN, Route.OKTA, effect, goal, gain=gain)
    return (assign._replace(reaches_zoom=goal.linked is not None),)


def cannot_have(facts: Facts) -> str:
    """Return why Okta cannot give this person Zoom, or need not; `""` where it can."""
    if not facts.okta_user_id:
        return "Nobody in Okta has this email, so Okta can assign nothing."
    if facts.person_status in PERSON_OFF:
        return "The person is deactivated in Okta. Activate them there first."
    if facts.assigned:
        names = ", ".join(f"“{name}”" for name in facts.granted_by or ())
        through = f" through {names}" if names else ""
        return f"Okta assigns Zoom to this person already{through}."
    return ""


def _person_gets(facts: Facts, context: Context) -> tuple[str, Goal, Gain]:
    """Return what assigning does to one person, what will show it, and how it counts."""
    linked = Goal(assigned=True, linked=True)
    if facts.zoom_status:
        effect = (
            "Okta assigns Zoom. Zoom has an account with this email already, and Okta takes over"
            " only accounts that it knows: import it in Okta first, or it may end as “not linked”."
        )
        return effect, linked, Gain(touches=1)
    if context.switches.create:
        effect = "Okta assigns Zoom and creates the account, which takes a licence or a basic seat."
        return effect + _no_seat(1, context), linked, Gain(creates=1)
    return f"Okta assigns Zoom. {_nothing_created(context)}", Goal(assigned=True), Gain()


def _nothing_created(context: Context) -> str:
    off = "is off" if context.switches.create is False else "may be off"
    return (
        f"No Zoom account is created: “Create users” {off} in Okta. Turn it on first, since Okta"
        " does not make up for it by itself."
    )


def _no_seat(creates: int, context: Context) -> str:
    free = context.free_licences
    if free is None or free >= creates:
        return ""
    return f" Zoom has {free} free licences, so Okta may fail to create a licensed account."


def _gives_all(crowd: Crowd, context: Context) -> Writes | str:
    if crowd.why:
        return crowd.why
    if crowd.facts.assigned:
        return "This group gives Zoom already."
    people = [_without(who, crowd.group.name) for who in crowd.people]
    coming = [who for who in people if not cannot_have(who.facts)]
    already = sum(bool(who.facts.assigned) for who in people)
    there = sum(bool(who.facts.zoom_status) for who in coming)
    creates = len(coming) - there if context.switches.create else 0
    gain = Gain(creates=creates, touches=there, already=already, people=len(coming))
    effect = f"Okta assigns Zoom to {_people(len(coming))} of this group. {_counted(gain, context)}"
    fresh = tuple(who.email for who in coming if not who.facts.zoom_status)
    shows = bool(context.switches.create) and bool(fresh)
    write = Write(
        Verb.ASSIGN_GROUP,
        Route.OKTA,
        effect.strip(),
        Goal(assigned=True, nobody_left=True if shows else None),
        reaches_zoom=shows,
        change=Change(group=crowd.group, people=fresh),
        gain=gain,
    )
    return (write,)


def _without(who: Who, group: str) -> Who:
    """Return somebody as they are without a group that gives no Zoom any more.

    The group was read just now; the comparison may be from before it was unassigned.
    """
    by_it = who.facts.scope != "USER" and who.facts.granted_by == (group,)
    return who._replace(facts=who.facts._replace(assigned=False)) if by_it else who


def _counted(gain: Gain, context: Context) -> str:
    parts = []
    if gain.creates:
        free = context.free_licences
        told = f"licences free: {'not known' if free is None else free}"
        parts.append(
            f"It creates {_accounts(gain.creates)}, each with a licence or a seat ({told})."
        )
    elif not context.switches.create:
        parts.append(_nothing_created(context))
    if gain.touches:
        parts.append(
            f"In Zoom already: {_accounts(gain.touches)}, which Okta may not take over."
            " Import them in Okta first."
        )
    if gain.already:
        parts.append(f"Zoom is assigned already to {_people(gain.already)}.")
    return " ".join(parts)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _accounts(number: int) -> str:
    return "1 account" if number == 1 else f"{number} accounts"


def losers(crowd: Crowd) -> tuple[Who, ...]:
    """Return whom nothing else gives Zoom, so that they lose it with the group.

    Where it is not known which groups give it, somebody counts as losing it.
    """
    name = crowd.group.name
    return tuple(
        who
        for who in crowd.people
        if who.facts.assigned
        and who.facts.scope != "USER"
        and not set(who.facts.granted_by or ()) - {name}
    )


def _takes_all(crowd: Crowd, context: Context) -> Writes | str:
    if crowd.why:
        return crowd.why
    if not crowd.facts.assigned:
        return "This group does not give Zoom, so there is nothing to take from it."
    lose = losers(crowd)
    kept = _who_must_not(lose, context)
    if kept:
        return kept
    silent = "" if context.switches.deactivate else "“Deactivate users” is off or not known in Okta"
    off = [who for who in lose if who.facts.zoom_status == "active" and is_linked(who.facts)]
    effect = f"Zoom is taken from {_people(len(lose))}{_listed(lose)}."
    if silent:
        effect += f" Zoom may not hear of it: {silent}."
    elif off:
        effect += f" Okta then turns {_accounts(len(off))} off in Zoom."
    shows = bool(off) and not silent
    write = Write(
        Verb.UNASSIGN_GROUP,
        Route.OKTA,
        effect,
        Goal(assigned=False, nobody_left=True if shows else None),
        reaches_zoom=not silent,
        change=Change(group=crowd.group, people=tuple(who.facts.zoom_id for who in off)),
        takes_from=frozenset(person_key(who.email) for who in lose),
    )
    return (write,)


def is_linked(facts: Facts) -> bool:
    """Tell whether Okta holds the id of the account that Zoom shows, and so can turn it off."""
    return bool(facts.external_id) and facts.external_id == facts.zoom_id


def _listed(people: tuple[Who, ...]) -> str:
    names = [who.name or who.email for who in people]
    if not names:
        return ""
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return f": {', '.join(names[:5])}{more}"


def _who_must_not(people: Iterable[Who], context: Context) -> str:
    """Return who of them is never taken Zoom from, `""` where nobody is."""
    for who in people:
        if who.key in context.own_keys:
            return "You would lose Zoom yourself. Assign Zoom to yourself directly first."
        if who.facts.zoom_status == "active" and who.facts.role_id not in {"", "2"}:
            return (
                f"{who.name or who.email} has an admin's role in Zoom, which Zoom never turns off."
                " Change the role to Member, or assign Zoom to this person directly first."
            )
    return ""
