from PySide6.QtWidgets import QFileDialog

from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.actions import Plan, Route, Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.proposing import of_plan
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

    assert "Read-only" in dialog._held.text
    assert not dialog.ignore.isEnabled()
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


@journey
async def test_a_long_run_stops_by_itself_where_the_first_does_not_work_and_the_rest_can_be_sent(
    office,
):
    doing, roster = office.page.doing, office.company.roster
    office.world.faults.set("zoom:forbidden:method=PUT")
    office.people.settings.change(max_people=50)
    keys = [
        p.key
        for p in map(roster.comparison, roster.rows)
        if office.people.proposed(Verb.TURN_OFF_IN_ZOOM, [p.key], Route.ZOOM).possible
    ][:8]
    doing.begin(Verb.TURN_OFF_IN_ZOOM, keys, Route.ZOOM)
    doing.confirm.field.setText(doing.confirm.proposal.confirmation.text)
    doing.confirm.reason.setText("The branch closes")
    doing.confirm.send.click()
    assert "One person first, then five" in doing.run._text.text()

    await office.run_ended()

    phases = [item.phase for item in office.people.run.items]
    assert phases == [Phase.FAILED, *[Phase.SKIPPED] * 7]
    assert "and 6 more: Stopped by itself: most" in doing.run.note.text()
    assert office.people.run.result == "8 not done"
    assert doing.run.retry.label == "Send the rest (8)…"
    office.world.faults.clear()
    doing.run.retry.click()
    assert doing.confirm.proposal.plan.people == 8


@journey
async def test_a_run_that_takes_and_gives_is_called_neither(office):
    doing, roster = office.page.doing, office.company.roster
    off = next(
        p.key for p in map(roster.comparison, roster.rows) if p.verdict is Verdict.SWITCHED_OFF
    )
    plans = [
        office.people.proposed(verb, [key]).plan.rows
        for verb, key in ((Verb.TURN_OFF_IN_ZOOM, GORAN), (Verb.TURN_ON_IN_ZOOM, off))
    ]
    both = of_plan(Plan(rows=(*plans[0], *plans[1])), office.company.context())
    doing.begin_with(lambda _only: both, lambda: None)
    doing.confirm.send.click()

    await office.run_ended()

    assert doing.run.title == "2 changed"
