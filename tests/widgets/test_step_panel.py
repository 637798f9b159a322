"""One open step as its page shows it, at any width."""

import pytest
from PySide6.QtWidgets import QBoxLayout

from tests.viewmodels.test_setup_view import NOW, OFF, check, step
from zoomprov_gui.domain.setup import CheckKey, CheckState, Guide
from zoomprov_gui.viewmodels.setup_view import step_view
from zoomprov_gui.widgets.step_panel import StepPanel

GUIDE = Guide(title="Do it yourself in Okta", lines=("Open **Zoom**",), link="https://x.example")


@pytest.fixture
def panel(theme, qtbot):
    panel = StepPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(860, 700)
    panel.show()
    return panel


def shown(panel, *checks, **more):
    view = step_view(step(*checks, **more), NOW, reading=False)
    panel.show_step(view, checking=False)
    return view


def test_it_says_number_title_state_and_consequence(panel):
    shown(panel, OFF, state=CheckState.CHANGE_NEEDED, pill="1 change needed", guide=GUIDE)

    assert panel.eyebrow == "Step 4 of 6"
    assert panel.title.text() == "Choose what Okta may do in Zoom"
    assert panel.lead.text() == "A lead."
    assert panel.pill.text() == "1 change needed"
    assert list(panel.checks.rows) == ["deactivate"]


def test_the_way_by_hand_is_there_where_there_is_one(panel):
    shown(panel, check(), guide=GUIDE)
    assert panel.by_hand.isVisible()
    assert panel.by_hand.lines == ["Open Zoom"]

    shown(panel, check(), guide=None)

    assert not panel.by_hand.isVisible()


def test_in_a_narrow_window_one_way_stands_above_the_other(panel):
    wide = panel._ways.direction()

    panel.resize(420, 700)

    assert wide is QBoxLayout.Direction.LeftToRight
    assert panel._ways.direction() is QBoxLayout.Direction.TopToBottom


CHECKS = tuple(
    check(key, CheckState.CHANGE_NEEDED, "Off")
    for key in (CheckKey.CREATE, CheckKey.UPDATE, CheckKey.DEACTIVATE)
)


@pytest.fixture
def arranged(panel, qapp):
    """Return what shows three checks that are off at a height, and tells what stands first."""

    def arrange(height, *, by_hand_first=False, watching=False, **more):
        panel.resize(860, height)
        more = {"state": CheckState.CHANGE_NEEDED, "guide": GUIDE, **more}
        view = shown(panel, *CHECKS, **more)
        panel.doing.set_change("A text.", (), "A note.", "")
        panel.arrange(view, by_hand_first=by_hand_first, watching=watching)
        qapp.processEvents()
        first = panel.by_hand if by_hand_first else panel.doing
        top = first.mapTo(panel.content, first.rect().topLeft()).y()
        return "way" if top < panel.checks.y() else "checks"

    return arrange


def test_the_checks_come_first_where_there_is_room_for_what_is_worth_doing(arranged):
    assert arranged(900) == "checks"


def test_in_a_low_window_what_is_worth_doing_comes_first_and_is_in_sight(arranged, panel):
    assert arranged(400) == "way"
    bottom = panel.doing.mapTo(panel.content, panel.doing.rect().bottomLeft()).y()
    assert bottom <= panel.viewport().height()


@pytest.mark.parametrize("done", [{"state": CheckState.CONFIRMED}, {"watching": True}])
def test_what_was_read_comes_first_where_nothing_is_to_be_done(done, arranged):
    before = arranged(400)

    after = arranged(400, **done)

    assert (before, after) == ("way", "checks")


def test_a_higher_window_puts_the_checks_back(arranged):
    before = arranged(400)

    after = arranged(900)

    assert (before, after) == ("way", "checks")


def test_what_has_gone_up_stays_there_while_lines_come_and_go(arranged, panel):
    height = next(height for height in range(900, 300, -1) if arranged(height) == "way")
    view = shown(panel, *CHECKS[:1], state=CheckState.CHANGE_NEEDED, guide=GUIDE)

    panel.arrange(view, by_hand_first=False, watching=False)

    assert height > 300
    assert panel._both.y() < panel.checks.y()


@pytest.mark.parametrize("by_hand", [True, False])
def test_the_frame_and_the_first_place_are_of_the_way_to_take_now(by_hand, arranged, panel):
    arranged(900, by_hand_first=by_hand)

    first, second = panel.doing, panel.by_hand
    if by_hand:
        first, second = second, first
    assert (first.property("surface"), second.property("surface")) == ("accent", "card")
    assert first.x() < second.x()
    assert panel.by_hand.open.variant == ("primary" if by_hand else "default")


def test_rows_pass_on_what_is_asked_of_them(panel):
    shown(panel, check())
    told = []
    panel.reply_wanted.connect(told.append)
    panel.ticked.connect(told.append)

    panel.checks.reply_wanted.emit("deactivate")
    panel.checks.ticked.emit("zoom_sso")

    assert told == ["deactivate", "zoom_sso"]
