import pytest

from zoomprov_gui.domain.leaving import what_ends
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.workspaces import (
    OktaSignIn,
    SavedOkta,
    SavedZoom,
    Workspace,
    ZoomSignIn,
)


def company(okta=None, zoom=None):
    return Workspace(
        workspace_id="w", name="Acme", okta=SavedOkta(sign_in=okta), zoom=SavedZoom(sign_in=zoom)
    )


def test_a_pasted_token_ends_for_others_too_and_a_zoom_secret_does_not_end():
    token, secret = what_ends(company(OktaSignIn.API_TOKEN, ZoomSignIn.SERVER_TO_SERVER))

    assert token.endswith("ended at Okta as well. Other programs that use it stop.")
    assert "cannot be ended at Zoom" in secret


@pytest.mark.parametrize(
    ("okta", "zoom", "service", "words"),
    [
        (OktaSignIn.BROWSER, None, Service.OKTA, "ends at Okta as well"),
        (OktaSignIn.SERVICE, None, Service.OKTA, "forgotten here only"),
        (None, ZoomSignIn.BROWSER, Service.ZOOM, "ends at Zoom as well"),
    ],
)
def test_each_way_to_sign_in_says_where_it_ends(okta, zoom, service, words):
    (line,) = what_ends(company(okta, zoom), [service])

    assert words in line


def test_the_other_side_and_one_that_is_not_signed_in_are_not_mentioned():
    assert what_ends(company(OktaSignIn.API_TOKEN, None), [Service.ZOOM]) == ()
