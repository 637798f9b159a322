"""What a refused sign-in is told as: which value is wrong, and where to get the right one."""

import pytest

from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.sign_in_refusals import SIGN_IN_REFUSALS

OKTA, ZOOM = Service.OKTA, Service.ZOOM


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (Refused(OKTA, 400, "invalid_grant", "x"), "Sign in to Okta again"),
        (Refused(ZOOM, 400, "invalid_grant", "x"), "Sign in to Zoom again"),
        (Refused(ZOOM, 400, "4741", "x"), "Sign in to Zoom again"),
        (Refused(ZOOM, 400, "4717", "x"), "The app in Zoom is switched off"),
        (
            Refused(ZOOM, 400, "invalid_client", "Invalid client_id or client_secret"),
            "Zoom does not know this Client ID and Client secret",
        ),
        (
            Refused(ZOOM, 400, "invalid_request", "Account does not exist"),
            "Zoom does not know this Account ID",
        ),
        (
            Refused(ZOOM, 400, "unsupported_grant_type", "unsupported grant type"),
            "This Zoom app is of another kind",
        ),
        (
            Refused(OKTA, 401, "invalid_client", "The client_assertion is wrong."),
            "Okta does not accept our key",
        ),
        (
            Refused(OKTA, 401, "invalid_client", "Invalid value for 'client_id' parameter."),
            "Okta does not know this Client ID",
        ),
    ],
)
def test_each_refusal_names_what_is_wrong(error, title):
    assert diagnose(error).title == title


def test_every_row_can_be_reached():
    firsts = [
        next(
            row
            for row in SIGN_IN_REFUSALS
            if row.service == wanted.service
            and set(wanted.codes) & set(row.codes)
            and (not row.words or set(row.words) & set(wanted.words))
        )
        for wanted in SIGN_IN_REFUSALS
    ]

    assert firsts == list(SIGN_IN_REFUSALS)


def test_they_are_about_signing_in():
    assert {row.cause for row in SIGN_IN_REFUSALS} <= {Cause.SIGN_IN, Cause.SETUP}
