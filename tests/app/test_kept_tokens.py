"""A refresh token that was replaced takes its predecessor's place in the document."""

import asyncio
import json
import sys

import pytest

from zoomprov_gui.app.kept_tokens import kept_in, turn_in
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.founding import NATIVE
from zoomprov_gui.simulator.scenarios import build

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


async def test_a_turn_gives_the_token_that_the_last_one_left(tmp_path):
    file = tmp_path / "acme.json"
    file.write_text(json.dumps(document(client_id="a", refresh_token="canary-old")))

    async with turn_in(file, Service.OKTA) as before:
        kept_in(file, Service.OKTA)(NEW)
    async with turn_in(file, Service.OKTA) as after:
        pass

    assert (before, after) == (Secret("canary-old"), NEW)


async def test_one_side_waits_while_the_other_one_writes_the_document(tmp_path):
    file = tmp_path / "acme.json"
    file.write_text(json.dumps(document(client_id="a", refresh_token="canary-old")))
    seen = []

    async def other():
        async with turn_in(file, Service.ZOOM) as token:
            seen.append(token)

    async with asyncio.TaskGroup() as group, turn_in(file, Service.OKTA):
        group.create_task(other())
        await asyncio.sleep(0)
        assert seen == []

    assert seen == [Secret("canary-zoom")]


@pytest.mark.parametrize("text", [None, "{", "[]", '{"okta": {"auth": {"refresh_token": 7}}}'])
async def test_a_document_that_tells_no_token_gives_none(tmp_path, text):
    file = tmp_path / "acme.json"
    if text is not None:
        file.write_text(text)

    async with turn_in(file, Service.OKTA) as token:
        assert token is None


SCOPES = ("okta.apps.read", "okta.users.read", "okta.groups.read", "offline_access")


def signed_in(world, served):
    """Return a document whose two sign-ins are good once, as an admin's are."""
    client, until = world.zoom.public_client_id, world.now() + 3600.0
    world.okta.codes["canary-okta"] = {"client": NATIVE, "scopes": frozenset(SCOPES)}
    world.zoom.codes["canary-zoom"] = {"refresh": True, "until": until}
    okta = {"kind": "oauth_native", "client_id": NATIVE, "refresh_token": "canary-okta"}
    zoom = {"kind": "oauth_pkce", "client_id": client, "refresh_token": "canary-zoom"}
    return {side: {**served[side], "auth": auth} for side, auth in (("okta", okta), ("zoom", zoom))}


async def compared(folder, file):
    """Run `compare` in a process of its own, and return its exit code and what it complained of."""
    words = ("-m", "zoomprov_gui", "compare", "--connection", str(file), "--json")
    child = await asyncio.create_subprocess_exec(
        sys.executable, *words, "--data-dir", str(folder),
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, said = await child.communicate()
    return child.returncode, said.decode()


async def test_processes_with_one_document_at_once_leave_a_sign_in_that_works(tmp_path):
    world, file = build("all-well"), tmp_path / "acme.json"
    async with serve(world) as served:
        file.write_text(json.dumps(signed_in(world, served)))

        ended = await asyncio.gather(*(compared(tmp_path / str(n), file) for n in range(3)))

    left = json.loads(file.read_text())
    assert [code for code, _ in ended] == [0, 0, 0], ended
    assert left["okta"]["auth"]["refresh_token"] in world.okta.codes
    assert left["zoom"]["auth"]["refresh_token"] in world.zoom.codes
