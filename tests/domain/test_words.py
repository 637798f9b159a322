"""Tests for domain/words.py."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.support.comparisons import DAY, assigned, comparison, comparisons
from tests.support.people import NOW, account, assignment
from zoomprov_gui.domain.history import History
from zoomprov_gui.domain.people import PERSON_OFF, is_privileged
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.domain.words import (
    advice,
    ago,
    lately,
    role_words,
    sentence,
    span,
    who_can_change,
)

NOT_SAID = ("deprovision", "scope", "tenant", "entitlement", "successfully", "invalid", "!")


def person_off(person):
    statuses = [person.person.status] if person.person else []
    if person.assignment:
        statuses.append(person.assignment.person_status)
    return any(status in PERSON_OFF for status in statuses)


@given(comparisons())
@settings(max_examples=200)
def test_each_claim_in_a_sentence_rests_on_a_fact(person):
    text = sentence(person, NOW)

    zoom = person.account
    claims = {
        "paid licence": zoom is not None and zoom.licence == 2,
        "Zoom admin": zoom is not None and is_privileged(zoom) and zoom.role_id == "1",
        "the Zoom owner, and": zoom is not None and is_privileged(zoom) and zoom.role_id == "0",
        "“Deactivate users” was off": person.reason is Reason.SWITCH_OFF,
        " ago": bool(person.since) or bool(person.history and person.history.failed_at),
        "Deactivated in Okta": person_off(person),
        "Front desk": "Front desk" in person.granted_by,
        "Zoom accounts match": bool(person.others),
        "Okta reported": bool(person.history and person.history.failure.strip())
        or person.reason is Reason.OTHER,
        "contractor": person.ignored_because == "contractor",
        "department": "department" in person.differs,
        "invite is open": zoom is not None and zoom.status == "pending",
        "which shows": zoom is not None,
    }
    for claim, backed in claims.items():
        assert claim not in text or backed, claim


@given(comparisons())
@settings(max_examples=200)
def test_every_person_gets_whole_sentences_and_a_short_advice(person):
    text, short = sentence(person, NOW), advice(person)

    assert text[0].isupper() or text[0] in "“0123456789"
    assert text.rstrip("”")[-1] in ".…" or "”" in text
    assert "  " not in text
    assert 0 < len(short) <= 48
    assert not short.endswith(".")


@pytest.mark.parametrize("verdict", Verdict)
def test_no_sentence_of_ours_uses_a_word_that_people_do_not(verdict):
    person = comparison(verdict=verdict, reason=None)

    words = f"{sentence(person, NOW)} {advice(person)}".casefold()

    assert not [word for word in NOT_SAID if word in words]


def test_a_leaver_is_described_as_in_the_design():
    assert sentence(comparison(), NOW) == (
        "Removed from the Zoom app in Okta 2 days ago, but this account still works and holds a"
        " paid licence. “Deactivate users” was off at the time, so Okta never told Zoom."
    )


def test_a_leaver_whose_time_nobody_knows_gets_no_time():
    text = sentence(comparison(since=0.0, reason=None), NOW)

    assert text == (
        "Removed from the Zoom app in Okta, but this account still works and holds a paid licence."
    )


def test_an_admin_who_left_is_told_apart_and_the_owner_is_named_as_the_one_who_can_act():
    admin = comparison(account=account(role_id="1", licence=1), reason=Reason.ADMIN)

    assert sentence(admin, NOW) == (
        "Removed from the Zoom app in Okta 2 days ago, but this account still works and holds the"
        " type “Basic”. This person is a Zoom admin, and Zoom never turns those off. Only the Zoom"
        " owner can change this role to Member, in Zoom under User Management."
    )
    assert advice(admin) == "Zoom admin: step down first"


def test_the_owner_is_not_told_to_step_down_but_to_hand_over():
    owner = comparison(account=account(role_id="0"), reason=Reason.ADMIN)

    assert "hand the ownership" in sentence(owner, NOW)
    assert advice(owner) == "Zoom owner: hand over first"


def test_an_unknown_text_of_okta_is_quoted_and_not_explained():
    failed = assigned(
        verdict=Verdict.ERROR,
        reason=Reason.OTHER,
        history=History(failed_at=NOW - 3600, failure="Flux capacitor is empty"),
    )

    assert sentence(failed, NOW) == (
        "Assigned in Okta, but the last change that Okta sent to Zoom failed 1 h ago."
        " Okta reported: “Flux capacitor is empty”"
    )


def test_a_known_reason_is_explained_and_its_short_form_stands_in_the_row():
    failed = assigned(verdict=Verdict.ERROR, reason=Reason.NO_LICENCE)

    assert "Zoom had no free licence of that kind at the time." in sentence(failed, NOW)
    assert advice(failed) == "See that a Zoom licence is free"


def test_both_addresses_stand_in_the_sentence_where_they_differ():
    person = assigned(
        verdict=Verdict.EMAIL,
        assignment=assignment(email="ana.new@acme.example"),
        account=account(email="ana.old@acme.example"),
    )

    text = sentence(person, NOW)

    assert "ana.new@acme.example" in text
    assert "ana.old@acme.example" in text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (("department",), "Department is different"),
        (("name", "department"), "Name and department are different"),
        (("name", "department", "licence"), "Name, department and licence are different"),
        ((), "Compare the details"),
    ],
)
def test_the_fields_that_differ_are_named(fields, words):
    assert advice(assigned(verdict=Verdict.DETAILS, differs=fields)) == words


def test_an_orphan_that_is_only_an_invite_is_not_said_to_work():
    invite = comparison(
        verdict=Verdict.ORPHAN, reason=Reason.NO_OKTA_PERSON, account=account("", status="pending")
    )

    assert sentence(invite, NOW) == "Nobody in Okta has this email. A Zoom invite is open."
    assert advice(invite) == "Cancel the invite in Zoom"


def test_an_ignored_person_shows_why():
    ignored = comparison(verdict=Verdict.IGNORED, ignored_because="contractor")

    assert advice(ignored) == "contractor"
    assert sentence(ignored, NOW).startswith("Set aside: contractor.")


def test_off_in_both_shows_what_the_zoom_portal_shows():
    off = comparison(
        verdict=Verdict.OFF_BOTH, reason=None, account=account(status="inactive", licence=1)
    )

    assert sentence(off, NOW) == (
        "Not assigned in Okta, and turned off in Zoom, which shows “Basic (Deactivated)”."
    )


def test_a_suspended_person_in_sync_is_still_explained():
    person = assigned(reason=Reason.OKTA_SUSPENDED)

    assert "Okta account is suspended" in sentence(person, NOW)


def test_who_is_no_admin_needs_nobodys_help():
    assert who_can_change(account()) == ""
    assert who_can_change(account("", status="pending", role_id="0")) == ""


@pytest.mark.parametrize(
    ("role", "words"),
    [("0", "the Zoom owner"), ("1", "a Zoom admin"), ("Rx", "in a Zoom role of your own making")],
)
def test_each_role_has_its_words(role, words):
    assert role_words(account(role_id=role)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"), (0, "just now"), (59, "just now"), (60, "1 min ago"),
        (40 * 60, "40 min ago"), (3600, "1 h ago"), (2 * 3600 + 3599, "2 h ago"),
        (DAY, "1 day ago"), (2 * DAY, "2 days ago"), (400 * DAY, "400 days ago"),
    ],
)  # fmt: skip
def test_times_are_said_in_their_largest_unit(seconds, words):
    assert ago(seconds) == words


def test_a_span_of_seconds_is_said_in_seconds():
    assert span(40.9) == "40 s"


def test_an_unlinked_person_is_told_that_removals_do_not_reach_zoom():
    person = replace(assigned(), verdict=Verdict.UNLINKED)

    assert "removals do not reach it" in sentence(person, NOW)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "just now"), (0.9, "just now"), (6, "6 s ago"), (240, "4 min ago"), (7200, "2 h ago")],
)
def test_a_read_is_told_to_the_second(seconds, words):
    assert lately(seconds) == words
