"""Okta: the System Log, once for a span of time and as a tail that never ends."""

from collections.abc import Iterator

from zoomprov_gui.simulator.eventlog import RETENTION
from zoomprov_gui.simulator.expressions import Test, compiled
from zoomprov_gui.simulator.identifiers import epoch
from zoomprov_gui.simulator.okta_calls import okta, reads
from zoomprov_gui.simulator.okta_documents import event_document
from zoomprov_gui.simulator.paging import linked, okta_limit, okta_start
from zoomprov_gui.simulator.records import LogEvent
from zoomprov_gui.simulator.refusals import invalid
from zoomprov_gui.simulator.serving import Call, Reply

WEEK = 7 * 86400.0
LONGEST = 180 * 86400.0


@okta.call("GET", "/api/v1/logs", "facts/okta.md §10", *reads("logs"))
def logs(call: Call) -> Reply:
    """Without `until` a polling request: in order of keeping, with a next link for ever."""
    now = call.now
    until = _moment(call, "until")
    since = _moment(call, "since")
    if since is None:
        since = (until if until is not None else now) - WEEK
    if "after" in call.query and "since" not in call.query:
        since = now - RETENTION  # a cursor stands for what came before it
    if since < now - LONGEST:
        raise invalid("since", "since: must not be more than 180 days ago")
    if "published" in call.query.get("filter", ""):
        raise invalid("filter", "filter: published cannot be used")
    limit = okta_limit(call, 100, 1000)
    test = compiled(call.query["filter"]) if call.query.get("filter") else None
    span = (max(since, now - RETENTION), until if until is not None else float("inf"))
    if call.query.get("sortOrder", "DESCENDING" if until is not None else "ASCENDING") == (
        "DESCENDING"
    ):
        return _backwards(call, limit, test, span)
    return _forwards(call, limit, test, span, polling=until is None)


def _moment(call: Call, name: str) -> float | None:
    if name not in call.query:
        return None
    try:
        return epoch(call.query[name].replace(" ", "+"))
    except ValueError:
        raise invalid(name, f"{name}: The date format in your query is not recognized") from None


def _forwards(
    call: Call, limit: int, test: Test | None, span: tuple[float, float], *, polling: bool
) -> Reply:
    log = call.world.log
    start = okta_start(call) if "after" in call.query else log.since(span[0])
    found, position = _collect(call, log.upwards(start), limit, test, span)
    following = len(log) if position is None else position
    if not polling and position is None:
        return linked(call, Reply(200, found), limit, None)
    # `since` and `after` exclude each other (facts/okta.md §10).
    return linked(call, Reply(200, found), limit, following, drop="since")


def _backwards(call: Call, limit: int, test: Test | None, span: tuple[float, float]) -> Reply:
    log = call.world.log
    start = okta_start(call) if "after" in call.query else len(log) - 1
    found, position = _collect(call, log.downwards(start), limit, test, span)
    return linked(call, Reply(200, found), limit, position)


def _collect(
    call: Call,
    events: Iterator[tuple[int, LogEvent]],
    limit: int,
    test: Test | None,
    span: tuple[float, float],
) -> tuple[list[object], int | None]:
    words = call.query.get("q", "").casefold().split()
    found: list[object] = []
    for position, event in events:
        if not span[0] <= event.at < span[1]:
            continue
        document = event_document(event)
        if test is not None and not test(document):
            continue
        if words and not all(word in str(document).casefold() for word in words):
            continue
        if len(found) == limit:
            return found, position
        found.append(document)
    return found, None
