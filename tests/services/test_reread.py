"""Tests for services/reread.py."""

import pytest

from tests.support.desk import desk
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.services.reread import Rereader, Whom

LEAVER = "goran.eze@acme.example"
ASSIGNED = "amara.obi@acme.example"
BOTH_WAYS = "julia.santos@acme.example"
STRANGER = "front.room.tablet@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


def whom(office, email):
    person = office.person(email)
    okta = person.assignment or person.person
    return Whom(
        email, okta.user_id if okta else "", person.account.zoom_id if person.account else ""
    )


async def test_a_leaver_is_unassigned_and_active(office):
    found = await office.reread.both(whom(office, LEAVER))

    assert found.facts.assigned is False
    assert found.facts.zoom_status == "active"
    assert found.facts.person_status == "ACTIVE"
    assert found.facts.granted_by is None


async def test_the_groups_that_give_zoom_are_found_also_behind_a_direct_assignment(office):
    found = await office.reread.both(whom(office, BOTH_WAYS), groups=True)

    assert found.facts.scope == "USER"
    assert found.facts.granted_by == ("Managers",)


async def test_a_person_without_ids_is_found_by_the_address(office):
    found = await office.reread.both(Whom(ASSIGNED, "", ""))

    assert found.facts.assigned is True
    assert found.account is not None


async def test_an_account_whose_address_changed_is_found_by_its_id(office):
    before = whom(office, LEAVER)
    office.world.change_zoom(LEAVER, email="goran.other@acme.example")

    found = await office.reread.zoom_only(before)

    assert found.facts.zoom_email == "goran.other@acme.example"
    assert found.facts.zoom_id == before.zoom_id


async def test_nobody_in_okta_is_nobody_assigned(office):
    found = await office.reread.both(whom(office, STRANGER), groups=True)

    assert found.facts.okta_user_id == ""
    assert found.facts.assigned is False


async def test_reading_zoom_alone_tells_nothing_of_okta(office):
    found = await office.reread.zoom_only(whom(office, ASSIGNED))

    assert found.facts.assigned is None


async def test_before_the_app_is_found_nobody_can_be_read(office):
    reread = Rereader(office.office.okta, office.office.zoom, lambda: None)

    with pytest.raises(Misused):
        await reread.both(whom(office, ASSIGNED))
