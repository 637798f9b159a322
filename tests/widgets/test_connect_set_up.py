from PySide6.QtTest import QTest

from tests.support.cards import desk
from tests.support.connecting import desk as browser_desk
from tests.support.qt import until
from zoomprov_gui.services.sign_in_app import Tick
from zoomprov_gui.viewmodels.connect import Card


async def begun(step, token):
    await step.found()
    step.model.go_to(Card.SET_UP)
    card = step.cards.pages[Card.SET_UP]
    QTest.keyClicks(card.token.line, token)
    card.start.click()
    return card


async def test_a_token_pasted_once_ticks_three_times_and_leads_on(theme, tmp_path):
    async with (
        browser_desk("fresh-start") as d,
        desk(theme, tmp_path, d.world, service=d.connect) as step,
    ):
        token = d.world.api_token
        seen = set()
        step.model.changed.connect(lambda: seen.update(step.model.okta.ticks))
        card = await begun(step, token)
        await until(lambda: step.model.card is Card.ZOOM)

        assert seen == set(Tick)
        assert token not in d.world.okta.tokens
        assert card.token.line.text() == ""
        assert step.model.okta.left_over is None
        assert step.cards.zoom.okta.isVisible()
        assert "does not take the pasted token any more" in step.cards.zoom.okta.text


async def test_before_anything_was_read_nothing_is_ticked(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        step.model.go_to(Card.SET_UP)
        card = step.cards.pages[Card.SET_UP]

        assert not card.start.isEnabled()
        assert all("Not yet." in note.accessibleName() for note in card.ticks.values())


async def test_a_no_in_the_browser_can_be_gone_on_from_without_another_token(theme, tmp_path):
    async with (
        browser_desk("fresh-start") as d,
        desk(theme, tmp_path, d.world, service=d.connect) as step,
    ):
        d.world.okta.consent = "no"
        card = await begun(step, d.world.api_token)
        await until(card.problem.isVisible)
        assert step.model.okta.ticks == {Tick.CREATED}
        d.world.okta.consent = "yes"

        assert card.start.label == "Go on"
        card.start.click()
        await until(lambda: step.model.card is Card.ZOOM)


async def test_a_token_that_is_none_is_told(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        card = await begun(step, "00wrong")
        await until(card.problem.isVisible)

        assert step.model.okta.ticks == frozenset()
        assert "00wrong" not in card.problem.accessibleName()
        assert card.problem.title.text() == "Okta does not take this token"
        assert (card.start.label, card.start.isEnabled()) == ("Set up the sign-in", False)
        assert step.page.focusWidget() is card.token.line
