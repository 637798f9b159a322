"""Tests for viewmodels/history_table.py: filters, search, copies, and lines that stay."""

import csv
import io
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.endings import ENDINGS
from zoomprov_gui.viewmodels.history_rows import UNKNOWN_FIRST, HistoryRow, Kind
from zoomprov_gui.viewmodels.history_table import HistoryTable

NOW = 1_795_424_460.0
DAY = 86_400.0


def row(entry_id, name, *, days=0.0, state=State.VERIFIED, kind=Kind.DONE, who="dana", **more):
    email = f"{name.casefold()}@acme.example"
    return HistoryRow(
        entry_id=entry_id,
        run=f"r{entry_id}",
        key=email,
        at=NOW - days * DAY,
        day="",
        time="09:41",
        icon="power-off",
        order=more.pop("order", "Turn off in Zoom"),
        name=name,
        email=email,
        text=more.pop("text", "It is off."),
        ending=ENDINGS[state],
        proof="Read back",
        who=who,
        kind=kind,
        what=more.pop("what", "Zoom taken away"),
        state=state.value,
        pinned=more.pop("pinned", False),
        haystack=f"{name} {email} {who}".casefold(),
    )


ROWS = (
    row(1, "Ada", days=40),
    row(2, "Ben", days=2, kind=Kind.NOT_DONE, state=State.REFUSED, who="sam"),
    row(3, "Cleo", kind=Kind.OPEN, state=State.UNKNOWN, pinned=True),
    row(4, "Dora", what="Zoom given", order="Turn on in Zoom"),
)


@pytest.fixture
def table(qapp):
    table = HistoryTable()
    table.set_rows(ROWS, NOW)
    return table


def names(table):
    return [row.name for row in table.shown]


def test_what_is_not_known_comes_first_and_each_day_has_its_heading(table):
    lines = [table.line(place) for place in range(table.rowCount())]

    assert [x if isinstance(x, str) else x.name for x in lines] == [
        UNKNOWN_FIRST,
        "Cleo",
        "Today",
        "Dora",
        "Sat 21 Nov",
        "Ben",
        "Wed 14 Oct",
        "Ada",
    ]
    assert table.flags(table.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert table.row_at(0) is None
    assert table.row_at(-1) is None


def test_chips_count_whatever_else_narrows(table):
    table.narrow(kind=Kind.NOT_DONE, text="ben")

    assert names(table) == ["Ben"]
    assert table.counts == {
        None: 4,
        Kind.GOES_ON: 0,
        Kind.OPEN: 1,
        Kind.DONE: 2,
        Kind.UNDONE: 0,
        Kind.NOT_DONE: 1,
    }
    assert table.open_ids == (3,)


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"text": "DORA acme"}, ["Dora"]),
        ({"what": "Zoom given"}, ["Dora"]),
        ({"who": "sam"}, ["Ben"]),
        ({"within": "Today"}, ["Cleo", "Dora"]),
        ({"within": "Last 7 days"}, ["Cleo", "Dora", "Ben"]),
        ({"within": "Last 30 days", "text": "ada"}, []),
    ],
)
def test_each_filter_leaves_what_fits(table, narrowed, found):
    table.narrow(**narrowed)

    assert names(table) == found
    assert table.filter.narrows


def test_a_chip_alone_narrows_nothing_that_could_be_cleared(table):
    table.narrow(kind=Kind.DONE)

    assert names(table) == ["Dora", "Ada"]
    assert not table.filter.narrows


def test_facets_offer_what_there_is(table):
    assert table.values("who") == ["dana", "sam"]
    assert table.values("what") == ["Zoom given", "Zoom taken away"]


def test_a_row_that_has_changed_is_told_alone_and_other_lines_anew(table):
    changed, moved = [], []
    table.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    table.rearranged.connect(lambda: moved.append(True))

    table.set_rows([*ROWS[:3], replace(ROWS[3], proof="Still so")], NOW)
    assert (changed, moved) == ([3], [])
    table.set_rows(ROWS[:3], NOW)

    assert moved == [True]
    assert table.place_of(4) == -1
    assert table.row_of(4) is None
    assert table.place_of(3) == 1


def test_who_reads_the_screen_hears_the_whole_line(table):
    index = table.index(1, 0)

    told = table.data(index, Qt.ItemDataRole.AccessibleTextRole)

    assert told == "Turn off in Zoom. Cleo. Not known. Read back. 09:41. dana"
    assert table.data(index, Qt.ItemDataRole.AccessibleDescriptionRole) == "It is off."
    assert table.data(table.index(2, 0)) == "Today"
    assert table.data(table.index(9, 0)) is None
    assert table.data(index, Qt.ItemDataRole.ToolTipRole) is None


def test_copies_hold_what_is_shown_harmless_in_spreadsheets(table):
    table.set_rows([replace(ROWS[0], name="=HYPERLINK(1)")], NOW)

    text, html = table.copied([1])
    rows = list(csv.DictReader(io.StringIO(table.copied_csv([1]))))

    assert "'=HYPERLINK(1)" in text
    assert "=HYPERLINK(1)<" in html
    assert "<td>=" not in html
    assert rows[0]["outcome"] == "Done, read back"
    assert (rows[0]["run"], rows[0]["entry"]) == ("r1", "1")
    assert table.records([2]) == []
