"""Zoom's JSON: accounts as listed, pending ones as recorded, one account in full."""

from typing import Any

from zoomprov_gui.simulator.identifiers import zoom_time
from zoomprov_gui.simulator.records import ZoomUser
from zoomprov_gui.simulator.sources import declare

declare("zoom_documents.pending_row", "facts/zoom.md §4", "real/users-list-pending")
declare("zoom_documents.row", "facts/zoom.md §4", "real/users-list-page-size-300")


def personal_meeting(user_id: str) -> int:
    """Return a ten-digit meeting number that is always the same for an account."""
    return 3_000_000_000 + sum((place + 1) * ord(sign) for place, sign in enumerate(user_id)) * 7919


def list_row(user: ZoomUser, now: float) -> dict[str, Any]:
    """Return an account as GET /users lists it."""
    if user.status == "pending":
        return {
            "id": "",
            "email": user.email,
            "type": user.type,
            "pmi": 0,
            "verified": 0,
            # Recorded: the moment of the call; the real date is user_created_at.
            "created_at": zoom_time(now),
            "status": "pending",
            "role_id": "0",
            "user_created_at": zoom_time(user.created),
        }
    row: dict[str, Any] = {
        "id": user.id,
        "first_name": user.first,
        "last_name": user.last,
        "display_name": user.name,
        "email": user.email,
        "type": user.type,
        "pmi": personal_meeting(user.id),
        "timezone": user.timezone,
        "verified": 1,
        "dept": user.dept,
        "created_at": zoom_time(user.created),
        "last_login_time": zoom_time(user.last_login),
        "last_client_version": user.client,
        "language": "en-US",
        "phone_number": "",
        "status": user.status,
        "login_types": list(user.login_types),
        "role_id": user.role,
        "user_created_at": zoom_time(user.created),
    }
    # Recorded: these may be absent, not null.
    absent = ("dept", "last_login_time", "last_client_version")
    row = {key: value for key, value in row.items() if value is not None or key not in absent}
    return row | user.extra


def whole_user(user: ZoomUser, role_name: str, account_id: str, now: float) -> dict[str, Any]:
    """Return an account as GET /users/{id} does; a pending one by e-mail has an id here."""
    if user.status == "pending":
        return {
            "id": user.id,
            "first_name": "",
            "last_name": "",
            "display_name": "",
            "email": user.email,
            "type": user.type,
            "role_name": "",
            "verified": 0,
            "created_at": zoom_time(now),
            "group_ids": [],
            "im_group_ids": [],
            "account_id": "",
            "language": "",
            "phone_country": "",
            "phone_number": "",
            "status": "pending",
            "login_types": [],
            "user_created_at": zoom_time(user.created),
        }
    return list_row(user, now) | {
        "role_name": role_name,
        "account_id": account_id,
        "use_pmi": False,
        "personal_meeting_url": f"https://us05web.zoom.us/j/{personal_meeting(user.id)}",
        "jid": f"{user.id.lower()}@xmpp.zoom.us",
        "cms_user_id": "",
        "job_title": user.job_title or "",
        "cost_center": "",
        "location": "",
        "group_ids": [],
        "im_group_ids": [],
        "cluster": "us05",
        "phone_country": "",
    }
