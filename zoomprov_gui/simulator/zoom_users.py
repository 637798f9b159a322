"""Zoom: reading accounts, in three lists and one by one."""

import json
from typing import Any

from zoomprov_gui.simulator.paging import zoom_size, zoom_start, zoom_token
from zoomprov_gui.simulator.records import ZoomUser
from zoomprov_gui.simulator.refusals import refuse_zoom
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.zoom_calls import user_of, zoom
from zoomprov_gui.simulator.zoom_documents import list_row, whole_user
from zoomprov_gui.simulator.zoom_people import pending_expired

LISTS = ("active", "inactive", "pending")
CLASSIC = ("user:read:admin", "user:write:admin")


def live_pending(call: Call) -> list[ZoomUser]:
    """Return the invitations that have not run out; the others are in no list (D7)."""
    invited = call.world.zoom.users.every("pending")
    return [user for user in invited if not pending_expired(user, call.now)]


@zoom.call(
    "GET",
    "/v2/users",
    "facts/zoom.md §4",
    "user:read:list_users:admin",
    *CLASSIC,
    label="Medium",
)
def list_users(call: Call) -> Reply:
    """One status list, active unless said; total_records counts that list."""
    listing = call.query.get("status", "active")
    if listing not in LISTS:
        raise refuse_zoom(400, 300, "Validation Failed.", [("status", "Invalid field.")])
    size, start = zoom_size(call), zoom_start(call)
    if "role_id" in call.query:
        return _filtered(call, listing, call.query["role_id"], size, start)
    if listing == "pending":
        rows = [_encoded(user, call.now) for user in live_pending(call)]
        following = start + size if start + size < len(rows) else None
        return _page(call, rows[start : start + size], len(rows), size, following)
    users = call.world.zoom.users
    entries, following = users.page(listing, start, size)
    writer = call.world.rows.get("zoom_user")
    rows = [
        writer(entry.index)
        if entry.index is not None and writer is not None
        else _encoded(users.written(entry), call.now)
        for entry in entries
    ]
    return _page(call, rows, users.count(listing), size, following)


def _filtered(call: Call, listing: str, role: str, size: int, start: int) -> Reply:
    people = [user for user in call.world.zoom.users.every(listing) if user.role == role]
    rows = [_encoded(user, call.now) for user in people[start : start + size]]
    following = start + size if start + size < len(people) else None
    return _page(call, rows, len(people), size, following)


def _encoded(user: ZoomUser, now: float) -> str:
    return json.dumps(list_row(user, now), ensure_ascii=False, separators=(",", ":"))


def _page(call: Call, rows: list[str], total: int, size: int, following: int | None) -> Reply:
    head = {
        "page_count": -(-total // size),
        "page_number": 1,
        "page_size": size,
        "total_records": total,
        "next_page_token": zoom_token(call, following),
    }
    body = json.dumps(head, separators=(",", ":"))[:-1] + ',"users":[' + ",".join(rows) + "]}"
    return Reply(200, body.encode())


@zoom.call(
    "GET",
    "/v2/users/summary",
    "facts/zoom.md §3",
    "user:read:summary:admin",
    *CLASSIC,
    label="Medium",
)
def summary(call: Call) -> Reply:
    """How many accounts of each kind there are."""
    users = call.world.zoom.users
    licensed = call.world.zoom.used
    pending = len(live_pending(call))
    total = users.count("active", "inactive") + pending
    body = {
        "licensed_users_count": licensed,
        "basic_users_count": max(total - licensed - pending, 0),
        "on_prem_users_count": 0,
        "room_users_count": 0,
        "pending_users_count": pending,
        "join_only_users_count": 0,
        "total_users_count": total,
    }
    return Reply(200, body)


@zoom.call(
    "GET", "/v2/users/email", "facts/zoom.md §4", "user:read:email:admin", *CLASSIC, label="Light"
)
def email_exists(call: Call) -> Reply:
    """Say true only for addresses inside this account."""
    email = call.query.get("email")
    if not email:
        raise refuse_zoom(400, 300, "Email is required.")
    return Reply(200, {"existed_email": bool(call.world.zoom.users.by_email(email))})


@zoom.call(
    "GET",
    "/v2/users/{user_id}",
    "facts/zoom.md §4",
    "user:read:user:admin",
    *CLASSIC,
    label="Light",
)
def get_user(call: Call) -> Reply:
    """One account by id or e-mail."""
    user = user_of(call)
    return Reply(200, _whole(call, user))


def _whole(call: Call, user: ZoomUser) -> dict[str, Any]:
    zoom_account = call.world.zoom
    name = zoom_account.roles.get(user.role, "")
    return whole_user(user, name, zoom_account.id, call.now)
