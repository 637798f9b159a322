import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

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


async def test_the_secret_is_kept_while_zoom_does_not_answer_and_can_be_tried_again(
    theme, tmp_path
):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        card = step.cards.zoom
        step.work.world.faults.set("zoom:unavailable")
        step.fill_zoom()
        card.check.click()
        await until(card.problem.isVisible)
        kept, pressable = card.secret.filled, card.check.isEnabled()
        title = card.problem.title.text()
        step.work.world.faults.faults = []

        card.problem.actions_shown[0].click()
        await until(lambda: step.model.card is Card.COMPANY)

        assert (kept, pressable, title) == (True, True, "Zoom is not answering")
        assert not card.secret.filled


async def test_a_wrong_client_id_costs_nobody_the_secret(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        card = step.cards.zoom
        step.fill_zoom()
        card.client.line.setText("wrong_client_id_1234")
        card.check.click()
        await until(card.problem.isVisible)

        card.client.line.setText(step.work.zoom_auth["client_id"])
        card.check.click()
        await until(lambda: step.model.card is Card.COMPANY)

        assert not card.secret.filled


async def test_going_back_forgets_the_secret_that_was_pasted(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        step.fill_zoom()

        step.cards.zoom.back.click()

        assert step.cards.zoom.secret.line.text() == ""


async def test_looking_again_can_be_repeated_where_the_network_fails(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        step.work.world.zoom.scopes.discard("user:read:list_users:admin")
        await step.signed_in_to_okta()
        card = step.cards.zoom
        step.fill_zoom()
        card.check.click()
        await until(card.permissions.isVisible)
        step.work.world.faults.set("zoom:unavailable")

        card.check.click()
        await until(card.problem.isVisible)

        assert not card.permissions.isVisible()
        assert card.check.label == "Check again"
        assert card.check.isEnabled()


async def test_another_address_of_zoom_is_asked_for_on_request_only(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        card = step.cards.zoom
        before = card.address.isVisible()

        card.elsewhere.click()

        assert not before
        assert card.address.isVisible()
        assert card.check.isEnabled() == card._filled
        assert "zoomgov.com" in card.places.text()


async def test_what_is_not_zooms_address_gets_no_secret(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        card, before = step.cards.zoom, step.work.world.requests
        step.fill_zoom()
        card.elsewhere.click()
        QTest.keyClicks(card.address.line, "zoom.us.evil.example")

        card.check.click()
        await until(card.problem.isVisible)

        assert card.problem.title.text() == "This is not an address of Zoom"
        assert step.work.world.requests == before
        assert card.secret.filled


async def test_beside_an_okta_on_this_computer_zooms_address_has_to_be_named(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found("http://127.0.0.1:4011")
        step.cards.okta.token.click()
        QTest.keyClicks(step.cards.token.token.line, step.work.world.api_token)
        words = step.cards.token.text.text()
        step.cards.token.sign_in.click()
        await until(lambda: step.model.card is Card.ZOOM)
        card = step.cards.zoom
        step.fill_zoom()
        unnamed = card.check.isEnabled()

        QTest.keyClicks(card.address.line, "http://127.0.0.1:4012/v2")
        card.check.click()
        await until(lambda: step.model.card is Card.COMPANY)

        assert words == "Make one in Okta under Security, API, Tokens."
        assert (card.address.isVisibleTo(card), unnamed) == (True, False)
        assert step.model.zoom.side.api_url == "http://127.0.0.1:4012/v2"
        assert step.model.zoom.side.oauth_url == "http://127.0.0.1:4012/oauth"


async def test_enter_in_any_field_checks_once_all_are_filled(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_okta()
        zoom = step.cards.zoom
        QTest.keyClick(zoom.account.line, Qt.Key.Key_Return)
        before = step.model.zoom.busy

        step.fill_zoom()
        QTest.keyClick(zoom.client.line, Qt.Key.Key_Return)

        assert not before
        assert step.model.zoom.busy
        await until(lambda: step.model.card is Card.COMPANY)
