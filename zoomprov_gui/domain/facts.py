"""What a write depends on and what a read must show: the facts of one person or one group.

They are fingerprints as well: what a preview rests on is compared with what is read just before its
request leaves.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import (
    NOT_ASSIGNED,
    PERSON_OFF,
    Assignment,
    DirectoryPerson,
    ZoomAccount,
    licence_label,
    role_name,
)

Details = tuple[tuple[str, str], ...]


class Facts(NamedTuple):
    """What a preview rests on, and what is read again before its request leaves.

    `""`, -1 and None mean "not told". `zoom_status` is `""` where Zoom has no account;
    `granted_by` names the groups that give this person the Zoom app; `in_group`: whether they are
    in the group that a write is about. `details` are Okta's own of the person or group,
    `zoom_details` those of the Zoom account. Of a group, `assigned` tells whether it gives Zoom,
    `crowd` is a fingerprint of its people, `left` the emails of who of them does not show
    the goal yet, and `stuck` those of them for whom nothing more comes, each with its reason.
    """

    okta_user_id: str = ""
    person_status: str = ""
    assigned: bool | None = False
    scope: str = ""
    external_id: str = ""
    granted_by: tuple[str, ...] | None = None
    zoom_id: str = ""
    zoom_email: str = ""
    zoom_status: str = ""
    licence: int = -1
    role_id: str = ""
    sync_state: str = ""
    in_group: bool | None = None
    details: Details | None = None
    zoom_details: Details | None = None
    crowd: str = ""
    left: tuple[str, ...] | None = None
    stuck: tuple[tuple[str, str], ...] = ()


def facts_of(
    assignment: Assignment | None,
    account: ZoomAccount | None,
    person: DirectoryPerson | None = None,
    granted_by: tuple[str, ...] | None = None,
) -> Facts:
    """Boil both sides of one person down to what a write depends on."""
    zoom = account or _NO_ACCOUNT
    okta = Facts(granted_by=granted_by)
    if person is not None:
        okta = okta._replace(okta_user_id=person.user_id, person_status=person.status)
    if assignment is not None:
        okta = okta._replace(
            okta_user_id=assignment.user_id,
            person_status=okta.person_status or assignment.person_status or "",
            assigned=assignment.status not in NOT_ASSIGNED,
            scope=assignment.scope,
            external_id=assignment.external_id,
            sync_state=assignment.sync_state,
        )
    return okta._replace(
        assigned=bool(okta.assigned) and okta.person_status not in PERSON_OFF,
        zoom_id=zoom.zoom_id,
        zoom_email=zoom.email,
        zoom_status=zoom.status,
        licence=zoom.licence,
        role_id=zoom.role_id,
    )


_NO_ACCOUNT = ZoomAccount("", "", None, None, None, "", -1, "", 0, 0)


def facts_of_comparison(person: Comparison) -> Facts:
    """Boil a row of the comparison down to what a write depends on."""
    groups = person.granted_by or None
    return facts_of(person.assignment, person.account, person.person, groups)


def facts_document(facts: Facts) -> dict[str, object]:
    """Lay facts out for the journal: all that taking a write back needs. Never a secret.

    `okta` is None where only Zoom was read, `zoom` where it has no account.
    """
    zoom = {
        "id": facts.zoom_id,
        "email": facts.zoom_email,
        "status": facts.zoom_status,
        "type": facts.licence,
        "type_label": licence_label(facts.licence, facts.zoom_status),
        "role_id": facts.role_id,
        "role": None if facts.zoom_status == "pending" else role_name(facts.role_id, {}),
    }
    okta = {
        "user_id": facts.okta_user_id,
        "status": facts.person_status,
        "assigned": facts.assigned,
        "scope": facts.scope,
        "external_id": facts.external_id,
        "granted_by": None if facts.granted_by is None else list(facts.granted_by),
    }
    more = {name: getattr(facts, name) for name in _MORE if getattr(facts, name) is not None}
    return {
        "okta": None if facts.assigned is None else okta,
        "zoom": zoom if facts.zoom_status else None,
        **{
            name: dict(value) if isinstance(value, tuple) else value for name, value in more.items()
        },
        **({"crowd": facts.crowd} if facts.crowd else {}),
        **({"left": list(facts.left)} if facts.left is not None else {}),
    }


def facts_from(document: Mapping[str, Any]) -> Facts:
    """Return the facts that `facts_document` laid out."""
    okta, zoom = document.get("okta"), document.get("zoom")
    facts = Facts(assigned=None, crowd=document.get("crowd", ""), in_group=document.get("in_group"))
    if okta is not None:
        groups = okta.get("granted_by")
        facts = facts._replace(
            okta_user_id=okta["user_id"],
            person_status=okta["status"],
            assigned=okta["assigned"],
            scope=okta["scope"],
            external_id=okta["external_id"],
            granted_by=None if groups is None else tuple(groups),
        )
    if zoom is not None:
        facts = facts._replace(
            zoom_id=zoom["id"],
            zoom_email=zoom["email"],
            zoom_status=zoom["status"],
            licence=zoom["type"],
            role_id=zoom["role_id"],
        )
    left = document.get("left")
    return facts._replace(
        left=None if left is None else tuple(left),
        details=_details(document.get("details")),
        zoom_details=_details(document.get("zoom_details")),
    )


def _details(value: Mapping[str, str] | None) -> Details | None:
    return None if value is None else tuple(value.items())


def zoom_details(account: ZoomAccount | None) -> Details | None:
    """Return what Okta may write into a Zoom account, under Okta's own names."""
    if account is None:
        return None
    values = (account.first_name, account.last_name, account.department)
    names = ("firstName", "lastName", "department")
    return tuple((name, value or "") for name, value in zip(names, values, strict=True))


def crowd_of(members: Iterable[str]) -> str:
    """Return a fingerprint of who is in a group: two that differ are two different crowds."""
    ids = sorted(set(members))
    digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16]
    return f"{len(ids)} people, {digest}"


_MORE = ("in_group", "details", "zoom_details")
_CHANGES = {
    "person_status": "the person's status in Okta",
    "scope": "how Okta assigns Zoom",
    "external_id": "the link from Okta to Zoom",
    "granted_by": "the groups that give Zoom",
    "zoom_id": "the Zoom account",
    "licence": "the Zoom licence",
    "role_id": "the Zoom role",
    "in_group": "the group that the person is in",
    "details": "the details in Okta",
    "crowd": "the people of the group",
}


def what_changed(expected: Facts, found: Facts) -> str:
    """Return in words what differs from the preview, `""` where all that was told still holds.

    What one of the two was not told is not compared: a list may leave out what a read tells.
    """
    if expected.assigned not in {None, found.assigned}:
        return "the person is assigned in Okta" if found.assigned else "the person is unassigned"
    if expected.zoom_status != found.zoom_status:
        return _zoom_words(found)
    if expected.zoom_email.casefold() != found.zoom_email.casefold():
        return "the email in Zoom changed"
    for name, words in _CHANGES.items():
        was, now = getattr(expected, name), getattr(found, name)
        if was not in {"", -1, None} and now not in {None, was}:
            return f"{words} changed"
    return ""


def _zoom_words(found: Facts) -> str:
    words = {"": "gone", "active": "active", "inactive": "off", "pending": "waiting to be accepted"}
    return f"the Zoom account is {words.get(found.zoom_status, found.zoom_status)}"


class Goal(NamedTuple):
    """What a read must show before this program says "done"; None: does not matter.

    `linked`: Okta holds the id of a Zoom account that is there; `licence`, `zoom_email`, `details`
    and `zoom_details`: what must stand there; `nobody_left`: all people of a group have got there.
    """

    zoom_on: bool | None = None
    assigned: bool | None = None
    person_on: bool | None = None
    linked: bool | None = None
    in_group: bool | None = None
    licence: int | None = None
    zoom_email: str | None = None
    details: Details | None = None
    zoom_details: Details | None = None
    nobody_left: bool | None = None

    @property
    def needs_okta(self) -> bool:
        """Whether Okta has to be read to tell."""
        told = (self.assigned, self.person_on, self.linked, self.in_group, self.details)
        return any(wanted is not None for wanted in (*told, self.nobody_left))

    @property
    def okta_only(self) -> "Goal":
        """The half of it that Okta alone shows."""
        okta = Goal(assigned=self.assigned, person_on=self.person_on)
        return okta._replace(in_group=self.in_group, details=self.details)

    def reached_in_okta(self, facts: Facts) -> bool:
        """Tell whether Okta's half of the goal is shown."""
        if self.assigned is not None and facts.assigned != self.assigned:
            return False
        if self.in_group is not None and facts.in_group != self.in_group:
            return False
        if not _shown(self.details, facts.details):
            return False
        if self.person_on is None:
            return True
        off = facts.person_status in PERSON_OFF
        return bool(facts.person_status) and off != self.person_on

    def shown_in_okta(self, facts: Facts) -> bool:
        """Tell whether there is a half of it that Okta alone shows, and does."""
        return self.okta_only != Goal() and self.reached_in_okta(facts)

    def reached(self, facts: Facts) -> bool:
        """Tell whether these facts show all of it.

        Only Zoom's own "inactive" shows that an account is off: a missing one, or a status that
        nobody knows, shows nothing (facts/zoom.md §6). A goal of nothing is shown by nothing.
        """
        shown = {"active": True, "inactive": False}.get(facts.zoom_status)
        return (
            self != Goal()
            and self.reached_in_okta(facts)
            and self.zoom_on in {None, shown}
            and (not self.linked or _linked(facts))
            and self.licence in {None, facts.licence}
            and self.zoom_email in {None, facts.zoom_email.casefold()}
            and _shown(self.zoom_details, facts.zoom_details)
            and (not self.nobody_left or facts.left == ())
        )


def _linked(facts: Facts) -> bool:
    """Tell whether Okta points at the account that Zoom shows; an invited one has no id yet."""
    if facts.zoom_status not in {"active", "pending"} or not facts.external_id:
        return False
    return facts.zoom_status == "pending" or facts.external_id == facts.zoom_id


def _shown(wanted: Details | None, found: Details | None) -> bool:
    return wanted is None or (found is not None and set(wanted) <= set(found))


def goal_of(document: Mapping[str, Any]) -> Goal:
    """Return a goal that was laid out as JSON; what an older version did not know is left open."""
    known = {name: value for name, value in document.items() if name in Goal._fields}
    for name in ("details", "zoom_details"):
        if known.get(name) is not None:
            known[name] = tuple((str(key), str(value)) for key, value in known[name])
    return Goal(**known)
