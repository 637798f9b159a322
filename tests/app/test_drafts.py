"""What the welcome page begins with."""

import pytest

from zoomprov_gui.app.drafts import draft_of
from zoomprov_gui.domain.workspaces import OktaSignIn, SavedOkta, Workspace, write_setup

BEGUN = Workspace(
    workspace_id="w1",
    name="Acme Dental",
    okta=SavedOkta(url="https://acme.okta.com", sign_in=OktaSignIn.BROWSER, client_id="0oa1"),
)


@pytest.fixture
def half_way(tmp_path):
    return tmp_path / "half-way.zpsetup"


def test_somebody_who_is_new_begins_with_nothing(half_way):
    assert draft_of("", half_way) == (None, ("", ""))


def test_a_company_that_was_left_half_connected_is_gone_on_with(half_way):
    half_way.write_text(write_setup(BEGUN), "utf-8")

    draft, (title, text) = draft_of("", half_way)

    assert (draft.okta.url, draft.okta.client_id) == ("https://acme.okta.com", "0oa1")
    assert title == "You began to connect Acme Dental"
    assert text.startswith("Okta's address and the app that signs in there are remembered, and no")


def test_a_set_up_file_comes_before_what_was_begun(half_way, tmp_path):
    half_way.write_text(write_setup(BEGUN), "utf-8")
    file = tmp_path / "other.zpsetup"
    file.write_text(write_setup(BEGUN).replace("acme", "other"), "utf-8")

    draft, note = draft_of(str(file), half_way)

    assert (draft.okta.url, note) == ("https://other.okta.com", ("", ""))


def test_a_damaged_set_up_file_is_told_and_a_damaged_memory_is_not(half_way):
    half_way.write_text("{", "utf-8")

    of_file, told = draft_of(str(half_way), half_way)
    of_memory, untold = draft_of("", half_way)

    assert (of_file, of_memory) == (None, None)
    assert told[0] == "This set-up file cannot be used"
    assert untold == ("", "")
