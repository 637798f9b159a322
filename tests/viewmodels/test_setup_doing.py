"""Changes of the set-up: done only where a read shows it, taken back with one click."""

import pytest

from tests.support.guide import browse, guided, in_the_console, read_again, settled, with_a_browser
from tests.support.qt import ended, until
from zoomprov_gui.domain.setup import ChangeKey, CheckState, StepKey
from zoomprov_gui.services.setup_results import NOT_BACK
from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.notices import DISMISS, UNDO
from zoomprov_gui.viewmodels.setup_doing import GIVEN

pytestmark = pytest.mark.anyio


def changes(office):
    return office.setup.view().changes


async def do(office, place=0):
    assert office.setup.doing.start(changes(office)[place])
    await settled(office)


async def at_the_switches(office):
    in_the_console(office)
    office.setup.open_step(StepKey.SWITCHES)
    await settled(office)


@guided("fresh-start")
async def test_a_switch_is_turned_on_read_back_and_turned_off_again(office):
    await at_the_switches(office)
    await do(office, 1)
    notice = office.setup.doing.notice

    assert (notice.tone, notice.text) == ("ok", "We read it back from Okta.")
    assert notice.actions == (UNDO, DISMISS)
    assert office.world.app.switches.create
    assert office.setup.doing.take_back()
    await settled(office)
    assert not office.world.app.switches.create


@guided("fresh-start")
async def test_an_okta_that_says_yes_and_does_nothing_is_not_believed(office):
    await at_the_switches(office)
    office.world.faults.set("okta:accepted-no-effect")

    await do(office)

    result = office.setup.doing.result
    assert not result.verified
    assert office.setup.doing.notice.tone == "warn"
    assert UNDO not in office.setup.doing.notice.actions
    assert office.setup.step.state is CheckState.CHANGE_NEEDED


@guided("fresh-start")
async def test_read_only_mode_sends_nothing(office):
    await at_the_switches(office)
    office.people.settings.change(read_only=True)
    first = changes(office)[0]

    assert not office.setup.doing.start(first)

    assert office.setup.doing.why_not(first) == "Read-only mode is on (Ctrl+Shift+R)."
    assert not office.world.app.switches.create


@guided("fresh-start")
async def test_only_one_change_goes_on_at_a_time(office):
    await at_the_switches(office)
    first, second = changes(office)[:2]

    assert office.setup.doing.start(first)
    assert office.setup.doing.title == "Turn on all 3"
    assert not office.setup.doing.start(second)

    await settled(office)
    assert office.setup.doing.title == ""


@guided("fresh-start")
async def test_the_result_can_be_put_away(office):
    await at_the_switches(office)
    await do(office)

    office.setup.doing.dismiss()

    assert office.setup.doing.notice is None
    assert not office.setup.doing.take_back()


async def with_an_app(office):
    with_a_browser(office)
    await do(office)
    assert changes(office)[0].key is ChangeKey.AUTHORISE


@guided("fresh-start")
async def test_permission_is_given_in_a_browser_and_finished_with_what_it_shows(office):
    await with_an_app(office)
    doing = office.setup.doing

    await do(office)
    assert doing.link.startswith("https://acme.okta.example/")
    assert doing.notice is None
    text = await browse(office, doing.link)
    assert doing.finish(text)
    await settled(office)

    assert doing.notice.tone == "ok"
    assert doing.link == ""
    assert office.setup.step.state is CheckState.CONFIRMED


@guided("fresh-start")
async def test_the_sandbox_agrees_by_itself(office):
    await do(office)

    await do(office)

    assert office.setup.doing.notice.tone == "ok"
    assert office.setup.step.state is CheckState.CONFIRMED


@guided("fresh-start")
async def test_what_does_not_fit_is_told_and_can_be_pasted_again(office):
    await with_an_app(office)
    doing = office.setup.doing
    await do(office)
    link = doing.link

    doing.finish("the wrong page")
    await settled(office)

    assert doing.link == link
    assert doing.result.title == "That does not fit"
    doing.finish(await browse(office, link))
    await settled(office)
    assert doing.result.verified


@guided("fresh-start")
async def test_a_permission_that_was_given_in_the_console_meanwhile_ends_the_waiting(office):
    await with_an_app(office)
    await do(office)
    app = office.world.app
    app.connection, app.authorised_by = "ENABLED", office.world.zoom.owner_id
    app.provisioned_since = office.time.now

    await read_again(office)

    assert office.setup.doing.link == ""
    assert office.setup.doing.notice.title == GIVEN


@guided("fresh-start")
async def test_nothing_can_be_finished_that_was_not_begun(office):
    assert not office.setup.doing.finish("code=1&state=2")
    assert not office.setup.doing.running


@guided("fresh-start")
async def test_a_change_that_is_started_ends_the_reading_for_an_offer(office):
    await at_the_switches(office)
    await do(office, 1)
    doing, steps = office.setup.doing, []
    doing.offered.connect(steps.append)
    entry = office.company.history.runs()[-1].entries[0]

    doing.offer_back(entry)
    assert doing.take_back()
    await settled(office)
    await until(lambda: not doing.offering.running)

    assert steps == []
    assert doing.result.verified
    assert not office.world.app.switches.create


@guided("fresh-start")
async def test_no_offer_takes_the_place_of_what_is_to_be_finished_in_a_browser(office):
    await with_an_app(office)
    await do(office)
    link = office.setup.doing.link
    entry = office.company.history.runs()[0].entries[0]

    begun = office.setup.doing.offer_back(entry)

    assert not begun
    assert link
    assert office.setup.doing.link == link


@guided("fresh-start")
async def test_a_change_of_the_journal_is_offered_back_and_called_undone(office):
    await at_the_switches(office)
    await do(office, 1)
    doing, steps = office.setup.doing, []
    doing.offered.connect(steps.append)
    doing.dismiss()
    entry = office.company.history.runs()[-1].entries[0]

    assert doing.offer_back(entry)
    assert not doing.offer_back(entry)
    await ended(doing.offering)
    offer, still_on = doing.notice, office.world.app.switches.create
    assert doing.take_back()
    await settled(office)

    assert (offer.actions, still_on) == ((UNDO, DISMISS), True)
    assert "On → Off. Nothing was sent yet." in offer.text
    assert not office.world.app.switches.create
    assert office.company.history.runs()[0].entries[0].state is State.UNDONE
    doing.offer_back(office.company.history.runs()[0].entries[0])
    await ended(doing.offering)
    assert steps == [StepKey.SWITCHES, NOT_BACK]
