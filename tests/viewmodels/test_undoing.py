"""Taking runs back from the journal, on the simulated office."""

from tests.support.office import journey
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.elapsed import EXPLAINED_AFTER
from zoomprov_gui.viewmodels.undoing import READING

GORAN = person_key("goran.eze@acme.example")
NADIA = person_key("nadia.okafor@acme.example")


async def off(office, *keys):
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, keys)
    assert office.people.confirm(proposal, proposal.confirmation.text)
    await office.run_ended()
    return office.people.run.run_id


@journey
async def test_a_run_is_proposed_to_be_undone_for_everybody_or_for_some(office):
    run_id, told = await off(office, GORAN, NADIA), []
    undoing = office.people.undoing

    assert undoing.ask(run_id, None, told.append)
    assert not undoing.ask(run_id, None, told.append)
    await ended(undoing.operation)
    undoing.ask(run_id, frozenset({NADIA}), told.append)
    await ended(undoing.operation)

    assert [proposal.plan.people for proposal in told] == [2, 1]
    assert told[1].title == "Undo this for Nadia Okafor?"
    assert len(office.company.journal.runs()) == 1


@journey
async def test_a_side_that_cannot_be_read_fails_in_words_and_proposes_nothing(office):
    run_id, told, problems = await off(office, GORAN), [], []
    undoing = office.people.undoing
    undoing.failed.connect(problems.append)
    office.world.faults.set("zoom:html")

    undoing.ask(run_id, None, told.append)
    await ended(undoing.operation)

    assert told == []
    assert problems[0].title


@journey
async def test_what_is_stopped_proposes_nothing(office):
    run_id, told = await off(office, GORAN), []
    undoing = office.people.undoing

    undoing.ask(run_id, None, told.append)
    undoing.stop()
    await ended(undoing.operation)

    assert told == []


@journey
async def test_reads_that_wait_say_for_how_long_and_for_what(office):
    run_id, undoing = await off(office, GORAN), office.people.undoing
    office.time.patience = 1
    office.world.faults.set("zoom:throttle:seconds=20:times=1")
    undoing.ask(run_id, None, lambda _proposal: None)

    await until(lambda: bool(office.company.why_slow))
    office.time.now += EXPLAINED_AFTER
    words = undoing.words
    undoing.stop()
    await ended(undoing.operation)

    assert words.startswith(f"{READING} 10 seconds so far. Zoom asked us to slow down")
    assert undoing.words == READING
