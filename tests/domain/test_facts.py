"""Tests for domain/facts.py."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.comparisons import assigned, comparison, comparisons, directory_person
from tests.support.people import account, assignment
from zoomprov_gui.domain.facts import (
    Facts,
    Goal,
    crowd_of,
    facts_document,
    facts_from,
    facts_of,
    facts_of_comparison,
    goal_of,
    what_changed,
    zoom_details,
)

KNOWN = facts_of_comparison(assigned())


@given(comparisons())
def test_nothing_has_changed_where_the_same_is_read_again(person):
    facts = facts_of_comparison(person)

    assert what_changed(facts, facts) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"assigned": False}, "the person is unassigned"),
        ({"zoom_status": "inactive"}, "the Zoom account is off"),
        ({"zoom_status": ""}, "the Zoom account is gone"),
        ({"zoom_status": "frozen"}, "the Zoom account is frozen"),
        ({"zoom_email": "other@acme.example"}, "the email in Zoom changed"),
        ({"person_status": "SUSPENDED"}, "the person's status in Okta changed"),
        ({"scope": "GROUP"}, "how Okta assigns Zoom changed"),
        ({"external_id": "z9"}, "the link from Okta to Zoom changed"),
        ({"external_id": ""}, "the link from Okta to Zoom changed"),
        ({"zoom_id": "z9"}, "the Zoom account changed"),
        ({"licence": 1}, "the Zoom licence changed"),
        ({"role_id": "1"}, "the Zoom role changed"),
    ],
)
def test_each_fact_that_a_preview_rests_on_is_compared(change, words):
    assert what_changed(KNOWN, KNOWN._replace(**change)) == words


def test_groups_are_compared_where_both_reads_told_them():
    told = KNOWN._replace(granted_by=("Front desk",))

    assert what_changed(told, told._replace(granted_by=())) == "the groups that give Zoom changed"
    assert what_changed(told, told._replace(granted_by=None)) == ""
    assert what_changed(KNOWN, told) == ""


def test_somebody_assigned_meanwhile_is_noticed():
    leaver = facts_of_comparison(comparison())

    assert what_changed(leaver, leaver._replace(assigned=True)) == "the person is assigned in Okta"


def test_a_new_spelling_of_the_same_address_is_no_change():
    assert what_changed(KNOWN, KNOWN._replace(zoom_email=KNOWN.zoom_email.upper())) == ""


def test_what_the_preview_was_not_told_is_not_compared():
    dim = KNOWN._replace(role_id="", licence=-1, person_status="", assigned=None)

    assert what_changed(dim, KNOWN) == ""


def test_a_person_deactivated_in_okta_is_not_assigned_whatever_the_list_says():
    facts = facts_of(assignment(), account(), directory_person("x", status="DEPROVISIONED"))

    assert facts.assigned is False


def test_the_directory_knows_a_persons_status_better_than_the_list():
    facts = facts_of(assignment(), None, directory_person("x", status="SUSPENDED"))

    assert facts.person_status == "SUSPENDED"


@pytest.mark.parametrize(
    ("goal", "facts", "reached"),
    [
        (Goal(zoom_on=False), Facts(zoom_status="inactive"), True),
        (Goal(zoom_on=False), Facts(zoom_status="active"), False),
        (Goal(zoom_on=False), Facts(zoom_status=""), False),
        (Goal(zoom_on=False), Facts(zoom_status="pending"), False),
        (Goal(zoom_on=False), Facts(zoom_status="frozen"), False),
        (Goal(zoom_on=True), Facts(zoom_status="active"), True),
        (Goal(zoom_on=True), Facts(zoom_status="inactive"), False),
        (Goal(assigned=False), Facts(assigned=False), True),
        (Goal(assigned=False), Facts(assigned=True), False),
        (Goal(assigned=False), Facts(assigned=None), False),
        (Goal(assigned=False, zoom_on=False), Facts(assigned=False, zoom_status="active"), False),
        (Goal(person_on=False), Facts(person_status="DEPROVISIONED"), True),
        (Goal(person_on=False), Facts(person_status="ACTIVE"), False),
        (Goal(person_on=False), Facts(person_status=""), False),
        (Goal(person_on=True), Facts(person_status="ACTIVE"), True),
        (Goal(linked=True), Facts(zoom_status="active", zoom_id="z1", external_id="z1"), True),
        (Goal(linked=True), Facts(zoom_status="active", zoom_id="z1", external_id="z2"), False),
        (Goal(linked=True), Facts(zoom_status="active", zoom_id="z1"), False),
        (Goal(linked=True), Facts(zoom_status="pending", external_id="z1"), True),
        (Goal(linked=True), Facts(external_id="z1"), False),
        (Goal(), Facts(assigned=False, zoom_status="inactive"), False),
        (Goal(in_group=False), Facts(in_group=False), True),
        (Goal(in_group=False), Facts(in_group=None), False),
        (Goal(licence=2), Facts(licence=2), True),
        (Goal(licence=2), Facts(licence=1), False),
        (Goal(zoom_email="ana@acme.example"), Facts(zoom_email="Ana@Acme.example"), True),
        (Goal(zoom_email="ana@acme.example"), Facts(zoom_email="old@acme.example"), False),
        (Goal(details=(("title", "Nurse"),)), Facts(details=(("title", "Nurse"),)), True),
        (Goal(details=(("title", "Nurse"),)), Facts(details=(("title", ""),)), False),
        (Goal(details=(("title", "Nurse"),)), Facts(), False),
        (Goal(zoom_details=(("firstName", "An"),)), Facts(zoom_details=()), False),
        (Goal(assigned=False, nobody_left=True), Facts(assigned=False, left=()), True),
        (Goal(assigned=False, nobody_left=True), Facts(assigned=False, left=("a", "b")), False),
        (Goal(assigned=False, nobody_left=True), Facts(assigned=False), False),
    ],
)
def test_a_goal_is_reached_only_where_the_facts_show_it(goal, facts, reached):
    assert goal.reached(facts) is reached


def test_only_what_needs_okta_asks_for_it():
    assert Goal(assigned=False).needs_okta
    assert Goal(person_on=True).needs_okta
    assert not Goal(zoom_on=False).needs_okta


@given(comparisons(), st.sampled_from([None, (), ("Front desk",)]))
def test_what_the_journal_keeps_holds_all_that_taking_a_write_back_needs(person, groups):
    facts = facts_of_comparison(person)._replace(granted_by=groups)

    kept = json.loads(json.dumps(facts_document(facts)))

    assert kept["okta"]["assigned"] == facts.assigned
    assert kept["okta"]["scope"] == facts.scope
    assert kept["okta"]["granted_by"] == (None if groups is None else list(groups))
    if facts.zoom_status:
        assert kept["zoom"]["type"] == facts.licence
        assert kept["zoom"]["status"] == facts.zoom_status
        assert kept["zoom"]["role_id"] == facts.role_id
    else:
        assert kept["zoom"] is None


def test_an_open_invite_is_kept_without_a_role():
    kept = facts_document(Facts(zoom_status="pending", role_id="0"))

    assert kept["zoom"]["role"] is None


def test_where_only_zoom_was_read_the_journal_says_nothing_of_okta():
    kept = facts_document(Facts(assigned=None, zoom_status="inactive"))

    assert kept["okta"] is None
    assert kept["zoom"] is not None


@given(comparisons(), st.sampled_from([None, (), ("Front desk",)]))
def test_facts_come_back_from_the_journal_as_they_were(person, groups):
    facts = facts_of_comparison(person)._replace(granted_by=groups, sync_state="")
    facts = facts._replace(zoom_details=zoom_details(person.account), in_group=True)

    kept = json.loads(json.dumps(facts_document(facts)))

    back = facts_from(kept)
    gone = {"zoom_id": "", "zoom_email": "", "licence": -1, "role_id": ""}
    assert back == (facts if facts.zoom_status else facts._replace(**gone))


def test_a_goal_comes_back_from_the_journal_as_it_was():
    goal = Goal(assigned=True, details=(("title", "Nurse"),), licence=2)

    assert goal_of(json.loads(json.dumps(goal._asdict()))) == goal


def test_a_goal_of_an_older_or_newer_version_is_read_as_far_as_it_is_known():
    assert goal_of({"zoom_on": False, "of_next_year": 1}) == Goal(zoom_on=False)


def test_two_crowds_are_told_apart_and_their_order_does_not_matter():
    assert crowd_of(["u1", "u2"]) == crowd_of(["u2", "u1"])
    assert crowd_of(["u1", "u2"]) != crowd_of(["u1", "u3"])
    assert crowd_of(["u1", "u2"]) != crowd_of(["u1u2"])


def test_another_crowd_or_other_details_are_a_change():
    group = Facts(assigned=True, crowd="2 people, a", details=(("name", "IT"),))

    assert what_changed(group, group._replace(crowd="2 people, b")) == (
        "the people of the group changed"
    )
    assert what_changed(group, group._replace(details=(("name", "Ops"),))) == (
        "the details in Okta changed"
    )
