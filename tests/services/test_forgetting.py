"""Forgetting a company: its sign-ins end, and nothing of it stays but a line."""

import json

import keyring.errors
import pytest

from tests.services.test_saved import sides
from tests.support.connecting import desk as browser_desk
from tests.support.workbench import bench
from zoomprov_gui.domain.errors import Refused, Unsaved
from zoomprov_gui.domain.people import Service
from zoomprov_gui.services.forgetting import forget, sign_out
from zoomprov_gui.simulator.founding import NATIVE
from zoomprov_gui.storage.journal import Journal

NOON = 1_780_000_000.0


@pytest.fixture
def work(tmp_path):
    return bench(tmp_path)


async def a_company(work):
    okta, zoom = await sides(work)
    kept = await work.keeping().keep(okta, zoom)
    folder = work.workspaces.folder(kept.workspace_id)
    Journal.open(folder / "journal.sqlite3").close()
    (folder / "settings.json").write_text('{"window": {"chip": "acme"}}')
    return kept


async def test_the_data_folder_and_the_keyring_hold_nothing_but_a_stub(work, tmp_path):
    token, kept = work.world.api_token, await a_company(work)
    assert work.backend.kept

    left = await forget(kept, work.workspaces, work.vaults, work.network, now=NOON)

    assert left == ()
    assert token not in work.world.okta.tokens
    assert work.backend.kept == {}
    (stub,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in tmp_path.rglob("*") if path.is_dir()] == []
    text = stub.read_text()
    assert json.loads(text)["forgotten"][0]["at"] == "2026-05-28T20:26:40Z"
    assert "acme" not in text.casefold()
    assert kept.workspace_id not in text


async def test_where_the_keyring_refuses_it_is_told_and_nothing_is_half_gone(work):
    kept = await a_company(work)
    fresh = bench(work.workspaces.folder(kept.workspace_id).parents[1], work.world)
    fresh.backend.trouble = keyring.errors.KeyringLocked()

    with pytest.raises(Unsaved):
        await forget(kept, fresh.workspaces, fresh.vaults, fresh.network, now=NOON)

    assert fresh.workspaces.all() == (kept,)


async def test_one_side_is_left_without_the_other(work):
    kept = await a_company(work)
    vault = await work.vaults.open(kept.workspace_id)

    assert await sign_out(Service.ZOOM, kept, vault, work.network) == ()

    assert list(vault.names()) == ["okta.api_token"]
    assert await sign_out(Service.ZOOM, kept, vault, work.network) == ()


async def test_a_sign_in_in_the_browser_is_taken_back_at_okta(tmp_path):
    async with browser_desk() as d:
        work = bench(tmp_path, d.world)
        org = await d.org()
        okta = await d.connect.okta_by(org, NATIVE, d.connect.browser_to_okta(org, NATIVE))
        kept = await work.keeping().keep(okta, await d.zoom())

        left = await forget(kept, work.workspaces, work.vaults, d.connect.network, now=NOON)

        assert left == ()
        with pytest.raises(Refused):
            await d.connect.okta_side(org, okta.auth)


async def test_what_cannot_be_ended_there_is_told_and_forgotten_here(work, tmp_path):
    kept = await a_company(work)
    work.world.faults.set("okta:unavailable")

    (problem,) = await forget(kept, work.workspaces, work.vaults, work.network, now=NOON)

    assert problem.title == "Okta is not answering"
    assert work.backend.kept == {}
    assert work.workspaces.all() == ()
