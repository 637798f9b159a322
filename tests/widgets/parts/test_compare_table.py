"""Okta beside Zoom."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from zoomprov_gui.widgets.parts.compare_table import CompareRow, CompareTable
from zoomprov_gui.widgets.parts.label import Glyph
from zoomprov_gui.widgets.theme.tokens import LIGHT

ROWS = (
    CompareRow("Status", "Unassigned", "Active", differs=True),
    CompareRow("Email", "same as Zoom", "same as Okta"),
)


@pytest.fixture
def table(theme, show):
    table = CompareTable(theme)
    table.set_rows(ROWS)
    table.resize(360, 120)
    return show(table)


def told_rows(table):
    return [
        widget.accessibleName()
        for widget in table.findChildren(QWidget)
        if ": Okta" in widget.accessibleName()
    ]


def test_each_row_is_told_as_a_sentence(table):
    assert told_rows(table) == [
        "Status: Okta Unassigned, Zoom Active, differs",
        "Email: Okta same as Zoom, Zoom same as Okta",
    ]


def test_the_row_that_differs_has_a_triangle_weight_and_ink(table, colours):
    (triangle,) = table.findChildren(Glyph)
    active = next(label for label in table.findChildren(QLabel) if label.text() == "Active")

    assert triangle.name == "triangle-alert"
    assert (active.ink, active.font().weight()) == ("bad", 600)
    assert LIGHT.tone("bad").text in colours(table)


def test_heads_can_say_when_a_side_was_read(table):
    table.set_rows(ROWS, zoom="Zoom at 09:41")

    assert "Zoom at 09:41" in {label.text() for label in table.findChildren(QLabel)}


def test_the_same_rows_again_build_nothing(table):
    before = table.findChildren(QLabel)

    table.set_rows(ROWS)

    assert table.findChildren(QLabel) == before
    assert table.rows == ROWS


def test_fewer_rows_leave_none_behind(table):
    table.set_rows(())

    assert told_rows(table) == []
