"""Plans that take writes back: what comes back, what cannot, and nothing where the world moved on.

One person's writes of a run are taken back together: Okta's side first, then the Zoom account, then
its licence. What cannot come back is said before anything is sent (RELIABILITY.md P13).
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from zoomprov_gui.domain.actions import GROUP_VERBS, REMOVALS, Context, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.drafting import Who, Writes, left_out, rows_for
from zoomprov_gui.domain.facts import Facts, what_changed
from zoomprov_gui.domain.giving_back import Done, lacks_licence, restored
from zoomprov_gui.domain.safeguards import keys_of, protected, removals_blocked, writes_blocked


class Past(NamedTuple):
    """One person's writes of a run, oldest first, and how both sides stand now.

    `tried`: what was sent before to take them back, oldest first.
    """

    who: Who
    done: tuple[Done, ...]
    tried: tuple[Done, ...] = ()


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
    now = past.who.facts
    begun = [done for done in past.tried if not _why_never(done) and done.goal.reached(now)]
    why = _moved_on(begun or happened, now)
    if why:
        return why
    if happened[0].change.group is not None and not now.okta_user_id:
        return of_group(happened[0], past.who)
    writes = restored(happened, now, context, begun=bool(begun))
    if not writes:
        return _nothing(happened, now, context)
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


def _nothing(happened: Sequence[Done], now: Facts, context: Context) -> str:
    if happened[-1].verb is Verb.END_SESSIONS:
        return "Sessions that were ended do not come back; the person signs in again."
    lacking = lacks_licence(happened, now)
    if lacking and context.free_licences == 0:
        return f"All but the licence “{lacking}” was given back, and Zoom has none free."
    return "Everything stands as it was before, so there is nothing to send."
