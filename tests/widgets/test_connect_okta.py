import sys

from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from tests.support.cards import desk
from tests.support.qt import until
from zoomprov_gui.viewmodels.connect import Card


async def test_the_ways_on_open_once_the_address_is_found(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        card = step.cards.okta
        assert not card.token.isEnabled()
        assert card.token.toolTip() == "Type the address of your Okta first."

        await step.found()

        assert card.token.isEnabled()
        assert card.token.toolTip() == ""
        assert card.address.words.text() == "Found: acme.okta.com · Identity Engine"


async def test_typing_on_closes_them_again(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()

        QTest.keyClicks(step.cards.okta.address.line, "x")

        assert not step.cards.okta.token.isEnabled()


async def test_a_slip_is_offered_as_it_was_meant(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        card = step.cards.okta
        QTest.keyClicks(card.address.line, "dana@acme.example")
        card.address.line.returnPressed.emit()
        await until(card.problem.isVisible)

        assert card.problem.title.text() == "That is an e-mail address"
        assert card.address.line.property("invalid") == "true"


async def test_an_okta_that_does_not_answer_can_be_tried_again(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        step.work.world.faults.set("okta:unavailable")
        card = step.cards.okta
        card.address.set_text("acme.okta.com")
        await until(card.problem.isVisible)
        step.work.world.faults.faults = []

        card.problem.actions_shown[0].click()
        await until(lambda: step.model.okta.org is not None)

        assert not card.problem.isVisible()


async def test_a_clock_that_is_off_is_told_at_once_and_keeps_nobody_from_signing_in(
    theme, tmp_path
):
    async with desk(theme, tmp_path) as step:
        step.work.world.faults.set("okta:clock-skew:path=/.well-known:seconds=-240")
        card = step.cards.okta

        await step.found()

        assert card.problem.isVisible()
        assert card.problem.title.text() == "Your computer's clock is 4 min off"
        assert card.problem.text.text() == "Sign-in is refused when clocks differ."
        assert card.browser.isEnabled()


async def test_the_date_settings_are_one_press_away_from_a_wrong_clock(
    theme, tmp_path, monkeypatch
):
    opened = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    async with desk(theme, tmp_path) as step:
        step.work.world.faults.set("okta:clock-skew:path=/.well-known:seconds=-240")
        card = step.cards.okta
        await step.found()

        first, second = card.problem.actions_shown
        first.click()

        assert (first.label, second.label) == ("Open date settings", "Try again")
        assert len(opened) == 1
        assert step.model.okta.org is not None


async def test_a_clock_that_was_set_right_is_not_mentioned_any_more(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        step.work.world.faults.set("okta:clock-skew:path=/.well-known:seconds=-240")
        card = step.cards.okta
        await step.found()
        step.work.world.faults.faults = []

        card.problem.actions_shown[-1].click()
        await until(lambda: step.model.okta.org is not None)

        assert not card.problem.isVisible()


async def test_the_token_page_is_one_press_away_and_one_back(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()

        step.cards.okta.token.click()
        assert step.model.card is Card.TOKEN
        step.cards.token.back.click()

        assert step.model.card is Card.OKTA
        assert step.cards.okta.address.text == "acme.okta.com"
