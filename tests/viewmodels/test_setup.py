"""The set-up as the window follows it: what Okta and Zoom show, and never what was clicked."""

import pytest

from tests.support.guide import guided, in_the_console, read_again, read_all, settled
from tests.support.office import open_office
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import CheckKey, CheckState, StepKey
from zoomprov_gui.viewmodels.setup import DONE, HIDDEN, OFTEN, OFTEN_FOR, SELDOM

pytestmark = pytest.mark.anyio


def state(office, key):
    return next(step.state for step in office.setup.steps if step.key is key)


def check(office, key):
    return office.setup.find(key.value)


@guided("fresh-start")
async def test_it_opens_at_the_first_step_that_is_open(office):
    assert office.setup.step.key is StepKey.AUTHORISE
    assert office.setup.count == "2 of 6 confirmed"
    assert office.window.session.confirmed == (2, 6)


@guided("fresh-start")
async def test_going_through_all_steps_confirms_none(office):
    before = [step.state for step in office.setup.steps]

    for place in range(DONE + 1):
        office.setup.open(place)
        await settled(office)

    assert [step.state for step in office.setup.steps] == before
    assert office.setup.step is None
    assert not office.setup.all_confirmed


@guided("fresh-start")
async def test_what_is_done_in_the_console_is_noticed_and_told(office):
    flipped, told = [], []
    office.setup.flipped.connect(lambda key, words: flipped.append(words))
    office.setup.told.connect(told.append)
    in_the_console(office)

    await read_again(office)

    assert state(office, StepKey.AUTHORISE) is CheckState.CONFIRMED
    assert "Zoom's permission: Given" in flipped
    assert told == ["Step 3, Let Okta manage Zoom, is confirmed"]


@guided("small-office")
async def test_a_switch_that_is_turned_off_is_told_with_who_and_when(office):
    office.setup.open_step(StepKey.SWITCHES)
    await settled(office)
    flipped = []
    office.setup.flipped.connect(lambda key, words: flipped.append(words))
    office.world.set_switches(deactivate=False)

    await read_again(office)
    office.time.now += 7200

    assert flipped == ["Deactivate users is now off"]
    place = list(StepKey).index(StepKey.SWITCHES)
    shown = office.setup.states()[place]
    assert shown.mark == "lapsed"
    assert shown.line.startswith("Turned off 2 h ago by dana.whitfield@acme.example")


@guided("small-office")
async def test_what_cannot_be_read_is_not_confirmed_any_more(office):
    office.setup.open_step(StepKey.SWITCHES)
    await settled(office)
    assert state(office, StepKey.SWITCHES) is CheckState.CONFIRMED
    office.world.faults.set("okta:unavailable")

    await read_again(office)

    assert state(office, StepKey.SWITCHES) is CheckState.UNKNOWN
    assert "can't tell" in office.setup.view().lead.casefold()


@guided("fresh-start")
async def test_what_zoom_tells_no_app_a_person_can_say_and_take_back(office):
    key = CheckKey.ZOOM_DOMAIN

    office.setup.tick(key.value)

    said = check(office, key)
    assert said.value == "Checked by dana.whitfield@acme.example"
    assert said.state is CheckState.UNKNOWN
    office.setup.tick(key.value)
    assert check(office, key).value == "Zoom does not tell apps this"


@guided("fresh-start")
async def test_nobody_can_tick_what_a_service_tells(office):
    before = office.setup.steps

    office.setup.tick(CheckKey.CONNECTION.value)

    assert office.setup.steps == before


@guided("fresh-start")
async def test_it_reads_often_after_a_step_was_opened_then_seldom_and_rarely_behind(office):
    setup, timer = office.setup, office.setup._timer
    often = timer.interval()

    office.time.now += OFTEN_FOR
    await read_again(office)
    seldom = timer.interval()
    office.window.go_to("people")
    await settled(office)

    assert (often, seldom, timer.interval()) == (OFTEN * 1000, SELDOM * 1000, HIDDEN * 1000)
    assert timer.isActive()
    setup.stop()
    assert not timer.isActive()


@guided("fresh-start")
async def test_a_step_that_is_opened_is_asked_for_at_once(office):
    in_the_console(office)

    office.setup.open_step(StepKey.SWITCHES)
    await settled(office)

    assert office.setup.view().checks[0].value == "Off"
    assert len(office.setup.view().changes) == 4


async def test_where_one_was_is_found_again(tmp_path):
    async with open_office(tmp_path, scenario="fresh-start", begin="setup") as first:
        await read_all(first)
        first.setup.open_step(StepKey.ASSIGN)
        await settled(first)

    async with open_office(
        tmp_path, scenario="fresh-start", begin="setup", time=first.time, world=first.world
    ) as second:
        assert second.setup.step.key is StepKey.ASSIGN


@guided("fresh-start")
async def test_a_read_that_comes_too_early_is_repeated(office):
    office.setup.check()
    in_the_console(office)
    office.setup.check()

    await settled(office)

    assert office.setup.reading.running is False


@guided("fresh-start")
async def test_an_app_that_appears_is_called_missing_nowhere_before_people_are_read(office):
    before = office.window.session.pill.text
    in_the_console(office)

    await read_again(office)

    assert "no Zoom app yet" in before
    assert office.window.session.pill.text == "Okta: people are read next · Zoom live"
    assert office.window.session.connection(Service.OKTA).text == "people are read next"
    assert office.window.session.popover(Service.OKTA)[0].startswith("People are read next.")
