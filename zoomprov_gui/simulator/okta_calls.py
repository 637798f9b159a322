"""The register of Okta's calls, and what several of them need."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from zoomprov_gui.simulator.records import App, AppUser, Group, OktaUser
from zoomprov_gui.simulator.refusals import not_found, refuse_okta
from zoomprov_gui.simulator.roster import Entry, Roster
from zoomprov_gui.simulator.serving import Api, Call

okta = Api("okta")

_Row = TypeVar("_Row", OktaUser, AppUser)


def reads(family: str) -> tuple[str, str]:
    """Return the scopes that let a caller read: manage includes read (facts/okta.md §5)."""
    return f"okta.{family}.read", f"okta.{family}.manage"


def manages(family: str) -> tuple[str]:
    """Return the scope that lets a caller change."""
    return (f"okta.{family}.manage",)


def body_of(call: Call) -> dict[str, Any]:
    """Return the JSON object that was sent; raises Refusal for anything else."""
    try:
        body = json.loads(call.content)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise refuse_okta(400, "E0000003")
    return body


def user_of(call: Call) -> OktaUser:
    """Return the person in the path, by id, login or `me`."""
    who = call.params["user_id"]
    if who == "me" and call.token is not None:
        who = call.token.user_id
    user = call.world.okta_user(who)
    if user is None:
        raise not_found("User", who)
    return user


def group_of(call: Call) -> Group:
    """Return the group in the path."""
    group = call.world.okta.groups.get(call.params["group_id"])
    if group is None:
        raise not_found("UserGroup", call.params["group_id"])
    return group


def app_of(call: Call) -> App:
    """Return the app in the path."""
    app = call.world.okta.apps.get(call.params["app_id"])
    if app is None:
        raise not_found("AppInstance", call.params["app_id"])
    return app


def assigned_of(call: Call, app: App) -> Roster[AppUser]:
    """Return who is assigned to an app."""
    return call.world.okta.assigned[app.id]


def encoded_page(
    rows: Iterable[Entry[_Row]],
    document: Callable[[_Row], dict[str, Any]],
    drawn: Callable[[int], str] | None,
) -> bytes:
    """Encode a page: written-down rows as JSON, drawn ones by their own fast writer."""
    parts = []
    for row in rows:
        if row.record is not None:
            text = json.dumps(document(row.record), ensure_ascii=False, separators=(",", ":"))
            parts.append(text)
        elif row.index is not None and drawn is not None:
            parts.append(drawn(row.index))
    return ("[" + ",".join(parts) + "]").encode()
