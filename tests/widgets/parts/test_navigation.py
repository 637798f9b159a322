"""The sidebar's items and header."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.navigation import NavItem, SidebarHeader
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.fixture
def item(theme, show):
    item = NavItem(theme, "People", icon="users-round")
    item.resize(212, 34)
    return show(item)


def test_a_badge_is_said_in_words(item, told):
    item.set_badge("18", tone="bad", name="18 need attention")

    assert told(item).text(QAccessible.Text.Name) == "People, 18 need attention"


def test_a_badge_is_painted_in_its_tone(item, colours):
    before = colours(item)

    item.set_badge("18", tone="bad")

    assert LIGHT.tone("bad").soft not in before
    assert LIGHT.tone("bad").soft in colours(item)


def test_the_present_page_is_a_card_and_told_as_checked(item, colours, told):
    before = colours(item)

    item.setChecked(True)

    assert LIGHT.line2 not in before
    assert LIGHT.line2 in colours(item)
    assert told(item).state().checked


def test_the_narrow_sidebar_shows_the_icon_and_tells_the_rest(item, colours):
    item.set_badge("18", tone="bad", name="18 need attention")

    item.set_compact(compact=True)

    assert item.sizeHint().width() == item.sizeHint().height()
    assert item.toolTip() == "People, 18 need attention"
    assert LIGHT.tone("bad").fill in colours(item)


def test_the_ring_is_painted(item):
    item.clearFocus()

    item.setFocus(Qt.FocusReason.TabFocusReason)

    assert item.grab().toImage().pixelColor(100, 1).name().upper() == LIGHT.focus


def test_the_company_is_named_with_what_is_compared(theme, show, told):
    header = show(SidebarHeader(theme, "Acme Dental Group", "Okta → Zoom"))

    header.set_company("Your company", "Okta → Zoom")

    assert told(header).text(QAccessible.Text.Name) == "Your company, Okta → Zoom"
    assert header.toolTip() == "Your company"


def test_the_narrow_header_is_the_mark_alone(theme, show, colours):
    header = show(SidebarHeader(theme, "Acme Dental Group", "Okta → Zoom"))
    wide = header.sizeHint().width()

    header.set_compact(compact=True)
    header.resize(44, 44)

    assert header.sizeHint().width() < wide / 3
    assert LIGHT.text not in colours(header)
