from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.run import Phase

GORAN = person_key("goran.eze@acme.example")


@journey
async def test_it_stands_there_as_long_as_a_run_goes_on(office):
    strip = office.page.strip
    office.time.patience = 1
    office.world.faults.set("zoom:accepted-no-effect")
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN])
    assert not strip.isVisible()

    office.people.confirm(proposal, "")
    await until(lambda: [i.phase for i in office.people.run.items] == [Phase.CHECKING])

    assert strip.isVisible()
    assert strip.title.text() == "Turning off 1 account – 0 done"
    strip.details.click()
    assert office.page.doing.run.isVisible()
    strip.stop.click()
    assert office.people.run.stopping
    assert strip.stop.label == "Stopping…"
    office.people.run.leave()
    await until(lambda: not office.people.run.running)
    assert not strip.isVisible()
