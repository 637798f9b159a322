"""Name the verdict: one ordered rule table over the few facts that a verdict depends on.

A `Situation` is all that the rules see. It is small and finite, so that a list of 100,000 people
needs only as many judgements as there are different situations, and tests can walk all of them.
"""

from typing import NamedTuple

from zoomprov_gui.domain.people import ZoomState
from zoomprov_gui.domain.verdicts import Verdict

GRACE_SECONDS = 15 * 60
BUSY_SECONDS = 60 * 60
CHANGING_SECONDS = 2 * 60  # during which a person counts as "change sent" (UX.md §7.2 rule 2)


class Situation(NamedTuple):
    """What is known of one person, boiled down.

    `okta_whole` and `zoom_whole`: that side was once read completely, so that not being on its
    list means something. `listed`: Okta's list names them. `assigned`: and it gives them Zoom and
    lets them sign in. `was_linked`: Okta, its log or this program saw them assigned or linked
    before. `young`: the assignment or removal is younger than the grace time. `switch_off`: Okta
    may not deactivate in Zoom. `privileged`: a Zoom role that is never switched off. `failed`: the
    latest push failed after the latest that worked; `refused_as_pending`: as the known side effect
    of an invitation nobody accepted; `busy`: with "slow down", less than an hour ago. `linked`:
    matched by Zoom's id, or Okta holds a Zoom id for them.
    """

    okta_whole: bool
    zoom_whole: bool
    listed: bool
    assigned: bool
    zoom: ZoomState
    accounts: int
    changing: bool = False
    was_linked: bool = False
    young: bool = False
    switch_off: bool = False
    privileged: bool = False
    failed: bool = False
    refused_as_pending: bool = False
    busy: bool = False
    linked: bool = False
    email_differs: bool = False
    details_differ: bool = False


def judge(s: Situation, ignored_for: Verdict | None = None) -> Verdict:
    """Return the one verdict that fits, the rules of UX.md §7.2 in order.

    `ignored_for` is the verdict for which somebody set this person aside: while it is still the one
    that fits, the person is ignored.
    """
    verdict = _judge(s)
    return Verdict.IGNORED if verdict is ignored_for else verdict


def _judge(s: Situation) -> Verdict:
    if s.changing:
        return Verdict.CHANGING
    if _cannot_tell(s):
        return Verdict.UNKNOWN
    if s.accounts > 1:
        return Verdict.DUPLICATE
    if s.assigned:
        return _judge_assigned(s)
    if s.zoom is ZoomState.ACTIVE and s.was_linked:
        on_its_way = s.young and not (s.switch_off or s.failed or s.privileged)
        return Verdict.REMOVING if on_its_way else Verdict.STILL_ACTIVE
    if s.zoom in {ZoomState.ACTIVE, ZoomState.PENDING}:
        return Verdict.ORPHAN
    return Verdict.OFF_BOTH


def _cannot_tell(s: Situation) -> bool:
    """Tell whether the answer rests on something that was never read, or on a word we don't know.

    A person who is on a list was read. A person who is not on it is known to be absent only if the
    list was read to its proven end: no removal may be suggested from less.
    """
    absent_from_okta = not s.listed and not s.okta_whole
    absent_from_zoom = s.accounts == 0 and not s.zoom_whole
    return absent_from_okta or absent_from_zoom or s.zoom is ZoomState.UNKNOWN


def _judge_assigned(s: Situation) -> Verdict:
    pending = s.zoom is ZoomState.PENDING
    if s.failed and not s.busy and not (pending and s.refused_as_pending):
        return Verdict.ERROR
    if s.zoom is ZoomState.INACTIVE:
        return Verdict.SWITCHED_OFF
    if pending:
        return Verdict.INVITED
    if s.zoom is ZoomState.NONE:
        return Verdict.WAITING if s.young or s.busy else Verdict.MISSING
    if not s.linked:
        return Verdict.UNLINKED
    if s.email_differs:
        return Verdict.EMAIL
    return Verdict.DETAILS if s.details_differ else Verdict.IN_SYNC
