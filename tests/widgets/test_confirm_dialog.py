from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.viewmodels.test_proposal import CARLOS, CONTEXT, GORAN, JONAS, leaver, proposed
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.viewmodels.proposing import proposed as offered
from zoomprov_gui.widgets.confirm_dialog import ConfirmDialog


def opened(theme, window, *people, routes=()):
    def propose(route):
        made = proposed(*people, route=route or Route.AUTO)
        return type(made)(**{
            **{name: getattr(made, name) for name in made.__slots__}, "routes": routes
        })  # fmt: skip

    dialog = ConfirmDialog(theme, propose(None), propose, parent=window)
    dialog.agreements = []
    dialog.agreed.connect(lambda proposal, typed, _why: dialog.agreements.append((proposal, typed)))
    dialog.open()
    return dialog


def test_the_list_is_exact_and_says_in_full_why_somebody_is_left_out(theme, window):
    dialog = opened(theme, window, GORAN, JONAS, CARLOS)

    assert [line.email for line in dialog.people.lines()] == [
        GORAN.email, JONAS.email, CARLOS.email,
    ]  # fmt: skip
    assert dialog.title == "Turn off 2 Zoom accounts?"
    assert "owner must change the role" in dialog._left_out.text()


def test_the_destructive_button_is_never_the_default_and_waits_for_the_words(theme, window):
    dialog = opened(theme, window, GORAN, JONAS)
    assert not dialog.send.isDefault()
    assert not dialog.send.autoDefault()
    assert not dialog.send.isEnabled()
    assert dialog.field.accessibleName() == "Type “turn off 2” to confirm"

    QTest.keyClicks(dialog.field, " TURN off  2")
    dialog.send.click()

    assert len(dialog.agreements) == 1
    assert not dialog.isVisible()


def test_enter_in_the_field_sends_once_the_words_are_there(theme, window):
    dialog = opened(theme, window, GORAN, JONAS)
    dialog.field.setText("turn off 2")

    QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    assert len(dialog.agreements) == 1


def test_esc_sends_nothing(theme, window):
    dialog = opened(theme, window, GORAN)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.agreements
    assert not dialog.isVisible()


def test_one_person_is_confirmed_by_the_button_alone(theme, window):
    dialog = opened(theme, window, GORAN)
    assert not dialog.field.isVisible()

    dialog.send.click()

    assert len(dialog.agreements) == 1


def test_where_nothing_can_be_sent_there_is_no_button_to_send_it(theme, window):
    dialog = opened(theme, window, CARLOS)

    assert not dialog.send.isVisible()
    assert dialog.cancel.label == "Close"
    assert dialog.title == "Nothing can be sent"


def test_another_way_is_one_click_away_and_plans_anew(theme, window):
    dialog = opened(theme, window, GORAN, routes=(Route.AUTO, Route.OKTA))
    assert dialog.route.chip(Route.AUTO).isChecked()
    assert not dialog.route.chip(Route.UNASSIGN).isVisible()

    dialog.route.chip(Route.OKTA).click()

    assert dialog.title == "Nothing can be sent"
    assert dialog.proposal.route is Route.OKTA


def over_the_limit(theme, window):
    people = [leaver(f"Ana{number} Silva") for number in range(9)]
    small = replace(CONTEXT, active_people=20)

    def propose(route):
        return offered(people, Verb.TURN_OFF_IN_ZOOM, route, small)

    dialog = ConfirmDialog(theme, propose(None), propose, parent=window)
    dialog.agreements = []
    dialog.agreed.connect(lambda *told: dialog.agreements.append(told))
    dialog.open()
    return dialog


def test_more_than_the_limit_takes_the_number_in_words_and_the_reason(theme, window):
    dialog = over_the_limit(theme, window)
    QTest.keyClicks(dialog.field, "turn off nine")
    assert not dialog.send.isEnabled()

    QTest.keyClicks(dialog.reason, "The branch closes")
    dialog.send.click()

    assert [(typed, why) for _proposal, typed, why in dialog.agreements] == [
        ("turn off nine", "The branch closes")
    ]


def test_what_the_limit_lets_through_can_be_sent_alone_and_all_of_it_is_one_click_back(
    theme, window
):
    dialog = over_the_limit(theme, window)
    assert dialog.part.label == "6 held back: send only the other 3"

    dialog.part.click()

    assert not dialog.reason.isVisible()
    assert dialog.part.label == "Back to all 9"
    QTest.keyClicks(dialog.field, "turn off 3")
    dialog.send.click()
    assert dialog.agreements[0][0].plan.people == 3


def test_back_at_all_of_them_the_number_is_asked_for_again(theme, window):
    dialog = over_the_limit(theme, window)
    dialog.part.click()

    dialog.part.click()

    assert dialog.reason.isVisible()
    assert dialog.title == "Turn off 9 Zoom accounts?"
    assert dialog.focusWidget() is dialog.field


def test_the_list_can_be_saved_before_anything_is_sent(theme, window):
    dialog = opened(theme, window, GORAN)
    saved = []
    dialog.save_wanted.connect(saved.append)

    dialog.save.click()

    assert saved == [dialog.proposal]
    assert dialog.isVisible()


@pytest.mark.parametrize("height", [520, 800])
def test_it_stays_inside_the_window(theme, window, height):
    window.resize(1000, height)

    dialog = opened(theme, window, GORAN, JONAS, CARLOS)

    assert dialog.height() <= height


def test_the_list_of_many_gives_way_before_what_follows_from_it_scrolls(theme, window, qtbot):
    people = [leaver(f"Person {number}") for number in range(9)]
    window.resize(1000, 900)
    dialog = opened(theme, window, *people)
    qtbot.waitUntil(lambda: dialog.height() <= dialog.room)
    high = dialog.people.height()

    window.resize(1000, dialog.height() - 60)

    qtbot.waitUntil(lambda: dialog.height() <= dialog.room and dialog.people.height() < high)
    assert dialog._fitting.verticalScrollBar().maximum() == 0
    window.resize(1000, 900)
    qtbot.waitUntil(lambda: dialog.people.height() == high)
