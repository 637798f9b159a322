"""The Setup page in its window: the steps, their reads, keys, and what is said aloud."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.guide import guided, in_the_console, read_again, settled
from tests.support.office import open_office
from tests.support.past import left_open
from tests.support.qt import until
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.viewmodels.setup import DONE
from zoomprov_gui.widgets import setup_page
from zoomprov_gui.widgets.explain_dialog import ExplainDialog
from zoomprov_gui.widgets.parts import check_row
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.replies_dialog import RepliesDialog

pytestmark = pytest.mark.anyio


@guided("fresh-start")
async def test_it_shows_the_open_step_and_counts_what_is_confirmed(office):
    page = office.guide

    assert office.window.top_bar.title.text() == "Set up provisioning"
    assert page.stepper.count == "2 of 6 confirmed"
    assert page.panel.eyebrow == "Step 3 of 6"
    assert [item.isChecked() for item in page.stepper.items].index(True) == 2
    assert office.window.sidebar.setup.accessibleName() == "Setup, 2 of 6 confirmed"


@guided("fresh-start")
async def test_back_skip_and_next_only_move_on(office):
    page = office.guide
    before = page.stepper.count

    page.footer.next.click()
    assert office.setup.step.key is StepKey.SWITCHES
    page.footer.skip.click()
    assert office.setup.step.key is StepKey.ASSIGN
    page.footer.back.click()
    assert office.setup.step.key is StepKey.SWITCHES
    page.stepper.items[0].click()
    assert office.setup.step.key is StepKey.CONNECT_OKTA
    await settled(office)

    assert page.stepper.count == before
    assert not page.footer.back.isEnabled()


@guided("fresh-start")
async def test_after_the_last_step_the_people_are_next(office):
    office.setup.open(DONE)
    await settled(office)

    office.guide.footer.next.click()

    assert office.window.pages.key == "people"


@guided("fresh-start")
async def test_a_flip_is_seen_on_its_row_and_said(office):
    said = []
    in_the_console(office)

    with pytest.MonkeyPatch.context() as patched:
        for module in (check_row, setup_page):
            patched.setattr(module, "announce", lambda _widget, text: said.append(text))
        await read_again(office)

    assert office.guide.panel.checks.rows["connection"].flashing
    assert "Zoom's permission: Given" in said
    assert "Step 3, Let Okta manage Zoom, is confirmed" in said


@guided("fresh-start")
async def test_what_okta_replied_is_two_clicks_away(office):
    office.guide.show_replies("app_exists")

    dialog = office.window.findChild(RepliesDialog)
    assert dialog.title == "Zoom app: what Okta replied"
    assert "GET /api/v1/apps" in dialog.text.toPlainText()
    dialog.reject()


@guided("fresh-start")
async def test_what_was_not_read_has_no_reply_to_show(office):
    office.guide.show_replies("nothing")

    assert office.window.findChild(RepliesDialog) is None


@guided("fresh-start")
async def test_f5_checks_the_open_step(office):
    QTest.keyClick(office.window, Qt.Key.Key_F5)

    assert office.setup.reading.running
    assert not office.guide.panel.checks.check.isEnabled()
    await settled(office)
    assert office.guide.panel.checks.check.isEnabled()


@guided("small-office")
async def test_with_okta_down_ticks_go_and_the_banner_says_why(office):
    office.setup.open_step(StepKey.SWITCHES)
    office.world.faults.set("okta:unavailable")
    await office.read()
    await read_again(office)

    page = office.guide
    assert page.panel.pill.text() == "Can't tell"
    assert page.notices.banners[0].title.startswith("Okta is not answering")
    assert page.footer.next.variant == "default"


@guided("fresh-start")
async def test_that_nothing_is_set_up_yet_is_no_alarm_here(office):
    assert office.guide.notices.banners == ()


@guided("fresh-start")
async def test_read_only_mode_can_be_left_from_its_banner(office):
    office.people.settings.change(read_only=True)
    (banner,) = office.guide.notices.banners

    banner.actions_shown[0].click()

    assert not office.people.settings.value.read_only


async def test_what_an_earlier_start_left_open_is_said_here_too_and_can_be_looked_at(tmp_path):
    async with open_office(tmp_path) as first:
        await left_open(first)
    first.time.now += 60
    async with open_office(tmp_path, time=first.time, world=first.world) as second:
        second.window.go_to("setup")
        (asking,) = second.guide.notices.banners

        question = asking.title
        asking.actions_shown[0].click()
        looked = second.people.unsettled.operation.running
        await second.read()
        await until(lambda: not second.people.unsettled.question)
        (told,) = second.guide.notices.banners
        answer = told.title
        told.actions_shown[0].click()

        assert (question, looked) == ("We do not know what became of earlier changes", True)
        assert answer == "Earlier changes were checked"
        assert second.guide.notices.banners == ()


@guided("fresh-start")
async def test_what_can_be_done_about_a_banner_is_told(office):
    office.world.faults.set("zoom:unavailable")
    await office.read()
    banner = office.guide.notices.banners[0]

    banner.actions_shown[1].click()

    dialog = office.window.findChild(ExplainDialog)
    assert dialog.isVisible()
    dialog.reject()


@guided("fresh-start")
async def test_whatever_takes_the_focus_has_a_name_on_every_step(office):
    nameless = []
    for place in range(DONE + 1):
        office.setup.open(place)
        await settled(office)
        for widget in office.window.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                told = QAccessible.queryAccessibleInterface(widget)
                if not told.text(QAccessible.Text.Name).strip():
                    nameless.append(f"{place}: {type(widget).__name__}")

    assert nameless == []


@guided("fresh-start")
async def test_f6_goes_from_region_to_region_and_comes_round(office):
    office.window.activateWindow()
    seen = []
    for _ in range(5):
        QTest.keyClick(office.window, Qt.Key.Key_F6)
        here = office.window.focusWidget()
        regions = [office.window.sidebar, office.window.top_bar, *office.guide.regions()]
        seen.append(next(type(r).__name__ for r in regions if r.isAncestorOf(here)))

    assert sorted(seen) == ["Sidebar", "StepFooter", "StepPanel", "Stepper", "TopBar"]


@guided("fresh-start")
async def test_what_the_page_was_like_is_kept(office):
    office.guide.panel.why.set_open(is_open=False)

    kept = office.guide.remember()

    assert kept == {"step": 2, "why": False}


@guided("fresh-start")
async def test_i_checked_it_is_said_on_the_row_and_is_no_tick(office):
    office.setup.open_step(StepKey.CONNECT_ZOOM)
    await settled(office)
    row = office.guide.panel.checks.rows["zoom_domain"]

    row.ask.click()

    assert row.pill.text() == "Checked by dana.whitfield@acme.example"
    assert row.line.icon == "circle-help"
    assert row.ask.label == "Take back"


async def filled(office, place):
    """Open a step, and return the labels of its filled buttons."""
    office.setup.open(place)
    await settled(office)
    buttons = office.guide.findChildren(Button)
    return [one.label for one in buttons if one.variant == "primary" and one.isVisible()]


@guided("fresh-start")
async def test_no_step_has_two_primary_buttons_while_the_set_up_grows(office):
    found = [await filled(office, place) for place in range(DONE + 1)]
    app = in_the_console(office)
    found += [await filled(office, place) for place in range(DONE + 1)]
    for switch in ("create", "update", "deactivate"):
        setattr(app.switches, switch, True)
    found += [await filled(office, place) for place in range(DONE + 1)]

    assert [labels for labels in found if len(labels) > 1] == []
    assert len([labels for labels in found if labels]) > DONE


@guided("fresh-start")
async def test_the_note_below_the_steps_promises_no_pause_that_okta_may_not_allow(office):
    notes = [part.text() for part in office.guide.stepper.findChildren(Paragraph)]

    (note,) = [text for text in notes if text.startswith("Ticks come from")]

    assert "says when it was read" in note
    assert not any(letter.isdigit() for letter in note)
