"""Finding, choosing, previewing and assigning, against a simulated company."""

import pytest

from tests.support.guide import guided, in_the_console, settled
from tests.support.qt import ended, until
from zoomprov_gui.domain.safeguards import Ask
from zoomprov_gui.domain.setup import CheckState, StepKey
from zoomprov_gui.viewmodels.assigning import EVERYBODY
from zoomprov_gui.viewmodels.assigning_words import UNTIL_MATCHED
from zoomprov_gui.viewmodels.notices import DISMISS, UNDO
from zoomprov_gui.viewmodels.run import Phase

pytestmark = pytest.mark.anyio


async def ready(office):
    """Set up everything before step 5, and open it."""
    app = in_the_console(office)
    app.switches.create = app.switches.update = app.switches.deactivate = True
    await office.read()
    office.setup.open_step(StepKey.ASSIGN)
    await settled(office)
    model = office.setup.assigning
    await ended(model.searching)
    return model


async def choose(model, text, name):
    model.search(text)
    await until(lambda: model.text == text and not model.searching.running)
    model.toggle(next(one.key for one in model.found if one.name == name))


async def preview(model):
    proposals = []
    model.proposed.connect(proposals.append)
    assert model.preview()
    await ended(model.looking)
    model.proposed.disconnect(proposals.append)
    return proposals[0]


@guided("fresh-start")
async def test_groups_are_suggested_before_anybody_types(office):
    model = await ready(office)

    assert "Clinical staff" in [one.name for one in model.found]
    assert all(one.is_group for one in model.found)


@guided("fresh-start")
async def test_a_group_that_was_assigned_is_told_from_the_others_without_another_search(office):
    model = await ready(office)
    groups = {one.name: one for one in model.found}
    before = [name for name, one in groups.items() if model.is_assigned(one)]

    office.world.assign_group("Clinical staff")
    await office.read()

    after = [name for name, one in groups.items() if model.is_assigned(one)]
    assert (before, after) == ([], ["Clinical staff"])


@guided("fresh-start")
async def test_people_and_groups_are_chosen_and_counted(office):
    model = await ready(office)

    await choose(model, "pri", "Priya Bruno")
    await choose(model, "cli", "Clinical staff")

    assert model.choice == "1 person and 1 group"
    assert [one.name for one in model.shown][:2] == ["Priya Bruno", "Clinical staff"]
    model.toggle(next(iter(model.chosen)))
    assert model.choice == "1 group"


@guided("fresh-start")
async def test_nobody_found_is_said(office):
    model = await ready(office)

    model.search("xyz")
    await until(lambda: model.text == "xyz")

    assert model.note == "Nobody and no group in Okta begins with “xyz”."


@guided("fresh-start")
async def test_the_preview_counts_what_a_group_brings_and_sends_nothing(office):
    model = await ready(office)
    await choose(model, "cli", "Clinical staff")

    proposal = await preview(model)

    assert proposal.title == "Assign Zoom to Clinical staff?"
    assert proposal.button == "Assign Clinical staff anyway"
    assert proposal.lead.startswith("Better first: import from Zoom in Okta, and match.")
    words = [words for _icon, words in proposal.effects]
    names = "Amara Obi, Callum Reid, Daria Petrov"
    assert words == [
        f"3 accounts are in Zoom already, and they stay “Not linked”: {names}.",
        UNTIL_MATCHED,
        "2 accounts are created in Zoom.",
        "Needs 2 licences or basic seats (free: 10).",
    ]
    assert office.world.app.groups == {}


@guided("fresh-start")
async def test_what_was_agreed_to_is_sent_read_back_and_confirms_the_step(office):
    model = await ready(office)
    await choose(model, "pri", "Priya Bruno")
    proposal = await preview(model)

    assert model.confirm(proposal, "")
    await office.run_ended()
    await until(lambda: office.setup.step.state is CheckState.CONFIRMED)

    assert [item.phase for item in model.run.items] == [Phase.DONE]
    assert model.chosen == {}
    assert office.world.zoom_user("priya.bruno@acme.example") is not None


@guided("fresh-start")
async def test_what_was_assigned_can_be_taken_back(office):
    model = await ready(office)
    await choose(model, "pri", "Priya Bruno")
    model.confirm(await preview(model), "")
    await office.run_ended()
    proposals = []
    model.proposed.connect(proposals.append)

    model.take_back()
    await ended(model.undoing.operation)

    assert proposals[0].title == "Undo this for Priya Bruno?"
    assert proposals[0].lines[0].outcome == "Will be unassigned"
    assert proposals[0].plan.actions[0].undoes is not None
    assert model.notice.actions == (UNDO, DISMISS)
    model.dismiss()
    assert model.notice is None


@guided("fresh-start")
async def test_a_group_that_was_assigned_is_unassigned_again_and_read_back(office):
    model = await ready(office)
    await choose(model, "cli", "Clinical staff")
    model.confirm(await preview(model), "")
    await office.run_ended()
    await office.read()
    assert model.run.result == "1 group with 5 people assigned"
    proposals = []
    model.proposed.connect(proposals.append)

    model.take_back()
    await ended(model.undoing.operation)
    back = proposals[0]
    assert model.confirm(back, back.confirmation.text, "The wrong group")
    await office.run_ended()

    assert back.title == "Undo this for Clinical staff?"
    assert [item.phase for item in model.run.items] == [Phase.DONE]
    assert office.world.app.groups == {}
    assert UNDO not in model.notice.actions


@guided("fresh-start")
async def test_what_okta_builds_in_comes_last_and_says_why(office):
    model = await ready(office)

    assert [one.name for one in model.found].index("Everyone") == len(model.found) - 1
    assert model.found[-1].detail == EVERYBODY


@guided("fresh-start")
async def test_the_reading_before_a_preview_can_be_stopped(office):
    model = await ready(office)
    await choose(model, "cli", "Clinical staff")
    proposals = []
    model.proposed.connect(proposals.append)
    model.preview()

    model.stop_looking()
    await ended(model.looking)

    assert proposals == []
    assert list(model.chosen)


@guided("fresh-start")
async def test_many_new_accounts_have_to_be_typed(office):
    model = await ready(office)
    for number in range(11):
        email = f"new{number:02}@acme.example"
        office.world.add_person("New", f"Person {number:02}", email)
        model.search(email)
        await until(lambda email=email: model.text == email)
        model.toggle(model.found[0].key)

    proposal = await preview(model)

    assert proposal.confirmation.ask is Ask.TYPED
    assert proposal.confirmation.text == "assign 11"
    assert not model.confirm(proposal, "")


@guided("fresh-start")
async def test_an_okta_that_does_not_answer_is_told(office):
    model = await ready(office)
    problems = []
    model.failed.connect(problems.append)
    office.world.faults.set("okta:reset")

    model.search("pri")
    await ended(model.searching)

    assert len(problems) == 1
