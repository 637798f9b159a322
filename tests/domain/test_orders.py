import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import account, accounts, assignment, assignments
from tests.support.rosters import read_again, roster_of
from zoomprov_gui.domain.fields import Field, default_key, sort_key
from zoomprov_gui.domain.orders import Orders

FIELDS = [Field.PERSON, Field.OKTA, Field.ZOOM, Field.VERDICT, Field.EMAIL, Field.CHANGED, None]


def plain(roster, field):
    """Sort everybody afresh: the model that an order has to agree with."""
    key = default_key(roster) if field is None else sort_key(roster, field)
    emails = roster.columns.key
    return sorted(roster.rows, key=lambda row: (key(row), emails[row]))


def by(field, *, descending=False):
    return () if field is None else ((field, descending),)


@pytest.mark.parametrize("field", FIELDS)
@given(first=st.tuples(assignments, accounts), second=st.tuples(assignments, accounts))
def test_an_order_kept_in_step_is_the_order_made_afresh(field, first, second):
    roster = roster_of(*first)
    orders = Orders(roster)
    roster.drain()
    assert list(orders.rows(by(field))) == plain(roster, field)

    read_again(roster, *second)
    orders.note(roster.drain())

    assert list(orders.rows(by(field))) == plain(roster, field)


@given(st.tuples(assignments, accounts), st.tuples(assignments, accounts))
def test_putting_few_rows_in_their_places_is_sorting_everybody(first, second):
    roster = roster_of(*first)
    orders = Orders(roster)
    roster.drain()
    order = orders.order(by(Field.PERSON))
    rows = order.rows()

    read_again(roster, *second)
    changes = roster.drain()
    orders.note(changes)
    order = orders.order(by(Field.PERSON))
    moved = order.advance() | changes.updated | changes.added | changes.removed
    there = set(roster.rows)

    placed = order.placed(rows, moved, [row for row in moved if row in there])

    assert list(placed) == plain(roster, Field.PERSON)


@given(st.tuples(assignments, accounts))
def test_a_row_is_found_where_it_is(world):
    roster = roster_of(*world)
    order = Orders(roster).order(by(Field.VERDICT))
    rows = order.rows()

    assert [order.find(rows, row) for row in rows] == list(range(len(rows)))


@given(st.tuples(assignments, accounts))
def test_descending_is_ascending_read_backwards(world):
    roster = roster_of(*world)
    orders = Orders(roster)

    up, down = (orders.rows(by(Field.EMAIL, descending=last)) for last in (False, True))

    assert list(down) == list(reversed(up))


@given(st.tuples(assignments, accounts))
def test_a_second_field_decides_among_those_alike_in_the_first(world):
    roster = roster_of(*world)
    zoom, person = (sort_key(roster, field) for field in (Field.ZOOM, Field.PERSON))

    rows = Orders(roster).rows(((Field.ZOOM, False), (Field.PERSON, False)))

    keys = [(zoom(row), person(row)) for row in rows]
    assert keys == sorted(keys)


def test_an_order_by_two_fields_has_no_single_order_behind_it():
    orders = Orders(roster_of())

    assert orders.order(((Field.ZOOM, False), (Field.PERSON, False))) is None


def test_a_forgotten_order_is_made_again():
    roster = roster_of()
    orders = Orders(roster)
    assert list(orders.rows(())) == []

    read_again(roster, [assignment()], [])
    orders.forget()

    assert list(orders.rows(())) == plain(roster, None) != []


@pytest.mark.parametrize("field", [Field.VERDICT, Field.PERSON, Field.CHANGED])
def test_who_came_a_moment_ago_has_no_place_yet(field):
    roster = roster_of([assignment("u-ana", "ana@acme.example")], [])
    orders = Orders(roster)
    rows = orders.rows(by(field))

    read_again(roster, [], [account("z-bo", "bo@acme.example")])
    row = roster.row_of("bo@acme.example")
    place = orders.order(by(field)).find(rows, row)

    assert list(rows)[place:][:1] != [row]
