"""The test with one person, as the page runs, watches and stops it."""

import pytest

from tests.support.guide import guided, settled
from tests.support.qt import ended, until
from tests.viewmodels.test_assigning import ready as before_assigning
from zoomprov_gui.domain.setup import CheckState, StepKey
from zoomprov_gui.viewmodels.proving import NOBODY

pytestmark = pytest.mark.anyio

MEI = "mei.tanaka@acme.example"


async def ready(office):
    """Set up everything before step 6, and open it."""
    await before_assigning(office)
    office.setup.open_step(StepKey.PROVE)
    await settled(office)
    model = office.setup.proving
    await ended(model.searching)
    return model


async def choose(model, text="mei"):
    model.search(text)
    await until(lambda: model.text == text and not model.searching.running)
    model.choose(model.found[0].key)
    await ended(model.looking)


def ticks(office):
    return [c.state is CheckState.CONFIRMED for c in office.setup.step.checks]


@guided("fresh-start")
async def test_only_people_without_zoom_are_suggested(office):
    model = await ready(office)

    names = {one.name for one in model.found}
    assert "Mei Tanaka" in names
    assert "Amara Obi" not in names


@guided("fresh-start")
async def test_what_will_happen_is_read_before_it_can_be_run(office):
    model = await ready(office)
    assert not model.run()

    await choose(model)

    assert model.preview.lines[0].startswith("Okta assigns Zoom to Mei Tanaka")
    model.choose(model.chosen.key)
    assert model.chosen is None
    assert model.preview is None


@guided("fresh-start")
async def test_the_whole_way_confirms_the_step_tick_by_tick(office):
    model = await ready(office)
    await choose(model)
    counts = []
    model.stepped.connect(lambda: counts.append(sum(ticks(office))))

    assert model.run()
    assert model.title == "Testing with Mei Tanaka"
    await ended(model.operation)

    assert office.setup.step.state is CheckState.CONFIRMED
    assert all(ticks(office))
    assert counts == sorted(counts)
    assert len(set(counts)) > 3
    assert office.world.zoom_user(MEI).status == "inactive"
    assert model.title == ""


@guided("fresh-start")
async def test_stopping_puts_the_person_back(office):
    model = await ready(office)
    await choose(model)
    model.stepped.connect(lambda: model.stop() if sum(ticks(office)) >= 2 else None)

    model.run()
    await ended(model.operation)

    assert office.setup.step.state is not CheckState.CONFIRMED
    assert office.world.app_users.get(office.world.okta_user(MEI).id) is None
    assert model.broken_off == ""


@guided("fresh-start")
async def test_an_okta_that_says_yes_and_does_nothing_proves_nothing(office):
    model = await ready(office)
    await choose(model)
    office.world.faults.set("okta:accepted-no-effect")

    model.run()
    await ended(model.operation)

    assert not any(ticks(office))
    assert office.setup.step.state is not CheckState.CONFIRMED


@guided("fresh-start")
async def test_what_an_admin_does_is_watched_and_nothing_is_sent(office):
    model = await ready(office)
    await choose(model)

    assert model.watch()
    assert model.name == "Mei Tanaka"
    await until(lambda: office.company.proof.proof is not None)
    assert model.title == ""
    office.world.assign(MEI)
    model.leave()
    await ended(model.operation)

    assert office.company.journal.runs() == ()
    assert "Mei" in model.name


@guided("fresh-start")
async def test_a_test_that_was_broken_off_is_offered_to_be_put_back(office):
    model = await ready(office)
    await choose(model)
    office.world.faults.set("zoom:accepted-no-effect")
    model.run()
    await until(lambda: sum(ticks(office)) >= 1)

    model.leave()
    await ended(model.operation)

    assert model.broken_off.startswith("The test with mei.tanaka@acme.example was broken off.")
    assert not model.run()
    assert model.put_back()
    await ended(model.operation)
    assert model.broken_off == ""
    assert office.world.app_users.get(office.world.okta_user(MEI).id) is None


@guided("fresh-start")
async def test_nobody_found_is_said(office):
    model = await ready(office)

    model.search("xyz")
    await until(lambda: model.text == "xyz" and not model.searching.running)

    assert model.note == "Nobody without Zoom begins with “xyz”."


@guided("fresh-start")
async def test_where_everybody_has_zoom_the_way_on_is_said(office):
    model = office.setup.proving
    model.found, model.text = (), ""

    assert model.note == NOBODY
