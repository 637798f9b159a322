"""Zoom's JSON, only the fields that are used, and how it becomes domain values (zoom.md §4)."""

from collections.abc import Sequence

from msgspec import Struct

from zoomprov_gui.clients.wire import seconds
from zoomprov_gui.domain.people import ADMIN, MEMBER, OWNER, ZoomAccount
from zoomprov_gui.domain.verification import LogLine

_LARGEST = 2**31 - 1  # what a column of licences holds
_ROLES = {"owner": OWNER, "admin": ADMIN, "member": MEMBER}


class User(Struct, gc=False):
    """A row of the list, or a whole user; the list lacks some fields at times."""

    id: str | int | None = None
    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    dept: str | None = None
    status: str | None = None
    type: int | str | None = None
    role_id: str | int | None = None
    role_name: str | None = None
    user_created_at: str | None = None
    created_at: str | None = None
    last_login_time: str | None = None
    account_id: str | None = None


class UsersPage(Struct):
    """A page of one of the three lists."""

    users: list[User] | None = None
    next_page_token: str | None = None
    total_records: int | None = None


class Role(Struct):
    """A role of the account."""

    id: str | int | None = None
    name: str | None = None


class RolesPage(Struct):
    """The account's roles."""

    roles: list[Role] | None = None


class AccountBody(Struct):
    """`/accounts/me`; the names may be empty (facts/zoom.md §7)."""

    id: str | None = None
    account_name: str | None = None
    account_type: str | None = None
    owner_email: str | None = None
    vanity_url: str | None = None


class _Operation(Struct):
    time: str | None = None
    operator: str | None = None
    action: str | None = None
    operation_detail: str | None = None


class OperationsPage(Struct):
    """`/report/operationlogs` (facts/zoom.md §1)."""

    operation_logs: list[_Operation] | None = None
    next_page_token: str | None = None


def log_lines(page: OperationsPage) -> list[LogLine]:
    """Return the lines of a page."""
    return [
        LogLine(seconds(row.time), row.operator or "", row.action or "", row.operation_detail or "")
        for row in page.operation_logs or ()
    ]


class _PlanBase(Struct):
    hosts: int | None = None
    usage: int | None = None


class PlanUsage(Struct):
    """`/accounts/me/plans/usage`: licences bought and used (facts/zoom.md §9)."""

    plan_base: _PlanBase | None = None


def accounts(rows: Sequence[User], status: str) -> list[ZoomAccount]:
    """Return the accounts of a page of the list of this status, without those that name nobody."""
    return [one for row in rows if (one := account(row, status)) is not None]


def account(row: User, status: str) -> ZoomAccount | None:
    """Return an account; `status` where Zoom tells none. None: neither an id nor an e-mail."""
    zoom_id = row.id
    if not zoom_id and not row.email:
        return None
    licence = row.type
    role = row.role_id
    return ZoomAccount(
        zoom_id if isinstance(zoom_id, str) else str(zoom_id or ""),
        row.email or "",
        row.first_name,
        row.last_name,
        row.dept,
        row.status or status,
        licence if isinstance(licence, int) and -1 <= licence <= _LARGEST else _number(licence),
        role if isinstance(role, str) else _role(role, row.role_name),
        # `created_at` is the date of the latest way to sign in, or of the call (zoom.md §4).
        seconds(row.user_created_at or row.created_at),
        seconds(row.last_login_time),
    )


def _number(licence: int | str | None) -> int:
    if isinstance(licence, str) and licence.isdecimal() and len(licence) < 10:
        return int(licence)
    return -1


def _role(role_id: int | None, role_name: str | None) -> str:
    """Return the id of a role that Zoom sent as a number, or only by its name."""
    if role_id is not None:
        return str(role_id)
    return _ROLES.get((role_name or "").casefold(), "")
