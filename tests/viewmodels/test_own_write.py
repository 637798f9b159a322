"""Tests for viewmodels/own_write.py: our last write as a person's drawer tells it."""

import pytest

from tests.support.desk import SOURCE, desk
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.services.verify import PATIENCE
from zoomprov_gui.simulator.zoom_people import set_zoom_status
from zoomprov_gui.viewmodels.own_write import ours

DIRECT = "niko.laine@acme.example"
LEAVER = "goran.eze@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        yield opened


def told(office):
    entry = office.journal.last_write(SOURCE, LEAVER)
    return ours(entry, office.roster, office.office.clock())


async def test_who_was_never_written_about_has_nothing_of_ours(office):
    assert told(office) == ()


async def test_our_last_write_is_told_with_how_it_ended(office):
    await office.run(office.plan(LEAVER))

    (line,) = told(office)

    assert line.text == "You turned the account off in Zoom"
    assert line.source.endswith("· read back")


async def test_a_later_read_says_still_so_with_its_time(office):
    await office.run(office.plan(LEAVER))
    office.office.clock.now += 3700
    await office.read()

    (line,) = told(office)

    assert "read back, still so today " in line.source


async def test_a_later_read_that_shows_the_opposite_is_told_in_red(office):
    await office.run(office.plan(LEAVER))
    set_zoom_status(office.world, office.world.zoom_user(LEAVER).id, "active")
    office.office.clock.now += 3700
    await office.read()
    office.history.recheck(office.roster)

    (line,) = told(office)

    assert line.source.endswith("a later read shows the opposite")
    assert line.tone == "bad"


async def test_what_only_okta_shows_is_said_to_be_read_back_there(office):
    office.world.set_switches(deactivate=False)  # Okta tells Zoom nothing
    await office.read()
    await office.run(office.plan(DIRECT, route=Route.UNASSIGN))
    await office.office.clock.sleep(PATIENCE)
    assert [one async for one in office.history.settle()]
    entry = office.journal.last_write(SOURCE, DIRECT)

    (line,) = ours(entry, office.roster, office.office.clock())

    assert line.source.endswith("· read back in Okta only")
