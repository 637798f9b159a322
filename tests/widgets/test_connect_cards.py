from tests.support.cards import desk
from tests.support.qt import until
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.workspaces import SavedOkta, SavedZoom, Workspace
from zoomprov_gui.viewmodels.connect import Card


async def test_one_page_shows_at_a_time_and_the_keyboard_is_on_its_first_field(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        assert step.cards.okta.isVisible()
        assert not step.cards.zoom.isVisible()

        await step.signed_in_to_okta()

        assert not step.cards.okta.isVisible()
        assert step.cards.zoom.isVisible()
        step.page.activateWindow()
        assert step.page.focusWidget() is step.cards.zoom.account.line


async def test_a_page_of_steps_begins_at_its_top_and_not_at_the_field_below(theme, tmp_path):
    async with desk(theme, tmp_path) as step:
        await step.found()
        for card in (Card.BY_HAND, Card.SERVICE):
            step.model.go_to(card)

            assert step.page.focusWidget() is step.cards.pages[card].name.copy


async def test_a_company_that_is_known_asks_for_the_one_side_only(theme, tmp_path):
    known = Workspace(
        workspace_id="w1",
        name="Acme",
        okta=SavedOkta(url="https://acme.okta.com"),
        zoom=SavedZoom(),
    )
    async with desk(theme, tmp_path, known=known, only=Service.ZOOM) as step:
        assert step.model.card is Card.ZOOM
        assert not step.cards.zoom.back.isVisible()

        step.fill_zoom()
        step.cards.zoom.check.click()
        await until(lambda: bool(step.connected))

        assert step.connected[0].workspace_id == "w1"
