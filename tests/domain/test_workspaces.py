"""A workspace: when it can be opened, and what it is called."""

from dataclasses import replace

import pytest

from zoomprov_gui.domain.workspaces import (
    OktaSignIn,
    SavedOkta,
    SavedZoom,
    Workspace,
    ZoomSignIn,
    renamed,
    unlike,
)

ACME = Workspace(
    workspace_id="1",
    name="Acme",
    okta=SavedOkta(url="https://acme.okta.com", sign_in=OktaSignIn.BROWSER),
    zoom=SavedZoom(sign_in=ZoomSignIn.SERVER_TO_SERVER),
)


def test_a_company_opens_once_somebody_has_signed_in_to_both_sides():
    assert ACME.connected
    assert not replace(ACME, okta=SavedOkta(url="https://acme.okta.com")).connected
    assert not replace(ACME, zoom=SavedZoom()).connected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (frozenset(), "Acme"),
        (frozenset({"Globex"}), "Acme"),
        (frozenset({"ACME"}), "Acme 2"),
        (frozenset({"acme", "Acme 2"}), "Acme 3"),
    ],
)
def test_no_two_companies_have_one_name(others, expected):
    assert unlike("Acme", others) == expected
    assert renamed(ACME, others).name == expected
