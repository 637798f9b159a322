import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import account, accounts, assignment, assignments
from tests.support.rosters import read_again, roster_of
from zoomprov_gui.domain.fields import Field, Sorting, default_key, role_of, sort_key
from zoomprov_gui.domain.haystack import BLOCK
from zoomprov_gui.domain.listing import AT_ONCE, FIRST, Facets, Listing
from zoomprov_gui.domain.people import licence_label
from zoomprov_gui.domain.search import Search
from zoomprov_gui.domain.verdicts import Verdict, needs_attention

ATTENTION = frozenset(verdict for verdict in Verdict if needs_attention(verdict))
NEVER = float("inf")

worlds = st.tuples(assignments, accounts)
chips = st.none() | st.just(ATTENTION) | st.frozensets(st.sampled_from(Verdict), max_size=4)
facets = st.builds(
    Facets,
    licences=st.frozensets(st.sampled_from(["Basic", "Licensed", "Unknown type"]), max_size=2),
    verdicts=st.frozensets(st.sampled_from(Verdict), max_size=4),
    roles=st.frozensets(st.sampled_from(["owner", "admin", "member"]), max_size=2),
    scopes=st.frozensets(st.sampled_from(["USER", "GROUP"]), max_size=1),
)
texts = st.sampled_from(["", "ana", "acme", "active", "z1 ana", "nobody"])
sortings = st.sampled_from([(), ((Field.PERSON, False),), ((Field.EMAIL, True),)])


def stopped():
    return 0.0


def model(roster, chip, wanted, text, by):
    """Look at everybody one by one: the model that a listing has to agree with."""
    search = Search(roster, Listing(roster).haystack, text)

    def lets_by(row):
        zoom, okta = roster.columns.zoom[row], roster.columns.okta[row]
        return (
            (chip is None or roster.verdict(row) in chip)
            and (not wanted.verdicts or roster.verdict(row) in wanted.verdicts)
            and (
                not wanted.licences
                or (bool(zoom.status) and licence_label(zoom.licence) in wanted.licences)
            )
            and (not wanted.roles or role_of(roster, zoom) in wanted.roles)
            and (not wanted.scopes or okta.scope in wanted.scopes)
            and search.matches(row)
        )

    emails = roster.columns.key
    key = sort_key(roster, by[0][0]) if by else default_key(roster)
    rows = sorted(filter(lets_by, roster.rows), key=lambda row: (key(row), emails[row]))
    return rows[::-1] if by and by[0][1] else rows


@given(worlds, worlds, chips, facets, texts, sortings)
def test_what_is_shown_is_who_passes_one_by_one_before_and_after_a_change(
    first, second, chip, wanted, text, by
):
    roster = roster_of(*first)
    roster.drain()
    listing = Listing(roster)
    listing.sort(Sorting(by))
    listing.filter(chip=chip, facets=wanted, until=NEVER, clock=stopped)
    listing.search(text, until=NEVER, clock=stopped)
    assert list(listing.shown) == model(roster, chip, wanted, text, by)

    read_again(roster, *second)
    listing.note(roster.drain())

    assert list(listing.show()) == model(roster, chip, wanted, text, by)


@given(worlds, worlds, worlds, chips, facets, texts, sortings)
def test_sorting_while_a_read_goes_on_shows_nobody_who_was_not_noted_and_everybody_afterwards(
    first, second, third, chip, wanted, text, by
):
    roster = roster_of(*first)
    roster.drain()
    listing = Listing(roster)
    every = frozenset(Verdict) if chip is None else chip
    listing.filter(chip=every, facets=wanted, until=NEVER, clock=stopped)
    listing.search(text, until=NEVER, clock=stopped)
    read_again(roster, *second)
    listing.note(roster.drain())
    noted = len(roster.columns)
    read_again(roster, *third)

    listing.sort(Sorting(by))

    assert all(row < noted for row in listing.shown)
    listing.note(roster.drain())
    assert list(listing.show()) == model(roster, chip, wanted, text, by)


@given(worlds, chips, facets, texts)
def test_a_row_is_where_place_says(world, chip, wanted, text):
    listing = Listing(roster_of(*world))
    listing.filter(chip=chip, facets=wanted, until=NEVER, clock=stopped)
    listing.search(text, until=NEVER, clock=stopped)

    places = {row: listing.place(row) for row in listing.roster.rows}

    shown = {row: at for at, row in enumerate(listing.shown)}
    assert places == {row: shown.get(row, -1) for row in places}


def test_choices_count_who_has_what():
    roster = roster_of(
        [assignment(), assignment("u2", "bo@acme.example", scope="GROUP", external_id="")],
        [account(role_id="1")],
    )
    roster.note_groups({"u1": ("Managers",), "u2": ("Managers", "Staff")})

    choices = Listing(roster).choices()

    assert choices == {
        "groups": {"Managers": 2, "Staff": 1},
        "licences": {"Licensed": 1},
        "roles": {"admin": 1},
        "scopes": {"USER": 1, "GROUP": 1},
    }


@pytest.fixture(scope="module")
def crowd():
    people = [
        assignment(f"u{n}", f"p{n:05}@acme.example", external_id="") for n in range(AT_ONCE + BLOCK)
    ]
    return roster_of(people, [])


def test_in_a_crowd_the_first_screen_comes_at_once_and_the_rest_step_by_step(crowd):
    listing = Listing(crowd)

    listing.search("acme", until=1.0, clock=stopped)
    assert len(listing.shown) == FIRST
    assert not listing.settled
    first = list(listing.shown)
    steps = 1
    while not listing.step(0.0, stopped):
        steps += 1

    assert listing.settled
    assert steps == -(-len(crowd) // BLOCK)
    assert len(listing.shown) == len(crowd)
    assert list(listing.shown[:FIRST]) == first


def test_a_rare_text_is_found_block_by_block_at_once(crowd):
    listing = Listing(crowd)

    listing.search("p00017@", until=NEVER, clock=stopped)

    assert listing.settled
    assert [crowd.columns.key[row] for row in listing.shown] == ["p00017@acme.example"]


def test_preparing_makes_the_text_ready_block_by_block(crowd):
    listing = Listing(crowd)

    steps = 1
    while not listing.prepare(0.0, stopped):
        steps += 1

    assert steps == listing.haystack.blocks + 1
    assert all(map(listing.haystack.is_ready, range(listing.haystack.blocks)))


def test_no_text_is_no_search():
    listing = Listing(roster_of([assignment()], []))
    listing.search("nobody", until=NEVER, clock=stopped)
    assert list(listing.shown) == []

    listing.search("   ", until=NEVER, clock=stopped)

    assert listing.text == ""
    assert listing.step(0.0, stopped)
    assert len(listing.shown) == 1


def test_no_facet_is_false():
    assert not Facets()
    assert Facets(roles=frozenset({"owner"}))
