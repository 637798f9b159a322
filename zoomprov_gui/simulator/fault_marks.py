"""Faults that spoil an answer after it was made."""

import json
import re
from collections.abc import Callable
from email.utils import formatdate
from typing import Any

from zoomprov_gui.simulator.faults import Fault
from zoomprov_gui.simulator.serving import Call, ConnectionCut, Reply

Marker = Callable[[Fault, Call, Reply], Reply]


def _rows(reply: Reply) -> tuple[Any, list[dict[str, Any]] | None]:
    """Return the JSON of a reply, and the list of rows in it where there is one."""
    try:
        body = json.loads(reply.encoded())
    except ValueError:
        return None, None
    if _holds_rows(body):
        return body, body
    if isinstance(body, dict) and "code" not in body and "errorCode" not in body:
        lists = [value for value in body.values() if _holds_rows(value)]
        return body, lists[0] if lists else None
    return body, None


def _holds_rows(value: Any) -> bool:
    """Tell a list of rows from a list of words, such as an app's features."""
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def lost_answer(fault: Fault, call: Call, reply: Reply) -> Reply:
    """Keep the change and let nobody hear of it."""
    del fault, reply
    raise ConnectionCut(call.path)


def truncated(fault: Fault, call: Call, reply: Reply) -> Reply:
    """Send half of the JSON."""
    del fault, call
    body = reply.encoded()
    reply.body = body[: len(body) // 2]
    return reply


def cut_body(fault: Fault, call: Call, reply: Reply) -> Reply:
    """Send half of the answer, then nothing."""
    del fault, call
    reply.cut_after = len(reply.encoded()) // 2
    return reply


def wrong_type(fault: Fault, call: Call, reply: Reply) -> Reply:
    """JSON under another name."""
    del fault, call
    reply.content_type = "text/plain; charset=utf-8"
    return reply


def drip(fault: Fault, call: Call, reply: Reply) -> Reply:
    """Send the answer in ten pieces."""
    del call
    reply.drip = fault.number("seconds", 1.0)
    return reply


def clock_skew(fault: Fault, call: Call, reply: Reply) -> Reply:
    """Another time in the Date header."""
    wrong = formatdate(call.now + fault.number("seconds", 400), usegmt=True)
    reply.headers = [(k, wrong if k.lower() == "date" else v) for k, v in reply.headers]
    return reply


def other_zone(fault: Fault, call: Call, reply: Reply) -> Reply:
    """Write times two hours east of Greenwich, for the same moments."""
    del fault, call
    text = reply.encoded().decode()
    reply.body = re.sub(
        r'"(\d{4}-\d\d-\d\dT)(\d\d)(:\d\d:\d\d(?:\.\d+)?)Z"',
        lambda m: (
            f'"{m[1]}{m[2]}{m[3]}+00:00"'
            if int(m[2]) > 21
            else f'"{m[1]}{int(m[2]) + 2:02d}{m[3]}+02:00"'
        ),
        text,
    ).encode()
    return reply


def _on_rows(change: Callable[[Fault, list[dict[str, Any]]], None]) -> Marker:
    """Make a marker of something that changes the rows of a page."""

    def mark(fault: Fault, call: Call, reply: Reply) -> Reply:
        del call
        body, rows = _rows(reply)
        if rows:
            change(fault, rows)
            reply.body = json.dumps(body, ensure_ascii=False).encode()
        return reply

    return mark


def _half(fault: Fault, rows: list[dict[str, Any]]) -> None:
    del fault
    del rows[(len(rows) + 1) // 2 :]


def _pad(fault: Fault, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        row["padding"] = "x" * int(fault.number("kb", 64) * 1024)


def _unknown(fault: Fault, rows: list[dict[str, Any]]) -> None:
    rows[0]["status"] = "HIBERNATING" if fault.side == "okta" else "hibernating"
    rows[0]["type" if fault.side == "zoom" else "syncState"] = (
        77 if fault.side == "zoom" else "PONDERING"
    )


def _more(fault: Fault, rows: list[dict[str, Any]]) -> None:
    del fault
    for row in rows:
        row["newField"] = {"nested": [1, None, "x"]}


def _less(fault: Fault, rows: list[dict[str, Any]]) -> None:
    rows[0].pop(fault.words.get("field", "status"), None)


def _null(fault: Fault, rows: list[dict[str, Any]]) -> None:
    rows[0][fault.words.get("field", "profile" if fault.side == "okta" else "dept")] = None


def _twin(fault: Fault, rows: list[dict[str, Any]]) -> None:
    del fault
    if "email" in rows[0]:
        rows.append(rows[0] | {"id": "DuplicateOfSomebody22x", "email": rows[0]["email"].upper()})


def emptied(fault: Fault, call: Call, reply: Reply) -> Reply:
    """Leave a list without rows and without a following page."""
    del fault, call
    body, rows = _rows(reply)
    if rows is not None:
        rows.clear()
        if isinstance(body, dict):
            body |= {"total_records": 0, "next_page_token": "", "page_count": 0}
        reply.links.pop("next", None)
        reply.body = json.dumps(body).encode()
    return reply


def repeated(fault: Fault, call: Call, reply: Reply) -> Reply:
    """Make this page the following one."""
    del fault
    body, rows = _rows(reply)
    if rows is not None and "next" in reply.links:
        reply.links["next"] = call.url
    if rows is not None and isinstance(body, dict) and body.get("next_page_token"):
        body["next_page_token"] = call.query.get("next_page_token") or call.notes.get("first", "")
        reply.body = json.dumps(body, ensure_ascii=False).encode()
    return reply


def flapping(fault: Fault, call: Call, reply: Reply) -> Reply:
    """Report a status that changes with every look."""
    body, _ = _rows(reply)
    if isinstance(body, dict) and body.get("status") in ("active", "inactive"):
        fault.numbers["seen"] = fault.number("seen", 0) + 1
        body["status"] = "inactive" if fault.numbers["seen"] % 2 else "active"
        reply.body = json.dumps(body, ensure_ascii=False).encode()
    return reply


MARKS: dict[str, Marker] = {
    "lost-answer": lost_answer,
    "truncated": truncated,
    "cut-body": cut_body,
    "wrong-content-type": wrong_type,
    "slow-drip": drip,
    "clock-skew": clock_skew,
    "other-zone": other_zone,
    "partial-page": _on_rows(_half),
    "huge-page": _on_rows(_pad),
    "unknown-enum": _on_rows(_unknown),
    "new-field": _on_rows(_more),
    "missing-field": _on_rows(_less),
    "null-field": _on_rows(_null),
    "duplicate-email": _on_rows(_twin),
    "empty-list": emptied,
    "repeated-page": repeated,
    "flapping": flapping,
}
