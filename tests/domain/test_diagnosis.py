"""Tests for domain/diagnosis.py."""

import pytest

from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import (
    Exchange,
    ExpectedError,
    Misused,
    Refused,
    Unreachable,
    Unreadable,
    Unsaved,
)
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.problems import Cause

OKTA, ZOOM = Service.OKTA, Service.ZOOM


def refused(service, status, code="", text="", missing=()):
    return Refused(service, status, code, text, missing)


def unreachable(service, cause, reason="x", *, was_sent=True):
    return Unreachable(service, cause, reason, was_sent)


SITUATIONS = [
    (unreachable(OKTA, "dns"), Cause.OFFLINE, "You are offline, or Okta cannot be reached"),
    (unreachable(ZOOM, "connect"), Cause.OFFLINE, "You are offline, or Zoom cannot be reached"),
    (unreachable(ZOOM, "timeout"), Cause.SILENT, "Zoom is not answering"),
    (unreachable(ZOOM, "cut"), Cause.SILENT, "Zoom is not answering"),
    (unreachable(OKTA, "proxy"), Cause.OFFLINE, "The proxy does not let us reach Okta"),
    (
        unreachable(OKTA, "proxy", "it wants a sign-in (407)"),
        Cause.OFFLINE,
        "The proxy of your network wants a sign-in",
    ),
    (unreachable(OKTA, "tls"), Cause.CERTIFICATE, "This network shows its own certificate"),
    (
        unreachable(OKTA, "tls", "the certificate is not yet valid"),
        Cause.CLOCK,
        "The certificate of Okta does not fit the time on this computer",
    ),
    (refused(ZOOM, 503), Cause.SILENT, "Zoom is not answering"),
    (refused(OKTA, 500, "E0000009"), Cause.SILENT, "Okta is not answering"),
    (refused(ZOOM, 429, "429"), Cause.BUSY, "Zoom asked us to slow down"),
    (refused(OKTA, 429, "E0000047"), Cause.BUSY, "Okta asked us to slow down"),
    (refused(OKTA, 401, "E0000011"), Cause.SIGN_IN, "Sign in to Okta again"),
    (refused(OKTA, 401), Cause.SIGN_IN, "Sign in to Okta again"),
    (refused(OKTA, 401, "E0000015"), Cause.REFUSED, "Your Okta plan does not include this"),
    (refused(ZOOM, 401, "124"), Cause.SIGN_IN, "Sign in to Zoom again"),
    (refused(ZOOM, 400, "124"), Cause.SIGN_IN, "Sign in to Zoom again"),
    (refused(OKTA, 400, "invalid_request"), Cause.SIGN_IN, "Okta does not accept this sign-in"),
    (
        refused(ZOOM, 400, "4711", missing=("user:update:status:admin",)),
        Cause.PERMISSION,
        "Zoom needs one more permission",
    ),
    (refused(ZOOM, 400, "4711"), Cause.PERMISSION, "Zoom needs one more permission"),
    (
        refused(OKTA, 403, "E0000006"),
        Cause.PERMISSION,
        "Okta does not let this account do that",
    ),
    (
        refused(OKTA, 403, missing=("okta.groups.read",)),
        Cause.PERMISSION,
        "Okta needs one more permission",
    ),
    (refused(OKTA, 403, "E0000046"), Cause.REFUSED, "Zoom is assigned through a group"),
    (
        refused(ZOOM, 400, "200", "Zoom Room and Admin users' status cannot be activated"),
        Cause.REFUSED,
        "Zoom never turns off an admin",
    ),
    (refused(ZOOM, 404, "1001"), Cause.REFUSED, "Zoom does not know this account"),
    (refused(ZOOM, 400, "3412"), Cause.REFUSED, "Zoom has no free licence of that kind"),
    (refused(OKTA, 404, "E0000007"), Cause.SETUP, "Okta does not find what we asked for"),
    (refused(ZOOM, 418, "99999", "teapot"), Cause.REFUSED, "Zoom said no"),
    (
        Unreadable(ZOOM, "HTTP 403 and HTML instead of JSON"),
        Cause.ODD_ANSWER,
        "Something else answers in place of Zoom",
    ),
    (Unreadable(OKTA, "a page twice"), Cause.ODD_ANSWER, "We do not understand the answer of Okta"),
    (Unsaved("the journal", "full", "x"), Cause.FILES, "The disk is full"),
    (
        Unsaved("the journal", "not_allowed", "x", "j.db"),
        Cause.FILES,
        "This program may not write its own files",
    ),
    (
        Unsaved("the journal", "no_locks", "x"),
        Cause.FILES,
        "The disk of our files cannot keep a second copy out",
    ),
    (
        Unsaved("the journal", "gone", "x"),
        Cause.FILES,
        "The files of this program were moved or deleted",
    ),
    (Unsaved("the journal", "newer", "x"), Cause.FILES, "A newer version of this program was here"),
    (Unsaved("your sign-ins", "locked", "x"), Cause.KEYCHAIN, "Your keychain is locked"),
    (
        Unsaved("your sign-ins", "denied", "x"),
        Cause.KEYCHAIN,
        "Your keychain did not give us the key",
    ),
    (
        Unsaved("your sign-ins", "unavailable", "x"),
        Cause.KEYCHAIN,
        "There is no keychain that we can use",
    ),
    (
        Unsaved("your sign-ins", "corrupt", "x"),
        Cause.KEYCHAIN,
        "Your saved sign-ins cannot be opened",
    ),
    (Unsaved("the journal", "in_use", "x"), Cause.FILES, "Another copy of this program is running"),
    (
        Unsaved("the journal", "failed", "x"),
        Cause.FILES,
        "This computer could not keep the journal",
    ),
    (
        Misused("Okta has several Zoom apps; name one of them: 0oa1, 0oa2", "okta.app_id"),
        Cause.SETUP,
        "There are several Zoom apps in Okta",
    ),
    (
        Misused("Okta has no Zoom app; add Zoom from its catalogue", "okta.app_id"),
        Cause.SETUP,
        "There is no active Zoom app in Okta",
    ),
    (
        Misused("the key is there twice", "okta.url"),
        Cause.DOCUMENT,
        "Something in the command or the document is wrong",
    ),
    (ExpectedError("something"), Cause.OTHER, "This is not possible at the moment"),
]


@pytest.mark.parametrize(
    ("error", "cause", "title"),
    SITUATIONS,
    ids=[f"{n}-{row[2]}" for n, row in enumerate(SITUATIONS)],
)
def test_each_situation_has_its_own_words(error, cause, title):
    problem = diagnose(error)

    assert (problem.cause, problem.title) == (cause, title)
    for text in (problem.title, problem.text, problem.remedy):
        assert text
        assert "{" not in text


def test_a_missing_permission_is_named_where_it_must_be_added():
    problem = diagnose(refused(ZOOM, 400, "4711", missing=("user:read", "user:read:admin")))

    assert "“user:read” or “user:read:admin”" in problem.remedy


def test_offline_says_when_the_shown_facts_were_read():
    problem = diagnose(unreachable(OKTA, "dns"), read_at="09:41")

    assert problem.text == (
        "We show what we read at 09:41. Checking goes on by itself when the connection is back."
    )
    assert problem.retry


@pytest.mark.parametrize(
    "error", [unreachable(ZOOM, "dns"), unreachable(ZOOM, "timeout"), refused(ZOOM, 503, "")]
)
def test_where_nothing_was_read_nothing_is_said_to_be_shown(error):
    problem = diagnose(error)

    assert "We show" not in problem.text
    assert "nothing is known" in problem.text
    assert "Zoom" in problem.text


def test_a_services_own_words_are_evidence_and_no_title():
    problem = diagnose(refused(ZOOM, 418, "99999", "I am a {teapot}."))

    assert "teapot" not in problem.title
    assert "Zoom said: “I am a {teapot}”." in problem.text


def test_details_hold_what_support_needs():
    seen = Exchange(method="PUT", path="/v2/users/z1/status", status=503, request_id="req-7")
    error = Refused(ZOOM, 503, "", "", (), seen)

    lines = diagnose(error).details.splitlines()

    assert "Request: PUT /v2/users/z1/status" in lines
    assert "Status: 503" in lines
    assert "Request id: req-7" in lines


def test_a_file_problem_names_the_file():
    problem = diagnose(Unsaved("the journal", "not_allowed", "read-only file system", "j.db"))

    assert "the journal at j.db: read-only file system" in problem.text
    assert "File: j.db" in problem.details


def test_a_problem_reads_as_one_paragraph():
    assert str(diagnose(Unsaved("the journal", "full", "x"))) == (
        "The disk is full. We could not write the journal, and without it nothing is sent to Okta"
        " or Zoom. Free some space on the disk, then try again."
    )
