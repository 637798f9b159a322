"""From nothing to a set-up that works, on the level of the services: by our writes, and by hand."""

from dataclasses import replace

import pytest

from tests.support.company import a_company
from tests.support.contract import Checked, contract
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import sandbox_source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.assigning import plan_assign
from zoomprov_gui.domain.setup import CheckState, StepKey, confirmed
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.simulator.records import Switches

WAITING = ("priya.bruno", "olga.horvat", "anders.neri", "mei.tanaka")


def states(company):
    return {step.key: step.state for step in company.setup.steps()}


async def look(company):
    await company.compare.run(company.roster)
    await company.setup.read(fresh=True)


async def assign(company, emails):
    """Assign people as the page does: look up, plan, send, read back."""
    people = [(await company.lookup.person(email)).who for email in emails]
    plan = plan_assign(people, (), company.context())
    return [result async for result in company.apply.run("assign-1", plan)]


async def test_six_steps_are_confirmed_by_what_this_program_does(tmp_path):
    async with a_company(tmp_path, "fresh-start") as (company, world, clock):
        began = clock()
        await look(company)
        await company.introduce()
        for key in (StepKey.AUTHORISE, StepKey.AUTHORISE, StepKey.SWITCHES):
            step = next(step for step in company.setup.steps() if step.key is key)
            assert (await company.setup.perform(step.changes[0])).verified
        await look(company)
        assert states(company)[StepKey.ASSIGN] is CheckState.NOT_STARTED

        results = await assign(company, [f"{name}@acme.example" for name in WAITING[1:]])
        assert {result.outcome for result in results if result.settled} == {Outcome.VERIFIED}
        await look(company)
        assert states(company)[StepKey.ASSIGN] is CheckState.CONFIRMED

        stood = [facts async for facts in company.proof.run(f"{WAITING[0]}@acme.example")]
        assert stood[-1].over
        await look(company)

        assert confirmed(company.setup.steps()) == 6
        assert clock() - began < 600
        verbs = [entry.verb for run in company.journal.runs() for entry in run.entries]
        assert verbs[:3] == ["add_app", "authorise", "set_switches"]
        assert world.app.connection == "ENABLED"


async def test_everything_done_in_the_console_is_noticed_step_by_step(tmp_path):
    async with a_company(tmp_path, "fresh-start") as (company, world, clock):
        await look(company)
        assert states(company)[StepKey.AUTHORISE] is CheckState.NOT_STARTED

        world.add_app()
        clock.advance(5)
        await look(company)
        assert states(company)[StepKey.AUTHORISE] is CheckState.NOT_STARTED
        assert company.setup.steps()[2].changes[0].button == "Open Zoom and give permission"

        world.authorise()
        clock.advance(5)
        await look(company)
        assert states(company)[StepKey.AUTHORISE] is CheckState.CONFIRMED
        assert states(company)[StepKey.SWITCHES] is CheckState.CHANGE_NEEDED

        world.set_switches(create=True, update=True, deactivate=True)
        clock.advance(5)
        await look(company)
        assert states(company)[StepKey.SWITCHES] is CheckState.CONFIRMED
        assert states(company)[StepKey.ASSIGN] is CheckState.NOT_STARTED

        for name in WAITING:
            world.assign(f"{name}@acme.example")
        clock.advance(60)
        await look(company)
        assert states(company)[StepKey.ASSIGN] is CheckState.CONFIRMED

        world.app.switches = Switches(create=True, update=False, deactivate=True)
        clock.advance(5)
        await look(company)
        assert states(company)[StepKey.SWITCHES] is CheckState.CHANGE_NEEDED
        assert company.setup.steps()[3].lapsed.text == "It was confirmed before"


@pytest.fixture
def checked(tmp_path):
    source = sandbox_source("fresh-start", Paths.of(str(tmp_path)))
    okta = Checked(source.to_okta, contract("okta"))
    zoom = Checked(source.to_zoom, contract("zoom"))
    return replace(source, to_okta=okta, to_zoom=zoom), okta, zoom


async def test_setting_up_sends_only_what_the_vendors_document(checked):
    source, okta, zoom = checked

    async with open_company(source) as company:
        await company.setup.read(fresh=True)
        for _ in range(2):
            change = company.setup.steps()[2].changes[0]
            assert (await company.setup.perform(change)).verified
        done = await company.setup.perform(company.setup.steps()[3].changes[0])
        assert done.verified
        assert (await company.setup.perform(done.undo)).verified

    # The page to agree at is Zoom's own in the real world, and the sandbox's here.
    assert [words for words in okta.objections if "/oauth2/authorize" not in words] == []
    assert [words for words in zoom.objections if "/oauth/token" not in words] == []
    assert any(request.startswith("PUT") for request in okta.requests)
