"""The list of steps: what is confirmed is counted, what is open is marked, all can be opened."""

from tests.widgets.gallery_setup import STATES, TITLES
from zoomprov_gui.widgets.parts.stepper import Segments, Stepper


def made(theme, show):
    steps = Stepper(theme, TITLES)
    steps.show_steps(STATES, current=3, count="1 of 7 confirmed", left="about 4 min left")
    return show(steps)


def test_it_counts_and_says_what_is_left(theme, show):
    steps = made(theme, show)

    assert (steps.count, steps.left) == ("1 of 7 confirmed", "about 4 min left")
    assert [item.line for item in steps.items] == [state.line for state in STATES]


def test_the_open_step_is_the_only_one_marked(theme, show):
    steps = made(theme, show)

    assert [item.isChecked() for item in steps.items] == [place == 3 for place in range(7)]
    steps.show_steps(STATES, current=-1, count="", left="")
    assert not any(item.isChecked() for item in steps.items)


def test_the_keyboard_goes_along_with_the_open_step(theme, show):
    steps = made(theme, show)
    steps.items[3].setFocus()

    steps.show_steps(STATES, current=5, count="", left="")
    along = steps.items[5].hasFocus()
    steps.items[0].setFocus()
    steps.show_steps(STATES, current=2, count="", left="")

    assert along
    assert steps.items[0].hasFocus()


def test_the_keyboard_that_came_before_the_steps_were_known_goes_to_the_open_one(theme, show):
    steps = show(Stepper(theme, TITLES))
    steps.items[0].setFocus()

    steps.show_steps(STATES, current=3, count="", left="")

    assert steps.items[3].hasFocus()


def test_any_step_can_be_asked_for(theme, show):
    steps = made(theme, show)
    opened = []
    steps.opened.connect(opened.append)

    for item in reversed(steps.items):
        item.click()

    assert opened == [6, 5, 4, 3, 2, 1, 0]


def test_a_click_marks_nothing_by_itself(theme, show):
    steps = made(theme, show)
    before = [item.mark for item in steps.items]

    steps.items[6].click()

    assert [item.mark for item in steps.items] == before


def test_each_step_has_its_segment_in_its_tone(theme, show, colours):
    steps = made(theme, show)
    segments = steps.findChild(Segments)

    painted = colours(segments)

    fills = {theme.tokens.tone(tone).fill.upper() for tone in ("ok", "warn", "bad")}
    assert fills <= painted
    assert segments.accessibleName() == "1 of 7 confirmed"


def test_segments_grow_with_the_text(theme, show, qapp):
    segments = made(theme, show).findChild(Segments)

    theme.apply(qapp, "light", text_size=150)

    assert segments.height() == 9
