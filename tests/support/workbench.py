"""A company to be connected: the services of a simulated world, and a place to keep it in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.keychains import MemoryBackend
from zoomprov_gui.app.sources import InProcess
from zoomprov_gui.clients.network import Network
from zoomprov_gui.domain.one_error import as_itself
from zoomprov_gui.services.connect import ConnectService
from zoomprov_gui.services.keeping import Keeping
from zoomprov_gui.simulator.app import connection, okta_app, zoom_app
from zoomprov_gui.simulator.scenarios import build
from zoomprov_gui.simulator.world import World
from zoomprov_gui.storage.keychain import Keychain
from zoomprov_gui.storage.vaults import Vaults
from zoomprov_gui.storage.workspaces import Workspaces

ADDRESS = "acme.okta.com"


@dataclass(slots=True)
class Bench:
    """Everything that a company is connected with, and the keyring below it."""

    world: World
    network: Network
    service: ConnectService
    backend: MemoryBackend
    workspaces: Workspaces
    vaults: Vaults

    @property
    def zoom_auth(self) -> dict[str, Any]:
        """The three values of the world's Zoom app."""
        auth: dict[str, Any] = connection(self.world)["zoom"]["auth"]
        return auth

    def keychain(self) -> Keychain:
        """Return the keyring, as the program finds it."""
        return Keychain(self.backend)

    def keeping(self, known: Any = None, *, draft: Any = None) -> Keeping:
        """Return what keeps one company."""
        return Keeping(self.workspaces, self.vaults, known, draft=draft)


def bench(folder: Path, world: World | None = None, *, opens: bool = True) -> Bench:
    """Return a bench on a world in this process; `opens` tells whether there is a browser."""
    world = world or build("fresh-start")
    network = network_to(world)

    async def browser(_url: str) -> bool:
        return opens

    backend = MemoryBackend()
    workspaces = Workspaces(folder)
    return Bench(
        world=world,
        network=network,
        service=ConnectService(network, browser=browser),
        backend=backend,
        workspaces=workspaces,
        vaults=Vaults(workspaces.folder, lambda: Keychain(backend)),
    )


def network_to(world: World) -> Network:
    """Return the way to a world in this process."""
    return Network(to_okta=InProcess(okta_app(world)), to_zoom=InProcess(zoom_app(world)))


@asynccontextmanager
async def background() -> AsyncIterator[asyncio.TaskGroup]:
    """Give view models a group to work in, whose bugs come out as themselves."""
    with as_itself(AssertionError):
        async with asyncio.TaskGroup() as group:
            yield group
