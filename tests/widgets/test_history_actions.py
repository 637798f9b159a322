"""What is done from the History page, on the simulated office."""

import csv

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.support.guide import guided, in_the_console, settled
from tests.support.office import journey
from tests.support.past import CARLOS, GORAN, NADIA, look, row_about, send
from tests.support.qt import until
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.services.setup_results import NOT_BACK
from zoomprov_gui.viewmodels.history import BUSY
from zoomprov_gui.viewmodels.notices import (
    CHECK_NOW,
    DISMISS,
    READ_ONLY_OFF,
    SIGN_IN_AGAIN,
    TRY_AGAIN,
    UNDO,
    WHAT_CAN_I_DO,
    Notice,
)
from zoomprov_gui.widgets.explain_dialog import ExplainDialog

pytestmark = pytest.mark.anyio


def words(menu):
    return [action.text() for action in menu.actions() if action.text()]


async def turn_a_switch_on(office):
    in_the_console(office)
    office.setup.open_step(StepKey.SWITCHES)
    await settled(office)
    assert office.setup.doing.start(office.setup.view().changes[1])
    await settled(office)


async def the_only_entry(office):
    await look(office)
    (entry_id,) = [row.entry_id for row in office.history.table.shown]
    return entry_id


@journey
async def test_the_menu_of_a_line_offers_undo_check_and_copies(office):
    await send(office, GORAN, NADIA)
    await look(office)

    menu = office.past.acts.row_menu(row_about(office, GORAN).entry_id)

    assert words(menu) == [
        "Open",
        "Undo…",
        "Undo for all 2…",
        "Check again",
        "Copy row",
        "Copy row as CSV",
        "Copy for ticket",
    ]


@journey
async def test_of_several_lines_all_are_checked_or_copied_and_none_undone(office):
    await send(office, GORAN, CARLOS)
    await look(office)
    office.past.list.selectAll()

    menu = office.past.acts.row_menu(row_about(office, GORAN).entry_id)
    next(a for a in menu.actions() if a.text() == "Copy for ticket").trigger()

    assert "Undo…" not in words(menu)
    text = QApplication.clipboard().text()
    assert "Goran Eze" in text
    assert "Carlos Neri" in text


@journey
async def test_the_whole_change_is_undone_from_one_of_its_lines(office):
    await send(office, GORAN, NADIA)
    await look(office)
    acts = office.past.acts

    acts.undo(row_about(office, GORAN).entry_id, whole=True)
    await until(lambda: acts.doing.confirm is not None)

    assert acts.doing.confirm.title == "Undo this for 2 people?"
    assert len(acts.doing.confirm.people.lines()) == 2


@journey
async def test_what_is_shown_can_be_saved_as_a_list(office):
    await send(office, GORAN, CARLOS)
    await look(office)
    office.past.filters.search.setText("goran")

    office.past.filters.save.click()
    dialog = office.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(office.folder / "history.csv"))
    dialog.close()

    with (office.folder / "history.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == ["Goran Eze"]


@journey
async def test_the_buttons_of_banners_do_what_they_say(office):
    await look(office)
    asked, acts = [], office.past.acts
    office.window.session.sign_in_wanted.connect(asked.append)
    office.people.settings.change(read_only=True)
    notice = Notice(
        key="zoom-failed", tone="bad", icon="info", title="Zoom", text="", help="Wait.",
        service=Service.ZOOM,
    )  # fmt: skip

    for action in (TRY_AGAIN, SIGN_IN_AGAIN, CHECK_NOW, READ_ONLY_OFF, DISMISS, WHAT_CAN_I_DO):
        acts.telling.act(action[0], notice)
    await until(lambda: not office.people.unsettled.operation.running)

    assert asked == [Service.ZOOM]
    assert not office.window.session.read_only
    assert office.window.findChild(ExplainDialog).isVisible()


@journey
async def test_nothing_chosen_copies_nothing(office):
    await look(office)
    QApplication.clipboard().setText("before")

    office.past.acts.copy((), "rows")

    assert QApplication.clipboard().text() == "before"


@guided("fresh-start")
async def test_a_change_of_the_set_up_is_undone_at_its_step_one_click_away(office):
    await turn_a_switch_on(office)
    office.setup.open_step(StepKey.PROVE)
    entry_id = await the_only_entry(office)
    office.history.open(entry_id)
    label = office.past.drawer.undo.label

    office.past.drawer.undo.click()
    await until(lambda: office.window.pages.key == "setup")

    assert label == "Undo in Setup…"
    assert office.setup.view().key is StepKey.SWITCHES
    assert office.setup.doing.notice.actions == (UNDO, DISMISS)
    assert office.setup.doing.take_back()
    await settled(office)
    office.history.refresh()
    assert "undone already" in office.history.why_not_undo(entry_id)


@guided("fresh-start")
async def test_what_was_turned_back_elsewhere_says_why_it_cannot_be_undone(office):
    await turn_a_switch_on(office)
    entry_id = await the_only_entry(office)
    office.world.app.switches.create = False

    office.past.acts.undo(entry_id)
    await until(lambda: office.past.acts.doing.toast.text == NOT_BACK)

    assert office.window.pages.key == "history"


@guided("fresh-start")
async def test_an_undo_that_has_to_wait_for_the_set_up_says_so(office):
    await turn_a_switch_on(office)
    entry_id = await the_only_entry(office)
    assert office.setup.doing.take_back()

    office.past.acts.undo(entry_id)
    told = office.past.acts.doing.toast.text
    await settled(office)

    assert told == BUSY
    assert office.window.pages.key == "history"


@guided("fresh-start")
async def test_a_set_up_that_cannot_be_read_is_said_to_be_so_and_not_changed(office):
    await turn_a_switch_on(office)
    entry_id = await the_only_entry(office)
    office.world.faults.set("okta:unavailable")
    toast = office.past.acts.doing.toast

    office.past.acts.undo(entry_id)
    await until(lambda: toast.text != "Reading the set-up…")

    assert "Nobody knows whether it is still so." in toast.text
    assert office.window.pages.key == "history"


@guided("fresh-start")
async def test_what_keeps_the_set_up_from_being_read_is_told_where_it_was_asked_for(office):
    await look(office)
    problem = diagnose(Unsaved("the journal", "full", "x"))

    office.setup.doing.offering.failed.emit(problem)

    assert office.past.acts.doing.toast.text == "The disk is full"
    assert office.window.findChild(ExplainDialog).isVisible()
