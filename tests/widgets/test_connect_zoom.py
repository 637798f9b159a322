import json

from PySide6.QtGui import QGuiApplication

from tests.support.cards import desk
from tests.support.qt import until
from zoomprov_gui.viewmodels.connect import Card


async def test_three_values_that_work_lead_on(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        assert not step.cards.zoom.check.isEnabled()

        step.fill_zoom()
        step.cards.zoom.check.click()
        await until(lambda: step.model.card is Card.COMPANY)

        assert step.cards.zoom.secret.line.text() == ""


async def test_all_three_pasted_at_once_in_any_order_find_their_fields(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        auth, card = step.work.zoom_auth, step.cards.zoom
        QGuiApplication.clipboard().setText(
            f"Client Secret: {auth['client_secret']}\nAccount ID: {auth['account_id']}\n"
            f"Client ID: {auth['client_id']}\n"
        )

        card.account.line.paste()
        QGuiApplication.clipboard().clear()

        assert card.account.line.text() == auth["account_id"]
        assert card.client.line.text() == auth["client_id"]
        assert card.secret.line.text() == auth["client_secret"]
        card.check.click()
        await until(lambda: step.model.card is Card.COMPANY)


async def test_values_that_zoom_refuses_are_told_in_words(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        step.fill_zoom()
        step.cards.zoom.client.line.setText("wrong_client_id_1234")

        step.cards.zoom.check.click()
        await until(step.cards.zoom.problem.isVisible)

        assert step.model.card is Card.ZOOM
        assert step.cards.zoom.problem.title.text()
        assert step.work.zoom_auth["client_secret"] not in json.dumps(
            step.cards.zoom.problem.accessibleName()
        )


async def test_how_the_app_is_made_is_folded_away(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        card = step.cards.zoom
        assert not card.steps.isVisible()

        card.how.click()

        assert card.steps.isVisible()
        assert "user:read:list_users:admin" in card.permissions_to_copy.value.text()
        card.permissions_to_copy.copy.click()
        assert "\n" in QGuiApplication.clipboard().text()


async def test_changing_a_value_takes_back_what_was_said_about_another(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        step.fill_zoom()
        step.cards.zoom.client.line.setText("wrong_client_id_1234")
        step.cards.zoom.check.click()
        await until(step.cards.zoom.problem.isVisible)

        step.cards.zoom.client.edited.emit("another")

        assert not step.cards.zoom.problem.isVisible()
