from array import array

from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.viewmodels.row_changes import CLOSE, runs_of, steps_between

ROWS = st.lists(st.integers(0, 30), unique=True, max_size=20)


def rows(numbers):
    return array("I", numbers)


def walked(old, steps):
    """Take the steps as a view would."""
    result = list(old)
    for first, count in steps.removed:
        del result[first : first + count]
    for first, run in steps.inserted:
        result[first:first] = list(run)
    return result


@given(ROWS, ROWS)
def test_steps_lead_from_one_list_to_the_other(old, new):
    steps = steps_between(rows(old), rows(new))

    if steps is None:
        stay = set(old) & set(new)
        assert [n for n in old if n in stay] != [n for n in new if n in stay]
    else:
        assert walked(old, steps) == new


@given(ROWS, st.sets(st.integers(0, 30)))
def test_rows_that_only_leave_are_only_removed(old, gone):
    new = [row for row in old if row not in gone]

    steps = steps_between(rows(old), rows(new))

    assert steps.inserted == []
    assert sum(count for _, count in steps.removed) == len(old) - len(new)


def test_rows_that_changed_places_are_no_steps():
    assert steps_between(rows([1, 2, 3]), rows([3, 2, 1])) is None


def test_where_finding_out_takes_long_it_is_given_up():
    many = range(3 * CLOSE)

    assert steps_between(rows(many), rows([n + 1_000_000 for n in many])) is None


def test_one_row_in_many_is_one_step():
    many = list(range(20_000))
    steps = steps_between(rows(many), rows([*many[:9_000], *many[9_001:]]))

    assert steps == ([(9_000, 1)], [])


def test_neighbours_are_one_run():
    assert runs_of([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
    assert runs_of([]) == []
