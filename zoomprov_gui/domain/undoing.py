"""Plans that take writes back: what comes back, what cannot, and nothing where the world moved on.

One person's writes of a run are taken back together: Okta's side first, then the Zoom account, then
its licence. What cannot come back is said before anything is sent (RELIABILITY.md P13).
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from zoomprov_gui.domain.actions import (
    GROUP_VERBS,
    REMOVALS,
    Change,
    Context,
    Plan,
    PlanRow,
    Route,
    Verb,
)
from zoomprov_gui.domain.drafting import Who, Write, Writes, left_out, rows_for
from zoomprov_gui.domain.editing import EMAIL_STAYS, old_email_stays, saved_again, sent_on
from zoomprov_gui.domain.facts import Facts, Goal, what_changed
from zoomprov_gui.domain.people import licence_label
from zoomprov_gui.domain.safeguards import keys_of, protected, removals_blocked, writes_blocked


class Done(NamedTuple):
    """One write that the journal tells of. `after` is None where no read has shown any of it.

    `shown_in_okta`: a read has shown the half of it that is in Okta.
    """

    entry_id: int
    verb: Verb
    state: str
    before: Facts
    after: Facts | None
    goal: Goal
    change: Change
    shown_in_okta: bool = False


class Past(NamedTuple):
    """One person's writes of a run, oldest first, and how both sides stand now."""

    who: Who
    done: tuple[Done, ...]


GroupWrites = Callable[[Done, Who], Writes | str]

_NOT_DONE = {
    "undone": "This was undone already.",
    "refused": "It was refused, so there is nothing to undo.",
    "skipped": "Nothing was sent for it, so there is nothing to undo.",
    "planned": "Nothing was sent for it, so there is nothing to undo.",
    "sent": "It is not known yet whether this was done. Check again first.",
    "unknown": "Nobody knows whether this was done, so it cannot be undone here.",
}


def why_never(state: str, *, shown_in_okta: bool) -> str:
    """Return why a write that stands so cannot be undone, `""` where that has to be looked at.

    Of what was shown in Okta enough is known, also where the rest of it never came: a group whose
    people did not all follow, a person whom Okta could not pass on to Zoom.
    """
    if state == "unknown" and shown_in_okta:
        return ""
    return _NOT_DONE.get(state, "")


def plan_undo(pasts: Sequence[Past], context: Context, of_group: GroupWrites) -> Plan:
    """Plan to take back writes, newest person first. `of_group` plans what undoes a group's."""
    rows: list[PlanRow] = []
    for past in reversed(pasts):
        writes = _take_back(past, context, of_group)
        verb = past.done[-1].verb
        if isinstance(writes, str):
            rows.append(left_out(past.who, verb, Route.AUTO, writes))
        else:
            rows += rows_for(past.who, writes)
    return Plan(rows=tuple(rows))


def _take_back(past: Past, context: Context, of_group: GroupWrites) -> Writes | str:
    blocked = writes_blocked(context)
    happened = [done for done in past.done if not _why_never(done)]
    if blocked or not happened:
        return blocked or _why_never(past.done[-1])
    why = _moved_on(happened, past.who.facts)
    if why:
        return why
    if happened[0].change.group is not None and not past.who.facts.okta_user_id:
        return of_group(happened[0], past.who)
    writes = _restored(happened, past.who.facts, context)
    if not writes:
        return _nothing(happened)
    removes = any(write.verb in REMOVALS for write in writes)
    return (_kept(past.who, context) if removes else "") or writes


def _why_never(done: Done) -> str:
    return why_never(done.state, shown_in_okta=done.shown_in_okta)


def _kept(who: Who, context: Context) -> str:
    """Return why undoing must not take Zoom from this person, `""` where it may."""
    keys = keys_of(who.key, who.email, who.facts.zoom_email)
    blocked = removals_blocked(context)
    return blocked or protected(who.facts, keys, context.own_keys, context.roles)


def _moved_on(happened: Sequence[Done], now: Facts) -> str:
    """Return what somebody changed since, `""` where everything stands as it was left."""
    after = happened[-1].after
    if now.zoom_status == "" and happened[0].before.zoom_status in {"active", "inactive"}:
        return "Zoom does not find this account any more, so nothing can be given back."
    last = happened[-1]
    followed = after is not None and last.goal.reached(now) and not last.goal.reached(after)
    changed = what_changed(after, now) if after is not None and not followed else ""
    if changed:
        return f"Changed since: {changed}. Nothing is sent."
    for done in happened:
        if not done.goal.reached_in_okta(now):
            return "Changed since: Okta does not show any more what was done. Nothing is sent."
    if after is None and last.verb not in GROUP_VERBS and not last.goal.reached(now):
        return "No read shows that this was done, so it cannot be undone yet."
    return ""


def _nothing(happened: Sequence[Done]) -> str:
    if happened[-1].verb is Verb.END_SESSIONS:
        return "Sessions that were ended do not come back; the person signs in again."
    return "Everything stands as it was before, so there is nothing to send."


def _restored(happened: Sequence[Done], now: Facts, context: Context) -> tuple[Write, ...]:
    """Return the writes that give the state before back, in the order in which they are sent."""
    writes: list[Write] = []
    for done in reversed(happened):
        back = _BACK.get(done.verb)
        writes += back(done, now) if back else ()
    gives_back = any(done.verb in REMOVALS for done in happened)
    if gives_back:
        writes += _zoom_back(happened[0], now, context, by=happened[-1].entry_id)
    return tuple(writes)


def _zoom_back(first: Done, now: Facts, context: Context, *, by: int) -> list[Write]:
    """Return what turns the account on again and gives its licence back.

    Okta may turn it on by itself once the person is assigned: then nothing more is sent for it.
    """
    before = first.before
    if before.zoom_status != "active" or now.zoom_status != "inactive":
        return []
    label = licence_label(before.licence)
    on = Write(
        Verb.TURN_ON_IN_ZOOM,
        Route.ZOOM,
        "The Zoom account is turned on: sign-in works again.",
        Goal(zoom_on=True),
        lost="Add-ons that Zoom took with the licence do not come back by themselves.",
        undoes=by,
    )
    if before.licence not in {2, 4}:
        return [on]
    if before.licence == 2 and context.free_licences == 0:
        return [on._replace(lost=f"The licence “{label}”: Zoom has none free. {on.lost}")]
    licence = Write(
        Verb.SET_LICENCE,
        Route.ZOOM,
        f"Zoom gives the licence “{label}” back.",
        Goal(licence=before.licence),
        change=Change(licence=before.licence),
        undoes=by,
    )
    return [on, licence]


def _assign_again(done: Done, now: Facts) -> list[Write]:
    if now.assigned:
        return []
    lost = "Details that stood only in the Zoom app's own profile in Okta do not come back."
    effect = f"Okta assigns Zoom to the person again, directly.{_made_anew(now)}"
    goal = Goal(assigned=True)
    return [Write(Verb.ASSIGN, Route.OKTA, effect, goal, lost=lost, undoes=done.entry_id)]


def _made_anew(now: Facts) -> str:
    """Say that giving back may create what was not there before, and what that takes."""
    if now.zoom_status:
        return ""
    return " There is no Zoom account: Okta may create one, with a licence or a seat."


def _activate_again(done: Done, now: Facts) -> list[Write]:
    lost = "Other apps that were assigned directly do not come back; assign them again in Okta."
    effect = "The person is activated in Okta, with the apps that their groups give them."
    on = Goal(person_on=True)
    writes = [Write(Verb.ACTIVATE_PERSON, Route.OKTA, effect, on, lost=lost, undoes=done.entry_id)]
    direct = done.before.assigned and done.before.scope == "USER"
    return writes + (_assign_again(done, now) if direct else [])


def _into_group_again(done: Done, now: Facts) -> list[Write]:
    group = done.change.group
    name = group.name if group else ""
    again = f"The person is put into the group “{name}” again, with all that it gives."
    effect = f"{again}{_made_anew(now)}"
    goal = Goal(in_group=True)
    change = Change(group=group)
    return [Write(Verb.ADD_TO_GROUP, Route.OKTA, effect, goal, change=change,
                  undoes=done.entry_id)]  # fmt: skip


def _out_of_group(done: Done, now: Facts) -> list[Write]:
    del now
    group = done.change.group
    effect = f"The person is taken out of the group “{group.name if group else ''}” again."
    return [Write(Verb.REMOVE_FROM_GROUP, Route.OKTA, effect, Goal(in_group=False),
                  change=Change(group=group), undoes=done.entry_id)]  # fmt: skip


def _unassign_again(done: Done, now: Facts) -> list[Write]:
    off = now.zoom_status == "active" and now.external_id == now.zoom_id
    effect = "Okta takes the Zoom app from the person again."
    lost = "An account that Okta created stays in Zoom, turned off." if off else ""
    goal = Goal(assigned=False, zoom_on=False if off else None)
    return [Write(Verb.UNASSIGN, Route.UNASSIGN, effect, goal, lost=lost, undoes=done.entry_id)]


def _off_again(done: Done, now: Facts) -> list[Write]:
    if now.zoom_status != "active":
        return []
    effect = "The Zoom account is turned off again."
    goal = Goal(zoom_on=False)
    return [Write(Verb.TURN_OFF_IN_ZOOM, Route.ZOOM, effect, goal, undoes=done.entry_id)]


def _deactivate_again(done: Done, now: Facts) -> list[Write]:
    del now
    effect = "The person is deactivated in Okta again and loses every app."
    goal = Goal(person_on=False)
    return [Write(Verb.DEACTIVATE_PERSON, Route.OKTA, effect, goal, undoes=done.entry_id)]


def _licence_again(done: Done, now: Facts) -> list[Write]:
    del now
    before = done.before.licence
    effect = f"Zoom gives the licence “{licence_label(before)}” back."
    return [Write(Verb.SET_LICENCE, Route.ZOOM, effect, Goal(licence=before),
                  change=Change(licence=before), undoes=done.entry_id)]  # fmt: skip


def _email_again(done: Done, now: Facts) -> list[Write]:
    email = done.before.zoom_email
    effect = f"Zoom changes the email from {now.zoom_email} back to {email}."
    return [Write(Verb.CHANGE_EMAIL, Route.ZOOM, effect, Goal(zoom_email=email.casefold()),
                  change=Change(email=email), undoes=done.entry_id)]  # fmt: skip


def _details_again(done: Done, now: Facts) -> list[Write]:
    """Save what was there before, and watch Zoom where it was watched the first time."""
    changed = {name for name, _ in done.change.details}
    old = tuple((name, value) for name, value in done.before.details or () if name in changed)
    linked = now.zoom_status == "active" and now.external_id == now.zoom_id
    followed = {name for name, _ in done.goal.zoom_details or ()} if linked else set[str]()
    zoom = tuple(pair for pair in old if pair[0] in followed) or None
    if not old:
        return []
    effect = saved_again(old)
    effect += f" {sent_on(zoom, old)}" if zoom else ""
    effect += f" {EMAIL_STAYS}" if old_email_stays(old, now) else ""
    goal = Goal(details=old, zoom_details=zoom)
    return [Write(Verb.EDIT_PERSON, Route.OKTA, effect, goal, reaches_zoom=zoom is not None,
                  change=Change(details=old), undoes=done.entry_id)]  # fmt: skip


_BACK: dict[Verb, Callable[[Done, Facts], list[Write]]] = {
    Verb.UNASSIGN: _assign_again,
    Verb.ASSIGN: _unassign_again,
    Verb.DEACTIVATE_PERSON: _activate_again,
    Verb.ACTIVATE_PERSON: _deactivate_again,
    Verb.REMOVE_FROM_GROUP: _into_group_again,
    Verb.ADD_TO_GROUP: _out_of_group,
    Verb.TURN_ON_IN_ZOOM: _off_again,
    Verb.SET_LICENCE: _licence_again,
    Verb.CHANGE_EMAIL: _email_again,
    Verb.EDIT_PERSON: _details_again,
}
