"""What a step's card offers, and what becomes of it."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from tests.support.guide import guided, in_the_console, settled
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import ChangeKey, StepKey
from zoomprov_gui.widgets.explain_dialog import ExplainDialog

pytestmark = pytest.mark.anyio


async def at_the_switches(office):
    in_the_console(office)
    office.setup.open_step(StepKey.SWITCHES)
    await settled(office)
    return office.guide.ways


@guided("fresh-start")
async def test_there_is_one_button_for_each_switch_and_one_for_all(office):
    ways = await at_the_switches(office)

    assert [button.label for button in ways.buttons] == [
        "Turn on all 3",
        "Turn on “Create users”",
        "Turn on “Update user details”",
        "Turn on “Deactivate users”",
    ]
    assert [button.variant for button in ways.buttons].count("primary") == 1


@guided("fresh-start")
async def test_a_press_does_what_the_button_says_and_the_way_back_is_one_more(office):
    ways = await at_the_switches(office)

    ways.buttons[3].click()
    assert ways.busy == "Turn on “Deactivate users”"
    assert not any(button.isEnabled() for button in ways.buttons)
    await settled(office)

    (banner,) = ways.results.banners
    assert banner.title == "Deactivate users: Off → On"
    assert len(ways.buttons) == 3
    undo, _close = banner.actions_shown
    undo.click()
    await settled(office)
    assert not office.world.app.switches.deactivate
    assert len(ways.buttons) == 4
    ways.results.banners[0].actions_shown[-1].click()
    assert ways.results.banners == ()


@guided("fresh-start")
async def test_in_read_only_mode_the_card_says_why_not(office):
    ways = await at_the_switches(office)

    office.people.settings.change(read_only=True)

    assert not any(button.isEnabled() for button in ways.buttons)
    assert "Read-only mode is on" in office.guide.panel.doing.why_not.text()


@guided("fresh-start")
async def test_where_nothing_is_left_to_do_there_is_no_card(office):
    office.setup.open_step(StepKey.CONNECT_OKTA)
    await settled(office)

    assert not office.guide.panel.doing.isVisible()
    assert office.guide.panel.by_hand.isVisible()


@guided("fresh-start")
async def test_the_console_leads_where_the_assisted_way_was_never_seen_with_a_real_okta(office):
    ways, model = office.guide.ways, office.setup
    ways.buttons[0].click()  # adds the Zoom app
    await settled(office)
    view = model.view()

    console = replace(view, guide=replace(view.guide, link="https://acme-admin.okta.com/admin"))

    assert view.changes[0].key is ChangeKey.AUTHORISE
    assert ways.by_hand_first(console)
    assert not ways.by_hand_first(view)  # there is no console to open
    assert not ways.by_hand_first(replace(console, confirmed=True))


@guided("fresh-start")
async def test_a_problem_is_told_in_a_dialog(office):
    problem = diagnose(Misused("it is missing", place="okta.url"))

    office.guide.ways.show_problem(problem)

    dialog = office.window.findChild(ExplainDialog)
    assert dialog.title == problem.title
    dialog.reject()


async def without_a_sign_in(office, *, saved):
    """Have Okta end our sign-in, and look at step 1."""
    office.window.session.can_sign_in = saved
    office.world.faults.set("okta:token-revoked")
    office.setup.open_step(StepKey.CONNECT_OKTA)
    office.setup.check_now(everything=True)
    await settled(office)
    return office.guide.ways


@guided("small-office")
async def test_a_sign_in_that_ended_is_renewed_from_the_card_of_its_step(office):
    assert not office.guide.ways.sign_in.isVisible()
    wanted = []
    office.window.session.sign_in_wanted.connect(wanted.append)

    ways = await without_a_sign_in(office, saved=True)
    assert ways.sign_in.isVisible()
    assert ways.sign_in.label == "Sign in to Okta again"
    ways.sign_in.click()

    assert wanted == [Service.OKTA]


@guided("small-office")
async def test_where_nothing_is_saved_the_card_says_what_to_do(office):
    ways = await without_a_sign_in(office, saved=False)

    assert ways._panel.doing.isVisible()
    assert not ways.sign_in.isVisible()
    assert "no sign-in to renew" in ways._panel.doing.note


@guided("small-office")
async def test_a_permission_that_zoom_lacks_is_signed_in_for_again(office):
    office.window.session.can_sign_in = True
    office.world.faults.set("zoom:forbidden")
    office.setup.open_step(StepKey.CONNECT_ZOOM)
    office.setup.check_now(everything=True)
    await settled(office)

    assert office.guide.ways.sign_in.label == "Sign in to Zoom again"
    assert office.guide.ways.sign_in.isVisible()


@guided("small-office")
async def test_who_lacks_a_right_can_copy_a_request_for_an_admin(office):
    ways = office.guide.ways
    before = ways.request.isVisible()
    office.world.set_role("READ_ONLY_ADMIN")
    office.setup.open_step(StepKey.CONNECT_OKTA)
    office.setup.check_now(everything=True)
    await settled(office)

    ways.request.click()

    assert (before, ways.request.isVisible()) == (False, True)
    assert "May change apps: Read-only Admin" in QGuiApplication.clipboard().text()
    assert ways.request.label == "Copied"
