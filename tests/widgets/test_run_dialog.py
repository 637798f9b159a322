"""A run as it is shown, on the simulated office."""

from dataclasses import replace

from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.run import Phase
from zoomprov_gui.widgets.run_dialog import LOOKS, RunDialog
from zoomprov_gui.widgets.theme import assets

GORAN = person_key("goran.eze@acme.example")
NADIA = person_key("nadia.okafor@acme.example")
CARLOS = person_key("carlos.neri@acme.example")


def sent(office, *keys):
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, keys)
    assert office.people.confirm(proposal, proposal.confirmation.text)
    dialog = RunDialog(office.window.theme, office.people.run, parent=office.window)
    dialog.open()
    return dialog


def test_every_phase_has_words_an_icon_and_an_ink():
    assert set(LOOKS) == set(Phase)
    assert all(assets.find(f"icons/{icon}.svg").exists() for icon, _words, _ink in LOOKS.values())


@journey
async def test_while_it_goes_on_it_can_be_stopped_and_put_away(office):
    office.time.patience = 1
    office.world.faults.set("zoom:accepted-no-effect")
    dialog = sent(office, GORAN)
    await until(lambda: [i.phase for i in office.people.run.items] == [Phase.CHECKING])

    assert dialog.title == "Turning off 1 account – 0 done"
    assert dialog.people.lines()[0].text == "Sent, checking…"
    assert dialog.stop.isVisible()
    assert not dialog.undo.isVisible()
    dialog.stop.click()
    assert dialog.stop.label == "Stopping…"
    assert not dialog.stop.isEnabled()
    dialog.hide_button.click()
    assert office.people.run.running


@journey
async def test_the_result_says_who_not_and_why_and_offers_the_way_back(office):
    dialog = sent(office, GORAN, CARLOS)
    asked = []
    dialog.undo_wanted.connect(lambda: asked.append("undo"))
    dialog.save_wanted.connect(lambda: asked.append("save"))

    await office.run_ended()

    assert dialog.title == "1 turned off · 1 not: Zoom admin"
    assert dialog.people.lines()[1].text == "Skipped – Zoom admin"
    assert "Carlos Neri: Zoom admin" in dialog.note.text()
    assert dialog.undo.label == "Undo (1)…"
    assert not dialog.retry.isVisible()
    dialog.save.click()
    dialog.undo.click()
    assert asked == ["save", "undo"]
    assert not dialog.isVisible()


@journey
async def test_what_was_refused_can_be_tried_again(office):
    office.world.faults.set("zoom:forbidden:method=PUT")
    dialog = sent(office, GORAN)
    asked = []
    dialog.retry_wanted.connect(lambda: asked.append("retry"))

    await office.run_ended()

    assert office.people.run.items[0].phase is Phase.FAILED
    assert dialog.retry.isVisible()
    dialog.retry.click()
    assert asked == ["retry"]


@journey
async def test_of_one_person_it_says_what_the_read_showed(office):
    office.page.doing.begin(Verb.TURN_OFF_IN_ZOOM, [GORAN])
    office.page.doing.confirm.send.click()
    await office.run_ended()

    assert office.page.doing.run.note.text().startswith("Zoom shows “Basic (Deactivated)”")


@journey
async def test_a_run_that_was_asked_to_slow_down_says_so(office):
    office.time.patience = 1
    office.world.faults.set("zoom:throttle:seconds=20:times=1")
    dialog = sent(office, GORAN)
    await until(lambda: bool(office.people.run.why_slow))

    office.people.run.elapsed.ticked.emit()

    assert "Zoom asked us to slow down" in dialog.note.text()
    office.people.run.leave()


@journey
async def test_who_is_held_back_says_why_while_others_are_sent(office):
    office.company.settings = replace(office.company.settings, max_people=1)
    proposal = office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [GORAN, NADIA]).part
    assert office.people.confirm(proposal, proposal.confirmation.text)

    dialog = RunDialog(office.window.theme, office.people.run, parent=office.window)

    texts = [line.text for line in dialog.people.lines()]
    assert texts == ["Waiting", "Held back: more than 1 a day"]
    await office.run_ended()
