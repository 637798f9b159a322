"""A person's comparison in plain sentences: what is the case, and what to do about it.

Each half sentence rests on a fact of the comparison; what nobody told is left out and never
guessed.
"""

from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import (
    ADMIN,
    OWNER,
    PERSON_OFF,
    Assignment,
    ZoomAccount,
    is_privileged,
    licence_label,
    profile_email_words,
)
from zoomprov_gui.domain.reasons import EXPLANATIONS, Reason
from zoomprov_gui.domain.verdicts import LOOKS, Verdict

MINUTE, HOUR, DAY = 60, 3600, 86_400


def ago(seconds: float) -> str:
    """Return how long ago something was: "40 min ago", "2 days ago"."""
    if seconds < MINUTE:
        return "just now"
    return f"{span(seconds)} ago"


def lately(seconds: float) -> str:
    """Return how long ago a read was, to the second: "just now", "6 s ago", "2 h ago"."""
    return f"{span(seconds)} ago" if seconds >= 1 else "just now"


def span(seconds: float) -> str:
    """Return a length of time in its largest unit, rounded down: "40 min", "2 h", "3 days"."""
    if seconds < MINUTE:
        return f"{max(0, int(seconds))} s"
    if seconds < HOUR:
        return f"{int(seconds // MINUTE)} min"
    if seconds < DAY:
        return f"{int(seconds // HOUR)} h"
    days = int(seconds // DAY)
    return "1 day" if days == 1 else f"{days} days"


def sentence(comparison: Comparison, now: float) -> str:
    """Return the verdict in full: what each side says, and why it is so where that is known.

    `now` is in seconds since 1970.
    """
    first = _SENTENCES[comparison.verdict](comparison, now)
    parts = (first, _why(comparison), profile_email_words(comparison.assignment))
    return " ".join(part for part in parts if part)


def advice(comparison: Comparison) -> str:
    """Return what to do, short enough for a column: "Zoom admin: step down first"."""
    if comparison.verdict is Verdict.DETAILS:
        return _differing(comparison) or LOOKS[comparison.verdict].advice
    if comparison.verdict is Verdict.IGNORED:
        return comparison.ignored_because or LOOKS[comparison.verdict].advice
    if comparison.verdict in _TURNED_OFF_BY and _is_owner(comparison.account):
        return "Zoom owner: hand over first"
    if comparison.verdict in _TURNED_OFF_BY and _is_stuck(comparison.account):
        return EXPLANATIONS[Reason.ADMIN].short
    if comparison.verdict is Verdict.ERROR and comparison.reason:
        return EXPLANATIONS[comparison.reason].short
    if comparison.verdict is Verdict.ORPHAN and _pending(comparison.account):
        return EXPLANATIONS[Reason.NEVER_ACTIVATED].short
    if comparison.verdict is Verdict.ORPHAN and comparison.reason:
        return EXPLANATIONS[comparison.reason].short
    return LOOKS[comparison.verdict].advice


_TURNED_OFF_BY = {Verdict.STILL_ACTIVE, Verdict.ORPHAN}


def who_can_change(account: ZoomAccount) -> str:
    """Say who can change an account that is never switched off, `""` where it has no such role."""
    if not _is_stuck(account):
        return ""
    if account.role_id == OWNER:
        return "Only the Zoom owner can hand the ownership to somebody else, in Zoom."
    return "Only the Zoom owner can change this role to Member, in Zoom under User Management."


def role_words(account: ZoomAccount) -> str:
    """Return what an account's role makes of its holder, in the middle of a sentence."""
    if account.role_id == OWNER:
        return "the Zoom owner"
    return "a Zoom admin" if account.role_id == ADMIN else "in a Zoom role of your own making"


def _is_stuck(account: ZoomAccount | None) -> bool:
    return account is not None and is_privileged(account)


def _is_owner(account: ZoomAccount | None) -> bool:
    return account is not None and _is_stuck(account) and account.role_id == OWNER


def _why(c: Comparison) -> str:
    """Return the sentence that explains the verdict, `""` where it says all there is."""
    if c.reason is None or c.verdict in {Verdict.ORPHAN, Verdict.UNKNOWN, Verdict.DUPLICATE}:
        return ""
    if c.reason is Reason.ADMIN and c.account is not None:
        return " ".join(
            part for part in (_role_sentence(c.account), who_can_change(c.account)) if part
        )
    if c.reason is Reason.SWITCH_OFF and c.verdict is Verdict.STILL_ACTIVE:
        return "“Deactivate users” was off at the time, so Okta never told Zoom."
    if c.reason is Reason.OKTA_DEACTIVATED:
        return ""
    quoted = _quoted(c)
    if c.reason is Reason.OTHER:
        return quoted or EXPLANATIONS[c.reason].why
    if c.reason is Reason.BAD_VALUE:
        return " ".join(part for part in (EXPLANATIONS[c.reason].why, quoted) if part)
    return EXPLANATIONS[c.reason].why


def _role_sentence(account: ZoomAccount) -> str:
    if not _is_stuck(account):
        return EXPLANATIONS[Reason.ADMIN].why
    return f"This person is {role_words(account)}, and Zoom never turns those off."


def _quoted(c: Comparison) -> str:
    text = c.history.failure.strip() if c.history else ""
    return f"Okta reported: “{text}”" if text else ""


def _since(c: Comparison, now: float) -> str:
    return f" {ago(now - c.since)}" if c.since else ""


def _holds(account: ZoomAccount | None) -> str:
    """Say which licence an account holds, as far as it matters."""
    if account is None or account.licence < 0:
        return ""
    if account.licence == 2:
        return "holds a paid licence"
    return f"holds the type “{licence_label(account.licence)}”"


def _person_off(c: Comparison) -> bool:
    statuses = [c.person.status] if c.person else []
    if c.assignment and c.assignment.person_status:
        statuses.append(c.assignment.person_status)
    return any(status in PERSON_OFF for status in statuses)


def _removed(c: Comparison, now: float) -> str:
    if _person_off(c):
        return f"Deactivated in Okta{_since(c, now)}"
    return f"Removed from the Zoom app in Okta{_since(c, now)}"


def _still_active(c: Comparison, now: float) -> str:
    held = _holds(c.account)
    return f"{_removed(c, now)}, but this account still works{f' and {held}' if held else ''}."


def _removing(c: Comparison, now: float) -> str:
    return f"{_removed(c, now)}. Okta tells Zoom within a few minutes; until then it still works."


def _error(c: Comparison, now: float) -> str:
    when = f" {ago(now - c.history.failed_at)}" if c.history and c.history.failed_at else ""
    return f"Assigned in Okta, but the last change that Okta sent to Zoom failed{when}."


def _missing(c: Comparison, now: float) -> str:
    return f"{_assigned(c, now)}, but Zoom has no account for this person."


def _assigned(c: Comparison, now: float) -> str:
    since = _since(c, now)
    if len(c.granted_by) == 1:
        return f"Assigned in Okta through the group “{c.granted_by[0]}”{since}"
    return f"Assigned in Okta{since}"


def _duplicate(c: Comparison, _: float) -> str:
    emails = [account.email for account in (c.account, *c.others) if account]
    if len(emails) < 2:
        return "More than one Zoom account matches this person."
    return f"{len(emails)} Zoom accounts match this person: {', '.join(emails)}."


def _switched_off(c: Comparison, now: float) -> str:
    return f"{_assigned(c, now)}, but this account is turned off in Zoom."


def _unlinked(_c: Comparison, _now: float) -> str:
    return (
        "Assigned in Okta and active in Zoom with the same email, but Okta does not manage this"
        " Zoom account: changes and removals do not reach it."
    )


def _email(c: Comparison, _: float) -> str:
    okta = c.assignment.email if c.assignment else c.email
    zoom = c.account.email if c.account else "another address"
    return f"Okta sends {okta}, Zoom says {zoom}. Okta does not send email changes to Zoom."


def _details(c: Comparison, _: float) -> str:
    return f"Linked and active on both sides. {_differing(c) or 'A detail is different'}."


def _differing(c: Comparison) -> str:
    fields = [field for field in c.differs if field != "email"]
    if not fields:
        return ""
    words = " and ".join(", ".join(fields).rsplit(", ", 1))
    return f"{words.capitalize()} {'is' if len(fields) == 1 else 'are'} different"


def _waiting(c: Comparison, now: float) -> str:
    return f"{_assigned(c, now)}. Okta usually makes the Zoom account within 10 minutes."


def _invited(_c: Comparison, _now: float) -> str:
    return "Assigned in Okta. Zoom sent an invite by email, and the person has not accepted it yet."


def _changing(_c: Comparison, _now: float) -> str:
    return "A change was sent and is being checked."


def _orphan(c: Comparison, _: float) -> str:
    held = _holds(c.account)
    state = "a Zoom invite is open" if _pending(c.account) else "this Zoom account works"
    if held and not _pending(c.account):
        state += f" and {held}"
    can = who_can_change(c.account) if c.account else ""
    return f"{_whose(c)} {state[0].upper()}{state[1:]}. {can}".strip()


def _whose(c: Comparison) -> str:
    if c.reason in {Reason.NO_OKTA_PERSON, Reason.NOT_ASSIGNED, Reason.OKTA_DEACTIVATED}:
        return EXPLANATIONS[c.reason].why
    return "Nobody assigned Zoom to this person in Okta."


def _pending(account: ZoomAccount | None) -> bool:
    return account is not None and account.status == "pending"


def _in_sync(c: Comparison, _: float) -> str:
    return f"Assigned in Okta{_through(c.assignment, c.granted_by)}, active and linked in Zoom."


def _through(assignment: Assignment | None, groups: tuple[str, ...]) -> str:
    if assignment is None or assignment.scope != "GROUP" or not groups:
        return ""
    return f" through “{'”, “'.join(groups)}”"


def _off_both(c: Comparison, _: float) -> str:
    if c.account is None:
        return "Not assigned in Okta, and Zoom has no account for this person."
    label = licence_label(c.account.licence, c.account.status)
    still = " It still holds a paid licence." if c.account.licence == 2 else ""
    return f"Not assigned in Okta, and turned off in Zoom, which shows “{label}”.{still}"


def _ignored(c: Comparison, _: float) -> str:
    return f"Set aside: {c.ignored_because}." if c.ignored_because else "Set aside by someone here."


def _unknown(_c: Comparison, _now: float) -> str:
    return "One side was not read completely, or told something unknown, so we cannot tell yet."


_SENTENCES = {
    Verdict.STILL_ACTIVE: _still_active,
    Verdict.ERROR: _error,
    Verdict.MISSING: _missing,
    Verdict.DUPLICATE: _duplicate,
    Verdict.SWITCHED_OFF: _switched_off,
    Verdict.UNLINKED: _unlinked,
    Verdict.EMAIL: _email,
    Verdict.DETAILS: _details,
    Verdict.WAITING: _waiting,
    Verdict.INVITED: _invited,
    Verdict.REMOVING: _removing,
    Verdict.CHANGING: _changing,
    Verdict.ORPHAN: _orphan,
    Verdict.IN_SYNC: _in_sync,
    Verdict.OFF_BOTH: _off_both,
    Verdict.IGNORED: _ignored,
    Verdict.UNKNOWN: _unknown,
}
