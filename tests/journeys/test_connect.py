"""From an empty computer to an open company, through the window alone."""

import httpx
from PySide6.QtTest import QTest

from tests.support.browsers import browsing
from tests.support.doorstep import connect, doorstep, setup_document
from tests.support.keychains import MemoryBackend
from tests.support.qt import until
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.scenarios import build
from zoomprov_gui.viewmodels.connect import Card


async def test_a_company_is_connected_opened_and_found_again_at_the_next_start(tmp_path):
    world = build("fresh-start")
    backend = MemoryBackend()
    async with serve(world) as served:
        file = tmp_path / "acme.zpsetup"
        file.write_text(setup_document(served))
        async with doorstep(tmp_path / "d", backend=backend, setup_file=str(file)) as step:
            await connect(step, served, world.api_token)
            assert step.welcome.model.zoom_facts[0] == ("Account", "Acme Dental Group")
            assert not step.window.sidebar.isVisible()
            step.welcome.cards.company.yes.click()
            await step.in_company("Acme Dental Group")

            assert step.window.sidebar.isVisible()
            assert step.window.pages.key
            assert step.doorway.companies.current.name == "Acme Dental Group"

        async with doorstep(tmp_path / "d", backend=backend) as step:
            await step.in_company("Acme Dental Group")

            assert step.doorway.welcome is None


async def test_a_sign_in_app_is_set_up_in_the_browser_and_the_token_is_destroyed(tmp_path):
    world = build("fresh-start")
    token = world.api_token
    async with serve(world) as served, browsing(httpx.AsyncHTTPTransport()) as browser:
        file = tmp_path / "acme.zpsetup"
        file.write_text(setup_document(served))
        async with doorstep(tmp_path / "d", setup_file=str(file), browser=browser.open) as step:
            page = await step.on_welcome()
            model, cards = page.model, page.cards
            await until(lambda: model.okta.org is not None)
            cards.okta.browser.click()
            cards.pages[Card.CHOICE].for_me.button.click()
            card = cards.pages[Card.SET_UP]
            QTest.keyClicks(card.token.line, token)
            card.start.click()
            await until(lambda: model.card is Card.ZOOM or model.okta.problem is not None)
            assert model.okta.problem is None
            assert token not in world.okta.tokens

            auth = served["zoom"]["auth"]
            QTest.keyClicks(cards.zoom.secret.line, auth["client_secret"])
            cards.zoom.check.click()
            await until(lambda: model.card is Card.COMPANY)
            cards.company.yes.click()
            await step.in_company("Acme Dental Group")

            assert step.doorway.companies.current.okta.client_id
            kept = await step.doorway._vaults.open(step.doorway.companies.current.workspace_id)
            assert list(kept.names()) == ["okta.refresh_token", "zoom.client_secret"]
