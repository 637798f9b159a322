"""Read-only mode: whatever this program can write is refused where requests leave."""

import importlib
import pkgutil

import pytest

from tests.journeys.fault_operations import EARLIER, OPERATIONS, Operation, approval_of
from tests.support.company import a_company
from tests.support.desk import desk, on_request
from zoomprov_gui import domain
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.safeguards import READ_ONLY
from zoomprov_gui.domain.setup import Change, ChangeKey, StepKey
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.storage.records import State
from zoomprov_gui.storage.settings import Settings

_UNDO = OPERATIONS["undo_off"].plan
ROWS = {
    Verb.TURN_OFF_IN_ZOOM: OPERATIONS["turn_off"],
    Verb.TURN_ON_IN_ZOOM: OPERATIONS["turn_on"],
    Verb.UNASSIGN: OPERATIONS["unassign"],
    Verb.DEACTIVATE_PERSON: OPERATIONS["deactivate"],
    Verb.ACTIVATE_PERSON: Operation("okta", "POST", _UNDO, OPERATIONS["deactivate"].plan),
    Verb.ASSIGN: OPERATIONS["assign"],
    Verb.ASSIGN_GROUP: OPERATIONS["assign_group"],
    Verb.UNASSIGN_GROUP: OPERATIONS["unassign_group"],
    Verb.ADD_TO_GROUP: Operation("okta", "PUT", _UNDO, OPERATIONS["leave_group"].plan),
    Verb.REMOVE_FROM_GROUP: OPERATIONS["leave_group"],
    Verb.EDIT_PERSON: OPERATIONS["edit"],
    Verb.EDIT_GROUP: OPERATIONS["edit_group"],
    Verb.END_SESSIONS: OPERATIONS["sessions"],
    Verb.SET_LICENCE: OPERATIONS["licence"],
    Verb.CHANGE_EMAIL: OPERATIONS["email"],
}
NEVER_SENT = {Verb.ASK_OKTA_TO_RETRY}  # offered with the reason why no program can do it
PLANS = {  # each function that makes a plan, and the row that goes through it
    "plan_take_away": Verb.UNASSIGN,
    "plan_reactivate": Verb.TURN_ON_IN_ZOOM,
    "plan_leave_group": Verb.REMOVE_FROM_GROUP,
    "plan_assign": Verb.ASSIGN,
    "plan_unassign_groups": Verb.UNASSIGN_GROUP,
    "plan_edit_person": Verb.EDIT_PERSON,
    "plan_edit_group": Verb.EDIT_GROUP,
    "plan_licence": Verb.SET_LICENCE,
    "plan_email": Verb.CHANGE_EMAIL,
    "plan_end_sessions": Verb.END_SESSIONS,
    "plan_undo": Verb.ACTIVATE_PERSON,
    "plan_remedy": Verb.SET_LICENCE,  # hands each verb to one of those above
}


@pytest.fixture
async def office(tmp_path):
    async with desk(tmp_path) as opened:
        opened.world.zoom.hosts = opened.world.zoom.used + 5
        yield opened


def writes(office):
    """Take down each request that writes, from here on."""
    seen = []

    def look(method, path):
        signs_in = method == "POST" and path.endswith("/token")
        if method != "GET" and not signs_in:
            seen.append((method, path))

    on_request(office, look)
    return seen


async def prepared(office, verb):
    """Return the row of a verb, with what it rests on done in good weather."""
    row = ROWS[verb]
    if row.before:
        plan = await row.before(office)
        await office.run(plan, EARLIER, approval=approval_of(plan))
        await office.read()
    return row


def test_each_verb_has_its_row_or_is_never_sent():
    missing = set(Verb) - set(ROWS) - NEVER_SENT

    assert missing == set()


def test_each_function_that_makes_a_plan_has_its_row():
    modules = [
        importlib.import_module(f"{domain.__name__}.{found.name}")
        for found in pkgutil.iter_modules(domain.__path__)
    ]

    found = {name for module in modules for name in vars(module) if name.startswith("plan_")}

    assert found == set(PLANS)
    assert set(PLANS.values()) <= set(ROWS)


@pytest.mark.parametrize("verb", ROWS, ids=lambda verb: verb.value)
async def test_what_was_previewed_before_read_only_mode_is_not_sent(office, verb):
    row = await prepared(office, verb)
    plan = await row.plan(office)
    sent = writes(office)
    office.read_only = True

    results = await office.run(plan, "refused", approval=approval_of(plan))
    refused = list(sent)
    office.read_only = False
    await office.run(plan, "allowed", approval=approval_of(plan))

    assert verb in {action.verb for action in plan.actions}
    assert {result.outcome for result in results} == {Outcome.SKIPPED}
    assert all(READ_ONLY in result.text for result in results)
    assert refused == []
    assert [(entry.state, entry.sent_at) for entry in office.entries("refused")] == [
        (State.SKIPPED, None)
    ] * len(plan.rows)
    assert row.method in {method for method, _ in sent}  # the same plan, and the count sees it


@pytest.mark.parametrize("verb", ROWS, ids=lambda verb: verb.value)
async def test_a_preview_in_read_only_mode_has_nothing_to_send_and_says_why(office, verb):
    row = await prepared(office, verb)
    office.read_only = True

    plan = await row.plan(office)

    assert plan.actions == ()
    assert plan.rows
    assert all(READ_ONLY in skipped.skipped for skipped in plan.rows)


@pytest.mark.parametrize("key", ChangeKey, ids=lambda key: key.value)
async def test_each_change_of_the_set_up_is_refused_in_read_only_mode(tmp_path, key):
    change = Change(key=key, step=StepKey.SWITCHES, button="", text="", lines=(), wont="", undo="")
    async with a_company(tmp_path, "all-well") as (company, world, _clock):
        await company.setup.read(fresh=True)
        company.settings = Settings(read_only=True)
        before = world.requests

        done = await company.setup.perform(change)

        assert (done.outcome, done.text) == (Outcome.SKIPPED, READ_ONLY)
        assert world.requests == before
        assert company.journal.runs() == ()
