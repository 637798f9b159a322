"""Steps 5 and 6 by the table of UX.md §8.3."""

import pytest

from tests.support.setups import AT, PEOPLE, check_of, read, steps_of, whole
from zoomprov_gui.domain.codes import NO_ZOOM, OktaShape, ZoomShape
from zoomprov_gui.domain.setup import CheckKey, CheckState, StepKey
from zoomprov_gui.domain.setup_facts import LinkFacts, ProofFacts, ProofTick, SeatFacts
from zoomprov_gui.domain.setup_people import AT_ONCE, PROOF, Account, PeopleCount

C, N, U, S = (
    CheckState.CONFIRMED,
    CheckState.CHANGE_NEEDED,
    CheckState.UNKNOWN,
    CheckState.NOT_STARTED,
)


def okta(status="PROVISIONED", scope="GROUP", licence="Licensed", person="ACTIVE"):
    return OktaShape(None, person, scope, status, "", licence)


def zoom(status="active"):
    return ZoomShape(None, status, 2, "2")


def before(zoom_id):
    """Return an account that is older than its person's assignment."""
    return Account(zoom_id, 1_000, 9_000)


def test_people_are_counted_as_okta_manages_them():
    count = PeopleCount()
    count.add("linked@x", okta(), "z1", zoom(), before("z1"))
    count.add("direct@x", okta(scope="USER"), "z2", zoom("inactive"), before("z2"))
    count.add("unlinked@x", okta("ACTIVE"), "", zoom(), before("z5"))
    count.add("early@x", okta("ACTIVE", licence="Basic"), "", NO_ZOOM, Account())
    count.add("staged@x", okta("STAGED"), "", NO_ZOOM, Account())
    count.add("invited@x", okta(), "z3", zoom("pending"), Account())
    count.add("gone@x", okta("DEPROVISIONED"), "", zoom(), before("z6"))
    count.add("left@x", okta(person="DEPROVISIONED"), "z4", zoom(), before("z4"))
    count.add("past@x", okta(), "z-old", zoom(), before("z7"))

    found = count.facts(["B", "A"], ["twice@x"])

    assert found == PEOPLE._replace(
        assigned=7,
        through_groups=6,
        groups=("A", "B"),
        existing=4,
        matched=2,
        waiting=2,
        paid_waiting=1,
        twice=("twice@x",),
        backlog=("early@x",),
    )


@pytest.mark.parametrize(
    ("made", "assigned", "existing"),
    [
        (1_000, 9_000, 1),
        (9_004, 9_000, 0),
        (9_000 - AT_ONCE, 9_000, 0),  # one push, and clocks that differ
        (0, 9_000, 0),
    ],
)
def test_only_accounts_that_were_there_before_are_counted_as_existing(made, assigned, existing):
    count = PeopleCount()

    count.add("made@x", okta(), "z1", zoom(), Account("z1", made, assigned))

    found = count.facts([], [])
    assert (found.existing, found.matched, found.unlinked) == (existing, existing, 0)


@pytest.mark.parametrize("made", [1_000, 9_004, 0])
def test_an_account_that_okta_does_not_manage_is_to_be_matched_whenever_it_was_made(made):
    count = PeopleCount()

    count.add("stranger@x", okta("ACTIVE"), "", zoom(), Account("z1", made, 9_000))

    assert count.facts([], []).unlinked == 1


def people(**changed):
    return whole(people=read(PEOPLE._replace(**changed)))


@pytest.mark.parametrize(
    ("changed", "key", "state", "value"),
    [
        ({}, CheckKey.PEOPLE_ASSIGNED, C, "182 people"),
        ({"assigned": 0}, CheckKey.PEOPLE_ASSIGNED, S, "Nobody yet"),
        ({"groups": ()}, CheckKey.GROUPS_ASSIGNED, C, "No group"),
        ({}, CheckKey.GROUPS_ASSIGNED, C, "180 people, 2 groups"),
        ({"matched": 180}, CheckKey.ACCOUNTS_MATCHED, N, "180 of 182"),
        ({"matched": 0, "existing": 0}, CheckKey.ACCOUNTS_MATCHED, C, "None to match"),
        ({"waiting": 3}, CheckKey.LICENCES_ENOUGH, C, "3 people wait"),
        ({"paid_waiting": 18}, CheckKey.LICENCES_ENOUGH, C, "18 needed, 18 free"),
        ({"paid_waiting": 19}, CheckKey.LICENCES_ENOUGH, N, "19 needed, 18 free"),
        ({"twice": ("a@x",)}, CheckKey.NOBODY_TWICE, N, "1"),
        ({"backlog": ("a@x", "b@x")}, CheckKey.NO_BACKLOG, N, "2 people"),
    ],
)
def test_each_check_of_people_says_what_was_counted(changed, key, state, value):
    found = check_of(people(**changed), key)

    assert (found.state, found.value) == (state, value)


def test_licences_that_zoom_does_not_count_hold_nobody_back():
    facts = whole(people=read(PEOPLE._replace(paid_waiting=1)), seats=read(SeatFacts(-1, 4)))

    assert check_of(facts, CheckKey.LICENCES_ENOUGH).counts is False


def test_nobody_is_left_behind_before_provisioning_is_on():
    facts = whole(people=read(PEOPLE._replace(backlog=("a@x",))), link=read(LinkFacts("DISABLED")))

    assert check_of(facts, CheckKey.NO_BACKLOG).state is S


def test_many_people_are_named_in_part():
    found = check_of(people(backlog=tuple(f"{n}@x" for n in range(9))), CheckKey.NO_BACKLOG)

    assert found.text.endswith(" and 4 more")


def proof(*known, over=False):
    ticks = tuple(ProofTick(key, ok, AT, "") for key, ok in zip(PROOF, known, strict=False))
    return whole(proof=read(ProofFacts("t@x", ticks, over, AT)))


@pytest.mark.parametrize(
    ("known", "state"),
    [
        ((True,) * 7, C),
        ((True,) * 6, C),
        ((True,) * 5, S),
        ((True, False), N),
        ((), S),
    ],
)
def test_a_proof_is_whole_without_being_put_back(known, state):
    assert steps_of(proof(*known))[StepKey.PROVE].state is state


def test_what_was_looked_for_and_not_seen_is_told_from_what_comes_later():
    values = [c.value for c in steps_of(proof(True, None, over=True))[StepKey.PROVE].checks]

    assert values[:3] == ["Yes", "Not seen", "Not yet"]


def test_accounts_that_are_there_before_anybody_is_assigned_are_told():
    found = check_of(people(assigned=0, elsewhere=10), CheckKey.ACCOUNTS_MATCHED)

    assert (found.state, found.value) == (S, "0 of 10")
    assert found.text.startswith("10 accounts are in Zoom already. In Okta, open the Zoom app")


def test_accounts_of_nobody_whom_okta_lists_are_counted_apart():
    count = PeopleCount()
    count.add_elsewhere(zoom())
    count.add_elsewhere(zoom("pending"))

    found = count.facts([], [])

    assert (found.assigned, found.elsewhere) == (0, 1)
    assert found.import_first
    assert not found._replace(assigned=1).import_first
    assert found._replace(assigned=2, existing=2, matched=1).import_first
