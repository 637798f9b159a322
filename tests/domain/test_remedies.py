"""Tests for domain/remedies.py: what puts a verdict right from here, and what cannot be sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.comparisons import assigned, comparison, context, contexts
from tests.support.people import account, assignment
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.remedies import ROUTES, plan_remedy, remedies
from zoomprov_gui.domain.verdicts import Verdict

MOVED = assigned(
    verdict=Verdict.EMAIL, account=account(zoom_id="z-bo@acme.example", email="old@acme.example")
)


def basic(email, **fields):
    okta = assignment(email=email, licence="Licensed", external_id=f"z-{email}")
    zoom = account(zoom_id=f"z-{email}", email=email, licence=1)
    usual = {"verdict": Verdict.DETAILS, "differs": ("licence",), "assignment": okta}
    return assigned(email, **{**usual, "account": zoom, **fields})


@pytest.mark.parametrize(
    ("person", "verbs"),
    [
        (comparison(), (Verb.TURN_OFF_IN_ZOOM,)),
        (assigned(verdict=Verdict.SWITCHED_OFF), (Verb.TURN_ON_IN_ZOOM, Verb.UNASSIGN)),
        (MOVED, (Verb.CHANGE_EMAIL,)),
        (basic("bo@acme.example"), (Verb.SET_LICENCE,)),
        (basic("bo@acme.example", differs=("name",)), ()),
        (assigned(verdict=Verdict.UNLINKED), ()),
        (comparison(verdict=Verdict.DUPLICATE), ()),
        (comparison(verdict=Verdict.MISSING), ()),
        (comparison(verdict=Verdict.ERROR), ()),
    ],
)
def test_only_what_would_put_it_right_is_a_remedy(person, verbs):
    assert remedies(person) == verbs


def test_zoom_gets_the_email_that_okta_has():
    (action,) = plan_remedy([MOVED], Verb.CHANGE_EMAIL, context()).actions

    assert action.change.email == "bo@acme.example"
    assert "from old@acme.example to bo@acme.example" in action.effect


def test_zoom_gives_the_licence_that_okta_wants_to_no_more_than_are_free():
    two = [basic(f"{name}@acme.example") for name in ("a", "b")]

    plan = plan_remedy(two, Verb.SET_LICENCE, context(free_licences=1))

    assert [action.change.licence for action in plan.actions] == [2]
    assert "no further free licence" in plan.skipped[0].skipped


def test_who_has_two_accounts_is_left_alone():
    twice = basic("bo@acme.example", others=(account("z9", "bo2@acme.example"),))

    (row,) = plan_remedy([twice], Verb.SET_LICENCE, context()).rows

    assert "More than one Zoom account" in row.skipped


REMEDIED = [comparison(), assigned(verdict=Verdict.SWITCHED_OFF), MOVED, basic("bo@acme.example")]
OFF = assigned(
    verdict=Verdict.SWITCHED_OFF,
    account=account(zoom_id="z-bo@acme.example", email="bo@acme.example", status="inactive"),
)


@given(st.sampled_from(REMEDIED), contexts())
def test_each_remedy_is_sent_or_says_why_not(person, any_context):
    plans = {verb: plan_remedy([person], verb, any_context) for verb in remedies(person)}

    assert plans
    for verb, plan in plans.items():
        assert {row.key for row in plan.rows} == {person.key}
        assert all(bool(row.action) != bool(row.skipped) for row in plan.rows)
        assert {action.verb for action in plan.actions} <= {verb, *ROUTES}


@pytest.mark.parametrize(
    ("person", "verb"),
    [
        (comparison(), Verb.TURN_OFF_IN_ZOOM),
        (OFF, Verb.TURN_ON_IN_ZOOM),
        (OFF, Verb.UNASSIGN),
        (MOVED, Verb.CHANGE_EMAIL),
        (basic("bo@acme.example"), Verb.SET_LICENCE),
    ],
)
def test_each_remedy_is_sent_where_nothing_speaks_against_it(person, verb):
    plan = plan_remedy([person], verb, context())

    assert verb in remedies(person)
    assert verb in {action.verb for action in plan.actions}
    assert not plan.skipped
