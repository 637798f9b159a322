"""Put together what tells of updates: where releases are, what was chosen, who may say no."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from zoomprov_gui import __version__
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.clients.browser import open_in_browser
from zoomprov_gui.clients.http import tls_context
from zoomprov_gui.clients.release_keys import read_list
from zoomprov_gui.clients.releases import fetch_list
from zoomprov_gui.domain.releases import OFFICIAL, Releases
from zoomprov_gui.domain.updates import Fetched, NotChanged
from zoomprov_gui.domain.versions import version_of
from zoomprov_gui.services.updates import UpdateService
from zoomprov_gui.storage.policies import switched_off_by
from zoomprov_gui.storage.update_memory import UpdateMemory
from zoomprov_gui.viewmodels.updates import UpdatesViewModel
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.updates_corner import UpdatesCorner


@asynccontextmanager
async def telling_of_updates(
    window: MainWindow, paths: Paths, releases: Releases = OFFICIAL
) -> AsyncIterator[UpdatesCorner]:
    """Tell of updates in a window for as long as the block lasts."""
    service = UpdateService(
        releases,
        UpdateMemory(paths.updates),
        own=version_of(__version__),
        fetch=partial(_fetch, releases),
        read=partial(read_list, keys=releases.keys),
        clock=time.time,
        policy=partial(switched_off_by, os.environ),
        sandbox=lambda: window.session.sandbox,
    )
    async with asyncio.TaskGroup() as background:
        model = UpdatesViewModel(
            service, background, browser=open_in_browser, clock=time.time, parent=window
        )
        corner = UpdatesCorner(window, model)
        model.start()
        try:
            yield corner
        finally:
            model.stop()


async def _fetch(releases: Releases, mark: str) -> Fetched | NotChanged:
    # Reading the system's certificates takes tens of milliseconds, which the window would feel.
    verify = await asyncio.to_thread(tls_context)
    return await fetch_list(releases, mark, verify=verify)
