"""Groups in the window: give Zoom, take it, take one person out, by the mouse."""

import asyncio

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.groups import group_id, groups_shown
from tests.support.office import journey
from tests.support.qt import until
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.run import Phase

ULLA = person_key("ulla.berg@acme.example")
BEATRIX = person_key("beatrix.holm@acme.example")


def press(button):
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def click_on(office, name):
    await asyncio.sleep(0.05)  # the table lays itself out after a read
    view = office.by_group.groups.view
    place = office.groups.table.place_of(group_id(office, name))
    top = view.rowViewportPosition(place) + view.row_height // 2
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(90, top))


async def confirm_of(office):
    doing = office.by_group.doing
    await until(lambda: doing.confirm is not None)
    await asyncio.sleep(0.05)
    return doing.confirm


def verdict(office, key):
    found = office.company.roster.find(key)
    return None if found is None else found.verdict


@journey
async def test_a_group_is_given_zoom_by_the_mouse_alone_and_it_is_taken_back(office):
    office.world.zoom.hosts += 1
    press(office.window.sidebar.groups)
    await until(lambda: office.groups.listed)
    press(office.by_group.filters.chips.chip("all"))
    await until(lambda: office.groups.table.rowCount() == 6)
    await click_on(office, "Contractors")
    await until(lambda: len(office.groups.members) == 3)

    press(office.by_group.drawer.action)
    confirm = await confirm_of(office)
    outcomes = {line.name: line.text for line in confirm.people.lines()}
    press(confirm.send)
    await office.run_ended()

    assert outcomes["Ulla Berg"] == "Gets Zoom"
    run = office.by_group.doing.run
    assert office.people.run.items[0].phase is Phase.DONE, office.people.run.items[0].text
    await until(lambda: verdict(office, ULLA) is not None)
    assert verdict(office, ULLA) in {Verdict.IN_SYNC, Verdict.INVITED, Verdict.WAITING}
    await until(lambda: "Gives Zoom" in office.by_group.drawer.card.title)
    press(run.undo)
    back = await confirm_of(office)
    assert "Contractors" in " ".join(line.name for line in back.people.lines())
    press(back.cancel)


@journey
async def test_a_group_loses_zoom_only_after_the_words_and_everybody_is_read_back(office):
    await groups_shown(office)
    await click_on(office, "Clinical staff")
    press(office.by_group.drawer.action)
    confirm = await confirm_of(office)
    losing = [line for line in confirm.people.lines() if line.text == "Loses Zoom"]
    refused = confirm.send.isVisible() and not confirm.send.isEnabled()

    QTest.keyClicks(confirm.field, confirm.proposal.confirmation.text)
    QTest.keyClicks(confirm.reason, "The clinic gets another tool")
    press(confirm.send)
    await office.run_ended()

    assert refused
    assert losing
    assert office.people.run.items[0].phase is Phase.DONE
    await until(lambda: not office.groups.table.find(group_id(office, "Clinical staff")).gives)


@journey
async def test_one_person_is_taken_out_of_a_granting_group_by_the_mouse(office):
    await groups_shown(office)
    await click_on(office, "Clinical staff")
    people = office.by_group.drawer.people
    model = people.people
    place = next(row for row in range(model.rowCount()) if model.key_at(row) == BEATRIX)
    people.scrollTo(model.index(place))
    at = people.visualRect(model.index(place)).center()
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=at)
    press(office.by_group.drawer.take_out)

    confirm = await confirm_of(office)
    press(confirm.send)
    await office.run_ended()

    assert verdict(office, BEATRIX) is Verdict.OFF_BOTH
    assert not office.world.in_group(
        office.world.okta.groups[group_id(office, "Clinical staff")],
        office.world.okta_user(BEATRIX).id,
    )
    await until(lambda: len(office.groups.members) == 11)
