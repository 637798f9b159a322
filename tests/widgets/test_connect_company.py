import keyring.errors

from tests.support.cards import desk
from tests.support.qt import until
from tests.support.workbench import network_to
from zoomprov_gui.clients.network import Network
from zoomprov_gui.services.connect import ConnectService
from zoomprov_gui.simulator.scenarios import build
from zoomprov_gui.viewmodels.connect import Card


async def test_it_shows_both_sides_as_they_were_read_and_opens_on_yes(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_both()
        card = step.cards.company
        assert ("Company", "Acme Dental Group") in card.okta.rows
        assert ("Role", "Super admin") in card.okta.rows
        assert ("Owner", "helena.brandt@acme.example") in card.zoom.rows
        assert not card.warning.isVisible()

        card.yes.click()
        await until(lambda: bool(step.connected))

        assert step.connected[0].name == "Acme Dental Group"


async def test_no_leads_back_and_keeps_nothing(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_both()

        step.cards.company.no.click()

        assert step.model.card is Card.ZOOM
        assert step.model.zoom.side is None
        assert step.work.workspaces.all() == ()


async def test_two_different_companies_are_warned_about(theme, tmp_path):
    okta, zoom = build("fresh-start"), build("fresh-start")
    for account in list(zoom.zoom.users.every("active")):
        zoom.change_zoom(account.email, email=account.email.replace("acme", "globex"))
    both = Network(to_okta=network_to(okta).to_okta, to_zoom=network_to(zoom).to_zoom)
    async with desk(theme, tmp_path, okta, service=ConnectService(both)) as step:
        await step.signed_in_to_both()

        assert step.cards.company.warning.isVisible()
        assert step.cards.company.warning.title == "These look like two different companies"
        assert "globex.example" in step.cards.company.warning.text
        assert step.cards.company.yes.isEnabled()


async def test_a_keychain_that_is_locked_offers_to_go_on_without_saving(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_both()
        step.work.backend.trouble = keyring.errors.KeyringLocked()
        card = step.cards.company
        card.yes.click()
        await until(card.problem.isVisible)
        assert card.problem.title.text() == "Your keychain is locked"
        assert [button.label for button in card.problem.actions_shown] == [
            "Try again",
            "Sign in without saving",
        ]

        card.problem.actions_shown[1].click()
        await until(lambda: bool(step.connected))

        assert step.model.without_saving


async def test_a_keychain_that_was_unlocked_can_be_tried_again(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.signed_in_to_both()
        step.work.backend.trouble = keyring.errors.KeyringLocked()
        step.cards.company.yes.click()
        await until(step.cards.company.problem.isVisible)
        step.work.backend.trouble = None

        step.cards.company.problem.actions_shown[0].click()
        await until(lambda: bool(step.connected))

        assert not step.model.without_saving
