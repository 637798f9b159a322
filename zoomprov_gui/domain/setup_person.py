"""Whom the test of step 6 may be run with, what it does to them, and in which order."""

from dataclasses import dataclass

from zoomprov_gui.domain.actions import Change, Route, Verb
from zoomprov_gui.domain.drafting import Who, Write
from zoomprov_gui.domain.facts import Details, Goal
from zoomprov_gui.domain.people import MEMBER, PERSON_OFF, PersonKey
from zoomprov_gui.domain.setup import CheckKey

TEST_DEPARTMENT = "Zoom test"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofPreview:
    """What the test would do to a person: in lines, with a warning; or why it is not run."""

    email: str
    name: str
    lines: tuple[str, ...] = ()
    warning: str = ""
    why_not: str = ""


def preview_of(
    who: Who, department: str, own: frozenset[PersonKey], *, no_seat: bool
) -> ProofPreview:
    """Return what the test would do to somebody whose department is this."""
    name = who.name or who.email
    before = f"“{department}”" if department else "empty"
    return ProofPreview(
        email=who.email,
        name=who.name,
        lines=(
            f"Okta assigns Zoom to {name}, which uses one licence or seat.",
            f"The department in Okta becomes “{TEST_DEPARTMENT}”, and {before} again at the end.",
            "Okta takes Zoom away again, and Zoom turns the account off.",
            "The Zoom account stays turned off: nothing is ever deleted.",
        ),
        warning="Zoom has no free licence, so the account may not come." if no_seat else "",
        why_not=why_not_test(who, own),
    )


def why_not_test(who: Who, own: frozenset[PersonKey]) -> str:
    """Return why nobody should be tested with this person, `""` where they may be."""
    facts = who.facts
    if who.key in own:
        return "That is you. Choose a test person, so that you keep Zoom while it runs."
    if not facts.okta_user_id:
        return "Nobody in Okta has this email, so Okta can assign nothing."
    if facts.person_status in PERSON_OFF:
        return "The person is deactivated in Okta. Choose somebody who is active."
    if facts.assigned:
        return "Okta gives this person Zoom already, and the test would take it from them."
    if facts.zoom_status == "active":
        return "This person uses Zoom already. Choose somebody without a Zoom account."
    if facts.zoom_status == "pending":
        return "This person was invited to Zoom and has not accepted. Choose somebody else."
    if facts.zoom_status and facts.role_id not in {"", MEMBER}:
        return "This person is a Zoom admin, and Zoom never turns off an admin."
    return ""


def edit_department(department: str) -> Write:
    """Return the write that changes a person's department in Okta."""
    details: Details = (("department", department),)
    return Write(
        Verb.EDIT_PERSON,
        Route.OKTA,
        f"The department in Okta becomes “{department}”.",
        Goal(details=details),
        change=Change(details=details),
    )


_TEST: Details = (("department", TEST_DEPARTMENT),)
_ASSIGN = Write(
    Verb.ASSIGN,
    Route.OKTA,
    "Okta assigns Zoom and creates the account.",
    Goal(assigned=True, linked=True, zoom_on=True),
)
_CHANGE = edit_department(TEST_DEPARTMENT)._replace(goal=Goal(details=_TEST, zoom_details=_TEST))
REMOVE = Write(
    Verb.UNASSIGN,
    Route.OKTA,
    "Okta takes Zoom away, and Zoom turns the account off.",
    Goal(assigned=False, zoom_on=False),
)
# Each change with the tick without which the test does not go on.
STAGES: tuple[tuple[Write, CheckKey], ...] = (
    (_ASSIGN, CheckKey.PROOF_SEEN),
    (_CHANGE, CheckKey.PROOF_CHANGE_SEEN),
    (REMOVE, CheckKey.PROOF_TURNED_OFF),
)
