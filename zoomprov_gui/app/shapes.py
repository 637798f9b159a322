"""The JSON that the command line prints: design contract CLI.md, grown by addition only."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from zoomprov_gui.domain.actions import Context, Offer
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.people import (
    Assignment,
    Reading,
    ZoomAccount,
    licence_label,
    role_name,
)
from zoomprov_gui.domain.planning import offers
from zoomprov_gui.domain.words import sentence

Json = dict[str, Any]


def stamp(at: float) -> str | None:
    """Return a time in seconds since 1970 as ISO text in UTC, None for 0 (not known)."""
    if not at:
        return None
    return datetime.fromtimestamp(int(at), UTC).isoformat().replace("+00:00", "Z")


def reading_shape(reading: Reading) -> Json:
    """Return how one side was read. `why` stands there only where the read is not whole."""
    shape: Json = {
        "people": reading.records,
        "read_at": stamp(reading.read_at),
        "complete": reading.complete,
    }
    if not reading.complete:
        shape["why"] = reading.why
    return shape


def unknown_shape(unknown: dict[str, ExpectedError]) -> Json:
    """Return what could not be asked, and why: source → the error in words."""
    return {what: str(error) for what, error in sorted(unknown.items())}


def person_shape(
    comparison: Comparison, roles: dict[str, str], context: Context, now: float
) -> Json:
    """Return one person with both sides, the verdict and what can be done."""
    return {
        "email": comparison.email,
        "name": comparison.name,
        "verdict": comparison.verdict.value,
        "reason": comparison.reason.value if comparison.reason else None,
        "since": stamp(comparison.since),
        "text": sentence(comparison, now),
        "okta": _okta_shape(comparison),
        "zoom": zoom_shape(comparison.account, roles),
        "differs": list(comparison.differs),
        "other_accounts": [zoom_shape(account, roles) for account in comparison.others],
        "actions": [_offer_shape(offer) for offer in offers(comparison, context)],
    }


def _okta_shape(comparison: Comparison) -> Json | None:
    assignment, person = comparison.assignment, comparison.person
    if assignment:
        return {
            "user_id": assignment.user_id,
            "status": assignment.person_status,
            "assignment": _assignment_shape(assignment, comparison.granted_by),
        }
    if person:
        return {"user_id": person.user_id, "status": person.status, "assignment": None}
    return None


def _assignment_shape(assignment: Assignment, granted_by: tuple[str, ...]) -> Json:
    return {
        "scope": assignment.scope or None,
        "status": assignment.status or None,
        "sync_state": assignment.sync_state or None,
        "external_id": assignment.external_id or None,
        "granted_by": list(granted_by),
        "email": assignment.email or None,
        "profile_email": (assignment.email or None)
        if assignment.profile_email == ""
        else assignment.profile_email,
    }


def zoom_shape(account: ZoomAccount | None, roles: dict[str, str]) -> Json | None:
    """Return one Zoom account. A pending one has no role, whatever number Zoom sends (D42)."""
    if account is None:
        return None
    pending = account.status == "pending"
    return {
        "id": account.zoom_id or None,
        "email": account.email,
        "status": account.status or None,
        "type": account.licence if account.licence >= 0 else None,
        "type_label": licence_label(account.licence, account.status),
        "role": None if pending else role_name(account.role_id, roles),
    }


def _offer_shape(offer: Offer) -> Json:
    shape: Json = {"verb": offer.verb.value, "allowed": offer.allowed}
    if not offer.allowed:
        shape["why_not"] = offer.why_not
    return shape


COLUMNS = (
    "email", "name", "verdict", "reason", "since", "text",
    "okta_status", "assignment", "zoom_status", "zoom_type", "zoom_role",
)  # fmt: skip


def people_csv(people: Iterable[Json]) -> Iterator[str]:
    """Yield people as lines of CSV; a cell that a spreadsheet would run starts with an `'`."""
    yield ",".join(COLUMNS)
    for person in people:
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow(guarded(cell) for cell in _csv_row(person))
        yield text.getvalue()


def _csv_row(person: Json) -> Sequence[Any]:
    okta, zoom = person["okta"] or {}, person["zoom"] or {}
    assignment = okta.get("assignment") or {}
    return [
        *(person[column] for column in COLUMNS[:6]),
        okta.get("status"),
        assignment.get("status"),
        zoom.get("status"),
        zoom.get("type_label"),
        zoom.get("role"),
    ]


def guarded(cell: object) -> str:
    """Return a cell's text, made harmless for spreadsheets."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
