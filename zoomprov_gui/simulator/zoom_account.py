"""Zoom: the account, its plan and settings, roles, the operation log."""

from datetime import UTC, date, datetime
from typing import Any

from zoomprov_gui.simulator.identifiers import zoom_time
from zoomprov_gui.simulator.paging import zoom_size, zoom_start, zoom_token
from zoomprov_gui.simulator.records import ZoomUser
from zoomprov_gui.simulator.refusals import refuse_zoom
from zoomprov_gui.simulator.serving import Call, Reply
from zoomprov_gui.simulator.sources import declare
from zoomprov_gui.simulator.zoom_calls import zoom
from zoomprov_gui.simulator.zoom_users import live_pending

MONTH = 31
declare("zoom_account.role_members", "guess", "pending people are in no role's list")
declare("zoom_account.operation_texts", "guess", "only the shape of the operation log is known")
BUILT_IN = {
    "0": "Account owner has full privileges to access and manage the account.",
    "1": "Admins have full privileges to manage the account.",
    "2": "Members have access to their own settings only.",
}


def _own(call: Call) -> None:
    """Refuse any account but the caller's own."""
    wanted = call.params["account_id"]
    if wanted not in ("me", call.world.zoom.id):
        raise refuse_zoom(404, 2001, f"Account does not exist: {wanted}.")


@zoom.call(
    "GET",
    "/v2/accounts/{account_id}",
    "facts/zoom.md §7 §9",
    "account:read:sub_account:admin",
    "account:read:admin",
    label="Light",
)
def account(call: Call) -> Reply:
    """real/accounts-get-me-free, with a paid plan."""
    _own(call)
    known = call.world.zoom
    owner = known.users.get(known.owner_id)
    body: dict[str, Any] = {
        "id": known.id,
        "account_name": known.name,
        "account_number": known.number,
        "owner_id": known.owner_id,
        "owner_email": owner.email if owner is not None else "",
        "account_type": known.plan,
        "seats": known.hosts,
        "subscription_start_time": zoom_time(known.created),
        "subscription_end_time": zoom_time(known.created + 3 * 365 * 86400),
        "created_at": zoom_time(known.created),
        "reseller": False,
    }
    if known.vanity is not None:
        body["vanity_url"] = f"https://{known.vanity}"
    return Reply(200, body)


@zoom.call(
    "GET",
    "/v2/accounts/{account_id}/settings",
    "facts/zoom.md §9",
    "account:read:settings:admin",
    "account:read:admin",
    label="Medium",
)
def settings(call: Call) -> Reply:
    """Return the security settings, which the default view holds as well."""
    _own(call)
    known = call.world.zoom
    security = {
        "admin_change_name_pic": True,
        "admin_change_user_info": True,
        "user_modifiable_info_by_admin": ["name", "profile_picture", "sign_in_email"],
        "signin_with_sso": {
            "enable": known.sso,
            "require_sso_for_domains": known.sso and known.sso_required,
            "domains": sorted(known.managed_domains),
            "sso_bypass_users": [],
        },
        "hide_billing_info": False,
        "import_photos_from_devices": True,
        "sign_in_with_two_factor_auth": "none",
    }
    body: dict[str, Any] = {"security": security}
    if call.query.get("option") != "security":
        body |= {"feature": {"meeting_capacity": 100}, "in_meeting": {}, "integration": {}}
    return Reply(200, body)


@zoom.call(
    "GET",
    "/v2/accounts/{account_id}/managed_domains",
    "facts/zoom.md §3",
    "account:read:managed_domains:master",
    label="Light",
)
def managed_domains(call: Call) -> Reply:
    """Answers 4711 to everybody without a :master scope, which is nearly everybody."""
    _own(call)
    domains = [{"domain": name, "status": "verified"} for name in _domains(call)]
    return Reply(200, {"domains": domains, "total_records": len(domains)})


def _domains(call: Call) -> list[str]:
    return sorted(call.world.zoom.managed_domains)


@zoom.call(
    "GET",
    "/v2/accounts/{account_id}/plans/usage",
    "facts/zoom.md §9",
    "billing:read:plan_usage:admin",
    "account:read:admin",
    label="Heavy",
)
def plan_usage(call: Call) -> Reply:
    """Licences bought and used; a free account has no plan to speak of."""
    _own(call)
    known = call.world.zoom
    if known.plan.startswith("Free"):
        raise refuse_zoom(400, 200, "Only available for paid account.")
    pending = sum(user.type == 2 for user in live_pending(call))
    base = {
        "type": "business_yearly",
        "hosts": known.hosts,
        "usage": known.used,
        "active_hosts": known.used - pending,
        "pending": pending,
    }
    return Reply(200, {"plan_base": base})


def _role(call: Call, role_id: str) -> dict[str, Any]:
    known = call.world.zoom
    if known.role_members is not None:
        members = known.role_members(role_id)
    else:
        members = sum(1 for _ in _people_with(call, role_id))
    return {
        "id": role_id,
        "name": known.roles[role_id],
        "description": BUILT_IN.get(role_id, ""),
        "type": "common",
        "total_members": members,
    }


def _people_with(call: Call, role_id: str) -> list[ZoomUser]:
    people = call.world.zoom.users.every("active", "inactive")
    return [user for user in people if user.role == role_id]


@zoom.call(
    "GET",
    "/v2/roles",
    "facts/zoom.md §4",
    "role:read:list_roles:admin",
    "role:read:admin",
    label="Medium",
)
def roles(call: Call) -> Reply:
    """Owner, Admin, Member and the account's own."""
    found = [_role(call, role_id) for role_id in call.world.zoom.roles]
    return Reply(200, {"roles": found, "total_records": len(found)})


@zoom.call(
    "GET",
    "/v2/roles/{role_id}",
    "facts/zoom.md §8",
    "role:read:role:admin",
    "role:read:list_roles:admin",
    "role:read:admin",
    label="Light",
)
def role(call: Call) -> Reply:
    """One role."""
    return Reply(200, _role(call, _known_role(call)))


def _known_role(call: Call) -> str:
    if call.params["role_id"] not in call.world.zoom.roles:
        raise refuse_zoom(400, 1034, "Provided `role_id` does not exist.")
    return call.params["role_id"]


@zoom.call(
    "GET",
    "/v2/roles/{role_id}/members",
    "facts/zoom.md §4",
    "role:read:list_members:admin",
    "role:read:admin",
    label="Medium",
)
def role_members(call: Call) -> Reply:
    """Who holds a role; pending people are in nobody's list."""
    people = _people_with(call, _known_role(call))
    size, start = zoom_size(call, 300), zoom_start(call)
    following = start + size if start + size < len(people) else None
    members = [
        {
            "id": user.id,
            "email": user.email,
            "first_name": user.first,
            "last_name": user.last,
            "type": user.type,
            "department": user.dept or "",
        }
        for user in people[start : start + size]
    ]
    body = {
        "page_count": -(-len(people) // size),
        "page_number": 1,
        "page_size": size,
        "total_records": len(people),
        "next_page_token": zoom_token(call, following),
        "members": members,
    }
    return Reply(200, body)


@zoom.call(
    "GET",
    "/v2/report/operationlogs",
    "facts/zoom.md §1",
    "report:read:operation_logs:admin",
    "report:read:admin",
    label="Heavy",
)
def operation_log(call: Call) -> Reply:
    """Who changed what in Zoom, newest first, a month at most."""
    first, last = _day(call, "from"), _day(call, "to")
    if not 0 <= (last - first).days <= MONTH:
        raise refuse_zoom(400, 300, "The date range should be within a month.")
    wanted = call.query.get("category_type")
    lines = [
        line
        for line in reversed(call.world.zoom.operations)
        if first <= datetime.fromtimestamp(line.at, UTC).date() <= last
        and wanted in (None, "all", line.category.lower())
    ]
    size, start = zoom_size(call, 300), zoom_start(call)
    following = start + size if start + size < len(lines) else None
    body = {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "page_size": size,
        "next_page_token": zoom_token(call, following),
        "operation_logs": [
            {
                "time": zoom_time(line.at),
                "operator": line.operator,
                "category_type": line.category,
                "action": line.action,
                "operation_detail": line.detail,
            }
            for line in lines[start : start + size]
        ],
    }
    return Reply(200, body)


def _day(call: Call, name: str) -> date:
    try:
        return date.fromisoformat(call.query.get(name, ""))
    except ValueError:
        raise refuse_zoom(400, 300, "Validation Failed.", [(name, "Invalid field.")]) from None
