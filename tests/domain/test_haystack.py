import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import account, assignment
from tests.support.rosters import read_again, roster_of
from zoomprov_gui.domain.haystack import BLOCK, DENSE, Haystack


def crowd(number):
    return [
        assignment(f"u{n}", f"p{n:05}@acme.example", first_name=f"Name{n % 7}", external_id="")
        for n in range(number)
    ]


def naive(haystack, block, word, rows):
    first = block * BLOCK
    return bytes(word in haystack.line(row) for row in range(first, min(first + BLOCK, rows)))


@pytest.fixture(scope="module")
def many():
    roster = roster_of(crowd(BLOCK + 500), [])
    return roster, Haystack(roster.columns)


@given(
    word=st.sampled_from([b"p", b"name3", b"p00017", b"u1", b"@acme", b"silva", b"nobody", b"e p"])
)
def test_a_word_is_found_in_just_the_lines_that_have_it(many, word):
    roster, haystack = many

    for block in range(haystack.blocks):
        assert haystack.find(block, word) == naive(haystack, block, word, len(roster.columns))


def test_a_common_word_and_a_rare_one_go_different_ways_to_the_same_end(many):
    _, haystack = many

    assert sum(haystack.find(0, b"acme")) == BLOCK > DENSE
    assert sum(haystack.find(0, b"p00017@")) == 1


def test_the_last_block_may_be_a_short_one(many):
    _, haystack = many

    assert haystack.blocks == 2
    assert len(haystack.find(1, b"x")) == 500


def test_both_sides_names_and_addresses_are_in_a_line():
    roster = roster_of(
        [assignment(external_id="z1")],
        [account(email="old@acme.example", first_name="Anne", last_name="Lund")],
    )
    haystack = Haystack(roster.columns)

    line = haystack.line(roster.row_of("ana@acme.example"))

    assert all(word in line for word in (b"ana silva", b"ana@", b"u1", b"z1", b"anne", b"old@"))


def test_accents_and_case_are_not_in_a_line():
    roster = roster_of([assignment(first_name="Žofie", last_name="ØSTERGÅRD")], [])

    assert b"zofie ostergard" in Haystack(roster.columns).line(0)


def test_a_line_break_in_a_name_makes_no_second_line():
    roster = roster_of([assignment(first_name="A\nB\r\n"), assignment("u2", "bo@acme.example")], [])
    haystack = Haystack(roster.columns)

    assert haystack.find(0, b"bo@acme") == b"\0\1"


def test_what_was_noted_is_looked_up_again_and_nothing_else_is_ready_before_it_is_asked():
    roster = roster_of(crowd(20), [])
    haystack = Haystack(roster.columns)
    assert not haystack.is_ready(0)
    haystack.ready(0)
    assert haystack.is_ready(0)

    roster.put_assignment("u3", assignment("u3", "p00003@acme.example", first_name="Renamed"))
    haystack.note([3])

    assert not haystack.is_ready(0)
    assert sum(haystack.find(0, b"renamed")) == 1


def test_rows_that_came_later_are_found_too():
    roster = roster_of(crowd(3), [])
    haystack = Haystack(roster.columns)
    haystack.ready(0)

    read_again(roster, crowd(5), [])

    assert sum(haystack.find(0, b"p0000")) == 5


def test_nobody_is_no_block():
    assert Haystack(roster_of().columns).blocks == 0
