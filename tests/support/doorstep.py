"""The whole window from its first moment on, with simulated companies served on loopback."""

import asyncio
import json
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.keychains import MemoryBackend
from tests.support.qt import until
from zoomprov_gui.app.doorway import Doorway
from zoomprov_gui.app.main import first_settings
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.reach import Reach
from zoomprov_gui.storage.keychain import Keychain
from zoomprov_gui.viewmodels.connect import Card
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.welcome_page import WelcomePage

NOTHING = {"workspace": None, "connection": None, "sandbox": None, "setup_file": None}


@dataclass(slots=True)
class Doorstep:
    """A window, and what stands behind it. `opened` are the pages that a browser was to open."""

    window: MainWindow
    doorway: Doorway
    backend: MemoryBackend
    data: Path
    opened: list[str] = field(default_factory=list)

    @property
    def welcome(self) -> WelcomePage:
        """The welcome page, where it is shown."""
        assert self.doorway.welcome is not None
        return self.doorway.welcome

    async def on_welcome(self) -> WelcomePage:
        """Wait for the welcome page."""
        await until(lambda: self.doorway.welcome is not None)
        return self.welcome

    async def in_company(self, name: str) -> None:
        """Wait until a company is open and both its sides were read."""
        session = self.window.session
        await until(lambda: session.name == name and session.ever_read and not session.checking)


@asynccontextmanager
async def doorstep(
    data: Path,
    *,
    backend: MemoryBackend | None = None,
    browser: Any = None,
    **named: str | None,
) -> AsyncIterator[Doorstep]:
    """Start the window as the program does, on an empty or a used data folder."""
    backend = backend or MemoryBackend()
    opened: list[str] = []

    async def note(url: str) -> bool:
        opened.append(url)
        return True

    args, paths = Namespace(**{**NOTHING, **named}), Paths.of(str(data))
    theme, application = Theme(), QApplication.instance()
    assert isinstance(application, QApplication)
    settings = SettingsViewModel(first_settings(args, paths))
    theme.apply(application, settings.value.theme)
    window = MainWindow(theme, SessionViewModel(clock=asyncio.get_running_loop().time), settings)
    reach = Reach(keychain=lambda: Keychain(backend), browser=browser or note)
    doorway = Doorway(window, args, paths, reach)
    async with asyncio.TaskGroup() as group:
        group.create_task(doorway.run())
        window.resize(1440, 900)
        window.show()
        try:
            yield Doorstep(window, doorway, backend, data, opened)
        finally:
            window.close()
    window.deleteLater()


def setup_document(served: dict[str, Any], company: str = "") -> str:
    """Return a set-up file for a company that `serve` serves."""
    okta, zoom = served["okta"], served["zoom"]
    return json.dumps(
        {
            "zpsetup": 1,
            "company": company or None,
            "okta": {"url": okta["url"]},
            "zoom": {
                "api_url": zoom["api_url"],
                "oauth_url": zoom["oauth_url"],
                "account_id": zoom["auth"]["account_id"],
                "client_id": zoom["auth"]["client_id"],
            },
        }
    )


async def connect(step: Doorstep, served: dict[str, Any], token: str) -> None:
    """Do what the card says, with an API token and the three values of a Zoom app."""
    await sign_in_to_okta(step, served, token)
    model, cards = step.welcome.model, step.welcome.cards
    auth = served["zoom"]["auth"]
    cards.zoom.account.line.setText(auth["account_id"])
    cards.zoom.client.line.setText(auth["client_id"])
    QTest.keyClicks(cards.zoom.secret.line, auth["client_secret"])
    cards.zoom.check.click()
    await until(lambda: model.card is Card.COMPANY or model.zoom.problem is not None)


async def sign_in_to_okta(step: Doorstep, served: dict[str, Any], token: str) -> None:
    """Do the first half of it: sign in to Okta with an API token."""
    page = await step.on_welcome()
    model, cards = page.model, page.cards
    if not model.okta.address.text:
        cards.okta.address.set_text(served["okta"]["url"])
    await until(lambda: model.okta.org is not None)
    cards.okta.token.click()
    QTest.keyClicks(cards.token.token.line, token)
    cards.token.sign_in.click()
    await until(lambda: model.card is Card.ZOOM or model.okta.problem is not None)
