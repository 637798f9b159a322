"""How far a sign-in is, in words, and without its secrets."""

import pytest

from zoomprov_gui.domain.sign_in import Progress, Stage


@pytest.mark.parametrize("stage", list(Stage))
def test_each_stage_says_what_to_do(stage):
    assert Progress(stage=stage, code="ABCD").sentence.endswith((".", "…"))


def test_the_code_to_enter_is_said():
    page = "https://acme.okta.com/activate"
    told = Progress(stage=Stage.CODE, page=page, code="WXYZ-1234").sentence
    assert told.endswith("open acme.okta.com/activate and enter the code WXYZ-1234.")
    assert "open the page and" in Progress(stage=Stage.CODE, code="WXYZ-1234").sentence


def test_the_address_with_its_state_is_not_in_the_log():
    progress = Progress(stage=Stage.BROWSER, url="https://x/?state=canary", code="canary")

    assert "canary" not in repr(progress)
