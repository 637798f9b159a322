"""What one row of the People table says, as a small immutable object for whoever paints it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from zoomprov_gui.domain.codes import is_assigned
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.fields import TITLES, Field, changed_at, granted_through
from zoomprov_gui.domain.people import PersonKey, Service, licence_label, role_name
from zoomprov_gui.domain.reasons import EXPLANATIONS
from zoomprov_gui.domain.verdicts import LOOKS, Look, Tier, Verdict
from zoomprov_gui.domain.words import DAY, HOUR, MINUTE, advice, ago, span
from zoomprov_gui.viewmodels.clocks import clock_time, date_and_time
from zoomprov_gui.viewmodels.person import okta_status, zoom_status, zoom_unread


class Side(NamedTuple):
    """What one side says: words, the fact behind them, and a sign: an icon's name or "dot".

    `tone` is a tone's name or "" for the quiet colour of text; `stale` that the side was not
    readable lately, and the fact is the time of its last read.
    """

    text: str
    fact: str
    sign: str
    tone: str
    stale: bool = False


class RowView(NamedTuple):
    """One row in words."""

    key: PersonKey
    name: str
    email: str
    okta: Side
    zoom: Side
    verdict: Verdict
    look: Look
    advice: str
    changed: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What words depend on besides the person.

    The time, the roles' names, and since when a side could not be read, in seconds since 1970; a
    side that can be read is not in `stale`.
    """

    now: float
    roles: Mapping[str, str] = field(default_factory=dict)
    stale: Mapping[Service, float] = field(default_factory=dict)


def row_view(person: Comparison, moment: Moment) -> RowView:
    """Put one person into the words of a row."""
    now, changed = moment.now, changed_at(person)
    return RowView(
        key=person.key,
        name=person.name or person.email.partition("@")[0],
        email=person.email,
        okta=_stale(_okta(person, now), moment, Service.OKTA),
        zoom=_stale(_zoom(person), moment, Service.ZOOM),
        verdict=person.verdict,
        look=LOOKS[person.verdict],
        advice=advice(person),
        changed=short_span(now - changed) if changed else "",
        since=span(now - person.since) if person.since else "",
    )


def short_span(seconds: float) -> str:
    """Return a length of time in a few letters: "40 min", "2 h", "11 d", "3 mo", "2 y"."""
    for size, word in ((365 * DAY, "y"), (60 * DAY, "mo"), (DAY, "d"), (HOUR, "h")):
        if seconds >= size:
            return f"{int(seconds // (30 * DAY if word == 'mo' else size))} {word}"
    return f"{int(seconds // MINUTE)} min" if seconds >= MINUTE else "now"


def _okta(person: Comparison, now: float) -> Side:
    text = okta_status(person)
    assignment = person.assignment
    if assignment and is_assigned(assignment.status, assignment.person_status):
        fact = person.granted_by[0] if person.granted_by else granted_through(person)
        suspended = text == "Suspended"
        return Side(text, fact, "pause" if suspended else "dot", "warn" if suspended else "ok")
    removed = person.history.removed_at if person.history else 0.0
    removed = removed or (assignment.changed_at if assignment else 0.0)
    return Side(text, ago(now - removed) if removed else "", "circle-minus", "")


def _zoom(person: Comparison) -> Side:
    account = person.account
    text = zoom_status(account)
    if account is None:
        if zoom_unread(person):
            return Side("Not read yet", "", "circle-help", "")
        # Having no account is a fact like any other; it is bad where it is the problem.
        tone = "bad" if LOOKS[person.verdict].tier is Tier.URGENT else ""
        return Side(text, "", "circle-x", tone)
    fact = licence_label(account.licence)
    if account.status == "active":
        return Side(text, fact, "dot", "ok")
    if account.status == "pending":
        return Side(text, fact, "mail", "wait")
    return Side(text, fact, "circle-minus" if account.status == "inactive" else "circle-help", "")


def _stale(side: Side, moment: Moment, service: Service) -> Side:
    at = moment.stale.get(service)
    if at is None:
        return side
    return side._replace(fact=f"at {clock_time(at)}" if at else "", tone="", stale=True)


def cell_text(wanted: Field, person: Comparison, view: RowView, moment: Moment) -> str:
    """Return what a cell says in one line: to read aloud, to copy, to paint in a plain column."""
    return _TEXTS[wanted](person, view, moment)


def spoken(wanted: Field, text: str, view: RowView) -> str:
    """Return a cell for a screen reader: "Verdict: Still active in Zoom, since 2 days"."""
    if wanted is Field.PERSON:
        text = f"{view.name}, {view.email}"
    if wanted is Field.VERDICT and view.since:
        text = f"{text}, since {view.since}"
    return f"{TITLES[wanted]}: {text or 'nothing'}"


def _joined(side: Side) -> str:
    return ", ".join(part for part in (side.text, side.fact) if part)


Text = Callable[[Comparison, RowView, Moment], str]


def _department(person: Comparison) -> str:
    okta, zoom = person.assignment, person.account
    return (okta and okta.department) or (zoom and zoom.department) or ""


def _role(person: Comparison, roles: Mapping[str, str]) -> str:
    account = person.account
    if account is None or account.status == "pending":
        return ""
    name = role_name(account.role_id, dict(roles)) or ""
    return name[:1].upper() + name[1:]


def _okta_id(person: Comparison) -> str:
    if person.assignment:
        return person.assignment.user_id
    return person.person.user_id if person.person else ""


_TEXTS: dict[Field, Text] = {
    Field.PERSON: lambda _p, view, _m: view.name,
    Field.OKTA: lambda _p, view, _m: _joined(view.okta),
    Field.ZOOM: lambda _p, view, _m: _joined(view.zoom),
    Field.VERDICT: lambda _p, view, _m: view.look.words,
    Field.ADVICE: lambda _p, view, _m: view.advice,
    Field.CHANGED: lambda _p, view, _m: view.changed,
    Field.EMAIL: lambda _p, view, _m: view.email,
    Field.ASSIGNED_VIA: lambda p, _v, _m: granted_through(p),
    Field.OKTA_STATUS: lambda p, _v, _m: (
        (p.assignment and p.assignment.person_status) or (p.person and p.person.status) or ""
    ).capitalize(),
    Field.ZOOM_ROLE: lambda p, _v, m: _role(p, m.roles),
    Field.LICENCE: lambda p, _v, _m: (
        licence_label(p.account.licence, p.account.status) if p.account else ""
    ),
    Field.DEPARTMENT: lambda p, _v, _m: _department(p),
    Field.LAST_SEEN: lambda p, _v, m: date_and_time(p.account.seen_at, m.now) if p.account else "",
    Field.OKTA_ID: lambda p, _v, _m: _okta_id(p),
    Field.ZOOM_ID: lambda p, _v, _m: p.account.zoom_id if p.account else "",
    Field.REASON: lambda p, _v, _m: EXPLANATIONS[p.reason].short if p.reason else "",
    Field.SINCE: lambda p, _v, m: date_and_time(p.since, m.now),
    Field.NOTE: lambda p, _v, _m: p.ignored_because,
}
