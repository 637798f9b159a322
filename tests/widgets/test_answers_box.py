from zoomprov_gui.domain.readback import Known
from zoomprov_gui.viewmodels.answers import NO_ANSWERS, Answer, Answers
from zoomprov_gui.widgets.answers_box import AnswersBox

TOLD = Answers((
    Answer("Groups", Known.NO, "Also through “Front desk”"),
    Answer("Our permission", Known.UNKNOWN, "It shows when it is sent"),
    Answer("Invite", Known.YES, "The invite was accepted"),
))  # fmt: skip


def shown(qtbot, theme, answers=TOLD):
    box = AnswersBox(theme)
    qtbot.addWidget(box)
    box.show_answers(answers)
    return box


def test_what_stands_against_it_and_what_nobody_told_is_in_sight_at_once(qtbot, theme):
    box = shown(qtbot, theme)

    assert box.summary.text() == ("Will it work? 1 check says no · 1 is not known · 1 check passed")
    assert box.lines == [
        "No. Groups: Also through “Front desk”",
        "Not known. Our permission: It shows when it is sent",
    ]


def test_what_the_way_gets_round_is_told_and_is_no_cross(qtbot, theme):
    box = shown(qtbot, theme, Answers((
        Answer("Groups", Known.NO, "Zoom comes through “IT”, so the group is left", dealt=True),
        Answer("Invite", Known.YES, "The invite was accepted"),
    )))  # fmt: skip

    few = box.lines
    box.all.click()

    assert box.summary.text() == "Will it work? 1 check passed · 1 is dealt with"
    assert few == []
    assert box.lines[:1] == ["Dealt with. Groups: Zoom comes through “IT”, so the group is left"]


def test_the_rest_is_one_click_away(qtbot, theme):
    box = shown(qtbot, theme)

    box.all.click()

    assert box.lines[-1] == "Yes. Invite: The invite was accepted"
    assert box.all.label == "Show less"


def test_where_nothing_was_asked_nothing_is_shown(qtbot, theme):
    box = shown(qtbot, theme, NO_ANSWERS)

    assert not box.isVisibleTo(None)
