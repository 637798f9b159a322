"""The test with one person, from nothing to Zoom and back."""

from dataclasses import replace

import pytest

from tests.support.company import a_company
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.setup import CheckKey, CheckState, StepKey
from zoomprov_gui.domain.setup_people import PROOF
from zoomprov_gui.services.proof import NOT_PUT_BACK

MEI = "mei.tanaka@acme.example"


def ready(world):
    world.add_app()
    world.authorise()
    world.set_switches(create=True, update=True, deactivate=True)


@pytest.fixture
async def fresh(tmp_path):
    async with a_company(tmp_path, "fresh-start") as opened:
        ready(opened[1])
        await opened[0].setup.read(fresh=True)
        yield opened


def seen(facts):
    return [tick.key for tick in facts.ticks if tick.ok]


def step(company):
    return next(step for step in company.setup.steps() if step.key is StepKey.PROVE)


async def test_one_person_goes_all_the_way_and_is_put_back(fresh):
    company, world, _clock = fresh
    user = world.okta_user(MEI)
    department = user.department

    stood = [facts async for facts in company.proof.run(MEI)]

    assert seen(stood[-1]) == list(PROOF)
    assert stood[-1].over
    counts = [len(seen(facts)) for facts in stood]
    assert counts == sorted(counts)
    account = world.zoom_user(MEI)
    assert (account.status, account.dept) == ("inactive", "Zoom test")
    assert world.okta_user(MEI).department == department
    assert world.app_users.get(user.id) is None
    assert step(company).state is CheckState.CONFIRMED
    assert step(company).line == f"Proven with {MEI}"


async def test_each_tick_is_a_read_with_its_time(fresh):
    company, _world, _clock = fresh

    stood = [facts async for facts in company.proof.run(MEI)]

    ticks = stood[-1].ticks
    assert [tick.at for tick in ticks] == sorted(tick.at for tick in ticks)
    words = {tick.key: tick.text for tick in ticks}
    assert words[CheckKey.PROOF_SEEN] == "Zoom shows “Licensed”."
    assert words[CheckKey.PROOF_TURNED_OFF] == "Zoom shows “Basic (Deactivated)”."


async def test_every_change_stands_in_the_journal_and_is_verified(fresh):
    company, _world, _clock = fresh

    async for _facts in company.proof.run(MEI):
        pass

    entries = [entry for run in company.journal.runs() for entry in run.entries]
    assert [(entry.verb, entry.state.value) for entry in entries] == [
        ("assign", "verified"),
        ("edit_person", "verified"),
        ("unassign", "verified"),
        ("edit_person", "verified"),
    ]


async def test_what_would_happen_is_said_before(fresh):
    company, _world, _clock = fresh

    preview = await company.proof.preview(MEI)

    assert preview.why_not == ""
    assert preview.lines[0] == "Okta assigns Zoom to Mei Tanaka, which uses one licence or seat."
    assert "“Front desk” again at the end" in preview.lines[1]


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("nobody@acme.example", "Nobody in Okta"),
        ("amara.obi@acme.example", "uses Zoom already"),
        ("dana.whitfield@acme.example", "That is you"),
    ],
)
async def test_nobody_is_tested_who_would_lose_something(fresh, email, words):
    company, world, _clock = fresh
    await company.introduce()
    before = len(world.log)

    assert words in (await company.proof.preview(email)).why_not
    with pytest.raises(Misused, match=words):
        _ = [facts async for facts in company.proof.run(email)]

    assert len(world.log) == before


async def test_stopping_puts_the_person_back(fresh):
    company, world, _clock = fresh
    latest = []

    async for facts in company.proof.run(MEI, lambda: bool(latest) and len(seen(latest[-1])) >= 4):
        latest.append(facts)  # noqa: PERF401 - the condition reads it while it grows

    assert CheckKey.PROOF_CHANGE_SEEN in seen(latest[-1])
    assert world.okta_user(MEI).department == "Front desk"
    assert world.app_users.get(world.okta_user(MEI).id) is None
    assert latest[-1].over


async def test_a_zoom_that_never_gets_the_person_proves_nothing(fresh):
    company, world, _clock = fresh
    world.app.authorised_by = None

    stood = [facts async for facts in company.proof.run(MEI, patience=30)]

    assert seen(stood[-1]) == [CheckKey.PROOF_ASSIGNED]
    assert step(company).state is CheckState.NOT_STARTED
    values = {check.key: check.value for check in step(company).checks}
    assert values[CheckKey.PROOF_SEEN] == "Not seen"
    assert world.app_users.get(world.okta_user(MEI).id) is None


async def test_it_says_that_only_the_way_back_is_left_before_it_reads_for_it(fresh):
    company, _world, _clock = fresh
    proof = company.proof

    told = [(proof.returning, seen(facts)) async for facts in proof.run(MEI, patience=10)]

    places = [returning for returning, _ticks in told]
    assert places.index(True) == places.count(False)
    assert told[places.index(True)][1] == told[places.index(True) - 1][1]
    assert not proof.returning


async def test_a_service_that_ignores_clicks_is_never_ticked(fresh):
    company, world, _clock = fresh
    world.faults.set("okta:accepted-no-effect")

    stood = [facts async for facts in company.proof.run(MEI, patience=10)]

    assert seen(stood[-1]) == []
    assert step(company).state is CheckState.NOT_STARTED


async def test_an_admin_can_do_it_in_the_console_while_we_only_watch(fresh):
    company, world, clock = fresh
    deeds = [
        lambda: world.assign(MEI),
        lambda: clock.advance(30),
        lambda: edit(world, "Elsewhere"),
        lambda: clock.advance(30),
        lambda: world.unassign(MEI),
        lambda: clock.advance(30),
        lambda: edit(world, "Front desk"),
    ]
    stood = []

    async for facts in company.proof.watch(MEI):
        stood.append(facts)
        if deeds:
            deeds.pop(0)()

    assert seen(stood[-1]) == list(PROOF)
    assert company.journal.runs() == ()


def edit(world, department):
    from zoomprov_gui.simulator.assignments import edit_person  # noqa: PLC0415 - only here

    edit_person(world, world.okta_user(MEI).id, {"department": department}, actor=world._admin())


async def test_watching_ends_when_nothing_happens(fresh):
    company, world, _clock = fresh
    before = len(world.log)

    stood = [facts async for facts in company.proof.watch(MEI, patience=60)]

    assert seen(stood[-1]) == []
    assert stood[-1].over
    assert len(world.log) == before


async def test_after_a_death_it_says_where_it_stands_and_puts_the_person_back(tmp_path):
    async with a_company(tmp_path, "fresh-start") as (company, world, _clock):
        ready(world)
        await company.setup.read(fresh=True)
        running = company.proof.run(MEI)
        async for facts in running:
            if CheckKey.PROOF_CHANGE_SEEN in seen(facts):
                break
        await running.aclose()

    async with a_company(tmp_path, "fresh-start") as (company, world, clock):
        ready(world)
        world.assign(MEI)
        clock.advance(30)
        edit(world, "Zoom test")
        clock.advance(30)
        told = company.proof.stands()
        await company.setup.read(fresh=True)
        stood = [facts async for facts in company.proof.put_back()]

        assert told == (
            f"The test with {MEI} was broken off. It came as far as “Change seen in Zoom”."
            " Put the person back."
        )
        assert world.okta_user(MEI).department == "Front desk"
        assert world.app_users.get(world.okta_user(MEI).id) is None
        assert stood[-1].over
        assert company.proof.stands() == ""


async def half_way(company, key=CheckKey.PROOF_CHANGE_SEEN):
    """Begin a test, switch read-only mode on at a tick, and return how it stood from then on."""
    stood = []
    async for facts in company.proof.run(MEI):
        if company.settings.read_only:
            stood.append(facts)
        elif key in seen(facts):
            company.settings = replace(company.settings, read_only=True)
    return stood


async def test_read_only_mode_in_the_middle_sends_nothing_more_and_forgets_nobody(fresh):
    company, world, _clock = fresh

    stood = await half_way(company)
    sent = len(list(company.journal.runs()))
    told = company.proof.stands()

    assert not stood[-1].over
    assert sent == 2  # assigned and edited: no more was begun
    assert world.okta_user(MEI).department == "Zoom test"
    assert told.startswith(f"The test with {MEI} was broken off.")
    assert told.endswith(NOT_PUT_BACK)


async def test_once_read_only_mode_is_off_the_person_is_put_back(fresh):
    company, world, _clock = fresh
    await half_way(company)

    while_on = [facts async for facts in company.proof.put_back()]
    still_there = world.app_users.get(world.okta_user(MEI).id)
    company.settings = replace(company.settings, read_only=False)
    offered = company.proof.stands()
    stood = [facts async for facts in company.proof.put_back()]

    assert not while_on[-1].over
    assert still_there is not None
    assert offered.endswith("Put the person back.")
    assert stood[-1].over
    assert world.okta_user(MEI).department == "Front desk"
    assert world.app_users.get(world.okta_user(MEI).id) is None


async def test_no_test_begins_in_read_only_mode_but_watching_does(fresh):
    company, _world, _clock = fresh
    company.settings = replace(company.settings, read_only=True)

    with pytest.raises(Misused, match="Read-only mode is on"):
        _ = [facts async for facts in company.proof.run(MEI)]
    watched = [facts async for facts in company.proof.watch(MEI, patience=10)]

    assert company.proof.stands() == ""
    assert watched[-1].over


async def test_a_way_back_that_fails_is_offered_again(fresh):
    company, world, _clock = fresh
    failed = []

    async for facts in company.proof.run(MEI):
        if CheckKey.PROOF_CHANGE_SEEN in seen(facts) and not failed:
            world.faults.set("okta:accepted-no-effect")
            failed.append(facts)

    assert not company.proof.proof.over
    assert company.proof.stands().endswith("Put the person back.")
