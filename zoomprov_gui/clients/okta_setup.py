"""The calls to Okta that only the set-up makes (facts/okta.md §1, §2, §5).

A success proves nothing here: Okta answers 200 and 204 to connections that come to nothing, so
every write is followed by a read in the service above.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeVar

import httpx

from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.links import segment
from zoomprov_gui.clients.okta_log import Event, event
from zoomprov_gui.clients.okta_shapes import Feature, password_sync, switches
from zoomprov_gui.clients.replies import Answer, reply_of, reply_of_error
from zoomprov_gui.clients.server_time import date_of
from zoomprov_gui.clients.setup_shapes import Link, Pipeline, RoleOf, SetupApp, Somebody
from zoomprov_gui.clients.short_lists import read_all
from zoomprov_gui.domain.errors import Exchange, Refused, Unreadable
from zoomprov_gui.domain.history import (
    CONNECTION_FAILURES,
    PUSHES,
    SETTINGS,
    SWITCH_OFFS,
    LogEvent,
)
from zoomprov_gui.domain.people import Service, Switches
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.setup import Engine
from zoomprov_gui.domain.setup_facts import FeatureFacts, LinkFacts, MeFacts, OrgFacts, ZoomApp

Value = TypeVar("Value")

ZOOM = "zoomus"
ALL_OFF = Switches(create=False, update=False, deactivate=False)
MOST, MOST_CALLS = 200, 50  # events of the log, the latest of each kind
_ENGINES = {engine.value: engine for engine in Engine}


class OktaSetup:
    """Reads what the set-up rests on, and changes it. Raises as `OktaClient` does."""

    def __init__(self, session: ApiSession) -> None:
        self._session = session

    @property
    def base_url(self) -> str:
        """Where Okta answers."""
        return self._session.base_url

    @property
    def scopes(self) -> frozenset[str]:
        """The permissions that our token names, empty where it names none: an API token has all."""
        return self._session.scopes

    async def org(self) -> Answer[OrgFacts]:
        """Return the organisation's own host and engine; needs no sign-in."""
        response = await self._get("/.well-known/okta-organization")
        body = self._session.read(response, Pipeline)
        href = body.links.organization.href if body.links and body.links.organization else None
        engine = _ENGINES.get(body.pipeline or "", Engine.UNKNOWN)
        return self._answer(OrgFacts(_host(href) or self._session.host, engine), response)

    async def me(self) -> Answer[MeFacts]:
        """Return whom our sign-in acts as, with roles where Okta tells them."""
        response = await self._get("/api/v1/users/me")
        body = self._session.read(response, Somebody)
        profile = body.profile
        login = (profile.login or profile.email or "") if profile else ""
        if not body.id:
            raise Unreadable(Service.OKTA, "a person without an id")
        found = self._answer(MeFacts(login), response)
        try:
            roles = await self._get(f"/api/v1/users/{segment(body.id)}/roles")
        except Refused as error:
            if error.status not in {401, 403, 404}:
                raise
            reply = reply_of_error(Service.OKTA, error)
            return found._replace(replies=(*found.replies, *([reply] if reply else ())))
        rows = self._session.read(roles, list[RoleOf])
        held = tuple(row.type for row in rows if row.type and row.status in {None, "ACTIVE"})
        return Answer(MeFacts(login, held), (*found.replies, reply_of(Service.OKTA, roles)))

    async def apps(self) -> Answer[tuple[ZoomApp, ...]]:
        """Return every instance of the Zoom app, active or not."""
        params: dict[str, str | int] = {"filter": f'name eq "{ZOOM}"', "limit": 200}
        rows, responses = await read_all(self._session, "/api/v1/apps", list[SetupApp], params)
        apps = tuple(_app(row) for row in rows if row.name == ZOOM and row.id)
        return self._answer(apps, *responses)

    async def app(self, app_id: str) -> Answer[ZoomApp | None]:
        """Return one Zoom app, None where it is gone: Okta counts this apart from the lists."""
        try:
            response = await self._get(f"/api/v1/apps/{segment(app_id)}")
        except Refused as error:
            if error.status != 404:
                raise
            reply = reply_of_error(Service.OKTA, error)
            return Answer(None, (reply,) if reply else ())
        row = self._session.read(response, SetupApp)
        known = row.name == ZOOM and row.id == app_id
        return self._answer(_app(row) if known else None, response)

    async def may_read_people(self) -> Answer[bool]:
        """Return true; a refusal is the answer no."""
        return self._answer(True, await self._get("/api/v1/users", {"limit": 1}))

    async def may_read_groups(self) -> Answer[bool]:
        """Return true; a refusal is the answer no."""
        return self._answer(True, await self._get("/api/v1/groups", {"limit": 1}))

    async def events(self, app_id: str | None, since: float) -> Answer[tuple[LogEvent, ...]]:
        """Return the latest events that explain the set-up, oldest first.

        What changes the settings is asked for apart from the calls to Zoom, of which there are so
        many that they would push it out. Without an app only whether the log may be read is asked.
        """
        if app_id is None:
            return Answer((), (await self._events("", 1, since)).replies)
        changed = await self._events(_about(app_id, SETTINGS | CONNECTION_FAILURES), MOST, since)
        called = await self._events(_about(app_id, PUSHES | SWITCH_OFFS), MOST_CALLS, since)
        found = sorted((*changed.value, *called.value), key=lambda event: event.at)
        return Answer(tuple(found), (*changed.replies, *called.replies))

    async def _events(self, about: str, most: int, since: float) -> Answer[tuple[LogEvent, ...]]:
        moment = datetime.fromtimestamp(since, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        params: dict[str, str | int] = {"since": moment, "sortOrder": "DESCENDING", "limit": most}
        response = await self._get("/api/v1/logs", params | ({"filter": about} if about else {}))
        return self._answer(tuple(map(event, self._session.read(response, list[Event]))), response)

    async def link(self, app_id: str) -> Answer[LinkFacts]:
        """Return the app's connection to Zoom."""
        response = await self._get(_connection(app_id))
        return self._answer(_link(self._session.read(response, Link)), response)

    async def features(self, app_id: str) -> Answer[FeatureFacts]:
        """Return what Okta may do in Zoom, or that provisioning is not switched on at all."""
        try:
            response = await self._get(_feature(app_id))
        except Refused as error:
            if error.status == 400 and "provisioning is not" in error.text.casefold():
                reply = reply_of_error(Service.OKTA, error)
                return Answer(FeatureFacts(False, ALL_OFF), (reply,) if reply else ())
            raise
        body = self._session.read(response, Feature)
        found = FeatureFacts(True, switches(body), password_sync(body))
        return self._answer(found, response)

    async def add_app(self, label: str, subdomain: str) -> Answer[Exchange]:
        """Add the Zoom app from the catalogue (facts/okta.md §2)."""
        body = {
            "name": ZOOM,
            "label": label,
            "signOnMode": "SAML_2_0",
            "settings": {"app": {"subDomain": subdomain}},
        }
        return await self._write("POST", "/api/v1/apps", json=body)

    async def set_active(self, app_id: str, *, active: bool) -> Answer[Exchange]:
        """Activate the app, or put it to sleep; its assignments stay."""
        verb = "activate" if active else "deactivate"
        return await self._write("POST", f"/api/v1/apps/{segment(app_id)}/lifecycle/{verb}")

    async def connect(self, app_id: str) -> Answer[LinkFacts]:
        """Begin a connection; its answer names the page to give consent at (facts/okta.md §1)."""
        body = {"profile": {"authScheme": "OAUTH2"}}
        path = _connection(app_id)
        response = await self._session.send("POST", path, json=body, reads=False)
        return self._answer(_link(self._session.read(response, Link)), response)

    async def finish_consent(self, app_id: str, code: Secret, state: str) -> Answer[Exchange]:
        """Hand over what Zoom gave the browser. The query is in no log and no exchange."""
        path = f"/api/v1/apps/{ZOOM}/{segment(app_id)}/oauth2/callback"
        return await self._write("POST", path, {"code": code.reveal(), "state": state})

    async def set_link(self, app_id: str, *, on: bool) -> Answer[Exchange]:
        """Switch the connection on or off; 204 in any state, whatever it did."""
        verb = "activate" if on else "deactivate"
        return await self._write("POST", f"{_connection(app_id)}/lifecycle/{verb}")

    async def set_switches(self, app_id: str, wanted: Switches) -> Answer[Exchange]:
        """Change the switches that are not None. Only they are sent, and never the password."""
        return await self._write("PUT", _feature(app_id), json=_partial(wanted))

    async def _get(
        self, path: str, params: Mapping[str, str | int] | None = None
    ) -> httpx.Response:
        return await self._session.send("GET", path, params=params, reads=True)

    async def _write(
        self,
        method: str,
        path: str,
        params: Mapping[str, str | int] | None = None,
        json: object = None,
    ) -> Answer[Exchange]:
        response = await self._session.send(method, path, params=params, json=json, reads=False)
        return self._answer(self._session.seen(response), response)

    def _answer(self, value: Value, *responses: httpx.Response) -> Answer[Value]:
        replies = tuple(reply_of(Service.OKTA, response) for response in responses)
        return Answer(value, replies, date_of(responses[-1]))


def _about(app_id: str, kinds: frozenset[str]) -> str:
    """Return the filter for events of some kinds about an app (facts/okta.md §10)."""
    types = " or ".join(f'eventType eq "{kind}"' for kind in sorted(kinds))
    return f'target.id eq "{app_id}" and ({types})'


def _connection(app_id: str) -> str:
    return f"/api/v1/apps/{segment(app_id)}/connections/default"


def _feature(app_id: str) -> str:
    return f"/api/v1/apps/{segment(app_id)}/features/USER_PROVISIONING"


def _partial(wanted: Switches) -> dict[str, object]:
    """Return the wanted part of the feature's body (facts/okta.md §1)."""
    body: dict[str, object] = {}
    if wanted.create is not None:
        body["create"] = {"lifecycleCreate": _status(on=wanted.create)}
    update: dict[str, object] = {}
    if wanted.update is not None:
        update["profile"] = _status(on=wanted.update)
    if wanted.deactivate is not None:
        update["lifecycleDeactivate"] = _status(on=wanted.deactivate)
    return body | ({"update": update} if update else {})


def _status(*, on: bool) -> dict[str, str]:
    return {"status": "ENABLED" if on else "DISABLED"}


def _app(row: SetupApp) -> ZoomApp:
    app = row.settings.app if row.settings else None
    subdomain = (app.sub_domain if app else None) or ""
    return ZoomApp(row.id or "", row.label or "Zoom", row.status == "ACTIVE", subdomain)


def _link(body: Link) -> LinkFacts:
    authorize = body.links.authorize.href if body.links and body.links.authorize else None
    return LinkFacts(body.status or "", authorize or "")


def _host(href: str | None) -> str:
    try:
        return httpx.URL(href or "").host
    except httpx.InvalidURL:
        return ""
