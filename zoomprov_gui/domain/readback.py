"""Whom to read back and for what, and what such a read shows in words."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from zoomprov_gui.domain.actions import NO_CHANGE, Change
from zoomprov_gui.domain.facts import Details, Facts, Goal
from zoomprov_gui.domain.people import FIELD_WORDS, PersonKey, ZoomAccount, licence_label

MOST_NAMED = 3  # people of a group who are named as still to come


class Known(Enum):
    """Whether a rung is reached, as far as anything was read."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Subject(NamedTuple):
    """Whom to read back and for what. Times as in `RungState`; ids are `""` where not known.

    `sent`: YES, NO, or UNKNOWN where nobody remembers a write of ours about this person.
    `both_sides`: read Okta as well, although the goal does not depend on it. `proven_at`: when a
    read showed it first; `sessions_at`: when Zoom accepted to end the person's sessions.
    """

    key: PersonKey
    email: str
    okta_user_id: str = ""
    zoom_id: str = ""
    goal: Goal = Goal(zoom_on=False)
    sent: Known = Known.UNKNOWN
    sent_at: float | None = None
    accepted: Known = Known.UNKNOWN
    accepted_at: float | None = None
    both_sides: bool = False
    proven_at: float | None = None
    sessions_at: float | None = None
    change: Change = NO_CHANGE

    @property
    def is_group(self) -> bool:
        """Whether it is a group that is read back, and not a person."""
        return self.change.group is not None and not self.okta_user_id


def off_words(account: ZoomAccount) -> str:
    """Say what Zoom shows of an account that is off, with a warning where it keeps a licence."""
    shown = f"Zoom shows “{licence_label(account.licence, account.status)}”"
    if account.licence == 2:
        return f"{shown}: it is off, but still holds a paid licence."
    return f"{shown}: it is off."


def push_failed(subject: Subject, facts: Facts) -> str:
    """Return that Okta gave up passing an assignment on, `""` where it did not."""
    if subject.goal.linked and facts.assigned and facts.sync_state == "ERROR":
        return (
            "Okta assigns Zoom, but could not pass it on to Zoom. The person's page says why, and"
            " so does Okta under Dashboard, Tasks."
        )
    return ""


def read_words(
    subject: Subject, facts: Facts, account: ZoomAccount | None, *, reached: bool
) -> str:
    """Say what one read shows of what it should show."""
    goal = subject.goal
    if subject.is_group:
        return _group_words(goal, facts)
    if not goal.reached_in_okta(facts):
        return _okta_words(goal)
    if goal.linked:
        return _linked_words(facts, reached=reached)
    special = _value_words(goal, facts, reached=reached)
    if special:
        return special
    if goal.person_on is not None and goal.zoom_on is None:  # of Okta alone
        return f"Okta shows the person as {'active' if goal.person_on else 'deactivated'}."
    if account is None:
        return _gone_words(subject, reached=reached)
    return _account_words(goal, facts, account, reached=reached)


def _account_words(goal: Goal, facts: Facts, account: ZoomAccount, *, reached: bool) -> str:
    if account.status == "inactive":
        if reached and goal.zoom_on is None and (goal.assigned or goal.in_group):
            return f"{_done_in_okta(goal, facts)} The Zoom account is still off."
        return off_words(account) if reached else "Zoom still shows the account as off."
    if account.status != "active":
        return f"Zoom shows the status “{account.status}”."
    if reached:
        return "Zoom shows the account as active." if goal.zoom_on else _done_in_okta(goal, facts)
    return "Zoom still shows the account as active."


def _value_words(goal: Goal, facts: Facts, *, reached: bool) -> str:
    """Say how a changed value stands, `""` where the goal is none."""
    shows = "Zoom shows" if reached else "Zoom does not show yet"
    if goal.licence is not None:
        return f"{shows} the licence “{licence_label(goal.licence)}”."
    if goal.zoom_email is not None:
        return f"{shows} the email {goal.zoom_email}."
    followed = _field_by_field(goal.zoom_details or (), facts)
    kept = _email_kept(goal.details or (), facts)
    if followed or kept or goal.details is not None:
        return " ".join(part for part in ("Okta shows the change.", followed, kept) if part)
    return ""


def _email_kept(edited: Details, facts: Facts) -> str:
    """Say that Zoom shows another email than the one edited in Okta, which does not send it."""
    new = [value.casefold() for name, value in edited if name in {"email", "login"}]
    if not facts.zoom_email or not new or facts.zoom_email.casefold() in new:
        return ""
    return f"Zoom still shows the email {facts.zoom_email}: Okta sends no change of an email."


def _field_by_field(wanted: Details, facts: Facts) -> str:
    """Say which fields have followed in Zoom, and which have not yet."""
    found = set(facts.zoom_details or ())
    there = [_field(*one) for one in wanted if one in found]
    not_yet = [_field(*one) for one in wanted if one not in found]
    parts = [f"Zoom shows the {', the '.join(there)}."] if there else []
    if not_yet:
        parts.append(f"Zoom does not show yet the {', the '.join(not_yet)}.")
    return " ".join(parts)


def _field(name: str, value: str) -> str:
    return f"{FIELD_WORDS.get(name, name)} “{value}”"


def _linked_words(facts: Facts, *, reached: bool) -> str:
    if not facts.zoom_status:
        return "Okta assigns Zoom; the account is not there yet."
    if not reached:
        return "Zoom has an account with this email, and Okta is not linked to it."
    if facts.zoom_status == "pending":
        return "Zoom has invited this person, who has not accepted yet."
    return "Okta assigns Zoom, and Zoom shows the account as active."


def _group_words(goal: Goal, facts: Facts) -> str:
    if goal.details is not None:
        shown = goal.reached_in_okta(facts)
        return "Okta shows the change." if shown else "Okta does not show the change yet."
    if facts.assigned != goal.assigned:
        return "Okta does not show yet that the group " + (
            "gives Zoom." if goal.assigned else "gives no Zoom any more."
        )
    words = "gives Zoom" if goal.assigned else "does not give Zoom any more"
    told = f"Okta shows that this group {words}"
    if not facts.left:
        everybody = "" if facts.left is None else _everybody(goal)
        return f"{told}.{everybody}"
    stuck = dict(facts.stuck)
    waited = [email for email in facts.left if email not in stuck]
    if waited:
        what = "not shown as active in Zoom yet" if goal.assigned else "still on in Zoom"
        are = "is" if len(waited) == 1 else "are"
        told += f"; {len(waited)} of its people {are} {what}: {_named(waited)}"
    return f"{told}.{_stuck_words(stuck)}"


def _stuck_words(stuck: Mapping[str, str]) -> str:
    """Say for whom nothing more comes by itself, those with the same reason together."""
    by_reason: dict[str, list[str]] = {}
    for email, why in stuck.items():
        by_reason.setdefault(why, []).append(email)
    told = ""
    for why, emails in by_reason.items():
        told += f" Okta could not pass it on to Zoom for {_named(emails)}. {why or NO_REASON}"
    return told


NO_REASON = "It could not be read why: see Okta under Dashboard, Tasks."


def _named(emails: Sequence[str]) -> str:
    more = f" and {len(emails) - MOST_NAMED} more" if len(emails) > MOST_NAMED else ""
    return f"{', '.join(emails[:MOST_NAMED])}{more}"


def all_stuck(subject: Subject, facts: Facts) -> bool:
    """Tell whether nothing more comes for whoever of a group is not there yet."""
    left = facts.left or ()
    return subject.is_group and bool(left) and set(left) == {email for email, _ in facts.stuck}


def _everybody(goal: Goal) -> str:
    if goal.assigned:
        return " Everybody who was waited for has an account."
    return " Zoom shows as off each of their accounts that Okta is linked to."


def _gone_words(subject: Subject, *, reached: bool) -> str:
    if reached:
        return "Okta shows the change. Zoom has no account for this person."
    if subject.zoom_id:
        return "Zoom does not find this account any more, so nothing shows whether it is off."
    return "Zoom has no account with this email, so there is nothing to turn off."


def _okta_words(goal: Goal) -> str:
    if goal.details is not None:
        return "Okta does not show the change yet."
    if goal.in_group is not None:
        words = "not in the group yet" if goal.in_group else "still in the group"
        return f"Okta shows the person as {words}, or as having Zoom by another way."
    if goal.person_on is not None:
        wanted = "active" if goal.person_on else "deactivated"
        return f"Okta does not show the person as {wanted} yet."
    if goal.assigned:
        return "Okta does not assign Zoom to this person yet."
    return "Okta still assigns Zoom to this person."


def _done_in_okta(goal: Goal, facts: Facts) -> str:
    if goal.in_group:
        return "Okta shows the person in the group."
    if facts.assigned:
        return "Okta shows the change."
    return "Okta does not assign Zoom to this person any more."
