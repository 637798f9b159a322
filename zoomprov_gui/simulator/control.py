"""Steers a served world: what an admin, Zoom, time and bad luck would do, by HTTP and JSON."""

import json
from collections.abc import Callable
from dataclasses import asdict
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from zoomprov_gui.simulator.faults import FAULTS
from zoomprov_gui.simulator.oauth_parts import CONSENT
from zoomprov_gui.simulator.oidc_apps import add_key
from zoomprov_gui.simulator.okta_documents import app_user_document
from zoomprov_gui.simulator.serving import Refusal
from zoomprov_gui.simulator.sources import behaviours
from zoomprov_gui.simulator.world import World
from zoomprov_gui.simulator.zoom_documents import whole_user

Gesture = Callable[[World, dict[str, Any]], Any]


def state(world: World) -> dict[str, Any]:
    """Summarise a world."""
    app = world.app
    return {
        "scenario": world.scenario,
        "now": world.now(),
        "requests": world.requests,
        "writes": world.writes,
        "under_way": world.pending,
        "okta": {
            "org": world.okta.name,
            "people": world.okta.users.count("live", "deprovisioned"),
            "assigned": world.app_users.count("assigned"),
            "app": None if app is None else {"id": app.id, "status": app.status},
            "clients": [*world.okta.clients],
            "connection": None if app is None else app.connection,
            "switches": None if app is None else asdict(app.switches),
        },
        "zoom": {
            "account": world.zoom.id,
            "public_client": world.zoom.public_client_id,
            "people": {
                status: world.zoom.users.count(status)
                for status in ("active", "inactive", "pending")
            },
            "licences": {"bought": world.zoom.hosts, "used": world.zoom.used},
        },
        "faults": [f"{fault.side}:{fault.name}" for fault in world.faults.faults],
        "log_events": len(world.log),
    }


def who(world: World, wanted: str) -> dict[str, Any]:
    """Return everything about one person."""
    user, account = world.okta_user(wanted), world.zoom_user(wanted)
    app = world.app
    link = None if user is None or app is None else world.app_users.get(user.id)
    planted = world.planted.get(wanted)
    return {
        "okta": None if user is None else {"id": user.id, "status": user.status},
        "assignment": None
        if link is None or app is None
        else app_user_document(link, app.id, "https://okta"),
        "zoom": None
        if account is None
        else whole_user(account, world.zoom.roles.get(account.role, ""), "", world.now()),
        "planted": None if planted is None else asdict(planted),
    }


def _assign(world: World, body: dict[str, Any]) -> None:
    world.assign(body["person"], group=body.get("group"))


def _unassign(world: World, body: dict[str, Any]) -> None:
    world.unassign(body["person"], group=body.get("group"))


def _fault(world: World, body: dict[str, Any]) -> Any:
    if body.get("clear"):
        world.faults.clear()
    if "spec" in body:
        world.faults.set(body["spec"])
    return [f"{fault.side}:{fault.name}" for fault in world.faults.faults]


def _zoom_user(world: World, body: dict[str, Any]) -> Any:
    """Add an account, or change the one that is there."""
    email = body["email"]
    account = world.zoom_user(email)
    if account is None:
        names = {
            key: body[key] for key in ("first", "last", "type", "status", "role") if key in body
        }
        return world.add_zoom_user(email, **names).id
    if body.get("gone"):
        world.remove_zoom_user(email)
        return None
    if "status" in body:
        world.switch_zoom(email, on=body["status"] == "active")
    if "role" in body:
        world.make_admin(email, body["role"])
    world.change_zoom(
        email, kind=body.get("type"), dept=body.get("dept"), email=body.get("new_email")
    )
    return account.id


def _consent(world: World, body: dict[str, Any]) -> str:
    """Decide what a person does who is sent to a sign-in page: say yes, be asked, say no."""
    side, said = body.get("side", ""), body["consent"]
    if said not in CONSENT or side not in {"", "okta", "zoom"}:
        raise ValueError(f"consent is one of {', '.join(CONSENT)}, side okta or zoom")
    for service in (world.okta, world.zoom):
        if side in {"", "okta" if service is world.okta else "zoom"}:
            service.consent = said
    return str(said)


def _person(world: World, body: dict[str, Any]) -> str:
    return world.add_person(body["first"], body["last"], body["email"]).id


GESTURES: dict[str, Gesture] = {
    "/assign": _assign,
    "/unassign": _unassign,
    "/person": _person,
    "/okta-deactivate": lambda world, body: world.deactivate_in_okta(body["person"]),
    "/okta-suspend": lambda world, body: world.suspend_in_okta(body["person"]),
    "/zoom-user": _zoom_user,
    "/accept": lambda world, body: world.accept_invitation(body["person"]),
    "/switches": lambda world, body: world.set_switches(**body),
    "/app": lambda world, body: world.add_app(**body).id,
    "/authorise": lambda world, _body: world.authorise(),
    "/import": lambda world, _body: world.import_and_match(),
    "/key": lambda world, body: add_key(world, body["client"], body["key"]),
    "/role": lambda world, body: world.set_role(body["role"]),
    "/licences": lambda world, body: setattr(world.zoom, "hosts", int(body["hosts"])),
    "/sync-delay": lambda world, body: setattr(world, "sync_delay", float(body["seconds"])),
    "/clock": lambda world, body: world.advance(float(body["advance"])),
    "/fault": _fault,
    "/consent": _consent,
}


def _look(world: World, request: Request) -> Any:
    looks: dict[str, Callable[[], Any]] = {
        "/": lambda: {"GET": [*looks], "POST": [*GESTURES]},
        "/state": lambda: state(world),
        "/planted": lambda: {email: asdict(said) for email, said in world.planted.items()},
        "/person": lambda: who(world, request.query_params.get("who", "")),
        "/faults": lambda: FAULTS,
        "/behaviours": lambda: [asdict(known) for known in behaviours()],
    }
    look = looks.get(request.url.path)
    if look is None:
        raise LookupError(f"there is nothing at {request.url.path}")
    return look()


async def _answer(world: World, request: Request) -> Response:
    if not _loopback(request.headers.get("host", "")):
        return JSONResponse({"error": "only loopback addresses may steer"}, 403)
    world.settle()
    try:
        if request.method == "GET":
            return JSONResponse(_look(world, request))
        body = json.loads(await request.body() or b"{}")
        return JSONResponse({"done": True, "result": _gesture(request)(world, body)})
    except Refusal as refusal:
        return JSONResponse({"error": refusal.reply.body}, 409)
    except LookupError as missing:
        return JSONResponse({"error": str(missing)}, 404)
    except (ValueError, TypeError, AttributeError) as wrong:
        return JSONResponse({"error": str(wrong)}, 400)


def _gesture(request: Request) -> Gesture:
    gesture = GESTURES.get(request.url.path)
    if request.method != "POST" or gesture is None:
        raise LookupError(f"there is nothing at {request.method} {request.url.path}")
    return gesture


def _loopback(host: str) -> bool:
    """Whether a Host header names this machine: a page in a browser cannot claim that."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def control_app(world: World) -> ASGIApp:
    """Return the application that steers a world; it refuses Host headers but loopback ones."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        response = await _answer(world, Request(scope, receive))
        await response(scope, receive, send)

    return application
