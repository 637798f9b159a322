"""From writes that fit somebody to the rows of a plan: whom, in which order, resting on what."""

from collections.abc import Iterable
from typing import NamedTuple

from zoomprov_gui.domain.actions import (
    NO_CHANGE,
    REMOVALS,
    Action,
    Change,
    Gain,
    PlanRow,
    Route,
    Verb,
)
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.facts import Facts, Goal, facts_of_comparison
from zoomprov_gui.domain.people import PersonKey


class Write(NamedTuple):
    """A write before it has a person: what, by which way, with which effect and which proof.

    `takes_from` is left empty where a removal takes from the person themselves.
    """

    verb: Verb
    route: Route
    effect: str
    goal: Goal
    reaches_zoom: bool = True
    change: Change = NO_CHANGE
    takes_from: frozenset[PersonKey] = frozenset()
    gain: Gain = Gain()
    lost: str = ""
    undoes: int | None = None


Writes = tuple[Write, ...]


class Who(NamedTuple):
    """Whom rows are about, and what is known of them. A group stands in `email` as `group:NAME`.

    `others`: the emails of further Zoom accounts of theirs that are on.
    """

    key: PersonKey
    email: str
    name: str
    facts: Facts
    others: tuple[str, ...] = ()


def who_of(person: Comparison) -> Who:
    """Return a row of the comparison as whom a plan is about."""
    others = tuple(one.email for one in person.others if one.status == "active")
    return Who(person.key, person.email, person.name, facts_of_comparison(person), others)


def left_out(who: Who, verb: Verb, route: Route, why: str) -> PlanRow:
    """Return the row of somebody for whom nothing is sent, and why."""
    return PlanRow(
        key=who.key,
        email=who.email,
        name=who.name,
        verb=verb,
        route=route,
        effect="Nothing is sent.",
        facts=who.facts,
        skipped=why,
    )


def rows_for(who: Who, writes: Writes) -> Iterable[PlanRow]:
    """Yield the rows of somebody's writes; each expects what the one before it leaves behind."""
    expected = who.facts
    for place, write in enumerate(writes):
        own = frozenset({who.key}) if write.verb in REMOVALS else frozenset[PersonKey]()
        action = Action(
            key=who.key,
            email=who.email,
            name=who.name,
            verb=write.verb,
            route=write.route,
            okta_user_id=who.facts.okta_user_id,
            zoom_id=who.facts.zoom_id,
            expected=expected,
            effect=write.effect,
            goal=write.goal,
            reaches_zoom=write.reaches_zoom,
            follows=place > 0,
            change=write.change,
            takes_from=write.takes_from or own,
            undoes=write.undoes,
        )
        yield PlanRow(
            key=who.key,
            email=who.email,
            name=who.name,
            verb=write.verb,
            route=write.route,
            effect=write.effect,
            facts=expected,
            action=action,
            gain=write.gain,
            lost=write.lost,
        )
        expected = _after(expected, write)


def _after(facts: Facts, write: Write) -> Facts:
    """Return what both sides must look like once the write before was accepted.

    What Okta may bring about by itself, sooner or later, is left open.
    """
    if write.verb is Verb.UNASSIGN:
        return facts._replace(assigned=False, scope="", external_id="", granted_by=None)
    if write.verb is Verb.TURN_ON_IN_ZOOM:
        return facts._replace(zoom_status="active", licence=-1)
    if write.verb is Verb.SET_LICENCE:
        return facts._replace(licence=write.change.licence)
    if write.verb is Verb.REMOVE_FROM_GROUP and facts.granted_by and write.change.group:
        left = tuple(name for name in facts.granted_by if name != write.change.group.name)
        open_okta = facts if left else facts._replace(assigned=None, scope="", external_id="")
        return open_okta._replace(granted_by=left)
    if write.route is Route.OKTA or write.verb is Verb.REMOVE_FROM_GROUP:
        # Activating a person may bring group assignments back at once: Okta's side is left open.
        return facts._replace(
            assigned=None, person_status="", scope="", external_id="", granted_by=None
        )
    return facts
