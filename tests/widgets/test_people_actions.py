from PySide6.QtWidgets import QFileDialog

from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.run import Phase
from zoomprov_gui.widgets.ignore_dialog import IgnoreDialog

GORAN = person_key("goran.eze@acme.example")
NADIA = person_key("nadia.okafor@acme.example")


@journey
async def test_without_anybody_nothing_is_asked(office):
    office.page.doing.begin(Verb.TURN_OFF_IN_ZOOM, [])

    assert office.page.doing.confirm is None


@journey
async def test_while_a_run_goes_on_it_is_shown_in_place_of_another_question(office):
    doing = office.page.doing
    office.time.patience = 1
    office.world.faults.set("zoom:accepted-no-effect")
    doing.begin(Verb.TURN_OFF_IN_ZOOM, [GORAN])
    doing.confirm.send.click()
    await until(lambda: [i.phase for i in office.people.run.items] == [Phase.CHECKING])
    doing.run.hide_button.click()

    doing.begin(Verb.TURN_OFF_IN_ZOOM, [GORAN])

    assert doing.run.isVisible()
    assert doing.confirm is None


@journey
async def test_a_result_that_nobody_watches_is_told_in_a_toast(office):
    doing = office.page.doing
    doing.begin(Verb.TURN_OFF_IN_ZOOM, [GORAN])
    doing.confirm.send.click()
    doing.run.hide_button.click()

    await office.run_ended()

    assert doing.toast.text == "1 turned off"
    doing.toast._action.click()
    assert doing.run.isVisible()
    assert doing.run.title == "1 turned off"


@journey
async def test_a_failed_one_is_tried_again_by_the_same_way(office):
    doing = office.page.doing
    office.world.faults.set("zoom:forbidden:method=PUT")
    doing.begin(Verb.TURN_OFF_IN_ZOOM, [GORAN], Route.ZOOM)
    doing.confirm.send.click()
    await office.run_ended()
    office.world.faults.clear()

    doing.run.retry.click()

    assert [line.key for line in doing.confirm.people.lines()] == [GORAN]
    doing.confirm.send.click()
    await office.run_ended()
    assert office.people.run.items[0].phase is Phase.DONE


@journey
async def test_both_lists_can_be_saved(office):
    doing = office.page.doing
    doing.begin(Verb.TURN_OFF_IN_ZOOM, [GORAN])
    doing.confirm.save.click()
    plan = office.window.findChild(QFileDialog)
    plan.fileSelected.emit(str(office.folder / "plan.csv"))
    plan.close()
    doing.confirm.send.click()
    await office.run_ended()
    doing.run.save.click()
    dialogs = [d for d in office.window.findChildren(QFileDialog) if d.isVisible()]
    dialogs[-1].fileSelected.emit(str(office.folder / "run.csv"))
    dialogs[-1].close()

    assert "goran.eze@acme.example" in (office.folder / "plan.csv").read_text("utf-8-sig")
    assert "done" in (office.folder / "run.csv").read_text("utf-8-sig")


@journey
async def test_what_an_undo_did_not_reach_is_undone_again_by_the_same_run(office):
    doing = office.page.doing
    doing.begin(Verb.TURN_OFF_IN_ZOOM, [GORAN])
    doing.confirm.send.click()
    await office.run_ended()
    first = office.people.run.run_id
    office.world.faults.set("zoom:forbidden:method=PATCH")
    office.world.faults.set("zoom:forbidden:method=PUT")
    doing.run.undo.click()
    await until(lambda: doing.confirm is not None)
    doing.confirm.send.click()
    await office.run_ended()
    assert office.people.run.items[0].phase is Phase.FAILED
    office.world.faults.clear()

    doing.run.retry.click()
    await until(lambda: doing.confirm is not None)
    doing.confirm.send.click()
    await office.run_ended()

    assert office.people.run.items[0].phase is Phase.DONE
    assert office.people.run.undoes
    assert office.company.undo.run(first).entries[0].state is State.UNDONE


@journey
async def test_somebody_is_set_aside_with_a_reason_and_looked_at_again(office):
    office.page.doing.set_aside([GORAN])
    dialog = office.window.findChild(IgnoreDialog)
    dialog.reason.setText("A contractor")
    dialog.ignore.click()
    assert office.company.roster.find(GORAN).ignored_because == "A contractor"

    office.page.doing.heed([GORAN])

    assert office.company.roster.find(GORAN).verdict is Verdict.STILL_ACTIVE


@journey
async def test_in_read_only_mode_nobody_is_set_aside_and_it_is_said_why(office):
    office.page.doing.set_aside([GORAN])
    office.people.settings.change(read_only=True)
    dialog = office.window.findChild(IgnoreDialog)
    dialog.reason.setText("A contractor")

    dialog.ignore.click()

    assert "Read-only" in office.page.doing.toast.text
    assert office.company.roster.find(GORAN).verdict is Verdict.STILL_ACTIVE


@journey
async def test_whom_somebody_changed_meanwhile_is_skipped_and_the_result_says_so(office):
    doing = office.page.doing
    doing.begin(Verb.TURN_OFF_IN_ZOOM, [GORAN, NADIA])
    (account,) = office.world.zoom.users.by_email(GORAN)
    office.world.zoom.users.edit(account.id).role = "1"
    doing.confirm.field.setText("turn off 2")
    doing.confirm.send.click()
    await office.run_ended()

    phases = {item.key: item.phase for item in office.people.run.items}
    assert phases == {GORAN: Phase.SKIPPED, NADIA: Phase.DONE}
    assert doing.run.title == "1 turned off · 1 not: Changed meanwhile"
    assert "Goran Eze: Changed meanwhile" in doing.run.note.text()
