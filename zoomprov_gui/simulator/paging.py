"""Okta's cursors and Zoom's page tokens: sealed, bound to their list, and Zoom's short-lived."""

from urllib.parse import parse_qsl, urlencode

from zoomprov_gui.simulator.identifiers import sealed, unsealed
from zoomprov_gui.simulator.refusals import refuse_okta, refuse_zoom
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.sources import behaviour, declare

PAGE_TOKEN_LIFE = 15 * 60.0

declare("paging.okta_limit", "guess", "a limit beyond the most is cut, not refused")
declare("paging.zoom_parameters", "guess", "a page token under other parameters is invalid")


@behaviour("facts/okta.md §7", "REC apps-list-get-010: a bad cursor is E0000029")
def okta_start(call: Call) -> int:
    """Return the position the request's cursor stands for, 0 without one."""
    after = call.query.get("after")
    if after is None:
        return 0
    text = unsealed(call.world.secret, after)
    path, _, position = (text or "").rpartition("@")
    if path != call.path or not position.isdecimal():
        raise refuse_okta(400, "E0000029", causes=["Invalid cursor."])
    return int(position)


def okta_limit(call: Call, default: int, most: int) -> int:
    """Return the page size asked for; one that is too large is cut, a bad one refused."""
    text = call.query.get("limit", str(default))
    if text == "-1":
        return default
    if not text.isdecimal() or int(text) < 1:
        raise refuse_okta(400, "E0000001", "limit", causes=["limit: must be a positive number"])
    return min(int(text), most)


@behaviour("facts/okta.md §7", "self and next as separate link lines; self carries the limit")
def linked(call: Call, reply: Reply, limit: int, position: int | None, drop: str = "") -> Reply:
    """Add `self`, and `next` where the list goes on from `position`; `drop` loses a parameter."""
    query = dict(parse_qsl(call.raw_query, keep_blank_values=True)) | {"limit": str(limit)}
    reply.links["self"] = f"{call.base}{call.path}?{urlencode(query)}"
    if position is not None:
        query["after"] = sealed(call.world.secret, f"{call.path}@{position}")
        query.pop(drop, None)
        reply.links["next"] = f"{call.base}{call.path}?{urlencode(query)}"
    return reply


@behaviour("facts/zoom.md §4", "page_size 30 unless said, at most 2000; §8: 300 for a bad one")
def zoom_size(call: Call, most: int = 2000) -> int:
    """Return the page size asked for."""
    text = call.query.get("page_size", "30")
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise refuse_zoom(400, 300, "Validation Failed.", [("page_size", "Invalid field.")])
    return int(text)


def _bound(call: Call) -> str:
    """Everything of a Zoom list request that must stay the same on its next page."""
    rest = sorted((key, value) for key, value in call.query.items() if key != "next_page_token")
    return f"{call.path}?{urlencode(rest)}"


@behaviour("facts/zoom.md §4", "15 minutes; other parameters make it invalid")
def zoom_start(call: Call) -> int:
    """Return the position the request's page token stands for, 0 without one."""
    token = call.query.get("next_page_token")
    if not token:
        return 0
    text = unsealed(call.world.secret, token)
    what, _, rest = (text or "").rpartition("|")
    issued, _, position = rest.partition("@")
    if what != _bound(call) or not position or call.now > float(issued) + PAGE_TOKEN_LIFE:
        raise refuse_zoom(400, 300, "The next page token is invalid or expired.")
    return int(position)


def zoom_token(call: Call, position: int | None) -> str:
    """Return the token of the next page; empty on the last one."""
    call.notes["first"] = _token(call, 0)
    return "" if position is None else _token(call, position)


def _token(call: Call, position: int) -> str:
    return sealed(call.world.secret, f"{_bound(call)}|{call.now}@{position}")
