import io
import json
import os
import sys
import threading
from argparse import Namespace

import pytest

from tests.services.test_saved import sides
from tests.support.workbench import bench
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import sandbox_source, source_of, workspace_source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.storage.lock import OPEN_ELSEWHERE
from zoomprov_gui.storage.vaults import Vaults

DOCUMENT = {
    "okta": {
        "url": "https://acme.okta.com",
        "auth": {"kind": "api_token", "token": "00canary"},
        "app_id": None,
    },
    "zoom": {
        "api_url": "https://api.zoom.us/v2",
        "oauth_url": "https://zoom.us/oauth",
        "auth": {
            "kind": "server_to_server",
            "account_id": "a",
            "client_id": "c",
            "client_secret": "s",
        },
    },
}


@pytest.fixture
def paths(tmp_path):
    return Paths.of(str(tmp_path))


def args(**words):
    return Namespace(**{"workspace": None, "connection": None, "sandbox": None, **words})


def test_a_file_holds_a_connection(paths, tmp_path):
    file = tmp_path / "acme.json"
    file.write_text(json.dumps(DOCUMENT, indent=2))

    source = source_of(args(connection=str(file)), paths)

    assert (source.name, source.label, source.world) == ("acme.okta.com", "acme.okta.com", None)
    assert "00canary" not in repr(source)


def test_processes_take_turns_at_a_file_and_nobody_reads_a_pipe_again(paths, tmp_path, monkeypatch):
    file = tmp_path / "acme.json"
    file.write_text(json.dumps(DOCUMENT))
    pipe = io.TextIOWrapper(io.BytesIO(json.dumps(DOCUMENT).encode()))
    monkeypatch.setattr("sys.stdin", pipe)

    of_file = source_of(args(connection=str(file)), paths)
    of_pipe = source_of(args(connection="-"), paths)

    assert None not in {of_file.turn_okta, of_file.turn_zoom}
    assert (of_pipe.turn_okta, of_pipe.turn_zoom) == (None, None)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in its folders")
def test_a_pipe_with_a_name_is_a_pipe(paths, tmp_path):
    pipe = tmp_path / "acme.pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(json.dumps(DOCUMENT),))
    writer.start()

    source = source_of(args(connection=str(pipe)), paths)

    writer.join()
    assert source.name == "acme.okta.com"
    assert (source.turn_okta, source.turn_zoom) == (None, None)


def test_standard_input_is_read_to_the_end_of_the_document_and_no_further(paths, monkeypatch):
    class Pipe(io.BytesIO):
        """The output of a server that goes on running: a further read would wait for ever."""

        def readline(self, size=-1):
            line = super().readline(size)
            assert line, "read on after the document had ended"
            return line

    text = json.dumps(DOCUMENT, indent=2).encode() + b"\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Pipe(text)))

    assert source_of(args(connection="-"), paths).name == "acme.okta.com"


@pytest.mark.parametrize("text", [b"", b"not json\n", b"\xff\xfe\n"])
def test_standard_input_without_a_document_is_refused(paths, monkeypatch, text):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))

    with pytest.raises(Misused):
        source_of(args(connection="-"), paths)


def test_a_file_that_is_not_there_is_named(paths):
    with pytest.raises(Misused, match="cannot read absent"):
        source_of(args(connection="absent.json"), paths)


def test_a_company_that_nobody_saved_is_refused(paths):
    with pytest.raises(Misused, match="saved are: none yet"):
        source_of(args(workspace="acme"), paths)


async def test_a_saved_company_opens_by_its_name_with_files_of_its_own(tmp_path, monkeypatch):
    work = bench(tmp_path)
    okta, zoom = await sides(work)
    kept = await work.keeping().keep(okta, zoom)
    monkeypatch.setattr(
        "zoomprov_gui.app.sources.Vaults", lambda folder: Vaults(folder, work.keychain)
    )

    source = source_of(args(workspace="acme dental group"), Paths.of(str(tmp_path)))

    assert (source.name, source.label) == ("Acme Dental Group", "acme.okta.com")
    assert source.connection.zoom_auth == zoom.auth
    assert source.paths.journal.parent == work.workspaces.folder(kept.workspace_id)


async def test_one_company_has_one_writer_by_whatever_way_it_is_opened(tmp_path, monkeypatch):
    work = bench(tmp_path)
    okta, zoom = await sides(work)
    await work.keeping().keep(okta, zoom)
    monkeypatch.setattr(
        "zoomprov_gui.app.sources.Vaults", lambda folder: Vaults(folder, work.keychain)
    )
    file, root = tmp_path / "acme.json", Paths.of(str(tmp_path))
    file.write_text(json.dumps(DOCUMENT))
    saved = source_of(args(workspace="acme dental group"), root)
    by_document = source_of(args(connection=str(file)), root)

    async with open_company(saved) as first, open_company(by_document) as second:
        held = second.journal.read_only, second.context().locked, first.journal.read_only
    async with open_company(by_document) as third:
        free = not third.journal.read_only

    assert held == (True, OPEN_ELSEWHERE, False)
    assert free


def test_two_companies_share_no_lock_and_the_sandbox_needs_none(paths, tmp_path):
    file = tmp_path / "acme.json"
    file.write_text(json.dumps(DOCUMENT))
    other = json.loads(json.dumps(DOCUMENT).replace("acme.okta", "other.okta"))
    other["zoom"]["auth"]["account_id"] = "b"
    elsewhere = tmp_path / "other.json"
    elsewhere.write_text(json.dumps(other))

    acme, another = (source_of(args(connection=str(one)), paths) for one in (file, elsewhere))

    assert len(acme.locks) == 2
    assert not set(acme.locks) & set(another.locks)
    assert sandbox_source("small-office", paths).locks == ()


async def test_a_renewed_sign_in_is_kept_and_a_full_disk_is_no_failure(tmp_path, monkeypatch):
    work = bench(tmp_path)
    okta, zoom = await sides(work)
    kept = await work.keeping().keep(okta, zoom)
    vault = await work.vaults.open(kept.workspace_id)
    source = workspace_source(kept, vault, Paths.of(str(tmp_path)))

    source.keep_okta(Secret("fresh"))
    async with source.turn_okta() as latest:
        pass

    assert latest == Secret("fresh")
    assert vault.get("okta.refresh_token") == Secret("fresh")


def test_the_sandbox_has_a_world_and_folders_of_its_own(paths):
    source = sandbox_source("small-office", paths)

    assert source.world is not None
    assert source.paths.journal != paths.journal


def test_a_scenario_that_does_not_exist_is_refused_with_those_that_do(paths):
    with pytest.raises(Misused, match="small-office"):
        source_of(args(sandbox="big-office"), paths)


def test_a_standard_input_that_is_closed_is_said_in_words(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.stdin", None)
    args = Namespace(workspace=None, sandbox=None, connection="-")

    with pytest.raises(Misused, match="no standard input"):
        source_of(args, Paths.of(str(tmp_path)))
