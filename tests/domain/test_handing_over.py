"""Tests for domain/handing_over.py: a note says who, what, where and why, and only what is so."""

import pytest
from hypothesis import given, settings

from tests.support.comparisons import assigned, comparison, comparisons
from tests.support.people import NOW, account
from zoomprov_gui.domain.handing_over import (
    OKTA_ADMIN,
    THE_PERSON,
    ZOOM_ADMIN,
    ZOOM_OWNER,
    Note,
    note_about,
    together,
)
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict

READ = "Mon 23 Nov 2026, 09:41 (UTC+00:00)"
EMAIL = "ana@acme.example"
PENDING = account(zoom_id="", email=EMAIL, status="pending", role_id="0")


def note(person, **more):
    return note_about(person, NOW, read=READ, **more)


@pytest.mark.parametrize(
    ("person", "leaving", "to", "asked", "where"),
    [
        (comparison(account=account(role_id="1")), False, ZOOM_OWNER, "to Member", "Users"),
        (comparison(account=account(role_id="Rx")), False, ZOOM_OWNER, "to Member", "Users"),
        (comparison(account=account(role_id="0")), False, ZOOM_OWNER, "ownership", "Profile"),
        (assigned(account=account(role_id="1")), True, ZOOM_OWNER, "to Member", "Users"),
        (assigned(verdict=Verdict.EMAIL, account=account(role_id="1")), False, ZOOM_OWNER,
         "to bo@acme.example", "Users"),
        (assigned(verdict=Verdict.INVITED, account=PENDING), False, THE_PERSON, "accept",
         "mailbox"),
        (assigned(verdict=Verdict.INVITED, account=PENDING), True, ZOOM_ADMIN, "cancel", "Pending"),
        (comparison(verdict=Verdict.ORPHAN, account=PENDING), False, ZOOM_ADMIN, "cancel",
         "Pending"),
        (comparison(verdict=Verdict.ERROR, reason=Reason.DOMAIN), False, ZOOM_ADMIN,
         "domain acme.example", "Associated Domains"),
        (comparison(verdict=Verdict.ERROR, reason=Reason.OTHER), False, OKTA_ADMIN, "again",
         "Provision User"),
        (comparison(verdict=Verdict.MISSING, reason=None), False, OKTA_ADMIN, "again", "Retry"),
        (comparison(verdict=Verdict.ERROR, reason=Reason.BAD_VALUE), False, OKTA_ADMIN, "correct",
         "profile"),
        (comparison(verdict=Verdict.ERROR, reason=Reason.ALREADY_EXISTS), False, OKTA_ADMIN,
         "unassign", "Import"),
        (comparison(EMAIL, verdict=Verdict.ERROR, reason=Reason.NOT_IN_ACCOUNT), False, THE_PERSON,
         "you got", f"the mailbox of {EMAIL}"),
        (comparison(verdict=Verdict.UNLINKED, reason=None), False, OKTA_ADMIN, "match", "Import"),
        (comparison(verdict=Verdict.DUPLICATE, reason=None), False, ZOOM_ADMIN, "which", "Users"),
    ],
)  # fmt: skip
def test_each_dead_end_has_a_note_to_who_can_do_it(person, leaving, to, asked, where):
    found = note(person, leaving=leaving)

    assert found.to == to
    assert asked in found.text
    assert where in found.where
    assert f"Where: {found.where}." in found.text
    assert f"Read from Okta and Zoom: {READ}." in found.text


@pytest.mark.parametrize(
    "person", [assigned(), comparison(), assigned(account=account(role_id="1"))]
)
def test_what_a_program_can_do_or_nobody_has_to_needs_no_note(person):
    assert note(person) is None


@pytest.mark.parametrize(
    "person",
    [
        comparison(verdict=Verdict.ERROR, reason=Reason.DOMAIN),
        comparison(verdict=Verdict.MISSING, reason=None),
        assigned(verdict=Verdict.DETAILS),
    ],
)
def test_nobody_is_asked_to_give_zoom_to_who_is_to_lose_it(person):
    assert note(person) is not None
    assert note(person, leaving=True) is None


def test_an_invite_that_okta_gives_through_a_group_says_so():
    person = assigned(verdict=Verdict.INVITED, account=PENDING, granted_by=("Front desk",))

    assert "through “Front desk”: remove that there first" in note(person, leaving=True).text


@given(comparisons())
@settings(max_examples=200)
def test_a_note_is_about_this_person_in_plain_words(person):
    found = note(person, leaving=True)

    if found is not None:
        assert person.email in found.text
        assert "Why: " in found.text
        quoted = f"“{person.history.failure.strip()}”" if person.history else "“”"
        assert "%" not in found.text.replace(person.email, "").replace(quoted, "")


def test_a_name_that_looks_like_a_place_to_fill_in_is_left_as_it_is():
    person = comparison(EMAIL, name="Bo %2 %3", verdict=Verdict.ERROR, reason=Reason.DOMAIN)

    asked = note(person).text

    assert f"so that Bo %2 %3 ({EMAIL}) can get Zoom" in asked
    assert f"the domain {EMAIL.partition('@')[2]} is verified" in asked


def test_who_has_the_next_step_for_several_gets_one_note():
    notes = [Note(ZOOM_OWNER, "A"), Note(OKTA_ADMIN, "B"), Note(ZOOM_OWNER, "C")]

    found = together(notes)

    assert [(one.to, one.text) for one in found] == [
        (ZOOM_OWNER, "A\n\n---\n\nC"),
        (OKTA_ADMIN, "B"),
    ]
