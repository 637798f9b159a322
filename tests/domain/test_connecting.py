"""Each cause on the way to a connection has its own words."""

import ast
from pathlib import Path

import pytest

from zoomprov_gui.domain.connecting import CONNECTING, clocks_differ, of_pasted_token
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Exchange, NotConnected, Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.problems import Cause

PACKAGE = Path(__file__).parents[2] / "zoomprov_gui"
CAUSES = sorted({cause for row in CONNECTING for cause in row.causes})


def raised():
    """Return every cause that the code gives to NotConnected, by reading the code."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "NotConnected":
                found |= {a.value for a in node.args[1:2] if isinstance(a, ast.Constant)}
    return found


def test_every_cause_that_is_raised_has_a_row():
    assert raised() <= set(CAUSES)


@pytest.mark.parametrize("cause", CAUSES)
def test_a_cause_has_words_of_its_own(cause):
    problem = diagnose(NotConnected(Service.OKTA, cause, reason="what was read", hint="HINT"))

    assert problem.cause is not Cause.OTHER
    assert "{" not in str(problem)
    assert problem.remedy[0].isupper()
    assert problem.remedy.endswith(".")


def test_a_slip_offers_what_was_meant_as_a_button():
    error = NotConnected(Service.OKTA, "address_typo", reason="acme.okta.con", hint="acme.okta.com")

    assert diagnose(error).actions == ("Use acme.okta.com",)


def test_a_token_that_nobody_had_signed_in_with_is_not_a_sign_in_that_ended():
    exchange = Exchange(method="GET", path="/api/v1/users/me", status=401, request_id="r1")
    refused = Refused(Service.OKTA, 401, "E0000011", "Invalid token provided", exchange=exchange)

    problem = diagnose(of_pasted_token(refused))

    assert problem.title == "Okta does not take this token"
    assert "Invalid token provided" in problem.text
    assert "Request id: r1" in problem.details


@pytest.mark.parametrize(("status", "code"), [(401, "E0000015"), (403, "E0000006"), (500, "x")])
def test_a_refusal_about_something_else_stays_what_it_is(status, code):
    refused = Refused(Service.OKTA, status, code, "no")

    assert of_pasted_token(refused) is refused


def test_the_words_keep_to_the_style():
    for row in CONNECTING:
        words = f"{row.title} {row.text} {row.remedy}".casefold()
        assert not any(bad in words for bad in ("please", "successfully", "invalid", "!", "scope"))


def test_an_error_says_what_it_is_about_in_one_line():
    shown = str(NotConnected(Service.ZOOM, "timed_out"))

    assert shown == "Zoom is not connected: timed out"


@pytest.mark.parametrize(
    ("seconds", "title"),
    [
        (240, "Your computer's clock is 4 min off"),
        (-7200, "Your computer's clock is 2 h off"),
        (4 * 86400, "Your computer's clock is 4 days off"),
    ],
)
def test_a_wrong_clock_is_told_by_how_much(seconds, title):
    problem = diagnose(clocks_differ(Service.OKTA, seconds))

    assert (problem.title, problem.cause) == (title, Cause.CLOCK)
    assert problem.text == "Sign-in is refused when clocks differ."
