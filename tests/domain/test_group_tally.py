"""Tests for domain/group_tally.py."""

from tests.support.people import account, assignment
from tests.support.rosters import read_again, roster_of
from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.group_tally import Standing, people_through, standings

DESK, STAFF = Group("g1", "Front desk"), Group("g2", "Staff")


def person(number, **zoom):
    email = f"p{number}@acme.example"
    okta = assignment(user_id=f"u{number}", email=email, external_id=f"z{number}")
    return okta, account(zoom_id=f"z{number}", email=email, **zoom)


def office():
    pairs = [person(1), person(2, status="inactive"), person(3)]
    roster = roster_of([okta for okta, _ in pairs], [zoom for _, zoom in pairs])
    roster.note_groups({"u1": ("Front desk",), "u2": ("Front desk", "Staff"), "u3": ("Staff",)})
    return roster


def test_each_group_counts_whom_it_gives_zoom_and_how_they_stand():
    found = standings(office(), [DESK, STAFF])

    assert found["g1"] == Standing(people=2, in_sync=1, problems=1)
    assert found["g2"] == Standing(people=2, in_sync=1, problems=1)


def test_a_group_without_anybody_counts_nobody():
    assert standings(office(), [Group("g9", "Nobody here")]) == {"g9": Standing()}


def test_two_groups_of_one_name_are_not_told_apart():
    twins = [DESK, Group("g8", "Front desk")]

    assert standings(office(), twins) == {"g1": None, "g8": None}


def test_who_needs_attention_comes_first():
    roster = office()

    rows = people_through(roster, "Front desk")

    assert [roster.columns.key[row] for row in rows] == ["p2@acme.example", "p1@acme.example"]


def test_who_has_left_is_in_no_group():
    roster = office()
    roster.drain()
    [okta, zoom] = person(1)
    read_again(roster, [okta], [zoom])
    roster.drain()

    assert [roster.columns.key[row] for row in people_through(roster, "Front desk")] == [
        "p1@acme.example"
    ]
    assert standings(roster, [STAFF])["g2"] == Standing()
