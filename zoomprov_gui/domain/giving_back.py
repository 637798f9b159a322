"""The writes that give back what others took: each verb has its way back, or none."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from zoomprov_gui.domain.actions import REMOVALS, Change, Context, Route, Verb
from zoomprov_gui.domain.drafting import Write
from zoomprov_gui.domain.editing import EMAIL_STAYS, old_email_stays, saved_again, sent_on
from zoomprov_gui.domain.facts import Facts, Goal
from zoomprov_gui.domain.people import licence_label

# Licensed, and Unassigned: an account that is turned on again is Basic (facts/zoom.md §4, D25).
NOT_BASIC = frozenset({2, 4})


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


def restored(
    happened: Sequence[Done], now: Facts, context: Context, *, begun: bool = False
) -> tuple[Write, ...]:
    """Return the writes that give the state before back, in the order in which they are sent.

    `begun`: an undo of these was sent already, and not all of it was done: what a read shows to be
    back is not sent again.
    """
    writes: list[Write] = []
    for done in reversed(happened):
        back = _BACK.get(done.verb)
        writes += back(done, now) if back else ()
    if _took_zoom(happened):
        writes += _zoom_back(happened[0], now, context, by=happened[-1].entry_id, begun=begun)
    return tuple(write for write in writes if not (begun and write.goal.reached(now)))


def lacks_licence(happened: Sequence[Done], now: Facts) -> str:
    """Name the licence that somebody had before Zoom was taken, `""` where they have it."""
    before = happened[0].before.licence
    gone = _took_zoom(happened) and before in NOT_BASIC and before != now.licence
    return licence_label(before) if gone else ""


def _took_zoom(happened: Sequence[Done]) -> bool:
    return any(done.verb in REMOVALS for done in happened)


def _zoom_back(first: Done, now: Facts, context: Context, *, by: int, begun: bool) -> list[Write]:
    """Return what turns the account on again and gives its licence back.

    Okta may turn it on by itself once the person is assigned: then nothing more is sent for it.
    """
    before = first.before
    from_here = {"inactive", "active"} if begun else {"inactive"}
    if before.zoom_status != "active" or now.zoom_status not in from_here:
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
    if before.licence not in NOT_BASIC:
        return [on]
    if before.licence == 2 and context.free_licences == 0:
        return [on._replace(lost=f"The licence “{label}”: Zoom has none free. {on.lost}")]
    return [on, _licence_of(before.licence, by)]


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
    return [_licence_of(done.before.licence, done.entry_id)]


def _licence_of(before: int, undoes: int) -> Write:
    effect = f"Zoom gives the licence “{licence_label(before)}” back."
    return Write(Verb.SET_LICENCE, Route.ZOOM, effect, Goal(licence=before),
                 change=Change(licence=before), undoes=undoes)  # fmt: skip


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
