from zoomprov_gui.domain.setup import CheckKey, CheckState, StepKey
from zoomprov_gui.domain.setup_words import STEPS
from zoomprov_gui.viewmodels import setup_looks as looks
from zoomprov_gui.widgets.parts.step_item import Mark
from zoomprov_gui.widgets.theme import assets


def test_every_check_and_state_has_its_looks():
    assert set(looks.GLYPHS) == set(CheckKey)
    assert {state.value for state in CheckState} < set(looks.PILLS) == set(looks.TOLD) == set(Mark)


def test_each_reason_has_its_icon():
    assert all(len(looks.REASON_ICONS[key]) == len(STEPS[key].why) for key in StepKey)


def test_the_icons_are_there():
    reasons = [icon for icons in looks.REASON_ICONS.values() for icon in icons]
    pills = [icon for icon, _tone in looks.PILLS.values()]

    for name in {*looks.GLYPHS.values(), *reasons, *pills, looks.ON[0], looks.OFF[0]}:
        assert assets.find(f"icons/{name}.svg").exists()
