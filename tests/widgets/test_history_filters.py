"""The filters over the history."""

import pytest
from PySide6.QtWidgets import QApplication

from zoomprov_gui.viewmodels.history_rows import Kind
from zoomprov_gui.widgets.history_filters import CHIPS, HistoryFilters
from zoomprov_gui.widgets.theme import assets


@pytest.fixture
def filters(theme, qtbot):
    filters = HistoryFilters(theme)
    qtbot.addWidget(filters)
    filters.show()
    return filters


def test_every_kind_of_ending_has_a_chip_with_an_icon():
    assert {kind for kind, *_ in CHIPS} == {*Kind} - {Kind.GOES_ON}
    assert all(assets.find(f"icons/{icon}.svg").exists() for _, _, icon, _ in CHIPS)


def test_chips_tell_their_kind_and_how_many(filters):
    told = []
    filters.grouped.connect(told.append)
    filters.show_counts({None: 5, Kind.OPEN: 2, Kind.DONE: 3, Kind.UNDONE: 0, Kind.NOT_DONE: 0})

    filters.chips.chip("open").click()
    filters.chips.chip("all").click()

    assert told == [Kind.OPEN, None]
    assert filters.chips.chip("open").accessibleName() == "Not known, 2"
    filters.show_counts(None)
    assert filters.chips.chip("open").count is None


def test_a_facet_narrows_and_clearing_takes_text_and_facets_away(filters):
    told = []
    filters.narrowed.connect(lambda: told.append([facet.value for facet in filters.facets]))
    filters.within._choose("Today")
    filters.search.setText("goran")

    filters.clear.click()

    assert told == [["", "", "Today"], ["", "", ""]]
    assert filters.search.text() == ""
    assert filters.within.values_of() == ("Today", "Last 7 days", "Last 30 days")


def test_checking_again_is_offered_only_where_something_is_not_known(filters):
    filters.show_open(0, checking=False)
    assert not filters.check.isVisible()

    filters.show_open(3, checking=False)
    assert filters.check.label == "Check 3 again"
    filters.show_open(3, checking=True)

    assert filters.check.label == "Checking…"
    assert not filters.check.isEnabled()


def test_where_one_line_is_too_short_what_is_done_with_the_list_stands_below(filters, window):
    filters.setParent(window)
    filters.show()
    filters.show_open(1, checking=False)
    filters.show_clear(needed=True)
    filters.resize(1200, 120)
    QApplication.processEvents()
    beside = filters.save.y() == filters.what.y()

    filters.resize(filters.minimumSizeHint().width(), 160)
    QApplication.processEvents()

    assert beside
    assert filters.save.y() > filters.what.geometry().bottom()
    assert filters.save.geometry().right() <= filters.width()
    assert filters.clear.geometry().right() <= filters.width()
