"""Tests for domain/verification.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import NOW, account
from zoomprov_gui.domain.actions import Change, Group
from zoomprov_gui.domain.facts import Facts, Goal, facts_of
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.readback import Known, Subject, off_words
from zoomprov_gui.domain.verification import Rung, judge_read, never_off

ANA = Subject(key=person_key("ana@acme.example"), email="ana@acme.example", zoom_id="z1")


def read(zoom, subject=ANA, **okta):
    return judge_read(subject, facts_of(None, zoom)._replace(**okta), zoom, NOW)


def rung(verification, which):
    return next(state for state in verification.rungs if state.rung is which)


@given(
    st.sampled_from(["active", "inactive", "pending", "frozen", ""]),
    st.sampled_from(["", "0", "1", "2"]),
    st.sampled_from([-1, 1, 2, 4]),
)
def test_off_is_proven_by_zooms_own_word_and_nothing_else(status, role, licence):
    zoom = account(status=status, role_id=role, licence=licence) if status else None

    seen = read(zoom)

    assert seen.proven == (status == "inactive")
    assert (rung(seen, Rung.READ_BACK).state is Known.YES) == seen.proven


def test_a_read_that_finds_no_account_shows_nothing():
    seen = read(None)

    assert not seen.proven
    assert not seen.final
    assert rung(seen, Rung.READ_BACK).state is Known.UNKNOWN
    assert "does not find this account any more" in seen.text


def test_an_address_that_nobody_has_is_not_proven_off():
    seen = read(None, ANA._replace(zoom_id=""))

    assert not seen.proven
    assert seen.final


@pytest.mark.parametrize("role", ["0", "1", "Rcustom"])
def test_an_admin_can_never_be_proven_off(role):
    seen = read(account(role_id=role))

    assert seen.final
    assert seen.never == seen.text
    assert "Member" in seen.never or "handed over" in seen.never


def test_an_open_invite_can_never_be_proven_off():
    seen = read(account("", status="pending", role_id="0"))

    assert "Cancel the invite" in seen.never


def test_an_admin_who_is_off_is_proven():
    seen = read(account(role_id="1", status="inactive"))

    assert seen.proven
    assert not seen.never


def test_turning_on_an_admin_is_not_impossible():
    seen = read(account(role_id="1", status="inactive"), ANA._replace(goal=Goal(zoom_on=True)))

    assert not seen.final
    assert seen.text == "Zoom still shows the account as off."


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        (1, "Zoom shows “Basic (Deactivated)”: it is off."),
        (4, "Zoom shows “Unassigned (Deactivated)”: it is off."),
        (2, "Zoom shows “Licensed (Deactivated)”: it is off, but still holds a paid licence."),
    ],
)
def test_what_the_zoom_portal_shows_of_an_account_that_is_off_is_said(licence, words):
    zoom = account(status="inactive", licence=licence)

    assert off_words(zoom) == words == read(zoom).text


@pytest.mark.parametrize(
    ("goal", "zoom", "okta", "text"),
    [
        (Goal(zoom_on=False), account(), {}, "Zoom still shows the account as active."),
        (Goal(zoom_on=True), account(), {}, "Zoom shows the account as active."),
        (Goal(zoom_on=False), account(status="frozen"), {}, "Zoom shows the status “frozen”."),
        (
            Goal(assigned=False),
            account(),
            {"assigned": True},
            "Okta still assigns Zoom to this person.",
        ),
        (
            Goal(assigned=False),
            account(),
            {"assigned": False},
            "Okta does not assign Zoom to this person any more.",
        ),
        (
            Goal(assigned=False),
            None,
            {"assigned": False},
            "Okta shows the change. Zoom has no account for this person.",
        ),
        (
            Goal(person_on=False),
            account(),
            {"person_status": "ACTIVE"},
            "Okta does not show the person as deactivated yet.",
        ),
        (
            Goal(person_on=True),
            account(status="inactive"),
            {"person_status": "DEPROVISIONED"},
            "Okta does not show the person as active yet.",
        ),
        (
            Goal(person_on=True),
            account(),
            {"person_status": "ACTIVE", "assigned": True},
            "Okta shows the person as active.",
        ),
    ],
)
def test_each_read_is_said_in_words(goal, zoom, okta, text):
    assert read(zoom, ANA._replace(goal=goal), **okta).text == text


def test_what_is_not_read_stays_unknown():
    seen = read(account(status="inactive"))

    assert rung(seen, Rung.ZOOM_LOG).state is Known.UNKNOWN
    assert rung(seen, Rung.SESSIONS_ENDED).state is Known.UNKNOWN


def test_the_ladder_says_when_each_rung_was_reached():
    subject = ANA._replace(sent=Known.YES, sent_at=NOW - 2, accepted=Known.YES, accepted_at=NOW - 1)

    seen = read(account(status="inactive"), subject)

    assert [(state.rung.value, state.state.value, state.at) for state in seen.rungs] == [
        ("sent", "yes", NOW - 2),
        ("accepted", "yes", NOW - 1),
        ("read_back", "yes", NOW),
        ("zoom_log", "unknown", None),
        ("sessions_ended", "unknown", None),
        ("still_so", "unknown", None),
    ]


def test_a_member_can_be_turned_off():
    assert never_off(Facts(zoom_status="active", role_id="2")) == ""


def test_a_group_is_read_no_further_once_nothing_more_comes_for_its_people():
    goal = Goal(assigned=True, nobody_left=True)
    group = ANA._replace(goal=goal, change=Change(group=Group("g1", "IT")))
    left = Facts(assigned=True, left=("a", "b"), stuck=(("a", "No seat."),))

    waits = judge_read(group, left, None, NOW)
    ends = judge_read(group, left._replace(left=("a",)), None, NOW)

    assert (waits.final, ends.final) == (False, True)
    assert not ends.proven
