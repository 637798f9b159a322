import json
from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.cards import desk
from tests.support.qt import until
from zoomprov_gui.clients.oauth_keys import make_key
from zoomprov_gui.domain.workspaces import OktaSignIn, SavedOkta, Workspace
from zoomprov_gui.simulator.founding import SERVICE
from zoomprov_gui.viewmodels.connect import Card


async def at_the_card(step):
    await step.found()
    step.cards.okta.more.click()
    step.cards.okta.service.click()
    return step.cards.pages[Card.SERVICE]


def has_room(label):
    return label.height() >= label.heightForWidth(label.width())


def pasted(step, card):
    """Do in the console what the page says: paste what its button copies."""
    card.key.copy.click()
    key = json.loads(QGuiApplication.clipboard().text())
    step.work.world.okta.clients[SERVICE].keys = [key]
    return key


async def test_it_is_behind_more_ways(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        assert not step.cards.okta.service.isVisible()

        step.cards.okta.more.click()
        assert step.cards.okta.service.isVisible()
        step.cards.okta.service.click()

        assert step.cards.pages[Card.SERVICE].isVisible()
        step.model.back()
        assert step.model.card is Card.OKTA


async def test_what_is_copied_is_the_public_part_only(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        card = await at_the_card(step)

        key = pasted(step, card)
        card.permissions_to_copy.copy.click()

        assert set(key) == {"kty", "crv", "x", "y", "kid", "use", "alg"}
        assert "okta.users.read" in QGuiApplication.clipboard().text().splitlines()


async def test_the_whole_key_and_every_permission_have_room(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        card = await at_the_card(step)
        lines = [card.key, card.permissions_to_copy]

        await until(lambda: all(has_room(line.value) for line in lines))

        assert all(line.width() <= card.width() for line in lines)


async def test_the_key_signs_in_and_is_kept_in_the_vault(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        card = await at_the_card(step)
        public = pasted(step, card)
        assert not card.sign_in.isEnabled()

        QTest.keyClicks(card.client.line, SERVICE)
        card.sign_in.click()
        await until(lambda: step.model.card is Card.ZOOM)
        step.fill_zoom()
        step.cards.zoom.check.click()
        await until(lambda: step.model.card is Card.COMPANY)
        step.model.keep()
        await until(lambda: step.connected)

        (kept,) = step.connected
        vault = await step.work.vaults.open(kept.workspace_id)
        assert (kept.okta.sign_in, kept.okta.client_id) == (OktaSignIn.SERVICE, SERVICE)
        assert json.loads(vault.get("okta.private_key").reveal())["kid"] == public["kid"]


async def test_a_key_that_is_not_in_okta_yet_is_said_to_be_and_stays_the_same(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        card = await at_the_card(step)
        step.work.world.okta.clients[SERVICE].keys = [make_key().public()]
        QTest.keyClicks(card.client.line, SERVICE)
        before = card.key.value.text()

        card.sign_in.click()
        await until(card.problem.isVisible)

        assert card.problem.title.text() == "Okta does not accept our key"
        assert card.key.value.text() == before
        pasted(step, card)
        card.sign_in.click()
        await until(lambda: step.model.card is Card.ZOOM)


async def test_going_back_and_forth_leaves_the_key_and_another_okta_gets_another(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        card = await at_the_card(step)
        before = card.key.value.text()
        step.model.back()
        step.model.go_to(Card.SERVICE)
        assert card.key.value.text() == before

        step.model.back()
        other = replace(step.model.okta.org, url="https://other.okta.com")
        step.model.okta.address.org = other
        step.model.go_to(Card.SERVICE)

        assert card.key.value.text() not in {"", before}


async def test_the_app_of_a_company_that_is_signed_in_to_again_is_filled_in(theme, tmp_path):
    okta = SavedOkta(url="https://acme.okta.com", sign_in=OktaSignIn.SERVICE, client_id="0oaKnown")
    draft = Workspace(workspace_id="", name="Acme", okta=okta)
    async with desk(theme, tmp_path, draft=draft) as step:
        await until(lambda: step.model.okta.org is not None)

        step.model.go_to(Card.SERVICE)

        assert step.cards.pages[Card.SERVICE].client.text == "0oaKnown"
        assert step.model.okta.client_id == ""
