"""What the journal keeps: entries of runs, the states one can be in, and both as rows."""

import json
import secrets
import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from zoomprov_gui.domain.actions import NO_APPROVAL, NO_CHANGE, Approval, Change, Group, PlanRow
from zoomprov_gui.domain.facts import Facts, Goal, facts_document, facts_from, goal_of

NOT_UNDONE = "This was undone, and a later read shows the opposite of that."
PIECE = 200  # rows that are laid out in a few milliseconds


def new_run_id(now: float | None = None) -> str:
    """Return an id for a run: when it began (UTC), and enough chance to tell two apart."""
    began = time.gmtime(time.time() if now is None else now)
    return f"{time.strftime('%Y%m%d-%H%M%S', began)}-{secrets.token_hex(2)}"


class Setting(NamedTuple):
    """A write about the set-up and about no person: what is changed, from and to what.

    `before` and `wanted` are settings by name; `text` says it in one sentence; `undoes` is the
    entry that it takes back.
    """

    verb: str
    before: Mapping[str, object]
    wanted: Mapping[str, object]
    text: str
    undoes: int | None = None


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
    change: Change = NO_CHANGE
    undoes: int | None = None
    takes_from: tuple[str, ...] = ()

    @property
    def shown_in_okta(self) -> bool:
        """Whether a read has shown the half of it that is in Okta, with or without the rest."""
        return self.after is not None and self.goal.shown_in_okta(facts_from(self.after))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One confirmed plan and what became of it. `source` names the company it was about.

    `actor` is who sent it, `""` where the sign-in is nobody's own; `allowed` and `reason` are what
    somebody typed to exceed the removal limit.
    """

    run: str
    started_at: float
    source: str
    entries: tuple[Entry, ...]
    actor: str = ""
    allowed: int | None = None
    reason: str = ""


def new_run(
    run: str, now: float, source: str, actor: str = "", approval: Approval = NO_APPROVAL
) -> Mapping[str, object]:
    """Return a run as the journal's row."""
    reason = approval.reason.strip()
    allowed = approval.number if reason else None
    return {"run": run, "now": now, "source": source, "actor": actor, "allowed": allowed,
            "reason": reason}  # fmt: skip


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
        "takes_from": json.dumps(sorted(row.action.takes_from) if row.action else []),
        "change": json.dumps(_change_document(row.action.change) if row.action else {}),
        "undoes": row.action.undoes if row.action else None,
    }


def _change_document(change: Change) -> dict[str, object]:
    """Lay out what a write carried; what it did not carry is left out."""
    told = {name: value for name, value in change._asdict().items() if value not in (None, "", ())}
    if change.licence < 0:
        told.pop("licence", None)
    if change.group is not None:
        told["group"] = change.group._asdict()
    if change.details:
        told["details"] = dict(change.details)
    return told


def _change_of(document: Mapping[str, Any]) -> Change:
    group = document.get("group")
    return Change(
        group=None if group is None else Group(**group),
        licence=document.get("licence", -1),
        email=document.get("email", ""),
        details=tuple(document.get("details", {}).items()),
        people=tuple(document.get("people", ())),
    )


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
        "takes_from": "[]",
        "change": "{}",
        "undoes": setting.undoes,
    }


def facts_text(facts: Facts | Mapping[str, object]) -> str:
    """Return facts about a person, or settings, as the journal keeps them."""
    if isinstance(facts, Facts):
        return json.dumps(facts_document(facts), ensure_ascii=False)
    return json.dumps({"settings": dict(facts)}, ensure_ascii=False)


class Entries:
    """Returns rows as entries, each laid out anew only where it has changed since the last time.

    A journal of thousands is looked through each time that something is written.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[tuple[object, ...], Entry]] = {}

    def entry(self, row: sqlite3.Row) -> Entry:
        """Return a row as an entry; the same one again where nothing has changed."""
        values = tuple(row)
        known = self._known.get(row["entry_id"])
        if known is None or known[0] != values:
            known = self._known[row["entry_id"]] = (values, entry_of(row))
        return known[1]


def run_of(row: sqlite3.Row, entries: Iterable[Entry]) -> Run:
    """Return the journal's row of a run, with its entries."""
    return Run(
        run=row["run"],
        started_at=row["started_at"],
        source=row["source"],
        actor=row["actor"],
        allowed=row["allowed"],
        reason=row["reason"],
        entries=tuple(entries),
    )


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
        goal=Goal() if settings is not None else goal_of(goal),
        state=State(row["state"]),
        before=json.loads(row["before"]),
        after=None if row["after"] is None else json.loads(row["after"]),
        sent_at=row["sent_at"],
        answered_at=row["answered_at"],
        settled_at=row["settled_at"],
        request_id=row["request_id"],
        text=row["text"],
        settings=settings,
        change=_change_of(json.loads(row["change"])),
        undoes=row["undoes"],
        takes_from=tuple(json.loads(row["takes_from"])),
    )
