"""Notes for whoever has the next step where a program can do nothing: whom, what, where and why.

ANCHORS.md N15. The places are those of the vendors' own help: facts/zoom.md D1, D2, D8 and D21,
facts/okta.md §9.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import OWNER, ZoomAccount, is_privileged
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.domain.words import sentence

ZOOM_OWNER, ZOOM_ADMIN = "the Zoom owner", "a Zoom admin"
OKTA_ADMIN, THE_PERSON = "an Okta admin", "this person"
_USERS = "In Zoom, signed in as the owner: User Management, Users"
_PENDING = "In Zoom: User Management, Users, Pending"
_RETRY = (
    "In Okta: the Zoom app, Assignments, “Provision User”; or Dashboard, Tasks, “Retry selected”"
)


class Note(NamedTuple):
    """A note: whom it is for ("the Zoom owner"), its text, where it is done, and a link there."""

    to: str
    text: str
    where: str = ""
    link: str = ""


class _Wish(NamedTuple):
    to: str
    ask: str
    where: str
    why: str = ""


def note_about(person: Comparison, now: float, *, read: str, leaving: bool = False) -> Note | None:
    """Return the note about somebody whom no program can put right, None where one can.

    `now` in seconds since 1970, `read` when both sides were read, in words; `leaving`: somebody
    wants to take Zoom from them, whatever their verdict.
    """
    wish = _wish(person, leaving=leaving)
    if wish is None:
        return None
    lines = ["Hello,", "", wish.ask, "", f"Where: {wish.where}."]
    lines.append(f"Why: {' '.join(part for part in (sentence(person, now), wish.why) if part)}")
    lines += ["", f"Read from Okta and Zoom: {read}."]
    return Note(wish.to, "\n".join(lines), wish.where)


def together(notes: list[Note]) -> tuple[Note, ...]:
    """Return one note for each recipient, about everybody whom it concerns."""
    texts: dict[str, list[str]] = {}
    for note in notes:
        texts.setdefault(note.to, []).append(note.text)
    return tuple(Note(to, "\n\n---\n\n".join(found)) for to, found in texts.items())


def _wish(person: Comparison, *, leaving: bool) -> _Wish | None:
    account = person.account
    if account is not None and account.status == "pending":
        return _invite(person, leaving=leaving)
    goes = leaving or person.verdict in {Verdict.STILL_ACTIVE, Verdict.ORPHAN}
    if account is not None and account.status != "inactive" and is_privileged(account):
        if goes:
            return _role(person, account)
        if person.verdict is Verdict.EMAIL:
            return _email(person)
    if leaving and person.verdict in _GIVES:
        return None
    by_reason = _BY_REASON.get(person.reason) if person.reason else None
    if by_reason is not None and person.verdict in {Verdict.ERROR, Verdict.MISSING}:
        return _filled(by_reason, person)
    wish = _BY_VERDICT.get(person.verdict)
    return _filled(wish, person) if wish else None


def _filled(wish: tuple[str, str, str], person: Comparison) -> _Wish:
    """Put a person into a wish. All at once: a name may hold what looks like a place of its own."""
    domain = person.email.partition("@")[2]
    values = {"%1": _who(person), "%2": domain, "%3": person.email}
    to, ask, where = wish
    return _Wish(to, _filled_in(ask, values), _filled_in(where, values))


def _filled_in(text: str, values: Mapping[str, str]) -> str:
    return re.sub("%[123]", lambda found: values[found.group()], text)


def _who(person: Comparison) -> str:
    return f"{person.name} ({person.email})" if person.name else person.email


def _role(person: Comparison, account: ZoomAccount) -> _Wish:
    if account.role_id == OWNER:
        ask = f"Please hand the ownership of the Zoom account over from {_who(person)}."
        why = "As long as this person is the owner, nobody can turn the account off."
        return _Wish(ZOOM_OWNER, ask, "In Zoom, signed in as the owner: Account Profile", why)
    ask = f"Please change the role of {_who(person)} in Zoom to Member."
    why = "Zoom lets no program turn off an account with this role; after that it can be."
    return _Wish(ZOOM_OWNER, ask, _USERS, why)


def _email(person: Comparison) -> _Wish:
    email = person.assignment.email if person.assignment else person.email
    ask = f"Please change the email of {_who(person)} in Zoom to {email}."
    return _Wish(ZOOM_OWNER, ask, _USERS, "Zoom lets no program change an admin's email.")


def _invite(person: Comparison, *, leaving: bool) -> _Wish:
    if person.verdict is Verdict.INVITED and not leaving:
        return _Wish(
            THE_PERSON,
            "Please accept the invite that Zoom sent you, so that you can use Zoom.",
            f"In the mailbox of {person.email}: the email from Zoom, also among the unwanted ones",
        )
    groups = ", ".join(f"“{name}”" for name in person.granted_by)
    still = f" Okta still assigns Zoom through {groups}: remove that there first." if groups else ""
    return _Wish(
        ZOOM_ADMIN,
        f"Please cancel the Zoom invite of {_who(person)}.",
        _PENDING,
        f"Nobody accepted it, and no program can cancel it.{still} Left alone, it runs out 30 days"
        " after it was sent.",
    )


_BY_REASON = {
    Reason.DOMAIN: (
        ZOOM_ADMIN,
        "Please see that the domain %2 is verified, so that %1 can get Zoom.",
        "In Zoom: Account Profile, Associated Domains",
    ),
    Reason.NO_LICENCE: (
        ZOOM_ADMIN,
        "Please see that a Zoom licence is free for %1; Okta needs it to make the account.",
        "In Zoom: User Management, Users, where licences are given back",
    ),
    Reason.SSO_OFF: (
        ZOOM_ADMIN,
        "Please see that single sign-on is on, so that Okta can manage %1 in Zoom.",
        "In Zoom: Advanced, Single Sign-On",
    ),
    Reason.ZOOM_AUTH: (
        OKTA_ADMIN,
        (
            "Please see that Okta's permission to manage Zoom holds, and authenticate with Zoom"
            " again if not, so that Okta can manage %1 there."
        ),
        "In Okta: the Zoom app, Provisioning, Integration",
    ),
    Reason.ALREADY_EXISTS: (
        OKTA_ADMIN,
        (
            "Please unassign %1, import from Zoom, and match this person with the account that is"
            " there already."
        ),
        "In Okta: the Zoom app, Assignments; then Import, “Import Now”, and confirm the match",
    ),
    Reason.BAD_VALUE: (
        OKTA_ADMIN,
        "Please correct the value of %1 that Zoom refused; Okta then sends it again.",
        "In Okta: the person's profile, or the Zoom app, Assignments",
    ),
    Reason.NOT_IN_ACCOUNT: (
        THE_PERSON,
        "Please accept Zoom's request to join our account, which you got by email.",
        "In the mailbox of %3: the email from Zoom; without one, Zoom support moves the account",
    ),
}
# What puts these right gives somebody Zoom, or more of it: nothing to ask for where they leave.
_GIVES = frozenset({Verdict.ERROR, Verdict.MISSING, Verdict.DETAILS})
_BY_VERDICT = {
    Verdict.ERROR: (OKTA_ADMIN, "Please have Okta send %1 to Zoom again.", _RETRY),
    Verdict.MISSING: (OKTA_ADMIN, "Please have Okta send %1 to Zoom again.", _RETRY),
    Verdict.UNLINKED: (
        OKTA_ADMIN,
        "Please import from Zoom and match %1, so that Okta manages the account.",
        "In Okta: the Zoom app, Import, “Import Now”, then confirm the match",
    ),
    Verdict.DUPLICATE: (
        ZOOM_ADMIN,
        "Please look which Zoom account %1 uses, and turn the other one off.",
        "In Zoom: User Management, Users",
    ),
    Verdict.DETAILS: (
        OKTA_ADMIN,
        "Please have Okta send the details of %1 to Zoom again.",
        "In Okta: the Zoom app, Provisioning, To App, where “Update User Attributes” has to be on",
    ),
}
