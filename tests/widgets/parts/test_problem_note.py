"""A problem within a card: its words, and only the buttons that lead somewhere."""

import pytest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.widgets.parts.problem_note import ProblemNote

PROBLEM = Problem(
    cause=Cause.SILENT,
    title="Okta is not answering",
    text="Nothing was read.",
    remedy="Wait a minute, then try again.",
    actions=("Try again", "What can I do?"),
    details="Request: GET /x\nStatus: 503",
)


@pytest.fixture
def note(theme, show):
    return show(ProblemNote(theme, frozenset({"Try again"})))


def test_it_says_what_why_and_what_to_do(note):
    note.show_problem(PROBLEM)

    assert note.isVisible()
    assert note.title.text() == "Okta is not answering"
    assert note.remedy.text() == "Wait a minute, then try again."
    assert note.accessibleName().startswith("Okta is not answering. Nothing was read.")


def test_only_what_can_be_done_here_is_a_button(note):
    heard = []
    note.acted.connect(heard.append)

    note.show_problem(PROBLEM)
    (again,) = note.actions_shown
    again.click()

    assert again.label == "Try again"
    assert heard == ["Try again"]


def test_without_a_problem_there_is_nothing(note):
    note.show_problem(PROBLEM)

    note.show_problem(None)

    assert not note.isVisible()
    assert note.actions_shown == ()


def test_a_problem_below_the_edge_is_brought_into_sight(theme, show, qtbot):
    area, note, above = QScrollArea(), ProblemNote(theme), QWidget()
    above.setFixedHeight(600)
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(above)
    column.addWidget(note)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.resize(320, 240)
    show(area)

    note.show_problem(PROBLEM)

    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0 and bar.value() == bar.maximum(), timeout=3000)
