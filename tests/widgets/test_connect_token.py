from PySide6.QtTest import QTest

from tests.support.cards import desk
from tests.support.qt import until
from zoomprov_gui.viewmodels.connect import Card


async def test_a_token_that_works_leads_on_to_zoom_and_leaves_the_field(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()

        assert step.model.card is Card.ZOOM
        assert step.cards.token.token.line.text() == ""


async def test_without_a_token_there_is_nothing_to_press(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        step.cards.okta.token.click()

        assert not step.cards.token.sign_in.isEnabled()
        step.cards.token.token.entered.emit()
        assert not step.model.okta.busy


async def test_a_token_that_okta_refuses_is_told_and_asked_for_again(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        step.cards.okta.token.click()
        card = step.cards.token
        QTest.keyClicks(card.token.line, "00wrong")
        card.sign_in.click()
        await until(card.problem.isVisible)

        assert step.model.card is Card.TOKEN
        assert card.problem.title.text()
        assert card.token.line.text() == ""
        assert "00wrong" not in card.problem.accessibleName()


async def test_it_says_where_a_token_is_made_and_what_it_can_do(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        step.cards.okta.token.click()

        assert "acme.okta.com" in step.cards.token.text.text()
        assert "all rights of the person" in step.cards.token.note.text


async def test_a_token_is_kept_while_okta_does_not_answer_and_can_be_tried_again(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        step.cards.okta.token.click()
        card = step.cards.token
        step.work.world.faults.set("okta:unavailable")
        QTest.keyClicks(card.token.line, step.work.world.api_token)
        card.sign_in.click()
        await until(card.problem.isVisible)
        kept, pressable = card.token.filled, card.sign_in.isEnabled()
        step.work.world.faults.faults = []

        card.problem.actions_shown[0].click()
        await until(lambda: step.model.card is Card.ZOOM)

        assert (kept, pressable) == (True, True)
        assert not card.token.filled


async def test_going_back_forgets_the_token_that_was_pasted(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        step.cards.okta.token.click()
        QTest.keyClicks(step.cards.token.token.line, "00canary")

        step.cards.token.back.click()

        assert step.cards.token.token.line.text() == ""


async def test_another_token_takes_back_what_was_said_of_the_one_before(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        step.cards.okta.token.click()
        card = step.cards.token
        QTest.keyClicks(card.token.line, "00wrong")
        card.sign_in.click()
        await until(card.problem.isVisible)
        title = card.problem.title.text()

        QTest.keyClicks(card.token.line, "0")

        assert title == "Okta does not take this token"
        assert not card.problem.isVisible()
