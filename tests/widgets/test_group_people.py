import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QVBoxLayout

from tests.support.people import account, assignment
from tests.support.rosters import roster_of
from zoomprov_gui.domain.drafting import Who
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.group_people import GroupPeople
from zoomprov_gui.widgets.group_people import SHOWN, GroupPeopleList, GroupPeopleModel
from zoomprov_gui.widgets.people_list import ROW


def stranger(number):
    email = f"p{number}@acme.example"
    return Who(person_key(email), email, f"Person {number}", Facts())


@pytest.fixture
def members(qapp):
    okta = assignment(user_id="u1", email="ana@acme.example", external_id="z1")
    roster = roster_of([okta], [account(zoom_id="z1", email="ana@acme.example")])
    roster.note_groups({"u1": ("Front desk",)})
    return GroupPeople(roster)


@pytest.fixture
def people(theme, window, members):
    people = GroupPeopleList(theme, members, window)
    QVBoxLayout(window).addWidget(people)
    people.show()
    return people


def test_the_model_keeps_to_the_rules_of_models(members):
    model = GroupPeopleModel(members)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    members.take([stranger(1), stranger(2)])
    model.refresh()
    members.take_giving("Front desk")
    model.refresh()

    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Ana Silva, ana@acme.example: In sync"
    )


def test_who_has_no_zoom_is_said_to_have_none(people, members):
    members.take([stranger(1)])
    people.refresh()

    assert people.people.line(0).text == "No Zoom"


def test_it_grows_with_its_people_up_to_a_handful(people, members, theme):
    members.take([stranger(number) for number in range(5000)])
    people.refresh()

    assert people.height() == SHOWN * theme.px(ROW) + 2
    assert people.people.rowCount() == 5000


def test_enter_opens_the_person_and_the_menu_key_offers_what_can_be_done(people, members):
    members.take([stranger(1), stranger(2)])
    people.refresh()
    opened, chosen, asked = [], [], []
    people.opened.connect(opened.append)
    people.chosen.connect(chosen.append)
    people.menu_requested.connect(lambda key, _at: asked.append(key))
    people.setCurrentIndex(people.people.index(0))

    QTest.keyClick(people, Qt.Key.Key_Down)
    QTest.keyClick(people, Qt.Key.Key_Return)
    QTest.keyClick(people, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)

    assert chosen == ["p1@acme.example", "p2@acme.example"]
    assert opened == asked == ["p2@acme.example"]
