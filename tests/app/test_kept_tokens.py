"""A refresh token that was replaced takes its predecessor's place in the document."""

import json
import sys

import pytest

from zoomprov_gui.app.kept_tokens import kept_in
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret

NEW = Secret("canary-new")


def document(**auth):
    return {
        "okta": {"url": "https://acme.okta.com", "auth": {"kind": "oauth_native", **auth}},
        "zoom": {"auth": {"kind": "oauth_pkce", "refresh_token": "canary-zoom"}},
        "control": "http://127.0.0.1:1",
    }


def test_only_the_token_of_that_side_changes(tmp_path):
    file = tmp_path / "acme.json"
    file.write_text(json.dumps(document(client_id="a", refresh_token="canary-old")))
    if sys.platform != "win32":
        file.chmod(0o600)

    kept_in(file, Service.OKTA)(NEW)

    assert json.loads(file.read_text()) == document(client_id="a", refresh_token="canary-new")
    assert sys.platform == "win32" or file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["acme.json"]


def test_a_document_without_a_token_is_given_none(tmp_path):
    file = tmp_path / "acme.json"
    file.write_text(json.dumps(document(client_id="a")))
    before = file.read_bytes()

    kept_in(file, Service.OKTA)(NEW)

    assert file.read_bytes() == before


@pytest.mark.parametrize("text", [None, "{", "[]", '{"okta": 7}'])
def test_a_document_that_cannot_be_changed_is_told_and_nothing_is_quoted(tmp_path, capsys, text):
    file = tmp_path / "acme.json"
    if text is not None:
        file.write_text(text)

    kept_in(file, Service.OKTA)(NEW)

    said = capsys.readouterr().err
    assert "the next run has to sign in again" in said
    assert "canary" not in said


def test_standard_input_cannot_be_written_back_to(capsys):
    kept_in(None, Service.ZOOM)(NEW)

    said = capsys.readouterr().err
    assert "Zoom has replaced the refresh token" in said
    assert "canary" not in said
