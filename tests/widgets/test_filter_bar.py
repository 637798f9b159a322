import pytest
from PySide6.QtTest import QTest

from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.widgets.filter_bar import FilterBar, verdicts_of


@pytest.fixture
def bar(theme, qtbot):
    bar = FilterBar(theme)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def heard(signal):
    told = []
    signal.connect(lambda *values: told.append(values))
    return told


def test_counts_are_dashes_until_somebody_was_read(bar):
    assert bar.chips.chip("attention").count is None

    bar.show_counts({Verdict.STILL_ACTIVE: 4, Verdict.EMAIL: 2, Verdict.IN_SYNC: 10})

    assert bar.chips.chip("everyone").count == 16
    assert bar.chips.chip("attention").count == 6
    assert bar.chips.chip("waiting").count == 0
    bar.show_counts(None)
    assert bar.chips.chip("everyone").count is None


def test_a_chip_and_each_letter_are_told(bar):
    grouped, searched = heard(bar.grouped), heard(bar.searched)

    bar.chips.chip("in_sync").click()
    QTest.keyClicks(bar.search, "go")

    assert grouped == [("in_sync",)]
    assert searched == [("g",), ("go",)]


def test_a_facet_offers_what_there_is_and_shows_what_was_chosen(bar):
    narrowed = heard(bar.narrowed)
    bar.group.values_of = lambda: ["Finance", "Managers"]

    menu = bar.group.menu_of_values()
    entries = [action for action in menu.actions() if not action.isSeparator()]
    entries[1].trigger()

    assert [action.text() for action in entries] == ["All", "Finance", "Managers"]
    assert entries[0].isChecked()
    assert bar.group.value == "Finance"
    assert bar.group.accessibleName() == "Okta group, Finance"
    assert len(narrowed) == 1


def test_everything_can_be_taken_away_at_once(bar):
    bar.search.setText("x")
    bar.licence.set_value("Basic")
    bar.show_clear(needed=True)
    narrowed = heard(bar.narrowed)

    bar.clear.click()

    assert (bar.search.text(), bar.licence.value) == ("", "")
    assert len(narrowed) == 1


def test_the_search_grows_with_the_text_size(bar, theme, qapp):
    before = bar.search.maximumWidth()

    theme.apply(qapp, "light", text_size=150)

    assert bar.search.maximumWidth() > before


def test_everybody_is_no_filter():
    assert verdicts_of("everyone") is None
    assert verdicts_of("orphan") == {Verdict.ORPHAN}


def test_the_review_counts_its_problems_and_is_not_offered_without_any(bar):
    bar.show_problems(1)
    assert bar.review.label == "Review 1 problem"

    bar.show_problems(1200)
    assert bar.review.label == "Review 1,200 problems"

    bar.show_problems(0)
    assert bar.review.isHidden()


def test_where_the_search_leaves_no_room_the_review_stands_beside_the_chips(bar, window):
    bar.setParent(window)
    bar.show()
    bar.show_problems(29)
    bar.resize(1200, 100)
    assert bar.review.isVisible()
    assert not bar.review_above.isVisible()

    bar.resize(520, 160)
    wanted = heard(bar.review_wanted)
    bar.review_above.click()

    assert not bar.review.isVisible()
    assert wanted == [()]
