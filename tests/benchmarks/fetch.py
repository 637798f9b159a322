"""Goals 10, 11 and 12: reading both sides while the window is in use.

`python -m tests.benchmarks.fetch PEOPLE ticks|plain`, the connection document on
standard input. `ticks` measures the gaps between 60 ticks a second, and opens a dialog meanwhile.
"""

import asyncio
import json
import os
import sys
import time
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import httpx
import qasync
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from tests.benchmarks.measure import percentile, say
from zoomprov_gui.clients.auth import OktaToken, ZoomServerToServer
from zoomprov_gui.clients.connection import Connection
from zoomprov_gui.clients.document import parse_connection
from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.limits import OktaGovernor, ZoomGovernor
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.viewmodels.people_table import PeopleTable
from zoomprov_gui.widgets.parts.people_table import PeopleTableView
from zoomprov_gui.widgets.theme.theme import Theme

REFRESH = 0.1  # seconds between two refreshes of the table
TICK_MS = 16


def clients(link: Connection) -> tuple[OktaClient, ZoomClient]:
    okta = ApiSession(
        Service.OKTA, link.okta_url, transport=None, auth=OktaToken(link.okta_auth.token),
        governor=OktaGovernor(clock=time.time, sleep=asyncio.sleep),
    )  # fmt: skip
    own = link.zoom_auth
    auth = ZoomServerToServer(
        link.zoom_oauth_url, own.account_id, own.client_id, own.client_secret, transport=None,
    )  # fmt: skip
    zoom = ApiSession(
        Service.ZOOM, link.zoom_api_url, transport=None, auth=auth,
        governor=ZoomGovernor(clock=time.time, sleep=asyncio.sleep),
    )  # fmt: skip
    return OktaClient(okta), ZoomClient(zoom)


async def bare_chain(link: Connection, app_id: str) -> tuple[float, int]:
    """Follow Okta's list and look at nothing: seconds and pages. The bound in the same run."""
    headers = {"authorization": f"SSWS {link.okta_auth.token.reveal()}"}
    url: str | None = f"{link.okta_url}/api/v1/apps/{app_id}/users?limit=500&expand=user"
    pages, start = 0, time.perf_counter()
    async with httpx.AsyncClient(headers=headers, timeout=60, trust_env=False) as client:
        while url:
            answer = await client.get(url)
            url = answer.links.get("next", {}).get("url")
            pages += 1
    return time.perf_counter() - start, pages


class Gaps:
    """How far apart the ticks of a clock on the window's loop are, in ms."""

    def __init__(self) -> None:
        self.values: list[float] = []
        self._last = time.perf_counter()
        self.timer = QTimer(interval=TICK_MS)
        self.timer.timeout.connect(self._tick)

    def start(self) -> None:
        self.values, self._last = [], time.perf_counter()
        self.timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.values.append((now - self._last) * 1000)
        self._last = now


async def measured(document: str, people: int, *, ticks: bool) -> dict[str, Any]:
    link = parse_connection(document)
    okta, zoom = clients(link)
    app = await okta.app(None)
    await zoom.roles()
    found: dict[str, Any] = {}
    if not ticks:
        await bare_chain(link, app.app_id)  # the simulator makes its people when first asked
        found["bare s"], found["okta pages"] = await bare_chain(link, app.app_id)
    roster = Roster(now=time.time())
    table = PeopleTable(roster, clock=time.time)
    view = _shown(table)
    gaps = Gaps()
    async with asyncio.TaskGroup() as background:
        refreshing = background.create_task(_refresh(table))
        gaps.start()
        spent = time.process_time()
        start = time.perf_counter()
        async with asyncio.TaskGroup() as reads:
            sides = [
                reads.create_task(_read(roster, Service.OKTA, okta.assignments(app.app_id))),
                reads.create_task(_read(roster, Service.ZOOM, zoom.accounts())),
            ]
        found["wall s"] = time.perf_counter() - start
        found["cpu s"] = time.process_time() - spent
        found["okta s"], found["zoom s"] = (side.result() for side in sides)
        found |= {"gap max ms": max(gaps.values), "gap p99 ms": percentile(gaps.values, 0.99)}
        found["people"] = len(roster)
        if ticks:
            found["dialog ticks"] = await _ticks_under_a_dialog(view)
        refreshing.cancel()
    return found


async def _read(roster: Roster, service: Service, pages: Any) -> float:
    start = time.perf_counter()
    roster.begin(service)
    add = roster.add_assignments if service is Service.OKTA else roster.add_accounts
    async for page in pages:
        add(page)
    roster.finish(pages.reading(time.time()))
    return time.perf_counter() - start


async def _refresh(table: PeopleTable) -> None:
    while True:
        await asyncio.sleep(REFRESH)
        table.refresh()


async def _ticks_under_a_dialog(view: PeopleTableView) -> float:
    """Return the share of a task's ticks that still come while a modal dialog is open."""
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.02)
            ticks += 1

    async with asyncio.TaskGroup() as background:
        ticking = background.create_task(tick())
        await asyncio.sleep(1)
        before, ticks = ticks, 0
        dialog = QDialog(view)
        dialog.open()
        await asyncio.sleep(1)
        dialog.close()
        ticking.cancel()
    return ticks / before


def _shown(table: PeopleTable) -> PeopleTableView:
    theme = Theme()
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]  # one is running
    view = PeopleTableView(theme, table)
    view.resize(1151, 660)
    view.show()
    return view


def main() -> None:
    people, ticks = int(sys.argv[1]), sys.argv[2] == "ticks"
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        say(json.dumps(runner.run(measured(sys.stdin.read(), people, ticks=ticks))))


if __name__ == "__main__":
    main()
