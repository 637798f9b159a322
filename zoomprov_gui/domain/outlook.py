"""What a group's write means for each person in it: who gets Zoom, who loses it, who keeps it."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from zoomprov_gui.domain.actions import Context
from zoomprov_gui.domain.assigning import Crowd, cannot_have, is_linked, losers
from zoomprov_gui.domain.drafting import Who


class Fate(Enum):
    """What happens to one person."""

    GETS = "gets"
    NOTHING_CREATED = "nothing created"
    THERE_ALREADY = "there already"
    LEFT_OUT = "left out"
    LOSES = "loses"
    KEEPS = "keeps"
    HAD_NONE = "had none"


class Outlook(NamedTuple):
    """One person, what happens to them, and the fact behind it as a sentence."""

    who: Who
    fate: Fate
    why: str


def outlook_of_assigning(crowd: Crowd, context: Context) -> tuple[Outlook, ...]:
    """Return what assigning a group does to each of its people; who gets nothing comes last."""
    found = [_coming(who, context) for who in crowd.people]
    order = (Fate.GETS, Fate.NOTHING_CREATED, Fate.THERE_ALREADY, Fate.LEFT_OUT)
    return _ordered(found, order)


def outlook_of_unassigning(crowd: Crowd) -> tuple[Outlook, ...]:
    """Return what taking the app from a group does to each of its people; who loses comes first."""
    lose = {who.key for who in losers(crowd)}
    found = [_going(who, crowd.group.name, loses=who.key in lose) for who in crowd.people]
    return _ordered(found, (Fate.LOSES, Fate.KEEPS, Fate.HAD_NONE))


def _ordered(found: Iterable[Outlook], order: tuple[Fate, ...]) -> tuple[Outlook, ...]:
    return tuple(sorted(found, key=lambda one: order.index(one.fate)))


def _coming(who: Who, context: Context) -> Outlook:
    why = cannot_have(who.facts)
    if why:
        return Outlook(who, Fate.LEFT_OUT, why)
    if who.facts.zoom_status:
        text = "Zoom has an account with this email already. Okta may not take it over by itself."
        return Outlook(who, Fate.THERE_ALREADY, text)
    if not context.switches.create:
        return Outlook(who, Fate.NOTHING_CREATED, "“Create users” is off or not known in Okta.")
    return Outlook(who, Fate.GETS, "Okta creates the account, with a licence or a basic seat.")


def _going(who: Who, group: str, *, loses: bool) -> Outlook:
    facts = who.facts
    if loses:
        why = ("Nothing else gives this person Zoom.", *_what_stays(who))
        return Outlook(who, Fate.LOSES, " ".join(why))
    if not facts.assigned:
        return Outlook(who, Fate.HAD_NONE, "Okta does not assign Zoom to this person now.")
    others = ", ".join(f"“{name}”" for name in facts.granted_by or () if name != group)
    how = f"through {others}" if others else "by an assignment of their own"
    return Outlook(who, Fate.KEEPS, f"This person keeps Zoom {how}.")


def _what_stays(who: Who) -> Iterable[str]:
    """Say of somebody who loses Zoom in Okta what that does not turn off in Zoom."""
    facts = who.facts
    if not facts.zoom_status:
        yield "No Zoom account was found."
    elif facts.zoom_status != "active":
        yield "The account is not active now."
    elif not is_linked(facts):
        yield "Okta is not linked to the account, so it stays on."
    for email in who.others:
        yield f"Another Zoom account of theirs stays on: {email}."
