"""Writes of all kinds on the simulated office, and the History page over them."""

from tests.support.office import Office
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import PersonKey, person_key
from zoomprov_gui.simulator.zoom_people import set_zoom_status
from zoomprov_gui.viewmodels.run import Phase

GORAN = person_key("goran.eze@acme.example")
NADIA = person_key("nadia.okafor@acme.example")
CARLOS = person_key("carlos.neri@acme.example")


async def send(office: Office, *keys: PersonKey, verb: Verb = Verb.TURN_OFF_IN_ZOOM) -> str:
    """Turn people off, or do something else, and return the run."""
    proposal = office.people.proposed(verb, keys)
    assert office.people.confirm(proposal, proposal.confirmation.text)
    await office.run_ended()
    return office.people.run.run_id


async def left_open(office: Office) -> None:
    """Let a run be left while its only write waits to be shown by a read."""
    await office.read()
    office.time.patience = 1
    office.world.faults.set("zoom:delayed-effect:seconds=30")
    office.people.confirm(office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN]), "")
    await until(lambda: [i.phase for i in office.people.run.items] == [Phase.CHECKING])


async def take_back(office: Office, run: str) -> str:
    """Undo a run, and return the run that did."""
    told = []
    assert office.people.undoing.ask(run, None, told.append)
    await ended(office.people.undoing.operation)
    assert office.people.confirm(told[0], told[0].confirmation.text)
    await office.run_ended()
    return office.people.run.run_id


async def unknown(office: Office, key: PersonKey = NADIA) -> None:
    """Send something that Zoom accepts and does not do."""
    office.world.faults.set("zoom:accepted-no-effect")
    await send(office, key)
    office.world.faults.clear()


async def look(office: Office) -> None:
    """Go to the History page, and wait until it is there and nothing is being read."""
    office.window.go_to("history")
    await until(lambda: office.history.loaded)
    await until(lambda: not office.people.session.checking)


async def checked(office: Office) -> None:
    """Wait until whoever was asked about again was read."""
    await ended(office.history.checking)


def turn_on_behind_our_back(office: Office, key: PersonKey = GORAN) -> None:
    """Have another admin turn somebody on again, an hour later."""
    set_zoom_status(office.world, office.world.zoom_user(key).id, "active")
    office.time.now += 3700


def row_about(office: Office, key: PersonKey):
    """Return the first row about a person."""
    return next(row for row in office.history.table.shown if row.key == key)
