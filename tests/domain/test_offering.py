"""Tests for domain/offering.py."""

from dataclasses import replace

from hypothesis import given

from tests.support.comparisons import assigned, comparison, comparisons, context, contexts
from tests.support.people import account, broken
from zoomprov_gui.domain.actions import Group, Verb
from zoomprov_gui.domain.offering import further_offers, groups_to_leave
from zoomprov_gui.domain.people import Service

DESK, SALES = Group("g1", "Front desk"), Group("g2", "Sales", "APP_GROUP")


def through(*names):
    person = assigned(granted_by=names)
    return replace(person, assignment=person.assignment._replace(scope="GROUP"))


def told(person, known):
    return {offer.verb: offer.why_not for offer in further_offers(person, known)}


def test_somebody_in_sync_can_be_edited_and_has_their_licence_email_and_sessions():
    found = told(assigned(), context())

    assert found == {
        Verb.EDIT_PERSON: "",
        Verb.SET_LICENCE: "",
        Verb.CHANGE_EMAIL: "",
        Verb.END_SESSIONS: "",
    }


def test_who_is_not_assigned_can_be():
    assert told(comparison(), context())[Verb.ASSIGN] == ""
    assert Verb.ASSIGN not in told(assigned(), context())


def test_an_invite_that_nobody_accepted_says_what_to_do():
    pending = account(email="bo@acme.example", status="pending")

    found = told(assigned(account=pending), context())

    assert "cancel the invite in Zoom" in found[Verb.SET_LICENCE]
    assert "cancel the invite in Zoom" in found[Verb.END_SESSIONS]


def test_an_admins_email_is_for_the_owner_to_change():
    admin = account(email="bo@acme.example", role_id="1")

    assert "the owner can" in told(assigned(account=admin), context())[Verb.CHANGE_EMAIL]


def test_a_granting_group_can_be_left_where_a_program_may_change_it():
    known = context(giving=(DESK, SALES))

    assert told(through("Front desk"), known)[Verb.REMOVE_FROM_GROUP] == ""
    assert groups_to_leave(through("Front desk"), known) == (DESK,)
    assert told(through("Sales"), known)[Verb.REMOVE_FROM_GROUP]
    assert groups_to_leave(through("Sales"), known) == ()


def test_a_group_that_was_not_read_yet_is_not_left():
    found = told(through("Front desk"), context(giving=()))

    assert "not known yet" in found[Verb.REMOVE_FROM_GROUP]


@given(comparisons(), contexts())
def test_nothing_is_offered_in_read_only_mode(person, known):
    offers = further_offers(person, replace(known, read_only=True))

    assert not any(offer.allowed for offer in offers)


@given(comparisons())
def test_nothing_is_offered_on_a_read_that_failed(person):
    offers = further_offers(person, context(okta=broken(Service.OKTA)))

    assert not any(offer.allowed for offer in offers if offer.verb is Verb.REMOVE_FROM_GROUP)
