"""What the journal keeps: entries of runs, the states one can be in, and both as rows."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from zoomprov_gui.domain.actions import PlanRow
from zoomprov_gui.domain.facts import Facts, Goal, facts_document


class Setting(NamedTuple):
    """A write about the set-up and about no person: what is changed, from and to what.

    `before` and `wanted` are settings by name; `text` says it in one sentence.
    """

    verb: str
    before: Mapping[str, object]
    wanted: Mapping[str, object]
    text: str


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
    """One write about one person, or about the set-up, whose `settings` it then wants.

    Times: seconds since 1970, None where it has not happened.

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
    settings: Mapping[str, object] | None = None


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


def setting_row(entry_id: int, run: str, setting: Setting) -> Mapping[str, object]:
    """Return a write about the set-up as the journal's row, before anything is sent.

    What it wants stands under `goal`, where a person's goal would.
    """
    return {
        "entry_id": entry_id,
        "run": run,
        "email": "",
        "name": "",
        "zoom_id": "",
        "okta_user_id": "",
        "verb": setting.verb,
        "route": "okta",
        "goal": json.dumps({"settings": dict(setting.wanted)}),
        "state": State.PLANNED.value,
        "before": json.dumps({"settings": dict(setting.before)}),
        "settled_at": None,
        "text": setting.text,
    }


def facts_text(facts: Facts | Mapping[str, object]) -> str:
    """Return facts about a person, or settings, as the journal keeps them."""
    if isinstance(facts, Facts):
        return json.dumps(facts_document(facts), ensure_ascii=False)
    return json.dumps({"settings": dict(facts)}, ensure_ascii=False)


def entry_of(row: sqlite3.Row) -> Entry:
    """Return the journal's row as an entry."""
    goal = json.loads(row["goal"])
    settings = goal.get("settings")
    return Entry(
        entry_id=row["entry_id"],
        run=row["run"],
        email=row["email"],
        name=row["name"],
        zoom_id=row["zoom_id"],
        okta_user_id=row["okta_user_id"],
        verb=row["verb"],
        route=row["route"],
        goal=Goal() if settings is not None else Goal(**goal),
        state=State(row["state"]),
        before=json.loads(row["before"]),
        after=None if row["after"] is None else json.loads(row["after"]),
        sent_at=row["sent_at"],
        answered_at=row["answered_at"],
        settled_at=row["settled_at"],
        request_id=row["request_id"],
        text=row["text"],
        settings=settings,
    )
