"""The Zoom app is added with an address that somebody names, where Zoom does not tell it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.guide import guided, settled

pytestmark = pytest.mark.anyio


async def untold(office):
    """Have Zoom leave its own address out of what it tells."""
    office.world.zoom.vanity = None
    office.setup.check_now(everything=True)
    await settled(office)
    return office.guide.ways.add_app


@guided("fresh-start")
async def test_where_zoom_tells_its_address_nobody_is_asked(office):
    assert not office.guide.ways.add_app.widget.isVisible()
    assert office.guide.ways.buttons[0].label == "Add the Zoom app"


@guided("fresh-start")
async def test_the_address_is_named_shown_and_sent(office):
    way = await untold(office)
    assert way.widget.isVisible()
    assert not way.send.isEnabled()

    QTest.keyClicks(way.field, "https://Acme.zoom.us/")
    assert office.guide.panel.doing.lines[1].new[0] == "acme"
    QTest.keyClick(way.field, Qt.Key.Key_Return)
    await settled(office)

    assert office.world.app.sub_domain == "acme"
    assert office.guide.panel.checks.rows["app_exists"].pill.text() == "Zoom"


@guided("fresh-start")
async def test_in_read_only_mode_nothing_is_sent(office):
    way = await untold(office)
    way.field.setText("acme")

    office.people.settings.change(read_only=True)
    QTest.keyClick(way.field, Qt.Key.Key_Return)
    await settled(office)

    assert not way.send.isEnabled()
    assert office.world.app is None
