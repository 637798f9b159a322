import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QVBoxLayout

from zoomprov_gui.widgets.people_list import ROW, PeopleList, PeopleListModel, Statement
from zoomprov_gui.widgets.theme import painting


def statement(number, text="Will be turned off"):
    return Statement(
        f"p{number}", f"Person {number}", f"p{number}@acme.example", "power-off", text, "text2",
        f"The whole sentence of {number}.",
    )  # fmt: skip


@pytest.fixture
def people(theme, window):
    people = PeopleList(theme, "What will happen", window)
    QVBoxLayout(window).addWidget(people)
    people.show()
    return people


def test_the_model_keeps_to_the_rules_of_models(qtbot):
    model = PeopleListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    model.show([statement(1), statement(2)])
    model.show([statement(1, "Done"), statement(2)])
    model.show([])


def test_each_line_says_who_and_what_to_a_screen_reader(people):
    people.show_lines([statement(1)])
    index = people.model().index(0, 0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Person 1, p1@acme.example: Will be turned off"
    )
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "The whole sentence of 1."
    assert people.accessibleName() == "What will happen"


def test_it_is_as_high_as_its_people_up_to_a_handful(people):
    people.show_lines([statement(1)])
    one = people.sizeHint().height()
    people.show_lines([statement(number) for number in range(4)])
    four = people.sizeHint().height()
    people.show_lines([statement(number) for number in range(400)])

    assert four > 3 * one
    assert people.sizeHint().height() < 8 * one
    assert len(people.lines()) == 400


def test_the_same_people_are_updated_in_place(people):
    people.show_lines([statement(1), statement(2)])
    resets = []
    people.model().modelReset.connect(lambda: resets.append(True))

    people.show_lines([statement(1, "Done"), statement(2)])

    assert not resets
    assert people.lines()[0].text == "Done"


def test_names_and_words_are_painted(people):
    people.resize(500, 100)
    people.show_lines([statement(1)])

    image = people.grab().toImage()

    assert len({image.pixel(x, y) for x in range(0, 480, 3) for y in range(5, 40, 3)}) > 10


def test_it_gives_way_to_what_stands_around_it_and_takes_its_rows_back(people):
    people.show_lines([statement(number) for number in range(9)])
    whole = people.sizeHint().height()

    less = people.give_way(80), people.sizeHint().height()
    least = people.give_way(4_000), people.sizeHint().height()
    again = people.give_way(-4_000), people.sizeHint().height()

    assert less[0]
    assert whole - 2.5 * ROW < less[1] <= whole - 80
    assert least == (True, round(3.5 * ROW) + 2)
    assert again == (True, whole)
    assert not people.give_way(-4_000)


def test_a_handful_stays_whole_where_fewer_would_not_be_enough_either(people):
    people.show_lines([statement(number) for number in range(4)])
    whole = people.sizeHint().height()

    enough = people.give_way(20), people.sizeHint().height()
    too_little = people.give_way(400), people.sizeHint().height()

    assert enough == (True, round(3.5 * ROW) + 2)
    assert too_little == (True, whole)


def test_a_long_statement_is_painted_in_two_lines_and_never_cut(people, theme):
    words = "Will be taken out of “Managers” and unassigned"

    shown = painting.in_two(theme, words, 200, "caption")

    assert " ".join(shown) == words
    assert len(shown) == 2
    people.resize(420, 100)
    people.show_lines([statement(1, words)._replace(detail="")])
    assert people.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == words
    assert not people.grab().isNull()
