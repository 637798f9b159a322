"""The columns of the People table: what each is called, says and is sorted by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from zoomprov_gui.domain.codes import STATE_MASK, OktaShape, ZoomShape
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.judging import VERDICTS
from zoomprov_gui.domain.people import licence_label, role_name
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.spelling import search_form
from zoomprov_gui.domain.verdicts import LOOKS, Verdict
from zoomprov_gui.domain.words import advice

SortKey = Callable[[int], int] | Callable[[int], str]
LAST = "\U0010ffff"  # sorts what has no text behind all texts
FOREVER = 1 << 40  # sorts what nobody told a time of behind all times


class Field(Enum):
    """A column. The values are the keys that settings are kept under."""

    PERSON = "person"
    OKTA = "okta"
    ZOOM = "zoom"
    VERDICT = "verdict"
    ADVICE = "advice"
    CHANGED = "changed"
    EMAIL = "email"
    ASSIGNED_VIA = "assigned_via"
    OKTA_STATUS = "okta_status"
    ZOOM_ROLE = "zoom_role"
    LICENCE = "licence"
    DEPARTMENT = "department"
    LAST_SEEN = "last_seen"
    OKTA_ID = "okta_id"
    ZOOM_ID = "zoom_id"
    REASON = "reason"
    SINCE = "since"
    NOTE = "note"


TITLES = {
    Field.PERSON: "Person",
    Field.OKTA: "Okta",
    Field.ZOOM: "Zoom",
    Field.VERDICT: "Verdict",
    Field.ADVICE: "What to do",
    Field.CHANGED: "Changed",
    Field.EMAIL: "Email",
    Field.ASSIGNED_VIA: "Assigned via",
    Field.OKTA_STATUS: "Okta status",
    Field.ZOOM_ROLE: "Zoom role",
    Field.LICENCE: "Licence",
    Field.DEPARTMENT: "Department",
    Field.LAST_SEEN: "Last seen in Zoom",
    Field.OKTA_ID: "Okta id",
    Field.ZOOM_ID: "Zoom id",
    Field.REASON: "Reason",
    Field.SINCE: "Since",
    Field.NOTE: "Note",
}
DEFAULT_FIELDS = tuple(Field)[:6]


@dataclass(frozen=True, slots=True)
class Sorting:
    """By what rows are sorted, the main field first; none is the default: urgent, then oldest."""

    by: tuple[tuple[Field, bool], ...] = ()
    """Fields, each with whether it is descending."""


def changed_at(person: Comparison) -> float:
    """Return when something about a person changed last, as far as anybody told; 0 for never."""
    changed = person.assignment.changed_at if person.assignment else 0
    created = person.account.created_at if person.account else 0
    return person.since or float(max(changed, created))


def default_key(roster: Roster) -> Callable[[int], int]:
    """Return what the default order sorts by: the tier, then the oldest, then the verdict."""
    verdicts, since = roster.verdicts, roster.dater()
    tiers = [LOOKS[verdict].tier << 41 for verdict in VERDICTS]

    def key(row: int) -> int:
        number = verdicts[row]
        return (tiers[number] + (since(row) or FOREVER) << 5) + number

    return key


def sort_key(roster: Roster, field: Field) -> SortKey:
    """Return what a field sorts rows by."""
    return _SORT_KEYS[field](roster)


def granted_through(comparison: Comparison) -> str:
    """Return through what Okta assigns Zoom to a person: groups, or directly; `""` if not."""
    assignment = comparison.assignment
    if assignment is None:
        return ""
    if comparison.granted_by:
        return ", ".join(comparison.granted_by)
    return {"USER": "Directly", "GROUP": "A group"}.get(assignment.scope, "")


def _person(roster: Roster) -> Callable[[int], str]:
    name, columns = roster.explain.name, roster.columns
    emails, firsts, lasts = columns.key, columns.okta_first, columns.okta_last

    def key(row: int) -> str:
        first, last = firsts[row], lasts[row]
        if first and last and first.isascii() and last.isascii():
            return f"{first} {last}".lower()
        return search_form(name(row)) or emails[row]

    return key


def person_keys(roster: Roster, rows: Sequence[int]) -> list[str]:
    """Return what `Field.PERSON` sorts rows by, all of them at once."""
    columns = roster.columns
    firsts = map(columns.okta_first.__getitem__, rows)
    lasts = map(columns.okta_last.__getitem__, rows)
    names = [
        f"{first} {last}" if first and last else ""
        for first, last in zip(firsts, lasts, strict=True)
    ]
    text = "\n".join(names)
    if "" in names or not text.isascii() or text.count("\n") >= len(names):
        return list(map(_person(roster), rows))
    return text.lower().split("\n") if names else []


def _okta(roster: Roster) -> SortKey:
    okta, groups = roster.columns.okta, roster.columns.groups
    # Whom Okta assigns comes first, then whom it lists, then the others; each by group.
    rank = [
        f"{7 - (facts & 7)} {shape.person_status or ''}"
        for facts, shape in zip(okta.facts, okta.values, strict=True)
    ]
    return lambda row: " ".join((rank[okta.column[row]], *groups[row]))


def _zoom(roster: Roster) -> SortKey:
    zoom = roster.columns.zoom
    rank = [
        ((facts & STATE_MASK or STATE_MASK) << 16) + shape.licence
        for facts, shape in zip(zoom.facts, zoom.values, strict=True)
    ]
    return lambda row: rank[zoom.column[row]]


def _verdict(roster: Roster) -> SortKey:
    # The members stand in the order in which they are shown: the most urgent first.
    verdicts, since = roster.verdicts, roster.dater()
    return lambda row: (verdicts[row] << 41) + (since(row) or FOREVER)


_ADVISED = {
    number
    for number, verdict in enumerate(VERDICTS)
    if verdict
    in {Verdict.STILL_ACTIVE, Verdict.ERROR, Verdict.DETAILS, Verdict.ORPHAN, Verdict.IGNORED}
}


def _advice(roster: Roster) -> SortKey:
    verdicts = roster.verdicts
    usual = [LOOKS[verdict].advice for verdict in VERDICTS]

    def key(row: int) -> str:
        number = verdicts[row]
        # Only where the advice depends on the person is it worth putting the person together.
        return advice(roster.comparison(row)) if number in _ADVISED else usual[number]

    return key


def _changed(roster: Roster) -> SortKey:
    since, columns = roster.dater(), roster.columns
    changed, created = columns.changed_at, columns.created_at
    return lambda row: -(since(row) or max(changed[row], created[row]))


def _since(roster: Roster) -> SortKey:
    since = roster.dater()
    return lambda row: -since(row)


def _last_seen(roster: Roster) -> SortKey:
    seen = roster.columns.seen_at
    return lambda row: -seen[row]


def _of_okta(say: Callable[[OktaShape], str]) -> Callable[[Roster], SortKey]:
    def of(roster: Roster) -> SortKey:
        okta = roster.columns.okta
        texts = [say(shape).casefold() or LAST for shape in okta.values]
        return lambda row: texts[okta.column[row]]

    return of


def _of_zoom(say: Callable[[Roster, ZoomShape], str]) -> Callable[[Roster], SortKey]:
    def of(roster: Roster) -> SortKey:
        zoom = roster.columns.zoom
        texts = [say(roster, shape).casefold() or LAST for shape in zoom.values]
        return lambda row: texts[zoom.column[row]]

    return of


def _groups(roster: Roster) -> SortKey:
    groups = roster.columns.groups
    texts = [", ".join(names).casefold() or LAST for names in groups.values]
    return lambda row: texts[groups.column[row]]


def _department(roster: Roster) -> SortKey:
    okta, zoom = roster.columns.okta, roster.columns.zoom
    return lambda row: (okta[row].department or zoom[row].department or LAST).casefold()


def _reason(roster: Roster) -> SortKey:
    def key(row: int) -> str:
        reason = roster.reason(row)
        return reason.value if reason else LAST

    return key


def role_of(roster: Roster, shape: ZoomShape) -> str:
    """Return the name of a shape's role, `""` where it has none that means anything."""
    return "" if shape.status == "pending" else role_name(shape.role_id, roster.roles) or ""


def _licence(_roster: Roster, shape: ZoomShape) -> str:
    return licence_label(shape.licence, shape.status) if shape.status else ""


_SORT_KEYS: dict[Field, Callable[[Roster], SortKey]] = {
    Field.PERSON: _person,
    Field.OKTA: _okta,
    Field.ZOOM: _zoom,
    Field.VERDICT: _verdict,
    Field.ADVICE: _advice,
    Field.CHANGED: _changed,
    Field.EMAIL: lambda roster: roster.columns.key.__getitem__,
    Field.ASSIGNED_VIA: _groups,
    Field.OKTA_STATUS: _of_okta(lambda shape: shape.person_status or ""),
    Field.ZOOM_ROLE: _of_zoom(role_of),
    Field.LICENCE: _of_zoom(_licence),
    Field.DEPARTMENT: _department,
    Field.LAST_SEEN: _last_seen,
    Field.OKTA_ID: lambda roster: roster.columns.user_id.__getitem__,
    Field.ZOOM_ID: lambda roster: roster.columns.zoom_id.__getitem__,
    Field.REASON: _reason,
    Field.SINCE: _since,
    Field.NOTE: lambda roster: lambda row: roster.note(row) or LAST,
}
