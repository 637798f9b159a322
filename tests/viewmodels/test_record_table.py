import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.viewmodels.record_table import FORMULA, as_csv, as_html, as_tsv, guarded

cells = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
rows = st.lists(st.lists(cells, min_size=2, max_size=2), max_size=4)


@pytest.mark.parametrize("start", FORMULA)
def test_no_cell_starts_like_a_formula(start):
    assert guarded(f"{start}HYPERLINK()") == f"'{start}HYPERLINK()"


def test_an_ordinary_cell_is_left_alone():
    assert guarded("Ana = Ana") == "Ana = Ana"


@given(rows)
def test_comma_separated_lines_are_read_back_as_they_were(rows):
    text = as_csv(rows, ["a", "b"])

    read = list(csv.reader(io.StringIO(text, newline="")))

    assert read == [["a", "b"], *([guarded(cell) for cell in row] for row in rows)]


@given(rows)
def test_tab_separated_text_has_a_line_a_row_and_a_tab_a_cell(rows):
    lines = as_tsv(rows).split("\n") if rows else []

    assert [line.count("\t") for line in lines] == [1] * len(rows)


def test_names_are_no_markup():
    table = as_html([["<img src=x>", "a & b"]], ["<b>"])

    assert table == (
        "<table><tr><th>&lt;b&gt;</th></tr>"
        "<tr><td>&lt;img src=x&gt;</td><td>a &amp; b</td></tr></table>"
    )


def test_a_table_without_a_header_has_no_empty_one():
    assert as_html([]) == "<table></table>"
    assert as_csv([["a"]]) == "a\r\n"
