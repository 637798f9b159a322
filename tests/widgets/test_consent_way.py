"""The assisted way to Zoom's permission: behind the console, in a browser, and back."""

import pytest

from tests.support.guide import browse, guided, settled, with_a_browser
from tests.support.qt import until
from zoomprov_gui.domain.setup import CheckState

pytestmark = pytest.mark.anyio


async def ready(office):
    """Add the app, and stand before the assisted way with a browser that only notes."""
    with_a_browser(office)
    office.guide.ways.buttons[0].click()
    await settled(office)
    way, opened = office.guide.ways.consent, []
    way.open_page = opened.append
    return way, opened


@guided("fresh-start")
async def test_the_console_leads_and_the_assisted_way_is_one_press_away(office):
    way, opened = await ready(office)

    assert way.fold.isVisible()
    assert not way.send.isVisible()
    assert not office.guide.panel.doing.badge.isVisible()
    way.fold.click()
    assert way.send.isVisible()
    assert way.send.label == "Open Zoom and give permission"
    assert opened == []


@guided("fresh-start")
async def test_the_keyboard_waits_in_the_field_for_what_the_browser_shows(office):
    way, _opened = await ready(office)
    way.fold.click()
    way.send.setFocus()

    way.send.click()
    await settled(office)

    await until(lambda: office.window.focusWidget() is way.box.field)
    await until(lambda: not way.box.finish.visibleRegion().isEmpty())


@guided("fresh-start")
async def test_the_page_opens_once_and_what_it_shows_finishes_it(office):
    way, opened = await ready(office)
    way.fold.click()

    way.send.click()
    await settled(office)
    office.guide.refresh()
    assert len(opened) == 1
    assert way.box.isVisible()
    way.box.field.setPlainText(await browse(office, opened[0]))
    way.box.finish.click()
    await settled(office)

    assert office.setup.step.state is CheckState.CONFIRMED
    assert not way.box.isVisible()
    assert way.box.field.toPlainText() == ""


@guided("fresh-start")
async def test_a_wrong_paste_is_told_and_the_box_stays(office):
    way, opened = await ready(office)
    way.fold.click()
    way.send.click()
    await settled(office)

    way.box.field.setPlainText("no code in here")
    way.box.finish.click()
    await settled(office)

    assert way.box.isVisible()
    assert way.box.state.text().startswith("That does not fit.")
    assert opened == [office.setup.doing.link]
    way.box.open.click()
    assert len(opened) == 2


@guided("fresh-start")
async def test_nothing_is_kept_from_being_closed_by_a_page_that_waits(office):
    way, _opened = await ready(office)
    way.fold.click()
    way.send.click()
    await settled(office)

    assert way.busy == ""
    assert office.guide.busy == ""
