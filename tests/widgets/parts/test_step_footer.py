from zoomprov_gui.widgets.parts.step_footer import StepFooter


def test_going_on_is_the_main_thing_only_once_the_step_is_confirmed(theme, show):
    foot = show(StepFooter(theme))
    foot.set_state("Next: Assign people", first=False, confirmed=False)
    before = (foot.next.variant, foot.skip.isVisible())

    foot.set_state("Next: Assign people", first=False, confirmed=True)

    assert before == ("default", True)
    assert (foot.next.variant, foot.skip.isVisible()) == ("primary", False)
    assert foot.next.label == "Next: Assign people"


def test_before_the_first_step_there_is_nothing(theme, show):
    foot = show(StepFooter(theme))

    foot.set_state("Next: Connect Zoom", first=True, confirmed=False)

    assert not foot.back.isEnabled()
