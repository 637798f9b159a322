"""The checks as a simulated Okta and Zoom answer them."""

import json

import pytest

from tests.support.company import a_company
from zoomprov_gui.domain.setup import CheckKey, CheckState, Origin, StepKey

ADMIN = "dana.whitfield@acme.example"


@pytest.fixture
async def office(tmp_path):
    async with a_company(tmp_path) as opened:
        yield opened


@pytest.fixture
async def well(tmp_path):
    async with a_company(tmp_path, "all-well") as opened:
        yield opened


def states(steps):
    return {step.key.value: step.state.value for step in steps}


def check(steps, key):
    (found,) = [c for step in steps for c in step.checks if c.key is key]
    return found


async def test_a_fresh_start_has_two_steps_confirmed_and_four_not_begun(tmp_path):
    async with a_company(tmp_path, "fresh-start") as (company, _world, _clock):
        await company.compare.run(company.roster)

        steps = await company.setup.read(fresh=True)

    assert states(steps) == {
        "connect_okta": "confirmed",
        "connect_zoom": "confirmed",
        "authorise": "not_started",
        "switches": "not_started",
        "assign": "not_started",
        "prove": "not_started",
    }


async def test_a_company_that_works_lacks_only_the_proof(well):
    company, _world, _clock = well
    await company.compare.run(company.roster)

    steps = await company.setup.read(fresh=True)

    assert [step.state for step in steps] == [CheckState.CONFIRMED] * 5 + [CheckState.NOT_STARTED]


async def test_every_value_has_its_source_its_time_and_what_was_replied(well):
    company, _world, clock = well

    steps = await company.setup.read(fresh=True)

    switch = check(steps, CheckKey.DEACTIVATE)
    assert (switch.origin, switch.read_at) == (Origin.OKTA, clock())
    (reply,) = switch.replies
    assert (reply.method, reply.status) == ("GET", 200)
    assert reply.path.endswith("/features/USER_PROVISIONING")
    assert json.loads(reply.body)["capabilities"]["create"]
    assert reply.at == clock()


async def test_nothing_replied_holds_a_secret(well):
    company, world, _clock = well

    steps = await company.setup.read(fresh=True)

    text = repr(steps)
    for secret in (world.api_token, world.zoom.client_secret, *world.zoom.tokens):
        assert secret not in text


async def test_what_was_turned_off_in_the_console_is_noticed_with_who_and_when(well):
    company, world, clock = well
    await company.setup.read(fresh=True)
    clock.advance(60)
    at = world.now()
    world.set_switches(deactivate=False)
    clock.advance(30)

    steps = await company.setup.read(StepKey.SWITCHES)

    found = check(steps, CheckKey.DEACTIVATE)
    assert found.state is CheckState.CHANGE_NEEDED
    assert (found.lapse.by, int(found.lapse.at)) == (ADMIN, int(at))
    assert found.lapse.text == f"Turned off by {ADMIN}, says Okta's log"
    assert states(steps)["switches"] == "change_needed"


async def test_a_permission_that_ended_is_noticed_from_the_log(well):
    company, world, clock = well
    await company.setup.read(fresh=True)
    world.app.authorised_by = None
    person = world.add_person("Test", "Person", "test.person@acme.example")
    world.assign(person.login)
    clock.advance(60)

    steps = await company.setup.read(StepKey.AUTHORISE)

    assert states(steps)["authorise"] == "broken"
    assert check(steps, CheckKey.NO_AUTH_FAILURE).lapse is not None
    assert steps[2].changes[0].button == "Open Zoom and give permission"


async def test_a_read_that_fails_takes_the_tick_away(well):
    company, world, clock = well
    await company.setup.read(fresh=True)
    clock.advance(60)
    world.faults.set("okta:server-error:path=/features")

    steps = await company.setup.read(StepKey.SWITCHES)

    assert states(steps)["switches"] == "unknown"
    found = check(steps, CheckKey.CREATE)
    assert (found.value, found.lapse) == ("Can't tell", None)
    assert found.replies[0].status == 500


async def test_a_lost_role_is_named_with_the_role_that_can(well):
    company, world, clock = well
    clock.advance(60)
    world.set_role("READ_ONLY_ADMIN")

    steps = await company.setup.read(fresh=True)

    found = check(steps, CheckKey.OKTA_CHANGE_APPS)
    assert (found.state, found.value) == (CheckState.CHANGE_NEEDED, "Read-only Admin")
    assert "App Admin" in found.fix


async def test_a_plan_without_provisioning_is_named_and_is_no_sign_out(well):
    company, world, _clock = well
    world.faults.set("okta:plan-lacks:path=/features")

    steps = await company.setup.read(fresh=True)

    assert states(steps)["connect_okta"] == "confirmed"
    assert check(steps, CheckKey.CREATE).value == "Not in your plan"


async def test_a_lost_scope_of_zoom_dims_only_what_it_feeds(well):
    company, world, _clock = well
    world.zoom.scopes -= {"account:read:settings:admin"}

    steps = await company.setup.read(fresh=True)

    sso = check(steps, CheckKey.ZOOM_SSO)
    assert (sso.state, sso.value) == (CheckState.CHANGE_NEEDED, "Not allowed")
    assert "account:read:settings:admin" in sso.text + sso.fix
    assert check(steps, CheckKey.ZOOM_PLAN).state is CheckState.CONFIRMED


async def test_a_clock_that_is_wrong_is_found_by_oktas_own_time(well):
    company, world, _clock = well
    world.faults.set("okta:clock-skew:seconds=400:path=/.well-known")

    steps = await company.setup.read(fresh=True)

    found = check(steps, CheckKey.OKTA_CLOCK)
    assert (found.state, found.value) == (CheckState.CHANGE_NEEDED, "7 min behind")


async def test_what_zoom_tells_no_app_a_person_can_say_and_take_back(well):
    company, _world, clock = well
    await company.setup.read(fresh=True)

    company.setup.tick(CheckKey.ZOOM_DOMAIN)
    said = check(company.setup.steps(), CheckKey.ZOOM_DOMAIN)
    company.setup.untick(CheckKey.ZOOM_DOMAIN)

    assert (said.origin, said.read_at, said.value) == (Origin.YOU, clock(), f"Checked by {ADMIN}")
    assert said.state is CheckState.UNKNOWN
    assert check(company.setup.steps(), CheckKey.ZOOM_DOMAIN).origin is Origin.ZOOM


async def test_people_are_counted_only_from_whole_reads(well):
    company, world, _clock = well
    world.faults.set("zoom:server-error:path=status=inactive")
    await company.compare.run(company.roster)

    steps = await company.setup.read(fresh=True)

    assert states(steps)["assign"] == "unknown"
    assert check(steps, CheckKey.PEOPLE_ASSIGNED).value == "Can't tell"


async def test_what_is_read_every_few_seconds_asks_little_of_okta(well):
    company, world, clock = well
    await company.setup.read(fresh=True)
    requests = []

    for _ in range(12):
        clock.advance(5)
        before = world.requests
        await company.setup.read(StepKey.SWITCHES)
        requests.append(world.requests - before)

    # The app and its switches each time; the log and who we are are asked for less often.
    assert min(requests) == 2
    assert sum(requests) <= 12 * 2 + 2 * 2 + 2


async def test_whoever_turned_a_switch_off_is_asked_for_as_soon_as_it_is_seen(well):
    company, world, clock = well
    await company.setup.read(fresh=True)
    clock.advance(5)
    world.set_switches(update=False)
    clock.advance(5)

    steps = await company.setup.read(StepKey.SWITCHES)

    assert check(steps, CheckKey.UPDATE).lapse.by == ADMIN


async def test_whoever_listens_hears_of_every_fact(well):
    company, _world, _clock = well
    heard = []

    await company.setup.read(StepKey.CONNECT_ZOOM, heard.append, fresh=True)

    assert len(heard) == 5
    assert states(heard[-1])["connect_zoom"] == "confirmed"


async def test_several_zoom_apps_have_to_be_told_apart(well):
    company, world, clock = well
    first = world.app
    second = type(first)("0oaSecond", "zoomus", "Zoom EU", world.now(), sub_domain="acme")
    world.okta.apps[second.id] = second
    clock.advance(60)

    steps = await company.setup.read(fresh=True)

    found = check(steps, CheckKey.APP_EXISTS)
    assert (found.state, found.value) == (CheckState.CHANGE_NEEDED, "2 apps")
    assert "0oaSecond" in found.fix


async def test_settings_are_asked_for_less_often_where_little_of_our_share_is_left(well):
    company, _world, clock = well
    checks = company.setup.checks
    await checks.read(fresh=True)
    before = checks.facts.features.at
    company.compare.okta.room = lambda _path: 0.3
    clock.advance(10)

    await checks.read([StepKey.SWITCHES], fresh=False)
    early = checks.facts.features.at
    clock.advance(6)
    await checks.read([StepKey.SWITCHES], fresh=False)

    assert early == before
    assert checks.facts.features.at > before
