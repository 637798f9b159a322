"""Tests for services/lookup.py."""

import pytest

from tests.support.desk import desk, on_request
from zoomprov_gui.services.lookup import LookupService

NEWCOMER = "ulla.berg@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def lookup(office):
    return LookupService(office.office.okta, office.office.zoom, reread=office.reread)


async def test_a_person_on_neither_list_is_found_in_oktas_directory(lookup):
    named = await lookup.person(NEWCOMER.upper())

    assert named.who.name == "Ulla Berg"
    assert named.who.facts.assigned is False
    assert named.who.facts.zoom_status == ""


async def test_nobody_is_said_to_be_nobody(lookup):
    named = await lookup.person('no "one" here')

    assert named.who is None
    assert "Nobody in Okta" in named.why


async def test_a_beginning_finds_people_and_groups(lookup):
    hits = await lookup.begin("cl", 8)

    assert [group.name for group in hits.groups] == ["Clinical staff"]
    assert all("cl" in f"{p.name} {p.email}".casefold() for p in hits.people)


async def test_before_anybody_types_groups_are_suggested(lookup):
    hits = await lookup.begin("", 3)

    assert len(hits.groups) == 3
    assert hits.people == ()


async def test_a_group_is_found_by_its_name_with_everybody_in_it(lookup, office):
    named = await lookup.group("clinical STAFF", office.roster)

    assert named.crowd.facts.assigned
    assert len(named.crowd.people) > 5
    assert named.crowd.why == ""
    assert any(who.facts.zoom_status == "active" for who in named.crowd.people)


async def test_a_group_that_is_not_there_or_twice_there_is_not_guessed(lookup, office):
    office.world.add_group("Twice")
    office.world.add_group("Twice")

    none = await lookup.group("Nope", office.roster)
    two = await lookup.group("Twice", office.roster)

    assert "no group" in none.why
    assert "several groups" in two.why


async def test_a_group_is_found_without_looking_at_each_of_its_people(lookup, office):
    paths = []
    on_request(office, lambda _method, path: paths.append(path))

    named = await lookup.group_alone("front desk")
    none = await lookup.group_alone("Nope")

    assert named.crowd.group.name == "Front desk"
    assert dict(named.crowd.facts.details)["name"] == "Front desk"
    assert named.crowd.people == ()
    assert not any(path.startswith("/v2/") for path in paths)
    assert "no group" in none.why


async def test_free_licences_are_not_known_where_zoom_does_not_tell(lookup, office):
    office.world.zoom.plan = "Free"

    await lookup.count_seats()

    assert lookup.free_licences is None


async def test_free_licences_are_those_bought_and_not_used(lookup, office):
    office.world.zoom.hosts = office.world.zoom.used + 4

    await lookup.count_seats()

    assert lookup.free_licences == 4
