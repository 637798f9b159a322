import pytest
from PySide6.QtWidgets import QApplication

from tests.viewmodels.test_person import account, assignment, person, shown
from zoomprov_gui.domain.actions import Offer, Verb
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.person import Happening
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.parts.rows import EventLine
from zoomprov_gui.widgets.person_drawer import PersonDrawer

CAN = Offer(Verb.TURN_OFF_IN_ZOOM, True)
CANNOT = Offer(Verb.TURN_OFF_IN_ZOOM, False, "Zoom admin: the owner must change the role.")


@pytest.fixture
def drawer(theme, window):
    drawer = PersonDrawer(theme, SessionViewModel(clock=lambda: 0.0), window)
    drawer.resize(396, 700)
    drawer.show()
    return drawer


def test_the_verdict_stands_in_full_sentences(drawer):
    drawer.show_person(shown(person(Verdict.STILL_ACTIVE), offers=(CAN,)))

    assert drawer.title == "Goran Eze"
    assert drawer.card.title == "Still active in Zoom"
    assert "still works" in drawer.card.text
    assert drawer.compare.rows[0].differs


def test_the_first_thing_to_do_is_on_the_button(drawer):
    wanted = []
    drawer.wanted.connect(wanted.append)
    drawer.show_person(shown(person(Verdict.STILL_ACTIVE), offers=(CAN,)))

    drawer.action.click()

    assert wanted == [Verb.TURN_OFF_IN_ZOOM]
    assert drawer.action.label == "Turn off in Zoom…"
    assert not drawer.why_not.isVisible()


def test_what_cannot_be_done_says_why_and_who_can_change_that(drawer):
    drawer.show_person(shown(person(Verdict.STILL_ACTIVE), offers=(CANNOT,)))

    assert not drawer.action.isEnabled()
    assert drawer.action.accessibleDescription() == CANNOT.why_not
    assert drawer.why_not.text == CANNOT.why_not
    assert drawer.why_not.isVisible()


def test_with_nothing_to_do_there_is_no_button(drawer):
    drawer.show_person(shown(person(Verdict.IN_SYNC, assignment=assignment())))

    assert not drawer.action.isVisible()
    assert not drawer.more.isVisible()


def test_old_facts_say_since_when(drawer):
    drawer.show_person(shown(person(Verdict.IN_SYNC), stale="09:41"))
    assert drawer.stale.text().startswith("As of 09:41")

    drawer.show_person(shown(person(Verdict.IN_SYNC)))

    assert not drawer.stale.isVisible()


def test_what_happened_is_told_line_by_line_and_replaced(drawer, qtbot):
    ours = (Happening(1.0, "power-off", "You turned the account off", "This app"),)
    drawer.show_person(shown(person(Verdict.OFF_BOTH), ours=ours))
    QApplication.processEvents()
    lines = [line for line in drawer.findChildren(EventLine) if line.isVisible()]
    assert [line.accessibleName() for line in lines] == ["You turned the account off. This app"]

    drawer.show_person(shown(person(Verdict.OFF_BOTH, account=account(seen_at=0))))

    assert not [line for line in drawer.findChildren(EventLine) if line.isVisible()]


def test_more_actions_are_a_menu_in_which_why_not_is_a_tool_tip(drawer):
    wanted = []
    drawer.wanted.connect(wanted.append)
    other = Offer(Verb.DEACTIVATE_PERSON, True)
    drawer.show_person(shown(person(Verdict.STILL_ACTIVE), offers=(CANNOT, other)))

    menu = drawer.more_menu()
    first, second = menu.actions()
    second.trigger()

    assert not first.isEnabled()
    assert first.toolTip() == CANNOT.why_not
    assert wanted == [Verb.DEACTIVATE_PERSON]


def test_checking_and_copying_are_asked_for(drawer):
    told = []
    drawer.check_wanted.connect(lambda: told.append("check"))
    drawer.copy_wanted.connect(lambda: told.append("copy"))
    drawer.show_person(shown(person(Verdict.IN_SYNC)))

    drawer.check.click()
    drawer.copy.click()

    assert told == ["check", "copy"]


def test_nothing_is_red_for_who_is_in_sync_and_nothing_competes_with_review(drawer):
    on = Offer(Verb.TURN_ON_IN_ZOOM, True)
    variants = []
    for verdict, offer in (
        (Verdict.STILL_ACTIVE, CAN),
        (Verdict.IN_SYNC, CAN),
        (Verdict.SWITCHED_OFF, on),
    ):
        drawer.show_person(shown(person(verdict, assignment=assignment()), offers=(offer,)))
        variants.append(drawer.action.variant)

    assert variants == ["danger", "default", "default"]
