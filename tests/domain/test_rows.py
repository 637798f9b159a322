"""Rows that come, go and are given out again."""

from tests.support.people import account, assignment
from zoomprov_gui.domain.matching import Listed
from zoomprov_gui.domain.rows import Rows

EMAIL = "ana@acme.example"


def test_settling_finds_everybody_who_is_entangled():
    rows = Rows()
    rows.settle(Listed([(assignment("u1", external_id="z2"), 1)], []))
    rows.settle(Listed([(assignment("u2", "bo@acme.example", external_id=""), 1)], []))

    rows.settle(Listed([], [(account("z2", "bo@acme.example"), 1), (account("z3", EMAIL), 1)]))

    ana, bo = rows.by_key[EMAIL], rows.by_key["bo@acme.example"]
    assert [z.zoom_id for z, _ in rows.accounts(ana)] == ["z2", "z3"]
    assert rows.accounts(bo) == []
    assert rows.by_zoom == {"z2": ana, "z3": ana}


def test_a_record_can_be_left_out():
    rows = Rows()
    rows.settle(Listed([(assignment("u1"), 1), (assignment("u2"), 1)], []))

    rows.settle(Listed([], []), rows=rows.by_key.values(), without=("user", "u1"))

    assert [a.user_id for a, _ in rows.assignments(rows.by_key[EMAIL])] == ["u2"]


def test_a_removed_row_is_given_out_again_only_when_nobody_looks_at_it():
    rows = Rows()
    rows.settle(Listed([], [(account("z1", EMAIL), 1)]))
    (row,) = rows.by_key.values()
    rows.recycle()

    rows.settle(Listed([], []), rows={row}, without=("zoom", "z1", ""))
    assert rows.removed == {row}
    rows.settle(Listed([], [(account("z2", "bo@acme.example"), 1)]))
    assert rows.by_key["bo@acme.example"] != row
    rows.recycle()
    rows.settle(Listed([], [(account("z3", "cy@acme.example"), 1)]))

    assert rows.by_key["cy@acme.example"] == row


def test_a_row_that_came_and_went_is_neither_added_nor_removed():
    rows = Rows()
    rows.settle(Listed([], [(account("z1", EMAIL), 1)]))

    rows.settle(Listed([], []), rows=set(rows.by_key.values()), without=("zoom", "z1", ""))

    assert not rows.added
    assert not rows.removed
    assert rows.given_up == [0]
