from tests.support.cards import desk
from zoomprov_gui.viewmodels.connect import Card


async def test_without_a_sign_in_app_one_chooses_how_it_comes_about(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()

        step.cards.okta.browser.click()
        card = step.cards.pages[Card.CHOICE]
        assert card.isVisible()
        card.for_me.button.click()
        assert step.model.card is Card.SET_UP
        step.cards.pages[Card.SET_UP].back.click()
        card.by_hand.button.click()

        assert step.model.card is Card.BY_HAND
        step.cards.pages[Card.BY_HAND].back.click()
        card.back.click()
        assert step.model.card is Card.OKTA
