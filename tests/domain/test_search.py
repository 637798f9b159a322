import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import account, accounts, assignment, assignments
from tests.support.rosters import read_again, roster_of
from zoomprov_gui.domain.haystack import BLOCK, Haystack
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.search import Search, both, either


def stopped():
    return 0.0


def hits(roster, text):
    search = Search(roster, Haystack(roster.columns), text)
    search.step(float("inf"), stopped)
    return {roster.columns.key[row] for row, hit in enumerate(search.hits) if hit}


PEOPLE = (
    [
        assignment("u1", "ana@acme.example", first_name="Žofie"),
        assignment("u2", "bo@acme.example", external_id="", person_status="SUSPENDED"),
        assignment("u3", "cy@acme.example", external_id="z3", scope="GROUP"),
    ],
    [
        account("z1", "ana@acme.example", role_id="1"),
        account("z3", "cy@acme.example", status="inactive", licence=1),
        account("", "di@acme.example", status="pending", role_id="0", first_name=None),
    ],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zofie", {"ana"}),
        ("ŽOFIE silva", {"ana"}),
        ("silva zofie", {"ana"}),
        ("u2", {"bo"}),
        ("z3", {"cy"}),
        ("suspended", {"bo"}),
        ("no account", {"bo"}),
        ("admin", {"ana"}),
        ("basic", {"cy"}),
        ("deactivated", {"cy"}),
        ("invited", {"di"}),
        ("owner", set()),
        ("managers", {"cy"}),
        ("switched off", {"cy"}),
        ("in sync bo", set()),
        ("@acme", {"ana", "bo", "cy", "di"}),
        ("nobody of this name", set()),
    ],
)
def test_every_word_must_occur_somewhere_in_what_is_said_of_a_person(text, found):
    roster = roster_of(*PEOPLE)
    roster.note_groups({"u3": ("Managers",)})

    assert hits(roster, text) == {f"{name}@acme.example" for name in found}


@given(
    st.tuples(assignments, accounts),
    st.lists(st.sampled_from(["ana", "ACME", "z1", "active", "licensed", "sync", "x"]), max_size=3),
)
def test_block_by_block_and_row_by_row_find_the_same_people(world, words):
    roster = roster_of(*world)
    search = Search(roster, Haystack(roster.columns), " ".join(words))
    search.step(float("inf"), stopped)

    assert [bool(hit) for hit in search.hits] == [
        search.matches(row) for row in range(len(roster.columns))
    ]


def test_the_first_screen_is_the_first_matches_of_the_order_that_are_let_by():
    roster = roster_of(*PEOPLE)
    search = Search(roster, Haystack(roster.columns), "acme")
    order = roster.by_email()
    allowed = bytes(row != order[0] for row in range(len(roster.columns)))

    found = search.first(order, allowed, limit=2, until=1.0, clock=stopped)

    assert found == order[1:3]


def test_a_first_screen_that_takes_too_long_is_given_up():
    roster = roster_of(*PEOPLE)
    search = Search(roster, Haystack(roster.columns), "acme")

    assert search.first(roster.by_email(), None, limit=2, until=-1.0, clock=stopped) is None


def test_a_step_looks_at_one_block_at_least_and_stops_when_its_time_is_up():
    crowd = [
        assignment(f"u{n}", f"p{n}@acme.example", external_id="") for n in range(2 * BLOCK + 1)
    ]
    roster = roster_of(crowd, [])
    search = Search(roster, Haystack(roster.columns), "acme")

    looked_at = []
    while not search.step(0.0, stopped):
        looked_at.append(len(search.hits))

    assert looked_at == [BLOCK, 2 * BLOCK]
    assert sum(search.hits) == len(crowd)


def test_somebody_who_changed_is_looked_at_again_and_somebody_new_too():
    roster = roster_of(*PEOPLE)
    haystack = Haystack(roster.columns)
    search = Search(roster, haystack, "renamed")
    search.step(float("inf"), stopped)
    roster.drain()

    okta = [PEOPLE[0][0]._replace(first_name="Renamed"), *PEOPLE[0][1:]]
    new = assignment("u9", "renamed@acme.example", external_id="")
    read_again(roster, [*okta, new], PEOPLE[1])
    changes = roster.drain()
    haystack.note(changes.added | changes.reworded)
    search.note(changes.updated | changes.added)

    found = {roster.columns.key[row] for row, hit in enumerate(search.hits) if hit}
    assert found == {person_key("ana@acme.example"), person_key("renamed@acme.example")}


def test_the_first_people_of_all_are_found_by_a_search_that_was_there_before_them():
    roster = roster_of([], [])
    haystack = Haystack(roster.columns)
    search = Search(roster, haystack, "zofie")
    roster.drain()

    read_again(roster, *PEOPLE)
    changes = roster.drain()
    haystack.note(changes.added)
    search.note(changes.added)

    assert search.done
    found = {roster.columns.key[row] for row, hit in enumerate(search.hits) if hit}
    assert found == {person_key("ana@acme.example")}


@given(st.lists(st.tuples(st.booleans(), st.booleans())))
def test_masks_are_joined_byte_by_byte(pairs):
    one, other = (bytes(side) for side in zip(*pairs, strict=True)) if pairs else (b"", b"")

    assert either(one, other) == bytes(a or b for a, b in pairs)
    assert both(one, other) == bytes(a and b for a, b in pairs)
