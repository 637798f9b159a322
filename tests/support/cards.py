"""The card of the welcome page on a simulated company, for the tests of its pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest

from tests.support.qt import until
from tests.support.workbench import ADDRESS, Bench, background, bench
from zoomprov_gui.domain.workspaces import Workspace
from zoomprov_gui.services.connect import ConnectService
from zoomprov_gui.simulator.world import World
from zoomprov_gui.viewmodels.connect import Card, ConnectViewModel
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.welcome_page import WelcomePage


@dataclass(slots=True)
class Desk:
    """A welcome page that is shown, and everything below it."""

    work: Bench
    model: ConnectViewModel
    page: WelcomePage
    connected: list[Workspace]

    @property
    def cards(self) -> Any:
        """The pages of the card."""
        return self.page.cards

    async def found(self, text: str = ADDRESS) -> None:
        """Type an address, and wait until it is found."""
        self.cards.okta.address.set_text(text)
        self.cards.okta.address.line.returnPressed.emit()
        await until(lambda: self.model.okta.org is not None)

    async def signed_in_to_okta(self) -> None:
        """Sign in to Okta with its token, and wait for the Zoom page."""
        await self.found()
        self.cards.okta.token.click()
        QTest.keyClicks(self.cards.token.token.line, self.work.world.api_token)
        self.cards.token.sign_in.click()
        await until(lambda: self.model.card is Card.ZOOM)

    def fill_zoom(self) -> None:
        """Type the three values of the Zoom app."""
        zoom, auth = self.cards.zoom, self.work.zoom_auth
        for field, key in ((zoom.account, "account_id"), (zoom.client, "client_id")):
            field.line.clear()
            QTest.keyClicks(field.line, auth[key])
        zoom.secret.empty()
        QTest.keyClicks(zoom.secret.line, auth["client_secret"])

    async def signed_in_to_both(self) -> None:
        """Sign in to both, and wait for the question about the company."""
        await self.signed_in_to_okta()
        self.fill_zoom()
        self.cards.zoom.check.click()
        await until(lambda: self.model.card is Card.COMPANY)


@asynccontextmanager
async def desk(
    theme: Theme, folder: Path, world: World | None = None, *, service: Any = None, **more: Any
) -> AsyncIterator[Desk]:
    """Show the welcome page on a world; `more` goes to the view model."""
    work = bench(folder, world)
    keeping = work.keeping(more.pop("known", None), draft=more.pop("draft", None))
    async with background() as group:
        connect: ConnectService = service or work.service
        model = ConnectViewModel(connect, keeping, group, **more)
        connected: list[Workspace] = []
        model.connected.connect(connected.append)
        page = WelcomePage(theme, model)
        page.resize(1280, 820)
        page.show()
        model.start()
        try:
            yield Desk(work, model, page, connected)
        finally:
            model.stop()
            page.hide()
    page.deleteLater()
