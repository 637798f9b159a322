"""The six steps from facts: a tick needs its read, and the words say what is so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.setups import (
    AT,
    KEYS,
    PEOPLE,
    READ_FIELDS,
    failed,
    read,
    steps_of,
    whole,
)
from zoomprov_gui.domain.errors import Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service, Switches
from zoomprov_gui.domain.setup import CheckState, Lapse, StepKey, confirmed
from zoomprov_gui.domain.setup_facts import (
    Fact,
    FeatureFacts,
    LinkFacts,
    ProofFacts,
    ProofTick,
    SetupFacts,
    ZoomApp,
)
from zoomprov_gui.domain.setup_people import PROOF
from zoomprov_gui.domain.setup_steps import setup, step_of

ERRORS = (
    Unreachable(Service.OKTA, "timeout", "no answer", was_sent=True),
    Unreadable(Service.ZOOM, "HTML"),
    Refused(Service.OKTA, 401, "E0000011", "Invalid token"),
    Refused(Service.OKTA, 403, "E0000006", "no permission"),
    Refused(Service.ZOOM, 400, "4711", "scopes", missing=("account:read:admin",)),
    Refused(Service.OKTA, 500, "E0000009", "trouble"),
    Refused(Service.ZOOM, 400, "200", "Only available for paid account."),
)
# What each step cannot be confirmed without. A refusal that says "you may not know" counts for
# `domains` and for the roles of `me` as what no app is told, so these two are not here.
NEEDED = {
    StepKey.CONNECT_OKTA: ("org", "skew", "apps", "may_read_people", "may_read_groups", "log"),
    StepKey.CONNECT_ZOOM: ("zoom_people", "account", "sso", "seats"),
    StepKey.AUTHORISE: ("apps", "link", "log"),
    StepKey.SWITCHES: ("features",),
    StepKey.ASSIGN: ("people",),
    StepKey.PROVE: ("proof",),
}
UNREAD = st.one_of(st.just(Fact()), st.sampled_from(ERRORS).map(failed))


@given(st.dictionaries(st.sampled_from(READ_FIELDS), UNREAD, min_size=1))
def test_no_failed_read_ever_leaves_a_step_confirmed(spoilt):
    steps = steps_of(whole(**spoilt))

    for key, needed in NEEDED.items():
        if not set(needed).isdisjoint(spoilt):
            assert steps[key].state is not CheckState.CONFIRMED


@given(st.dictionaries(st.sampled_from(READ_FIELDS), UNREAD))
def test_a_confirmed_check_was_read_and_every_check_has_its_place(spoilt):
    checks = [check for step in setup(whole(**spoilt)) for check in step.checks]

    assert sorted(check.key.value for check in checks) == sorted(key.value for key in KEYS)
    for check in checks:
        assert check.value
        if check.state is CheckState.CONFIRMED:
            assert check.read_at is not None
            assert check.problem is None


@given(st.dictionaries(st.sampled_from(READ_FIELDS), UNREAD))
def test_the_same_facts_give_the_same_steps(spoilt):
    assert setup(whole(**spoilt)) == setup(whole(**spoilt))


def test_everything_read_well_confirms_all_six():
    steps = setup(whole())

    assert confirmed(steps) == 6
    assert [step.line for step in steps] == [
        "Signed in as dana@acme.example",
        "Acme Dental · Business plan",
        "Zoom's permission is given",
        "All 3 switches are on",
        "182 people, 180 through 2 groups",
        "Proven with test@acme.example",
    ]
    assert {step.pill for step in steps} == {"Confirmed"}
    assert all(step.read_at == AT for step in steps)


def test_nothing_read_confirms_nothing():
    steps = setup(SetupFacts())

    assert confirmed(steps) == 0
    assert {step.state for step in steps} <= {CheckState.UNKNOWN, CheckState.NOT_STARTED}


def test_an_okta_without_the_app_has_steps_not_begun():
    steps = steps_of(whole(apps=read(()), link=Fact(), features=Fact(), people=Fact()))

    for key in (StepKey.AUTHORISE, StepKey.SWITCHES, StepKey.ASSIGN):
        assert steps[key].state is CheckState.NOT_STARTED
        assert steps[key].line == "Not started"


def test_a_step_of_which_something_is_there_already_says_how_much():
    steps = steps_of(whole(link=read(LinkFacts("UNKNOWN")), log=read(())))

    step = steps[StepKey.AUTHORISE]

    assert step.state is CheckState.NOT_STARTED
    assert (step.pill, step.line) == ("3 of 4 confirmed", "3 of 4 confirmed")


def test_nothing_lapses_while_only_the_name_of_the_app_is_missing():
    apps = (ZoomApp("0oa1", "Zoom", True, "acme"), ZoomApp("0oa2", "Zoom 2", True, "acme"))
    facts = whole(apps=read(apps), app_id=None, held=dict.fromkeys(KEYS, 900.0))

    step = steps_of(facts)[StepKey.AUTHORISE]

    assert step.lapsed is None
    assert step.line == "Zoom app: 2 apps"


@pytest.mark.parametrize(
    ("assigned", "through", "groups", "line"),
    [
        (12, 5, ("Clinical staff",), "12 people, 5 through 1 group"),
        (5, 5, ("Clinical staff",), "5 people through 1 group"),
        (1, 0, (), "1 person"),
        (12, 0, ("Empty",), "12 people"),
    ],
)
def test_how_many_came_through_groups_cannot_be_misread(assigned, through, groups, line):
    people = PEOPLE._replace(assigned=assigned, through_groups=through, groups=groups)

    assert steps_of(whole(people=read(people)))[StepKey.ASSIGN].line == line


def proof_step(*known, over=False):
    ticks = tuple(ProofTick(key, ok, 1.0, "") for key, ok in zip(PROOF, known, strict=False))
    return steps_of(whole(proof=read(ProofFacts("t@x", ticks, over, 1.0))))[StepKey.PROVE]


@pytest.mark.parametrize(
    ("known", "over", "lead", "line"),
    [
        ((None,), False, "has begun. What Okta and Zoom show is ticked below.", "Begun"),
        ((True, None), False, "has begun. It has come as far as “Assigned in Okta”.", "1 of 6"),
        ((None,), True, "was stopped. It came to nothing that shows.", "Stopped"),
        ((True, True), True, "was stopped. It came as far as “Seen in Zoom”.", "2 of 6"),
    ],
)
def test_how_far_a_test_has_come_is_said_and_not_that_there_is_none(known, over, lead, line):
    step = proof_step(*known, over=over)

    assert step.state is CheckState.NOT_STARTED
    assert step.lead == f"The test with t@x {lead}"
    assert step.line == step.pill
    assert step.line.startswith(line)


def test_one_switch_off_is_one_change_and_its_consequence():
    off = FeatureFacts(True, Switches(create=True, update=True, deactivate=False), False)

    step = steps_of(whole(features=read(off)))[StepKey.SWITCHES]

    assert (step.state, step.pill) == (CheckState.CHANGE_NEEDED, "1 change needed")
    assert step.line == "1 of 3 switches is off"
    assert step.lead == (
        "“Deactivate users” is off. Until it is on, people you remove in Okta keep a working"
        " Zoom account."
    )


def test_a_proof_stands_only_as_long_as_its_switches_are_on():
    off = FeatureFacts(True, Switches(create=True, update=True, deactivate=False), False)

    assert steps_of(whole(features=read(off)))[StepKey.PROVE].state is CheckState.CHANGE_NEEDED
    gone = FeatureFacts(False, Switches(create=False, update=False, deactivate=False))
    assert steps_of(whole(features=read(gone)))[StepKey.PROVE].state is CheckState.CHANGE_NEEDED


@pytest.mark.parametrize("state", ["DISABLED", "UNKNOWN"])
def test_what_was_confirmed_and_now_is_not_says_so(state):
    lost = whole(link=read(LinkFacts(state)), held=dict.fromkeys(KEYS, 900.0))

    step = steps_of(lost)[StepKey.AUTHORISE]

    assert step.lapsed == Lapse(at=900.0, by="", text="It was confirmed before")
    assert step.line == "It was confirmed before"


def test_a_doubt_is_no_lapse():
    doubt = whole(link=failed(ERRORS[0]), held=dict.fromkeys(KEYS, 900.0))

    step = steps_of(doubt)[StepKey.AUTHORISE]

    assert step.state is CheckState.UNKNOWN
    assert step.lapsed is None
    assert step.lead.startswith("We can't tell about “Zoom's permission”.")


def test_people_who_are_not_matched_need_a_change():
    people = PEOPLE._replace(existing=10, matched=7)

    step = steps_of(whole(people=read(people)))[StepKey.ASSIGN]

    assert step.line == "Existing accounts matched: 7 of 10"
    assert "3 accounts" in step.lead


def test_before_anybody_is_assigned_the_import_is_named_where_accounts_are_there():
    people = PEOPLE._replace(assigned=0, elsewhere=10)

    found = step_of(StepKey.ASSIGN, whole(people=read(people)))

    assert found.lead == (
        "Nobody is assigned yet, so Okta gives nobody Zoom."
        " Some people have Zoom already: import them first."
    )
