"""Changes of the set-up: sent once, read back, journalled, and never called done before."""

import asyncio
import json

import pytest

from tests.support.company import a_company
from zoomprov_gui.domain.people import Switches
from zoomprov_gui.domain.setup import ChangeKey, CheckKey, CheckState, StepKey
from zoomprov_gui.domain.setup_changes import switch_change
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.services.setup_sending import change_back
from zoomprov_gui.services.stopping import Stopper


@pytest.fixture
async def well(tmp_path):
    async with a_company(tmp_path, "all-well") as opened:
        await opened[0].setup.read(fresh=True)
        yield opened


@pytest.fixture
async def fresh(tmp_path):
    async with a_company(tmp_path, "fresh-start") as opened:
        await opened[0].setup.read(fresh=True)
        yield opened


def entries(company):
    return [entry for run in company.journal.runs() for entry in run.entries]


def step(company, key):
    return next(step for step in company.setup.steps() if step.key is key)


def turn(company, key, *, on):
    return switch_change(company.setup.facts, {key: on})


async def test_a_switch_is_changed_read_back_and_taken_back_with_one_click(well):
    company, world, _clock = well

    off = await company.setup.perform(turn(company, CheckKey.UPDATE, on=False))
    on = await company.setup.perform(off.undo)

    assert (off.outcome, off.title) == (Outcome.VERIFIED, "Update user details: On → Off")
    assert off.undo.button == "Turn on “Update user details”"
    assert on.verified
    assert world.app.switches == type(world.app.switches)(create=True, update=True, deactivate=True)
    first, second = entries(company)
    assert (first.verb, first.state.value) == ("set_switches", "verified")
    assert first.before == {"settings": {"update": True}}
    assert first.after == {"settings": {"update": False}}
    assert second.before == {"settings": {"update": False}}


async def test_only_what_was_turned_is_turned_back(well):
    company, world, _clock = well
    world.set_switches(create=False)
    await company.setup.read(fresh=True)
    both = switch_change(company.setup.facts, {CheckKey.CREATE: True, CheckKey.UPDATE: True})

    done = await company.setup.perform(both)

    assert done.undo.switches == Switches(create=False)


async def test_an_entry_of_the_journal_can_be_taken_back_after_a_new_start(tmp_path):
    async with a_company(tmp_path, "all-well") as (company, world, _clock):
        await company.setup.read(fresh=True)
        await company.setup.perform(turn(company, CheckKey.UPDATE, on=False))
    async with a_company(tmp_path, "all-well") as (company, world, _clock):
        world.set_switches(update=False)
        await company.setup.read(fresh=True)

        back = company.setup.change_back(entries(company)[0])

        assert back.button == "Turn on “Update user details”"
        assert (await company.setup.perform(back)).verified
        assert world.app.switches.update


@pytest.mark.parametrize(
    ("wanted", "before", "button"),
    [
        ({"app": True}, {"app": False}, "Deactivate the Zoom app"),
        ({"app_active": True}, {"app_active": False}, "Deactivate the Zoom app"),
        ({"app_active": False}, {"app_active": True}, None),
        ({"link": True}, {"link": False}, "Turn the connection off"),
        ({"link": False}, {"link": True}, None),
        ({"create": True, "update": True}, {"create": True, "update": False}, "Turn off “Update"),
        (
            {"deactivate": True, "create": True},
            {"deactivate": False, "create": False},
            "Turn off all 2",
        ),
        ({"create": True}, {"create": None}, None),
        ({"create": True}, {}, None),
    ],
)
async def test_only_what_was_really_turned_is_taken_back(well, wanted, before, button):
    company, _world, _clock = well

    back = change_back(wanted, before, company.setup.facts)

    assert (back is None) == (button is None)
    assert button is None or back.button.startswith(button)
    subjects = [line.subject for line in back.lines] if back else []
    assert subjects == sorted(subjects)  # Create before Deactivate, as the guide has them


async def test_what_is_so_already_is_not_sent(well):
    company, world, clock = well
    change = turn(company, CheckKey.UPDATE, on=False)
    world.set_switches(update=False)
    clock.advance(10)

    done = await company.setup.perform(change)

    assert (done.outcome, done.title) == (Outcome.VERIFIED, "It is so already")
    assert entries(company) == []


@pytest.mark.parametrize("on", [True, False])
async def test_a_service_that_ignores_clicks_turns_nothing_green(well, on):
    company, world, clock = well
    world.set_switches(deactivate=not on)
    clock.advance(20)
    await company.setup.read(fresh=True)
    world.faults.set("okta:accepted-no-effect")

    done = await company.setup.perform(turn(company, CheckKey.DEACTIVATE, on=on))

    assert (done.outcome, done.verified, done.undo) == (Outcome.ACCEPTED, False, None)
    assert "no read shows it" in done.text
    state = step(company, StepKey.SWITCHES).state
    assert state is (CheckState.CHANGE_NEEDED if on else CheckState.CONFIRMED)
    (entry,) = entries(company)
    assert entry.state.value == "accepted"
    clock.advance(400)
    await company.setup.read(fresh=True)
    assert entries(company)[0].state.value == "unknown"


@pytest.mark.parametrize("path", ["", ":path=/connections", ":path=/callback", ":path=/activate"])
async def test_no_answer_of_okta_turns_the_permission_green_by_itself(fresh, path):
    company, world, _clock = fresh
    await company.setup.perform(step(company, StepKey.AUTHORISE).changes[0])
    world.faults.set(f"okta:accepted-no-effect{path}")

    done = await company.setup.perform(step(company, StepKey.AUTHORISE).changes[0])

    assert not done.verified
    assert step(company, StepKey.AUTHORISE).state is not CheckState.CONFIRMED


async def test_an_effect_that_comes_late_is_waited_for(well):
    company, world, _clock = well
    world.faults.set("okta:delayed-effect:seconds=6")

    done = await company.setup.perform(turn(company, CheckKey.CREATE, on=False))

    assert done.verified


async def test_a_lost_answer_is_read_back(well):
    company, world, _clock = well
    world.faults.set("okta:lost-answer:times=1")

    done = await company.setup.perform(turn(company, CheckKey.CREATE, on=False))

    assert done.verified
    assert not world.app.switches.create


async def test_a_lost_answer_without_effect_is_unknown(well):
    company, world, _clock = well
    world.faults.set("okta:reset:times=1:method=PUT")

    done = await company.setup.perform(turn(company, CheckKey.CREATE, on=False))

    assert done.outcome is Outcome.UNKNOWN
    assert entries(company)[0].state.value == "unknown"


async def test_a_refusal_says_which_role_can(well):
    company, world, _clock = well
    change = turn(company, CheckKey.CREATE, on=False)
    world.set_role("READ_ONLY_ADMIN")

    done = await company.setup.perform(change)

    assert done.outcome is Outcome.REFUSED
    assert "Super Admin or App Admin" in done.text
    assert entries(company)[0].state.value == "refused"


async def test_read_only_mode_sends_nothing(well):
    company, world, _clock = well
    change = turn(company, CheckKey.CREATE, on=False)
    company.settings = type(company.settings)(read_only=True)
    before = world.requests

    done = await company.setup.perform(change)

    assert (done.outcome, world.requests) == (Outcome.SKIPPED, before)


async def test_read_only_mode_takes_no_code_either(fresh):
    company, world, _clock = fresh
    _begun, shown = await in_a_real_browser(company)
    company.settings = type(company.settings)(read_only=True)

    done = await company.setup.finish(shown)

    assert done.outcome is Outcome.SKIPPED
    assert world.app.connection == "DISABLED"


async def test_two_changes_at_once_are_sent_one_after_the_other(well):
    company, world, _clock = well
    off = turn(company, CheckKey.CREATE, on=False)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(company.setup.perform(off)) for _ in range(2)]

    assert [task.result().verified for task in tasks] == [True, True]
    assert len(entries(company)) == 1
    assert not world.app.switches.create


async def test_what_could_not_be_read_is_not_changed_on_a_guess(well):
    company, world, _clock = well
    change = turn(company, CheckKey.CREATE, on=False)
    world.faults.set("okta:server-error:path=/features:method=GET")

    done = await company.setup.perform(change)

    assert done.outcome is Outcome.SKIPPED
    assert entries(company) == []


async def test_the_app_is_added_and_the_permission_given(fresh):
    company, world, _clock = fresh

    added = await company.setup.perform(step(company, StepKey.AUTHORISE).changes[0])
    given = await company.setup.perform(step(company, StepKey.AUTHORISE).changes[0])

    assert (added.verified, given.verified) == (True, True)
    assert (world.app.sub_domain, world.app.connection) == ("acme", "ENABLED")
    assert step(company, StepKey.AUTHORISE).state is CheckState.CONFIRMED
    assert given.undo.key is ChangeKey.TURN_OFF_LINK
    assert (await company.setup.perform(given.undo)).verified
    assert (await company.setup.perform(added.undo)).verified
    assert (world.app.connection, world.app.status) == ("DISABLED", "INACTIVE")


async def in_a_real_browser(company):
    """Add the app and begin, with nobody who agrees by themselves."""
    setup = company.setup
    await setup.perform(step(company, StepKey.AUTHORISE).changes[0])
    agree, setup._agrees = setup._agrees, None
    begun = await setup.perform(step(company, StepKey.AUTHORISE).changes[0])
    return begun, await agree(begun.link)


async def test_what_the_browser_shows_is_pasted(fresh):
    company, _world, _clock = fresh

    begun, shown = await in_a_real_browser(company)
    done = await company.setup.finish(shown)

    assert (begun.outcome, begun.verified) == (Outcome.ACCEPTED, False)
    assert begun.link.startswith("https://")
    assert done.verified
    assert await company.setup.finish(shown) is None


async def test_the_address_alone_is_enough(fresh):
    company, _world, _clock = fresh
    _begun, shown = await in_a_real_browser(company)

    done = await company.setup.finish(json.loads(shown)["continue_oauth_flow_url"]["href"])

    assert done.verified


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda shown: shown.replace("acme.okta", "evil.okta"), "belongs to evil.okta"),
        (lambda shown: shown.replace("state=", "state=x"), "earlier try"),
        (lambda shown: shown.replace("code=", "code=x"), "does not take this code"),
        (lambda _: "hello", "no code"),
        (lambda _: "", "Nothing was pasted"),
    ],
)
async def test_a_code_that_does_not_fit_is_refused_in_words(fresh, spoil, words):
    company, world, _clock = fresh
    _begun, shown = await in_a_real_browser(company)

    done = await company.setup.finish(spoil(shown))

    assert not done.verified
    assert words in done.text
    assert world.app.connection == "DISABLED"
    assert (await company.setup.finish(shown)).verified


async def test_somebody_who_says_no_in_zoom_is_told_the_way_on(fresh):
    company, world, _clock = fresh
    await company.setup.perform(step(company, StepKey.AUTHORISE).changes[0])
    world.faults.set("okta:consent-refused:path=/oauth2/authorize:times=1")

    refused = await company.setup.perform(step(company, StepKey.AUTHORISE).changes[0])
    again = await company.setup.perform(step(company, StepKey.AUTHORISE).changes[0])

    assert not refused.verified
    assert "Open Zoom again and agree once more." in refused.text
    assert again.verified


async def test_a_code_works_once(fresh):
    company, world, _clock = fresh
    _begun, shown = await in_a_real_browser(company)
    world.okta.codes.clear()

    done = await company.setup.finish(shown)

    assert "used, or is older than five minutes" in done.text


async def test_no_code_is_kept_anywhere(fresh, tmp_path):
    company, _world, _clock = fresh
    _begun, shown = await in_a_real_browser(company)
    await company.setup.finish(shown)
    code = json.loads(shown)["continue_oauth_flow_url"]["href"].split("code=")[1].split("&")[0]

    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert code.encode() not in kept
    assert code not in repr(company.setup.steps()) + repr(entries(company))


async def test_what_is_agreed_to_in_the_console_meanwhile_is_noticed(fresh):
    company, world, clock = fresh
    await in_a_real_browser(company)
    await company.setup.read(fresh=True)
    world.app.connection, world.app.authorised_by = "ENABLED", world.zoom.owner_id
    clock.advance(10)

    await company.setup.read(StepKey.AUTHORISE)

    assert entries(company)[-1].state.value == "verified"
    assert step(company, StepKey.AUTHORISE).state is CheckState.CONFIRMED


async def test_an_app_of_an_unknown_zoom_is_not_added(fresh):
    company, world, clock = fresh
    world.zoom.vanity = None
    clock.advance(60)
    await company.setup.read(fresh=True)

    done = await company.setup.perform(step(company, StepKey.AUTHORISE).changes[0])

    assert done.outcome is Outcome.SKIPPED
    assert "add the app by hand" in done.text
    assert world.app is None


async def test_what_an_earlier_start_left_open_is_settled_by_a_read(tmp_path):
    async with a_company(tmp_path, "all-well") as (company, world, _clock):
        await company.setup.read(fresh=True)
        world.faults.set("okta:accepted-no-effect")
        await company.setup.perform(turn(company, CheckKey.UPDATE, on=False))
        assert entries(company)[0].state.value == "accepted"
    async with a_company(tmp_path, "all-well") as (company, world, _clock):
        world.set_switches(update=False)

        await company.setup.read(fresh=True)
        settled = [entry async for entry in company.history.settle()]

        assert entries(company)[0].state.value == "verified"
        assert settled == []
        assert company.history.open_question() == ""


async def test_stopped_before_anything_left_nothing_is_sent(well):
    company, world, _clock = well
    stop = Stopper()
    stop.stop()

    result = await company.setup.perform(turn(company, CheckKey.UPDATE, on=False), stop=stop)

    assert (result.outcome, result.title) == (Outcome.SKIPPED, "Stopped")
    assert not stop.sent
    assert world.app.switches.update
    assert entries(company) == []


async def test_stopped_after_it_left_it_is_told_as_sent_and_settled_by_a_later_read(well):
    company, world, _clock = well
    stop = Stopper()
    send = company.setup._sender.send

    async def stopped_meanwhile(*args):
        stop.stop()
        return await send(*args)

    company.setup._sender.send = stopped_meanwhile
    result = await company.setup.perform(turn(company, CheckKey.UPDATE, on=False), stop=stop)

    assert (result.outcome, result.title) == (Outcome.ACCEPTED, "Sent, and not read back")
    assert stop.sent
    assert not world.app.switches.update
    (entry,) = entries(company)
    assert entry.state.value == "accepted"
    await company.setup.read(fresh=True)
    assert entries(company)[0].state.value == "verified"
