"""The Zoom app that is meant is named with one press, where Okta has several."""

import pytest

from tests.support.guide import add_second_app, guided, settled
from zoomprov_gui.domain.setup import StepKey

pytestmark = pytest.mark.anyio


async def with_a_second(office, *, active=True):
    """Have somebody add a second Zoom app in the console, and look at step 3."""
    add_second_app(office.world, active=active)
    office.setup.open_step(StepKey.AUTHORISE)
    office.setup.check_now(everything=True)
    await settled(office)
    return office.guide.ways.choose_app


@guided("small-office")
async def test_each_app_stands_there_with_its_label_id_and_state(office):
    way = await with_a_second(office)

    assert way.isVisible()
    assert "Okta has 2 Zoom apps" in way.text
    assert way.rows[1].accessibleName() == "Zoom EU, 0oaSecond, Active"
    assert office.guide.panel.doing.note == "Nothing is changed in Okta or Zoom by this."
    assert office.guide.ways.buttons == []
    assert all(row.app_id.toolTip() == "" for row in way.rows), "an id is cut"


@guided("small-office")
async def test_one_press_names_the_app_and_sends_nothing(office):
    way = await with_a_second(office)
    named, before = [], office.world.requests
    office.window.session.app_wanted.connect(named.append)

    way.rows[1].use.click()

    assert named == ["0oaSecond"]
    assert office.world.requests == before


@guided("small-office")
async def test_the_rows_stay_while_nothing_changes(office):
    way = await with_a_second(office)
    rows = way.rows

    office.setup.check_now(everything=True)
    await settled(office)

    assert way.rows is rows


@guided("small-office")
async def test_an_inactive_app_beside_the_active_one_asks_nobody(office):
    way = await with_a_second(office, active=False)

    assert not way.isVisible()
