"""Which company a command is about: a connection document, or a simulated one in this process."""

import contextlib
import json
import logging
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO
from urllib.parse import urlsplit

import httpx
from starlette.types import ASGIApp

from zoomprov_gui.app.kept_tokens import kept_in, turn_in
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sandbox import world_of
from zoomprov_gui.clients.auth import Turn
from zoomprov_gui.clients.connection import Connection, ServerToServer
from zoomprov_gui.clients.document import parse_connection
from zoomprov_gui.clients.oauth_tokens import Tokens
from zoomprov_gui.clients.sessions import Keep
from zoomprov_gui.domain.errors import Misused, Unsaved
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.workspaces import Workspace
from zoomprov_gui.services.saved import OKTA_REFRESH, ZOOM_REFRESH, connection_of_saved
from zoomprov_gui.simulator.app import connection, okta_app, zoom_app
from zoomprov_gui.simulator.serving import ConnectionCut
from zoomprov_gui.simulator.world import World
from zoomprov_gui.storage.turns import turn_at
from zoomprov_gui.storage.vault import Vault
from zoomprov_gui.storage.vaults import Vaults
from zoomprov_gui.storage.workspaces import Workspaces

_log = logging.getLogger(__name__)

FRESH = "fresh-start"  # the scenario in which nothing is set up
MAX_DOCUMENT = 65_536  # bytes; a connection document has a few hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A company to open, and the folders its files belong in.

    `name` is shown, `label` is what the journal calls it; `world` is set in the sandbox, and then
    `to_okta` and `to_zoom` lead there; None is the network. `keep_okta` and `keep_zoom` are given
    each new refresh token; None where nobody keeps it. `turn_okta` and `turn_zoom` hold it against
    other processes while it is renewed. `tokens` are those of a sign-in that was just done. `page`
    is where the window begins as long as the set-up was never confirmed.
    """

    name: str
    label: str
    connection: Connection
    paths: Paths
    saved: bool = False
    page: str = "setup"
    world: World | None = None
    to_okta: httpx.AsyncBaseTransport | None = None
    to_zoom: httpx.AsyncBaseTransport | None = None
    keep_okta: Keep | None = None
    keep_zoom: Keep | None = None
    turn_okta: Turn | None = None
    turn_zoom: Turn | None = None
    tokens: Mapping[Service, Tokens] = field(default_factory=dict, repr=False)

    @property
    def locks(self) -> tuple[Path, ...]:
        """The files whose locks keep others from writing to the same Okta or the same Zoom.

        Which account of Zoom it is, a connection with a sign-in in the browser does not tell.
        """
        if self.world is not None:
            return ()  # of this process alone
        zoom = self.connection.zoom_auth
        account = (f"zoom {zoom.account_id}",) if isinstance(zoom, ServerToServer) else ()
        return self.paths.locks(f"okta {self.label}", *account)


def source_of(args: Namespace, paths: Paths) -> Source:
    """Return the company that a command line names."""
    if args.workspace:
        return _saved(args.workspace, paths)
    if args.sandbox:
        return sandbox_source(args.sandbox, paths)
    link = parse_connection(_text(args.connection))
    address = urlsplit(link.okta_url)
    host = address.hostname or link.okta_url
    # With its port, if it names one: two services on this computer are two companies.
    label = f"{host}:{address.port}" if address.port else host
    path = Path(args.connection).resolve()
    # What was piped in is gone once it was read, and reading it again could wait for ever.
    file = path if args.connection != "-" and path.is_file() else None
    return Source(
        name=host,
        label=label,
        connection=link,
        paths=paths,
        keep_okta=kept_in(file, Service.OKTA),
        keep_zoom=kept_in(file, Service.ZOOM),
        turn_okta=partial(turn_in, file, Service.OKTA) if file else None,
        turn_zoom=partial(turn_in, file, Service.ZOOM) if file else None,
    )


def _saved(name: str, paths: Paths) -> Source:
    workspaces = Workspaces(paths.data)
    workspace = workspaces.find(name)
    vault = Vaults(workspaces.folder).open_now(workspace.workspace_id)
    return workspace_source(workspace, vault, paths.of_workspace(workspace.workspace_id))


def workspace_source(
    workspace: Workspace,
    vault: Vault,
    paths: Paths,
    tokens: Mapping[Service, Tokens] = MappingProxyType({}),
) -> Source:
    """Return a saved company. `NotConnected` where it has no sign-in to one of the sides.

    `tokens` are those of a sign-in that was just done.
    """
    return Source(
        name=workspace.name,
        label=urlsplit(workspace.okta.url).netloc or workspace.okta.url,
        connection=connection_of_saved(workspace, vault, tokens.keys()),
        tokens=tokens,
        paths=paths,
        saved=True,
        keep_okta=_keeper(vault, OKTA_REFRESH),
        keep_zoom=_keeper(vault, ZOOM_REFRESH),
        turn_okta=partial(turn_at, vault, OKTA_REFRESH),
        turn_zoom=partial(turn_at, vault, ZOOM_REFRESH),
    )


def _keeper(vault: Vault, name: str) -> Keep:
    """Return what keeps a renewed token; where the disk takes none, it still is in memory."""

    def keep(token: Secret) -> None:
        try:
            vault.put(name, token)
        except Unsaved as error:
            _log.warning("a renewed sign-in lasts only until the end: %s", error)

    return keep


def sandbox_source(scenario: str, paths: Paths) -> Source:
    """Return a simulated company in this process, with folders apart from the real ones."""
    return source_of_world(world_of(scenario), scenario, paths)


def source_of_world(world: World, name: str, paths: Paths) -> Source:
    """Return a world in this process as a company."""
    return Source(
        name=f"Sandbox: {name}",
        label=f"sandbox {name}",
        connection=parse_connection(json.dumps(connection(world))),
        paths=paths.sandbox,
        # A simulated company is there to be looked at, unless it is the one to be set up.
        page="setup" if name == FRESH else "people",
        world=world,
        to_okta=InProcess(okta_app(world)),
        to_zoom=InProcess(zoom_app(world)),
    )


def with_app(source: Source, app_id: str) -> Source:
    """Return the company read through this Zoom app, which somebody named in the set-up."""
    return replace(source, connection=replace(source.connection, app_id=app_id), page="setup")


class InProcess(httpx.AsyncBaseTransport):
    """Leads requests to a simulated service in this process; a cut connection looks like one."""

    def __init__(self, application: ASGIApp) -> None:
        self._inner = httpx.ASGITransport(application)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Pass a request on."""
        try:
            return await self._inner.handle_async_request(request)
        except ConnectionCut as error:
            raise httpx.ReadError("the connection was cut", request=request) from error


def _text(name: str) -> str:
    try:
        if name == "-":
            if sys.stdin is None:
                raise Misused("there is no standard input to read", "--connection")
            return _first_document(sys.stdin.buffer).decode()
        with Path(name).open("rb") as file:
            return file.read(MAX_DOCUMENT).decode()
    except OSError as error:
        raise Misused(f"cannot read {name}: {error.strerror}", "--connection") from error
    except UnicodeDecodeError as error:
        raise Misused(f"{name} is not text in UTF-8", "--connection") from error


def _first_document(stream: BinaryIO) -> bytes:
    """Return the lines up to the end of the first JSON document, or all if there is none.

    `sandbox serve` prints its document as one line and goes on running with the pipe open, so that
    reading to the end would wait for ever.
    """
    text = b""
    while len(text) < MAX_DOCUMENT and (line := stream.readline(MAX_DOCUMENT)):
        text += line
        with contextlib.suppress(ValueError):
            json.loads(text)
            break
    return text
