"""The words in which a step offers a sign-in or a choice of apps, and where it offers none."""

import pytest

from tests.support.setups import read, whole
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.domain.setup_facts import Fact, MeFacts, SetupFacts, ZoomApp
from zoomprov_gui.domain.setup_steps import setup, step_of
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.setup_offers import (
    app_offer,
    request_offer,
    sign_in_offer,
    status_words,
)

ENDED = Refused(Service.OKTA, 401, "E0000011", "Invalid token provided")
DENIED = Refused(Service.OKTA, 403, "E0000006", "You do not have permission")
FIRST, SECOND = ZoomApp("0oa1", "Zoom", True, "acme"), ZoomApp("0oa2", "Zoom EU", False, "acme")


def okta_step(error):
    return step_of(StepKey.CONNECT_OKTA, SetupFacts(log=Fact(error=error, at=1.0)))


def session_of(*, saved=False, sandbox=False):
    session = SessionViewModel(sandbox=sandbox, clock=lambda: 1.0)
    session.can_sign_in = saved
    return session


@pytest.mark.parametrize(
    ("error", "words"), [(ENDED, "no longer takes our sign-in"), (DENIED, "permission is missing")]
)
def test_a_saved_company_is_signed_in_to_again_from_here(error, words):
    offer = sign_in_offer(okta_step(error), session_of(saved=True))

    assert offer.button == "Sign in to Okta again"
    assert offer.service is Service.OKTA
    assert words in offer.text


@pytest.mark.parametrize(("sandbox", "words"), [(False, "document"), (True, "simulated")])
def test_where_nothing_is_saved_words_say_what_to_do(sandbox, words):
    offer = sign_in_offer(okta_step(ENDED), session_of(sandbox=sandbox))

    assert offer.button == ""
    assert words in offer.note
    assert "again" not in offer.text


def test_no_sign_in_is_offered_where_none_would_help():
    assert sign_in_offer(step_of(StepKey.CONNECT_OKTA, SetupFacts()), session_of()) is None


@pytest.mark.parametrize(
    ("named", "used", "words"), [(None, "", "Choose the one"), ("0oa2", "0oa2", "the one in use")]
)
def test_several_apps_are_a_choice_before_and_after_one_is_named(named, used, words):
    apps = (FIRST, FIRST._replace(app_id="0oa3"), SECOND)
    facts = SetupFacts(app_id=named, apps=Fact(value=apps, at=1.0))

    offer = app_offer(step_of(StepKey.AUTHORISE, facts), facts)

    assert (offer.apps, offer.used) == (apps, used)
    assert words in offer.text


def test_an_app_that_is_gone_leaves_the_others_to_choose_from():
    facts = SetupFacts(app_id="0oaGone", apps=Fact(value=(FIRST,), at=1.0))

    offer = app_offer(step_of(StepKey.AUTHORISE, facts), facts)

    assert offer.apps == (FIRST,)
    assert "another Zoom app" in offer.text


@pytest.mark.parametrize("apps", [(), (FIRST,), (SECOND,), (FIRST, SECOND)])
def test_where_it_is_clear_which_app_is_meant_nothing_is_to_choose(apps):
    facts = SetupFacts(apps=Fact(value=apps, at=1.0))

    assert app_offer(step_of(StepKey.AUTHORISE, facts), facts) is None


def test_the_state_of_an_app_is_told_in_a_word():
    assert [status_words(app)[0] for app in (FIRST, SECOND)] == ["Active", "Inactive"]


@pytest.mark.parametrize("key", [StepKey.CONNECT_OKTA, StepKey.ASSIGN, StepKey.PROVE])
def test_a_step_that_a_role_holds_back_offers_a_request_for_an_admin(key):
    facts = whole(me=read(MeFacts("dana@acme.example", ("READ_ONLY_ADMIN",))))
    steps = setup(facts)

    text = request_offer(step_of(key, facts), steps, facts)

    assert "May change apps: Read-only Admin" in text


def test_a_step_that_lacks_no_right_offers_no_request():
    facts = whole()

    assert request_offer(step_of(StepKey.ASSIGN, facts), setup(facts), facts) == ""
