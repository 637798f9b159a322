"""A roster keeps its order and its counts whatever is done to it."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.simulator.roster import Roster

LISTS = ("a", "b")
SIZE = 12


@dataclass
class Thing:
    id: str
    listing: str
    email: str


class Numbers:
    """Things drawn from 0..SIZE-1: even ones stand in a, odd ones in b."""

    def count(self, listing: str) -> int:
        return SIZE // 2 if listing in LISTS else 0

    def nth(self, listing: str, position: int) -> int:
        return position * 2 + LISTS.index(listing)

    def make(self, index: int) -> Thing:
        return Thing(f"n{index}", LISTS[index % 2], f"n{index}@x")

    def id_of(self, index: int) -> str:
        return f"n{index}"

    def index_of(self, identifier: str) -> int | None:
        number = identifier.removeprefix("n")
        return int(number) if number.isdecimal() and int(number) < SIZE else None

    def index_of_email(self, email: str) -> int | None:
        return self.index_of(email.removesuffix("@x"))

    def listing_of(self, index: int) -> str | None:
        return LISTS[index % 2]


def roster() -> Roster[Thing]:
    return Roster(lambda thing: thing.listing, lambda thing: thing.email, Numbers())


STEPS = st.lists(
    st.tuples(st.sampled_from(["move", "remove", "add"]), st.integers(0, SIZE + 5)), max_size=30
)


@given(STEPS, st.integers(1, 5))
def test_pages_hold_everybody_once_and_the_counts_agree(
    steps: list[tuple[str, int]], size: int
) -> None:
    things, expected = roster(), {f"n{i}": LISTS[i % 2] for i in range(SIZE)}
    for verb, number in steps:
        who = f"n{number}"
        if verb == "add":
            things.add(Thing(who, "a", f"{who}@x"))
            expected[who] = "a"
        elif verb == "remove":
            things.remove(who)
            expected.pop(who, None)
        elif who in expected:
            expected[who] = "b" if expected[who] == "a" else "a"
            things.edit(who).listing = expected[who]

    for listing in LISTS:
        seen: list[str] = []
        position: int | None = 0
        while position is not None:
            rows, position = things.page(listing, position, size)
            seen += [things.written(row).id for row in rows]
        assert len(seen) == len(set(seen)) == things.count(listing)
        assert set(seen) == {who for who, where in expected.items() if where == listing}


def test_a_drawn_thing_is_found_until_it_is_removed_and_again_after_it_is_added() -> None:
    things = roster()

    assert things.get("n3") == Thing("n3", "b", "n3@x")
    things.remove("n3")
    assert (things.get("n3"), things.by_email("n3@x")) == (None, [])
    things.add(Thing("n3", "a", "N3@x"))
    assert [thing.listing for thing in things.by_email("n3@X")] == ["a"]


def test_a_changed_address_is_followed() -> None:
    things = roster()
    thing = things.edit("n4")
    thing.email = "new@x"
    things.readdress(thing)

    assert things.by_email("n4@x") == []
    assert things.by_email("new@x") == [thing]


def test_nobody_can_be_edited_who_is_not_there() -> None:
    with pytest.raises(KeyError):
        roster().edit("n99")


def test_a_reader_in_the_middle_is_not_disturbed_by_a_removal() -> None:
    things: Roster[Thing] = Roster(lambda thing: thing.listing, lambda thing: thing.email)
    for number in range(6):
        things.add(Thing(str(number), "a", f"{number}@x"))
    _, position = things.page("a", 0, 3)

    things.remove("1")
    rows, _ = things.page("a", position or 0, 3)

    assert [things.written(row).id for row in rows] == ["3", "4", "5"]
