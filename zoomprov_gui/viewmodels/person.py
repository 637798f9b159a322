"""One person as the drawer shows them: the verdict in sentences, both sides, what happened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zoomprov_gui.domain.actions import Offer
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.handing_over import Note
from zoomprov_gui.domain.history import (
    ASSIGNED,
    CONNECTION_FAILURES,
    PUSHES,
    REMOVED,
    SWITCH_OFFS,
    LogEvent,
)
from zoomprov_gui.domain.people import (
    Assignment,
    PersonKey,
    ZoomAccount,
    ZoomState,
    full_name,
    licence_label,
    licence_wanted,
    role_name,
    zoom_state,
)
from zoomprov_gui.domain.reasons import EXPLANATIONS, Reason
from zoomprov_gui.domain.verdicts import LOOKS, Look, Tier, Verdict
from zoomprov_gui.domain.words import sentence
from zoomprov_gui.viewmodels.clocks import capital, date_and_time

NOTHING = "–"
NEXT_LEAVERS = "For who leaves next: see that “Deactivate users” is on in Okta."


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the comparison: what each side says, and whether they disagree."""

    label: str
    okta: str
    zoom: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a person, who says so, and when (seconds since 1970)."""

    at: float
    icon: str
    text: str
    source: str
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Everything the drawer shows of one person, in words."""

    key: PersonKey
    name: str
    email: str
    look: Look
    verdict: Verdict
    text: str
    next_step: str
    warning: str
    stale: str
    pairs: tuple[Pair, ...]
    happened: tuple[Happening, ...]
    technical: tuple[tuple[str, str], ...]
    offers: tuple[Offer, ...]
    note: Note | None = None

    @property
    def summary(self) -> str:
        """The person as text for a ticket."""
        lines = [f"{self.name} <{self.email}>", f"{self.look.words}: {self.text}"]
        lines += [f"{pair.label}: Okta {pair.okta}, Zoom {pair.zoom}" for pair in self.pairs]
        lines += [f"{item.text} ({item.source})" for item in self.happened]
        lines += [f"{label}: {value}" for label, value in self.technical]
        return "\n".join(lines)


def person_view(
    person: Comparison,
    *,
    now: float,
    offers: Sequence[Offer],
    roles: Mapping[str, str],
    stale: str = "",
    ours: Iterable[Happening] = (),
    note: Note | None = None,
) -> PersonView:
    """Put one row of the comparison into words. `stale`: since when a side is not fresh.

    `note`: for whoever has the next step where no program can do anything.
    """
    suspended = person.reason is Reason.OKTA_SUSPENDED
    return PersonView(
        key=person.key,
        name=person.name,
        email=person.email,
        look=LOOKS[person.verdict],
        verdict=person.verdict,
        text=sentence(person, now),
        next_step=_next_step(person),
        warning="Okta account is suspended" if suspended else "",
        stale=f"As of {stale}. The other side may have changed since." if stale else "",
        pairs=tuple(_pairs(person, dict(roles), now)),
        happened=_happened(person, ours, now),
        technical=tuple(_technical(person, dict(roles))),
        offers=tuple(offers),
        note=note,
    )


def _next_step(person: Comparison) -> str:
    """Return what helps besides the button beside it, `""` where the sentence says it already.

    Who still has a Zoom account is turned off by that button: nothing that let Okta retry would
    do it, only prevent the next one.
    """
    if person.reason is None or person.reason is Reason.ADMIN:
        return ""
    if person.verdict is Verdict.STILL_ACTIVE:
        return NEXT_LEAVERS if person.reason is Reason.SWITCH_OFF else ""
    wanted = LOOKS[person.verdict].tier <= Tier.CHECK
    return EXPLANATIONS[person.reason].next_step if wanted else ""


def okta_status(person: Comparison) -> str:
    """Return where Okta stands with this person."""
    assignment, directory = person.assignment, person.person
    status = assignment.person_status if assignment else directory.status if directory else ""
    if status == "DEPROVISIONED":
        return "Deactivated"
    if assignment is not None and facts_assigned(assignment):
        return "Suspended" if status == "SUSPENDED" else "Assigned"
    if _okta_unread(person):
        return "Not read yet"
    if assignment is None and directory is None and person.history is None:
        return "Not in Okta" if person.reason is Reason.NO_OKTA_PERSON else "Not assigned"
    return "Unassigned"


def _okta_unread(person: Comparison) -> bool:
    """Tell whether Okta's list, which does not name them, was not read to its end.

    Somebody on neither list is in no row; so an unknown verdict without an assignment, about an
    account in a state we know, can have no other cause (domain/reconcile.py).
    """
    account = person.account
    unknown = person.verdict is Verdict.UNKNOWN and person.assignment is None
    return unknown and account is not None and zoom_state(account.status) is not ZoomState.UNKNOWN


def zoom_unread(person: Comparison) -> bool:
    """Tell whether Zoom's lists, which do not name them, were not read to their end."""
    return person.verdict is Verdict.UNKNOWN and person.account is None


def facts_assigned(assignment: Assignment) -> bool:
    """Tell whether an assignment gives its person Zoom."""
    from_list = {"DEPROVISIONED", "REVOKED", "UNASSIGNED", "IMPORTED", "INACTIVE"}
    return assignment.status not in from_list


def zoom_status(account: ZoomAccount | None) -> str:
    """Return what Zoom lets this account do."""
    if account is None:
        return "No account"
    words = {"active": "Active", "inactive": "Deactivated", "pending": "Invited"}
    return words.get(account.status, account.status or "Not told")


def _pairs(person: Comparison, roles: dict[str, str], now: float) -> Iterable[Pair]:
    okta, zoom = person.assignment, person.account
    status = LOOKS[person.verdict].tier <= Tier.CHECK and not person.differs
    in_zoom = "Not read yet" if zoom_unread(person) else zoom_status(zoom)
    yield Pair("Status", okta_status(person), in_zoom, status)
    yield from _emails(person)
    if "name" in person.differs and okta and zoom:
        okta_name = full_name(okta.first_name, okta.last_name)
        zoom_name = full_name(zoom.first_name, zoom.last_name)
        yield Pair("Name", okta_name or NOTHING, zoom_name or NOTHING, differs=True)
    licence = "licence" in person.differs
    yield Pair("Licence", _licence_in_okta(okta), _licence_in_zoom(zoom), licence)
    works_in = (okta.department if okta else None, zoom.department if zoom else None)
    department = "department" in person.differs
    yield Pair("Department", works_in[0] or NOTHING, works_in[1] or NOTHING, department)
    yield Pair("Role", NOTHING, _role(zoom, roles))
    seen = capital(date_and_time(zoom.seen_at, now)) if zoom else ""
    yield Pair("Last seen", NOTHING, seen or NOTHING)


def _emails(person: Comparison) -> Iterable[Pair]:
    """Compare what Okta sends, by its own name where that is not known to be the person's email."""
    assignment = person.assignment
    sent = assignment.email if assignment else ""
    okta = sent or (person.person.email if person.person else "")
    zoom = person.account.email if person.account else ""
    label = "Email" if assignment is None or assignment.profile_email == "" else "Zoom login"
    if okta and zoom and okta.casefold() == zoom.casefold():
        yield Pair(label, "same as Zoom", "same as Okta")
    else:
        yield Pair(label, okta or NOTHING, zoom or NOTHING, "email" in person.differs)
    if assignment and assignment.profile_email:
        yield Pair("Own email", assignment.profile_email, "not sent")


def _licence_in_okta(assignment: Assignment | None) -> str:
    wanted = licence_wanted(assignment.licence) if assignment else None
    return licence_label(wanted) if wanted is not None else NOTHING


def _licence_in_zoom(account: ZoomAccount | None) -> str:
    return licence_label(account.licence, account.status) if account else NOTHING


def _role(account: ZoomAccount | None, roles: dict[str, str]) -> str:
    if account is None or account.status == "pending":
        return NOTHING
    name = role_name(account.role_id, roles)
    return capital(name) if name else NOTHING


def _happened(person: Comparison, ours: Iterable[Happening], now: float) -> tuple[Happening, ...]:
    found = [*ours]
    if person.history:
        found += [_of_log(event, now) for event in person.history.events]
    account = person.account
    if account and account.seen_at:
        source = f"Zoom · {date_and_time(account.seen_at, now)}"
        found.append(Happening(account.seen_at, "activity", "Signed in to Zoom", source))
    return tuple(sorted(found, key=lambda item: item.at)[-4:])


def _of_log(event: LogEvent, now: float) -> Happening:
    worked = event.outcome in {"SUCCESS", "ALLOW", ""}
    who = "Okta" if event.actor.startswith("system@") else event.actor or "Somebody"
    icon, text = _event_words(event.kind, who, worked=worked)
    source = f"Okta log · {date_and_time(event.at, now)}"
    if event.reason and not worked:
        source += f" · “{event.reason}”"
    return Happening(event.at, icon, text, source, "" if worked else "bad")


def _event_words(kind: str, who: str, *, worked: bool) -> tuple[str, str]:
    if kind in REMOVED:
        return "user-round-minus", f"{who} removed this person from the Zoom app"
    if kind in ASSIGNED:
        return "user-round-plus", f"{who} assigned Zoom to this person"
    if kind in SWITCH_OFFS:
        if worked:
            return "power-off", "Okta asked Zoom to turn the account off"
        return "circle-slash", "Okta could not turn the account off in Zoom"
    if kind in PUSHES:
        if worked:
            return "send", "Okta sent this person to Zoom"
        return "octagon-alert", "Okta could not send this person to Zoom"
    if kind in CONNECTION_FAILURES:
        return "octagon-alert", "Okta could not reach Zoom"
    return "activity", f"Okta logged “{kind}”"


def _technical(person: Comparison, roles: dict[str, str]) -> Iterable[tuple[str, str]]:
    okta, zoom = person.assignment, person.account
    if okta:
        yield "Okta user id", okta.user_id
        yield "Okta status", okta.person_status or "not told"
        yield "Assignment", f"{okta.scope or 'no scope told'}, {okta.status or 'no status told'}"
        yield "Sync state", okta.sync_state or "not told"
        yield "Linked Zoom id", okta.external_id or "none"
    elif person.person:
        yield "Okta user id", person.person.user_id
        yield "Okta status", person.person.status
    if person.granted_by:
        yield "Through groups", ", ".join(person.granted_by)
    for account in (*((zoom,) if zoom else ()), *person.others):
        yield "Zoom id", account.zoom_id or "none"
        kind = f"type {account.licence}" if account.licence >= 0 else "no type told"
        role = f"role {account.role_id or 'not told'}"
        yield "Zoom account", f"{account.email}, {account.status or 'no status'}, {kind}, {role}"
    if person.history and person.history.failure:
        yield "Okta's last error", person.history.failure
