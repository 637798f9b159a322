"""The cheapest call for each permission to read: it shows that the permission is really there.

A token may name a scope that the admin's role takes back (facts/okta.md §5), so only a call tells.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec import Struct

from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.links import segment
from zoomprov_gui.clients.okta_shapes import User
from zoomprov_gui.domain.access import Basis, Held, Identity, PermissionCheck
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.permissions import permission

_ONE = "limit=1"
OKTA_PROBES = {
    "okta.apps.read": f"/api/v1/apps?{_ONE}",
    "okta.groups.read": f"/api/v1/groups?{_ONE}",
    "okta.logs.read": f"/api/v1/logs?{_ONE}",
    "okta.orgs.read": "/api/v1/org",
}
ZOOM_PROBES = {
    "user:read:user:admin": "/users/me",
    "role:read:list_roles:admin": "/roles",
    "account:read:sub_account:admin": "/accounts/me",
    "account:read:settings:admin": "/accounts/me/settings?option=security",
    "billing:read:plan_usage:admin": "/accounts/me/plans/usage",
}
_SCOPE_CODES = frozenset({"4711", "4700", "104", "insufficient_scope", "E0000006", "E0000005"})
_SIGNED_OUT = frozenset({"E0000011", "E0000004", "124", "invalid_grant", "invalid_client"})


class _Role(Struct):
    type: str | None = None
    status: str | None = None


class _ZoomUser(Struct):
    id: str | None = None
    email: str | None = None
    display_name: str | None = None
    account_id: str | None = None
    role_name: str | None = None


class _Row(Struct):
    email: str | None = None


class _Page(Struct):
    total_records: int | None = None
    users: list[_Row] | None = None


async def probe(session: ApiSession, name: str, path: str) -> PermissionCheck:
    """Make a call that needs one permission. Whatever is no word about permissions is raised.

    A plan that lacks the feature says nothing against the permission.
    """
    try:
        await session.send("GET", path, reads=True)
    except Refused as error:
        return refused(name, error)
    return PermissionCheck(permission=permission(name), held=Held.YES, basis=Basis.CALL)


def refused(name: str, error: Refused) -> PermissionCheck:
    """Return what a refusal says about a permission, or raise it."""
    if error.status >= 429 or error.code in _SIGNED_OUT:
        raise error
    lacks = bool(error.missing) or error.code in _SCOPE_CODES
    held = Held.NO if lacks else Held.UNKNOWN
    return PermissionCheck(
        permission=permission(name), held=held, basis=Basis.CALL, said=error.text
    )


async def okta_roles(session: ApiSession, user_id: str) -> tuple[str, ...]:
    """Return the admin roles of a person."""
    response = await session.send("GET", f"/api/v1/users/{segment(user_id)}/roles", reads=True)
    rows = session.read(response, list[_Role])
    return tuple(row.type for row in rows if row.type and row.status in {None, "ACTIVE"})


async def okta_emails(session: ApiSession) -> tuple[str, ...]:
    """Return the addresses of some people, enough to see what the company's are."""
    response = await session.send("GET", "/api/v1/users", params={"limit": 200}, reads=True)
    rows = session.read(response, list[User])
    return tuple(row.profile.email for row in rows if row.profile and row.profile.email)


async def zoom_people(session: ApiSession) -> tuple[int | None, tuple[str, ...]]:
    """Return how many people are active in Zoom, and the addresses of some."""
    params: Mapping[str, str | int] = {"status": "active", "page_size": 300}
    response = await session.send("GET", "/users", params=params, reads=True)
    page = session.read(response, _Page)
    return page.total_records, tuple(row.email for row in page.users or () if row.email)


async def zoom_me(session: ApiSession) -> tuple[Identity, str]:
    """Return whom a Zoom token acts as, and the id of the account."""
    response = await session.send("GET", "/users/me", reads=True)
    body = session.read(response, _ZoomUser)
    email = body.email or ""
    me = Identity(user_id=body.id or "", login=email, email=email, name=body.display_name or email)
    return me, body.account_id or ""


def log_path(now: float) -> str:
    """Return the smallest question to Zoom's own log."""
    day = datetime.fromtimestamp(now, UTC).date().isoformat()
    return f"/report/operationlogs?from={day}&to={day}&page_size=1"
