from dataclasses import replace

import pytest

from zoomprov_gui.viewmodels.notices import TRY_AGAIN, WHAT_CAN_I_DO, Notice
from zoomprov_gui.widgets.notice_area import NoticeArea
from zoomprov_gui.widgets.parts.button import Button

DOWN = Notice(
    key="Zoom-failed",
    tone="warn",
    icon="cloud-off",
    title="Zoom is not answering (tried once, last 1 s ago)",
    text="Okta is live.",
    actions=(TRY_AGAIN, WHAT_CAN_I_DO),
    help="Wait a minute.",
)


@pytest.fixture
def area(theme, qtbot):
    area = NoticeArea(theme)
    qtbot.addWidget(area)
    area.resize(900, 200)
    area.show()
    return area


def test_with_nothing_to_say_it_takes_no_room(area):
    area.show_notices([DOWN])
    assert area.isVisible()

    area.show_notices([])

    assert not area.isVisible()
    assert area.banners == ()


def test_what_only_has_other_times_is_the_same_banner(area):
    area.show_notices([DOWN])
    (before,) = area.banners

    area.show_notices([replace(DOWN, title="Zoom is not answering (tried once, last 9 s ago)")])

    assert area.banners == (before,)
    assert "9 s ago" in before.title


def test_a_button_tells_its_key_and_the_notice_as_it_is_now(area):
    told = []
    area.acted.connect(lambda key, notice: told.append((key, notice.text)))
    area.show_notices([DOWN])
    area.show_notices([replace(DOWN, text="Okta is live. Zoom is old.")])

    buttons = [b for b in area.findChildren(Button) if b.label == "What can I do?"]
    buttons[0].click()

    assert told == [("explain", "Okta is live. Zoom is old.")]


def test_two_are_shown_and_the_rest_is_one_click_away(area):
    area.show_notices([replace(DOWN, key=str(number)) for number in range(4)])
    assert len(area.banners) == 2
    more = next(b for b in area.findChildren(Button) if b.label == "2 more")

    more.click()

    assert len(area.banners) == 4
    assert not more.isVisible()
