"""One open step as its page shows it, at any width."""

import pytest
from PySide6.QtWidgets import QBoxLayout

from tests.viewmodels.test_setup_view import NOW, OFF, check, step
from zoomprov_gui.domain.setup import CheckState, Guide
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


def test_rows_pass_on_what_is_asked_of_them(panel):
    shown(panel, check())
    told = []
    panel.reply_wanted.connect(told.append)
    panel.ticked.connect(told.append)

    panel.checks.reply_wanted.emit("deactivate")
    panel.checks.ticked.emit("zoom_sso")

    assert told == ["deactivate", "zoom_sso"]
