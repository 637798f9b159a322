"""Tests for domain/readback.py."""

import pytest

from tests.support.people import account
from zoomprov_gui.domain.actions import Change, Group
from zoomprov_gui.domain.facts import Facts, Goal
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.readback import Subject, all_stuck, push_failed, read_words

EMAIL = "ana@acme.example"
PERSON = Subject(person_key(EMAIL), EMAIL, "u1", "z1")
GROUP = Subject(person_key("group:it"), "group:IT", change=Change(group=Group("g1", "IT")))
ACTIVE = Facts(assigned=True, zoom_status="active", zoom_id="z1", external_id="z1")


def words(subject, goal, facts, found=None):
    subject = subject._replace(goal=goal)
    return read_words(subject, facts, found, reached=goal.reached(facts))


def test_an_assignment_that_okta_shows_is_told_apart_from_an_account_that_is_still_off():
    facts = ACTIVE._replace(zoom_status="inactive")

    said = words(PERSON, Goal(assigned=True), facts, account(EMAIL, status="inactive"))

    assert said == "Okta shows the change. The Zoom account is still off."


def test_details_that_only_okta_shows_are_not_proven_by_an_account_that_is_off():
    details = (("department", "Front desk"),)
    facts = ACTIVE._replace(zoom_status="inactive", details=details)

    said = words(PERSON, Goal(details=details), facts, account(EMAIL, status="inactive"))

    assert said == "Okta shows the change."


def test_who_was_put_into_a_group_is_not_proven_by_an_account_that_is_off():
    goal, in_group = Goal(in_group=True), ACTIVE._replace(in_group=True)
    turned_off = in_group._replace(zoom_status="inactive")

    off = words(PERSON, goal, turned_off, account(EMAIL, status="inactive"))
    on = words(PERSON, goal, in_group, account(EMAIL))

    assert off == "Okta shows the person in the group. The Zoom account is still off."
    assert on == "Okta shows the person in the group."


@pytest.mark.parametrize(
    ("goal", "facts", "said"),
    [
        (Goal(assigned=True), Facts(), "does not assign Zoom to this person yet"),
        (Goal(assigned=True, linked=True), Facts(assigned=True), "not there yet"),
        (Goal(assigned=True, linked=True), ACTIVE, "as active"),
        (Goal(assigned=True, linked=True), ACTIVE._replace(zoom_status="pending"), "invited"),
        (Goal(assigned=True, linked=True), ACTIVE._replace(external_id=""), "not linked"),
        (Goal(in_group=False), Facts(in_group=True), "still in the group"),
        (Goal(in_group=True), Facts(in_group=False), "not in the group yet"),
        (Goal(person_on=True), Facts(person_status="ACTIVE"), "Okta shows the person as active."),
        (Goal(person_on=False), Facts(person_status="DEPROVISIONED"), "as deactivated."),
        (Goal(licence=2), Facts(licence=2), "Zoom shows the licence “Licensed”."),
        (Goal(licence=2), Facts(licence=1), "does not show yet"),
        (Goal(zoom_email=EMAIL), Facts(zoom_email=EMAIL), f"Zoom shows the email {EMAIL}."),
        (Goal(details=(("title", "x"),)), Facts(), "Okta does not show the change yet."),
        (
            Goal(details=(("email", "new@acme.example"),)),
            Facts(details=(("email", "new@acme.example"),), zoom_email=EMAIL),
            f"Okta shows the change. Zoom still shows the email {EMAIL}: Okta sends no change",
        ),
        (
            Goal(zoom_details=(("firstName", "An"), ("department", "IT"))),
            Facts(zoom_details=(("firstName", "An"), ("department", "HR"))),
            "Zoom shows the first name “An”. Zoom does not show yet the department “IT”.",
        ),
    ],
)
def test_what_a_read_shows_of_a_person_is_said_and_no_more(goal, facts, said):
    assert said in words(PERSON, goal, facts, account())


@pytest.mark.parametrize(
    ("goal", "facts", "said"),
    [
        (Goal(assigned=True), Facts(assigned=False), "does not show yet"),
        (Goal(assigned=True), Facts(assigned=True), "this group gives Zoom."),
        (
            Goal(assigned=True, nobody_left=True),
            Facts(assigned=True, left=("a", "b")),
            "2 of its people are not shown as active in Zoom yet: a, b.",
        ),
        (Goal(assigned=True, nobody_left=True), Facts(assigned=True, left=()), "has an account"),
        (
            Goal(assigned=True, nobody_left=True),
            Facts(assigned=True, left=("a", "b", "c"), stuck=(("b", "No seat."), ("c", ""))),
            "yet: a. Okta could not pass it on to Zoom for b. No seat. Okta could not pass it on",
        ),
        (
            Goal(assigned=True, nobody_left=True),
            Facts(assigned=True, left=("a", "b"), stuck=(("a", "No seat."), ("b", "No seat."))),
            "gives Zoom. Okta could not pass it on to Zoom for a, b. No seat.",
        ),
        (
            Goal(assigned=False, nobody_left=True),
            Facts(assigned=False, left=("a",)),
            "1 of its people is still on in Zoom: a.",
        ),
        (
            Goal(assigned=False, nobody_left=True),
            Facts(assigned=False, left=tuple("abcde")),
            ": a, b, c and 2 more.",
        ),
        (Goal(assigned=False, nobody_left=True), Facts(assigned=False, left=()), "as off"),
        (Goal(details=(("name", "IT"),)), Facts(details=(("name", "IT"),)), "shows the change"),
    ],
)
def test_what_a_read_shows_of_a_group_is_said_and_no_more(goal, facts, said):
    assert said in words(GROUP, goal, facts)


def test_an_assignment_that_okta_could_not_pass_on_is_no_longer_waited_for():
    subject = PERSON._replace(goal=Goal(assigned=True, linked=True))

    assert "could not pass it on" in push_failed(subject, ACTIVE._replace(sync_state="ERROR"))
    assert push_failed(subject, ACTIVE._replace(sync_state="SYNCING")) == ""
    assert push_failed(PERSON, ACTIVE._replace(sync_state="ERROR")) == ""


def test_a_group_is_told_from_a_person_in_a_group():
    assert GROUP.is_group
    assert not PERSON._replace(change=GROUP.change).is_group


def test_of_a_group_nothing_more_comes_once_all_who_are_left_are_stuck():
    one, two = Facts(left=("a",), stuck=(("a", ""),)), Facts(left=("a", "b"), stuck=(("a", ""),))

    assert all_stuck(GROUP, one)
    assert not all_stuck(GROUP, two)
    assert not all_stuck(GROUP, Facts(left=()))
    assert not all_stuck(PERSON, one)
