import pytest
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.parts.step_footer import StepFooter


@pytest.fixture
def page():
    return QWidget()


@pytest.fixture
def foot(theme, show, page):
    page.resize(700, 60)
    foot = StepFooter(theme, page)
    foot.resize(620, 40)
    show(page)
    return foot


def test_going_on_is_the_main_thing_only_once_the_step_is_confirmed(foot):
    foot.set_state("Next: Assign people", first=False, confirmed=False)
    before = (foot.next.variant, foot.skip.isVisible())

    foot.set_state("Next: Assign people", first=False, confirmed=True)

    assert before == ("default", True)
    assert (foot.next.variant, foot.skip.isVisible()) == ("primary", False)
    assert foot.next.label == "Next: Assign people"


def test_before_the_first_step_there_is_nothing(foot):
    foot.set_state("Next: Connect Zoom", first=True, confirmed=False)

    assert not foot.back.isEnabled()


def test_what_has_no_room_for_its_name_is_next_and_told_whole(foot):
    foot.set_state("Next: Choose what Okta may do", first=False, confirmed=False)

    def shown(width):
        foot.resize(width, 40)
        foot.layout().activate()
        return foot.next.label, foot.next.geometry().right() < width

    wide, narrow, again = shown(620), shown(280), shown(620)

    assert wide == again == ("Next: Choose what Okta may do", True)
    assert narrow == ("Next", True)
    assert foot.minimumSizeHint().width() < 280
    assert foot.next.accessibleName() == "Next: Choose what Okta may do"
