"""What the journal keeps: entries of runs, the states one can be in, and both as rows."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from zoomprov_gui.domain.actions import Facts, Goal, PlanRow, facts_document


class State(Enum):
    """What became of a write. The values are the keys of the command line."""

    PLANNED = "planned"
    SENT = "sent"
    ACCEPTED = "accepted"
    VERIFIED = "verified"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One write about one person. Times: seconds since 1970, None where it has not happened.

    `before` and `after` are laid out by `facts_document`; `goal` is what a read must show;
    `request_id` is the service's own, for its support.
    """

    entry_id: int
    run: str
    email: str
    name: str
    zoom_id: str
    okta_user_id: str
    verb: str
    route: str
    goal: Goal
    state: State
    before: dict[str, Any]
    after: dict[str, Any] | None
    sent_at: float | None
    answered_at: float | None
    settled_at: float | None
    request_id: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One confirmed plan and what became of it. `source` names the company it was about."""

    run: str
    started_at: float
    source: str
    entries: tuple[Entry, ...]


def new_row(entry_id: int, run: str, row: PlanRow, now: float) -> Mapping[str, object]:
    """Return a plan's row as the journal's, before anything is sent."""
    left_out = row.action is None
    goal = row.action.goal if row.action else Goal()
    return {
        "entry_id": entry_id,
        "run": run,
        "email": row.email,
        "name": row.name,
        "zoom_id": row.facts.zoom_id,
        "okta_user_id": row.facts.okta_user_id,
        "verb": row.verb.value,
        "route": row.route.value,
        "goal": json.dumps(goal._asdict()),
        "state": (State.SKIPPED if left_out else State.PLANNED).value,
        "before": facts_text(row.facts),
        "settled_at": now if left_out else None,
        "text": row.skipped or row.effect,
    }


def facts_text(facts: Facts) -> str:
    """Return facts as the journal keeps them."""
    return json.dumps(facts_document(facts), ensure_ascii=False)


def entry_of(row: sqlite3.Row) -> Entry:
    """Return the journal's row as an entry."""
    return Entry(
        entry_id=row["entry_id"],
        run=row["run"],
        email=row["email"],
        name=row["name"],
        zoom_id=row["zoom_id"],
        okta_user_id=row["okta_user_id"],
        verb=row["verb"],
        route=row["route"],
        goal=Goal(**json.loads(row["goal"])),
        state=State(row["state"]),
        before=json.loads(row["before"]),
        after=None if row["after"] is None else json.loads(row["after"]),
        sent_at=row["sent_at"],
        answered_at=row["answered_at"],
        settled_at=row["settled_at"],
        request_id=row["request_id"],
        text=row["text"],
    )
