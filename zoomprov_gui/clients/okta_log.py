"""Okta's System Log: what happened to assignments and pushes, as far as a verdict needs it."""

import json
from collections import OrderedDict
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from msgspec import Struct, field

from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.links import next_link
from zoomprov_gui.clients.wire import exact_seconds
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.history import SETTINGS, LogEvent

PAGE = 1000
REMEMBERED = 20_000  # events that are told apart from repeats of themselves
_LONGEST_CHANGE = 4000
_BAD_CURSOR = "E0000029"


class EventsPage(NamedTuple):
    """Some events, oldest first, and the cursor from which the next look goes on."""

    events: list[LogEvent]
    cursor: str


class _Actor(Struct):
    alternate_id: str | None = field(default=None, name="alternateId")
    display_name: str | None = field(default=None, name="displayName")


class _Target(Struct):
    id: str | None = None
    type: str | None = None
    alternate_id: str | None = field(default=None, name="alternateId")
    change_details: dict[str, Any] | None = field(default=None, name="changeDetails")


class _Outcome(Struct):
    result: str | None = None
    reason: str | None = None


class _Debug(Struct):
    debug_data: dict[str, Any] | None = field(default=None, name="debugData")


class Event(Struct):
    """An event; nearly every field that Okta calls required may be null (facts/okta.md §10)."""

    uuid: str | None = None
    published: str | None = None
    event_type: str | None = field(default=None, name="eventType")
    outcome: _Outcome | None = None
    actor: _Actor | None = None
    target: list[_Target] | None = None
    debug_context: _Debug | None = field(default=None, name="debugContext")


class LogTail:
    """Follows one app's events. Okta keeps them for 90 days and never ends the list by itself.

    The links are followed as they come and never built from a time: that "may lead to skipped or
    duplicated events" (facts/okta.md §10). Events are told apart by `uuid`.
    """

    def __init__(self, session: ApiSession) -> None:
        self._session = session
        self._seen: OrderedDict[str, None] = OrderedDict()

    async def events(
        self, app_id: str, *, since: float, cursor: str | None
    ) -> AsyncIterator[EventsPage]:
        """Yield the events since a time, or since a cursor, until there are no more for now.

        A cursor that Okta does not know any more starts again at `since`. The last page may be
        empty; its cursor is the one to keep.
        """
        start = _start(app_id, since)
        url, followed = cursor or start, set[str]()
        while url not in followed:
            followed.add(url)
            try:
                response = await self._session.send("GET", url, reads=True)
            except Refused as error:
                if error.status != 400 or error.code != _BAD_CURSOR or url == start:
                    raise
                url = start
                continue
            rows = self._session.read(response, list[Event])
            link = next_link(response)
            # Kept for days, so it is looked at before it is kept.
            url = str(self._session.target(link)) if link else url
            yield EventsPage(self._unseen(rows), url)
            if not rows:
                return

    def _unseen(self, rows: list[Event]) -> list[LogEvent]:
        found = []
        for one in map(event, rows):
            if one.uuid not in self._seen:
                self._seen[one.uuid] = None
                found.append(one)
        while len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        return found


def event(row: Event) -> LogEvent:
    """Return an event as a verdict needs it. Targets are told by type: their order varies."""
    targets = row.target or []
    person = next((t for t in targets if t.type == "User"), None)
    account = next((t for t in targets if t.type == "AppUser"), None)
    outcome = row.outcome or _Outcome()
    actor = row.actor or _Actor()
    kind = row.event_type or ""
    user_id = (person.id if person else None) or ""
    return LogEvent(
        # Without it, what the event says has to tell it from others.
        uuid=row.uuid or f"{row.published or ''} {kind} {user_id}",
        at=exact_seconds(row.published),
        kind=kind,
        outcome=(outcome.result or "").upper(),
        reason=outcome.reason or "",
        user_id=user_id,
        email=_email(account) or _email(person),
        actor=actor.alternate_id or actor.display_name or "",
        change=_change(row, targets) if kind in SETTINGS else "",
    )


def _email(target: _Target | None) -> str:
    # Okta writes "unknown" where it has no name any more (facts/okta.md §10).
    name = (target.alternate_id if target else None) or ""
    return name if "@" in name else ""


def _change(row: Event, targets: list[_Target]) -> str:
    """Quote what a settings event changed: the target's own words, else Okta's debug data."""
    details = [_ordered(t.change_details) for t in targets if t.change_details]
    if not details and row.debug_context and row.debug_context.debug_data:
        details = [row.debug_context.debug_data]
    text = " ".join(json.dumps(detail, ensure_ascii=False) for detail in details)
    return text[-_LONGEST_CHANGE:]


def _ordered(details: dict[str, Any]) -> dict[str, Any]:
    """Put `to` last: readers of the text take the last word for what is so afterwards."""
    return {key: details[key] for key in sorted(details, key=lambda k: (k == "to", k))}


def _start(app_id: str, since: float) -> str:
    moment = datetime.fromtimestamp(since, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    query = {
        "since": moment,
        "sortOrder": "ASCENDING",
        "limit": PAGE,
        "filter": f'target.id eq "{app_id}"',
    }
    return f"/api/v1/logs?{urlencode(query)}"
