"""What goes with a change, by keys alone: another way, the limit, stop, retry, undo, saving."""

from PySide6.QtWidgets import QApplication, QFileDialog

from tests.support.keyboard import (
    CONTROL,
    KEY,
    SHIFT,
    agree,
    asked,
    back_in,
    find,
    has_keyboard,
    key,
    pick,
    press,
    proven,
    see_the_end,
    tab_to,
    write,
)
from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.run import Phase

GORAN, JULIA, NADIA = (
    f"{name}@acme.example" for name in ("goran.eze", "julia.santos", "nadia.okafor")
)
SIX = ("Goran Eze", "Nadia Okafor", "Jonas Haddad", "Milan Kovac", "Tomas Lindgren", "Kira Holt")


def verdict(office, email):
    return office.company.roster.find(person_key(email)).verdict


def nobody_has_zoom(office, people):
    """Tell whether the simulator neither assigns Zoom to these people nor has them active."""
    world = office.world
    accounts = [account for who in people if (account := world.zoom_user(who)) is not None]
    assigned = world.okta.assigned[world.app.id]
    return all(account.status == "inactive" for account in accounts) and not any(
        assigned.get(world.okta_user(who).id) for who in people if world.okta_user(who)
    )


async def turn_off(office, name):
    """Turn somebody off from the table, and see the end of it without closing the result."""
    await find(office, name)
    key(KEY.Key_Delete)
    await agree(office.page.doing)
    await has_keyboard(lambda: office.page.doing.run)
    await office.run_ended()
    return await has_keyboard(lambda: office.page.doing.run)


async def select_by_name(office, *names):
    """Select several people one after another, with the space bar."""
    for name in names:
        await find(office, name)
        key(KEY.Key_Space)
    key(KEY.Key_F, CONTROL)
    key(KEY.Key_A, CONTROL)
    key(KEY.Key_Delete)
    table = office.people.table
    await until(lambda: table.settled and table.rowCount() == len(table.roster))
    tab_to(office.page.people.view)


@journey
async def test_every_answer_is_read_and_another_way_is_taken(office):
    await find(office, "Julia Santos")
    key(KEY.Key_Delete)
    confirm = await has_keyboard(lambda: office.page.doing.confirm)
    before = len(confirm.answers.lines)
    press(confirm.answers.all)
    every = len(confirm.answers.lines)
    tab_to(confirm.route.chip(Route.AUTO))
    for _way in confirm.proposal.routes:
        if confirm.proposal.route is not Route.ZOOM:
            key(KEY.Key_Right)
    await agree(office.page.doing)
    items = await see_the_end(office, office.page.doing)

    assert (before, every) == (0, 8)  # two stand against the plain way, and are dealt with
    assert [row.action.verb for row in office.people.run.plan.rows] == [Verb.TURN_OFF_IN_ZOOM]
    assert (items["Julia Santos"].phase, proven(office)) == (Phase.DONE, True)
    assert office.world.zoom_user(JULIA).status == "inactive"
    assert verdict(office, JULIA) is Verdict.SWITCHED_OFF


@journey
async def test_more_than_a_day_allows_are_sent_with_their_number_and_a_reason(office):
    await select_by_name(office, *SIX)
    press(office.page.people.turn_off)
    confirm = await has_keyboard(lambda: office.page.doing.confirm)
    held, people = confirm.proposal.confirmation.why, confirm.proposal.plan.takes_from
    tab_to(confirm.field)
    write(confirm.proposal.confirmation.text)
    without_a_reason = confirm.send.isEnabled()
    await agree(office.page.doing, reason="The clinic was sold")
    await see_the_end(office, office.page.doing)

    assert held.startswith("That is 6 people; more than 5 a day")
    assert not without_a_reason
    assert nobody_has_zoom(office, people)
    run = office.company.journal.runs()[-1]
    assert run.reason == "The clinic was sold"
    assert proven(office)


@journey
async def test_the_part_that_a_day_allows_is_sent_alone(office):
    await select_by_name(office, *SIX)
    press(office.page.people.turn_off)
    confirm = await has_keyboard(lambda: office.page.doing.confirm)
    press(confirm.part)
    people = confirm.proposal.plan.takes_from
    await agree(office.page.doing)
    items = await see_the_end(office, office.page.doing)

    assert len(people) == 5
    assert nobody_has_zoom(office, people)
    assert sorted(item.phase.value for item in items.values()) == ["done"] * 5 + ["skipped"]


@journey
async def test_a_change_is_undone_from_its_result(office):
    run = await turn_off(office, "Goran Eze")
    press(run.undo)
    await agree(office.page.doing)
    items = await see_the_end(office, office.page.doing)

    assert (items["Goran Eze"].phase, proven(office)) == (Phase.DONE, True)
    account = office.world.zoom_user(GORAN)
    assert (account.status, account.type) == ("active", 2)
    assert verdict(office, GORAN) is Verdict.STILL_ACTIVE


@journey
async def test_a_change_is_undone_from_history(office):
    await turn_off(office, "Goran Eze")
    key(KEY.Key_Escape)
    await back_in(office)
    key(KEY.Key_5, CONTROL)
    await until(lambda: office.history.loaded)
    tab_to(office.past.list)
    key(KEY.Key_Return)
    opened = office.past.drawer.title
    press(office.past.drawer.undo)
    await agree(office.past.acts.doing)
    items = await see_the_end(office, office.past.acts.doing)

    assert opened == "Goran Eze"
    assert (items["Goran Eze"].phase, proven(office)) == (Phase.DONE, True)
    assert office.world.zoom_user(GORAN).status == "active"
    first = office.company.journal.runs()[0].entries[0]
    assert first.state is State.UNDONE


@journey
async def test_what_failed_is_sent_again(office):
    office.world.faults.set("zoom:forbidden:method=PUT")
    run = await turn_off(office, "Nadia Okafor")
    failed = office.people.run.items[0].phase
    office.world.faults.clear()
    press(run.retry)
    await agree(office.page.doing)
    items = await see_the_end(office, office.page.doing)

    assert failed is Phase.FAILED
    assert (items["Nadia Okafor"].phase, proven(office)) == (Phase.DONE, True)
    assert office.world.zoom_user(NADIA).status == "inactive"


@journey
async def test_a_run_is_stopped_between_two_writes(office):
    await select_by_name(office, "Goran Eze", "Nadia Okafor")
    press(office.page.people.turn_off)
    office.world.faults.set("zoom:latency:seconds=0.4:method=PUT")
    await agree(office.page.doing)
    run = await has_keyboard(lambda: office.page.doing.run)
    await until(lambda: any(i.phase is Phase.SENDING for i in office.people.run.items))
    press(run.stop)
    stopping = office.people.run.stopping
    items = await see_the_end(office, office.page.doing)

    assert stopping
    assert sorted(item.phase.value for item in items.values()) == ["done", "skipped"]
    done = {name for name, item in items.items() if item.phase is Phase.DONE}
    people = {"Goran Eze": GORAN, "Nadia Okafor": NADIA}
    off = {name for name, who in people.items()
           if office.world.zoom_user(who).status == "inactive"}  # fmt: skip
    assert off == done


@journey
async def test_a_result_is_saved_as_a_list(office):
    run = await turn_off(office, "Goran Eze")
    press(run.save)
    await until(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    await asked()
    write(str(office.folder / "result.csv"))
    key(KEY.Key_Return)
    await until((office.folder / "result.csv").exists)

    lines = (office.folder / "result.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == "run,email,name,result,text"
    assert lines[1].split(",")[1:4] == [GORAN, "Goran Eze", "done"]
    await has_keyboard(lambda: office.page.doing.run)


@journey
async def test_somebody_is_ignored_with_a_reason_and_looked_at_again(office):
    await find(office, "Goran Eze")
    key(KEY.Key_I)
    await asked()
    write("A room's account")
    key(KEY.Key_Return)
    part = await back_in(office)
    ignored = verdict(office, GORAN)
    key(KEY.Key_F10, SHIFT)
    await pick("Stop ignoring")
    heeded = await back_in(office)

    assert ignored is Verdict.IGNORED
    assert verdict(office, GORAN) is Verdict.STILL_ACTIVE
    assert part is heeded is office.page.people.view
