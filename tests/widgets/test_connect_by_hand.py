from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.cards import desk
from tests.support.connecting import desk as browser_desk
from tests.support.qt import until
from zoomprov_gui.simulator.founding import NATIVE
from zoomprov_gui.viewmodels.connect import Card


async def test_everything_that_goes_into_the_console_can_be_copied(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        step.model.go_to(Card.BY_HAND)
        card = step.cards.pages[Card.BY_HAND]

        card.redirects.copy.click()
        assert QGuiApplication.clipboard().text().splitlines()[0] == (
            "http://127.0.0.1:8765/okta/callback"
        )
        card.permissions.copy.click()
        assert "okta.users.read" in QGuiApplication.clipboard().text().splitlines()
        card.name.copy.click()

        assert QGuiApplication.clipboard().text() == "zoomprov sign-in"


async def test_the_client_id_at_the_end_signs_in(theme, tmp_path):
    async with browser_desk() as d, desk(theme, tmp_path, d.world, service=d.connect) as step:
        await step.found()
        step.model.go_to(Card.BY_HAND)
        card = step.cards.pages[Card.BY_HAND]
        assert not card.sign_in.isEnabled()

        QTest.keyClicks(card.client.line, NATIVE)
        card.sign_in.click()
        await until(lambda: step.model.card is Card.ZOOM)

        assert step.model.okta.side.auth.client_id == NATIVE


async def test_a_no_in_the_browser_is_told_where_it_was_asked_for(theme, tmp_path):
    async with browser_desk() as d, desk(theme, tmp_path, d.world, service=d.connect) as step:
        d.world.okta.consent = "no"
        await step.found()
        step.model.go_to(Card.BY_HAND)
        card = step.cards.pages[Card.BY_HAND]
        QTest.keyClicks(card.client.line, NATIVE)
        card.sign_in.click()
        await until(card.problem.isVisible)
        title = card.problem.title.text()
        d.world.okta.consent = "yes"

        card.problem.actions_shown[0].click()
        await until(lambda: step.model.card is Card.ZOOM)

        assert title == "You said no in the browser"


async def test_a_code_is_another_way_to_the_same(theme, tmp_path):
    async with browser_desk() as d, desk(theme, tmp_path, d.world, service=d.connect) as step:
        await step.found()
        step.model.go_to(Card.BY_HAND)
        card = step.cards.pages[Card.BY_HAND]
        QTest.keyClicks(card.client.line, NATIVE)

        card.code.click()
        await until(lambda: step.model.waiting is not None or step.model.okta.side is not None)

        assert step.model.okta.problem is None


async def test_a_code_that_okta_refuses_to_give_says_so_where_somebody_looks(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        step.page.resize(1280, 600)
        step.model.go_to(Card.BY_HAND)
        card = step.cards.pages[Card.BY_HAND]
        QTest.keyClicks(card.client.line, "0oaNobody")

        card.code.click()
        await until(card.problem.isVisible)

        await until(lambda: not card.problem.visibleRegion().isEmpty())
        assert card.problem.title.text() == "Okta does not know this Client ID"
        assert step.page.focusWidget() is card.client.line


async def test_after_a_code_ran_out_trying_again_gets_another_code(theme, tmp_path, monkeypatch):
    async with browser_desk() as d, desk(theme, tmp_path, d.world, service=d.connect) as step:
        d.world.okta.consent = "ask"
        await step.found()
        step.model.go_to(Card.BY_HAND)
        card = step.cards.pages[Card.BY_HAND]
        QTest.keyClicks(card.client.line, NATIVE)
        card.code.click()
        await until(card.problem.isVisible)
        ways = []
        monkeypatch.setattr(step.model.okta, "by_code", ways.append)

        (again,) = card.problem.actions_shown
        again.click()

        assert card.problem.title.text() == "The code has run out"
        assert ways == [NATIVE]
