"""The ways to take Zoom away and to give it back: which writes fit one person's facts.

Each function answers with the writes in their order, or with one sentence why there are none.
"""

from collections.abc import Iterable

from zoomprov_gui.domain.actions import Change, Context, Group, Route, Verb
from zoomprov_gui.domain.drafting import Write, Writes
from zoomprov_gui.domain.facts import Facts, Goal
from zoomprov_gui.domain.people import PERSON_OFF, licence_label

ZOOM_OFF = Goal(zoom_on=False)


def removals(route: Route, facts: Facts, context: Context) -> Writes | str:
    """Return what takes Zoom from this person by the route asked for, or by the one that works."""
    if route is Route.ZOOM:
        return _off_in_zoom(facts)
    if route is Route.OKTA:
        return _person_off(facts, context)
    if route is Route.UNASSIGN:
        return _unassign(facts, context, alone=True)
    if not facts.assigned:
        return _off_in_zoom(facts)
    if facts.scope == "GROUP" or facts.granted_by:
        return leaves_groups(facts, context)
    return _unassign(facts, context, alone=False)


def leaves_groups(facts: Facts, context: Context) -> Writes | str:
    """Return what takes a person out of every group that gives Zoom, where a program may.

    Somebody who is assigned directly as well is unassigned after that: with one of both left,
    nothing would change (ANCHORS.md T6).
    """
    names = facts.granted_by or ()
    known = {name: _only(name, context.giving) for name in names}
    groups = [group for group in known.values() if group is not None]
    if not names or len(groups) < len(names):
        return _through_groups(names, facts.scope, context.giving)
    silent = _okta_is_silent(facts, context)
    goal = _gone(facts, silent, alone=False)
    direct = facts.scope == "USER"
    writes = []
    for place, group in enumerate(groups):
        last = place == len(groups) - 1 and not direct
        effect = f"The person is taken out of the group “{group.name}”, and loses all that it gives"
        writes.append(
            Write(
                Verb.REMOVE_FROM_GROUP,
                Route.UNASSIGN,
                effect + (_then(facts, silent) if last else "."),
                goal._replace(in_group=False) if last else Goal(in_group=False),
                reaches_zoom=not silent if last else True,
                change=Change(group=group),
            )
        )
    if direct:
        effect = "The person's own assignment is removed as well" + _then(facts, silent)
        writes.append(Write(Verb.UNASSIGN, Route.UNASSIGN, effect, goal, reaches_zoom=not silent))
    return (*writes, *_off_as_well(facts, silent))


def leaves_group(group: Group, facts: Facts, context: Context) -> Writes | str:
    """Return what takes a person out of one group; where another way stays, Zoom stays as well."""
    names = facts.granted_by or ()
    if group.name not in names:
        return f"The person does not have Zoom through the group “{group.name}”."
    if len(names) == 1 and facts.scope != "USER":
        return leaves_groups(facts, context)
    if group.kind != "OKTA_GROUP":
        return _through_groups((group.name,), facts.scope, (group,))
    others = ", ".join(f"“{name}”" for name in names if name != group.name)
    stays = f"through {others}" if others else "by an assignment of their own"
    effect = f"The person is taken out of the group “{group.name}” and keeps Zoom {stays}."
    goal = Goal(in_group=False, assigned=True)
    change = Change(group=group)
    return (Write(Verb.REMOVE_FROM_GROUP, Route.UNASSIGN, effect, goal, change=change),)


def _only(name: str, groups: Iterable[Group]) -> Group | None:
    """Return the group of this name that a program may change, None where it cannot be told."""
    found = [group for group in groups if group.name == name]
    return found[0] if len(found) == 1 and found[0].kind == "OKTA_GROUP" else None


def _off_in_zoom(facts: Facts) -> Writes | str:
    if not facts.zoom_status:
        return "There is no Zoom account to turn off."
    if facts.zoom_status == "inactive":
        return "The Zoom account is off already."
    if facts.zoom_status != "active":
        return f"Zoom reports the status “{facts.zoom_status}”, which we do not know."
    if not facts.zoom_id:
        return "Zoom tells no id of this account, and turns nothing off without it."
    effect = "The Zoom account is turned off: no more sign-in" + _licence_taken(facts) + "."
    if facts.assigned:
        effect += " Okta still assigns Zoom to this person."
    return (Write(Verb.TURN_OFF_IN_ZOOM, Route.ZOOM, effect, ZOOM_OFF),)


def _licence_taken(facts: Facts) -> str:
    return ", and Zoom takes back the paid licence" if facts.licence == 2 else ""


def _okta_is_silent(facts: Facts, context: Context) -> str:
    """Return why Zoom would not hear of a removal in Okta, `""` where it would."""
    if facts.zoom_status != "active":
        return ""
    if not facts.assigned:
        return "Okta does not assign Zoom to this person any more"
    if context.switches.deactivate is None:
        return "it is not known whether “Deactivate users” is on in Okta"
    if not context.switches.deactivate:
        return "“Deactivate users” is off in Okta"
    if facts.external_id != facts.zoom_id:
        return "Okta is not linked to this Zoom account"
    return ""


def _unassign(facts: Facts, context: Context, *, alone: bool) -> Writes | str:
    if not facts.assigned:
        return "Okta does not assign Zoom to this person, so there is nothing to remove there."
    if facts.scope not in {"USER", "GROUP"} and not facts.granted_by:
        return "Okta does not tell whether Zoom is assigned directly or through a group."
    if facts.scope != "USER" or facts.granted_by:
        return _through_groups(facts.granted_by or (), facts.scope, context.giving)
    silent = _okta_is_silent(facts, context)
    effect = "The person is removed from the Zoom app in Okta" + _then(facts, silent)
    removal = Write(Verb.UNASSIGN, Route.UNASSIGN, effect, _gone(facts, silent, alone=alone))
    return _with_zoom(removal._replace(reaches_zoom=not silent), facts, silent, alone=alone)


def _through_groups(groups: tuple[str, ...], scope: str, giving: Iterable[Group]) -> str:
    """Say which group gives Zoom. Okta refuses to unassign (E0000046), or changes nothing (T6)."""
    everybody = [g.name for g in giving if g.kind == "BUILT_IN" and g.name in groups]
    names = ", ".join(f"“{name}”" for name in groups)
    through = f"the group {names}" if len(groups) == 1 else f"the groups {names}"
    if not groups:
        through = "a group"
    also = "also assigned" if scope == "USER" else "assigned"
    if everybody:
        return (
            f"Zoom is {also} through {through}. Nobody can leave “{everybody[0]}”, which holds"
            " everybody: Zoom can only be unassigned from the whole group, in Okta."
        )
    leave = "these groups" if len(groups) > 1 else "this group"
    return f"Zoom is {also} through {through}. Remove the person from {leave} in Okta."


def _person_off(facts: Facts, context: Context) -> Writes | str:
    if not facts.okta_user_id:
        return "Nobody in Okta belongs to this Zoom account."
    if facts.person_status in PERSON_OFF:
        return "The person is deactivated in Okta already."
    silent = _okta_is_silent(facts, context)
    effect = "The person is deactivated in Okta and loses every app, not only Zoom" + _then(
        facts, silent
    )
    goal = Goal(person_on=False, zoom_on=False if facts.zoom_status else None)
    off = Write(Verb.DEACTIVATE_PERSON, Route.OKTA, effect, goal, not silent)
    return (off,)


def _then(facts: Facts, silent: str) -> str:
    if facts.zoom_status != "active":
        return "."
    return f". Zoom may not hear of it: {silent}." if silent else "; Okta then turns Zoom off."


def _gone(facts: Facts, silent: str, *, alone: bool) -> Goal:
    zoom_follows = bool(facts.zoom_status) and (alone or not silent)
    return Goal(assigned=False, zoom_on=False if zoom_follows else None)


def _with_zoom(removal: Write, facts: Facts, silent: str, *, alone: bool) -> Writes:
    """Add the turn-off in Zoom where Okta would not do it, unless one route was asked for."""
    return (removal,) if alone else (removal, *_off_as_well(facts, silent))


def _off_as_well(facts: Facts, silent: str) -> Writes:
    if not silent:
        return ()
    effect = f"The Zoom account is turned off as well, since {silent}{_licence_taken(facts)}."
    return (Write(Verb.TURN_OFF_IN_ZOOM, Route.ZOOM, effect, ZOOM_OFF),)


def returns(facts: Facts) -> Writes | str:
    """Return what gives the Zoom account back to this person."""
    if facts.zoom_status == "active":
        return "The Zoom account is on already."
    if facts.zoom_status == "pending":
        return "The person has not accepted Zoom's invite yet; there is nothing to turn on."
    if facts.zoom_status != "inactive":
        return "There is no Zoom account to turn on. Assign Zoom in Okta, and Okta creates one."
    on = Write(Verb.TURN_ON_IN_ZOOM, Route.ZOOM, _turned_on(facts), Goal(zoom_on=True))
    if facts.person_status not in PERSON_OFF:
        return (on,)
    effect = "The person is activated in Okta, with the apps that their groups give them."
    return (Write(Verb.ACTIVATE_PERSON, Route.OKTA, effect, Goal(person_on=True)), on)


def _turned_on(facts: Facts) -> str:
    effect = "The Zoom account is turned on: sign-in works again. A licence must be given again"
    effect += f" (it shows “{licence_label(facts.licence, facts.zoom_status)}” today)."
    if not facts.assigned:
        effect += " Okta does not assign Zoom to this person."
    return effect
