"""Keeping a connected company: all of it or nothing, and under a name of its own."""

import keyring.errors
import pytest

from tests.services.test_saved import sides
from tests.support.workbench import bench
from zoomprov_gui.clients.setup_file import parse_setup
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.workspaces import SavedOkta, Workspace
from zoomprov_gui.services.saved import connection_of_saved


@pytest.fixture
def work(tmp_path):
    return bench(tmp_path)


async def test_a_new_company_is_named_after_what_okta_calls_it_and_opens_again(work):
    okta, zoom = await sides(work)

    kept = await work.keeping().keep(okta, zoom)

    assert kept.name == "Acme Dental Group"
    assert work.workspaces.all() == (kept,)
    vault = await work.vaults.open(kept.workspace_id)
    assert connection_of_saved(kept, vault).zoom_auth == zoom.auth


async def test_a_second_company_of_that_name_is_told_apart(work):
    okta, zoom = await sides(work)
    await work.keeping().keep(okta, zoom)

    assert (await work.keeping().keep(okta, zoom)).name == "Acme Dental Group 2"


async def test_a_set_up_file_names_the_company_and_its_app(work):
    okta, zoom = await sides(work)
    draft = Workspace(workspace_id="", name="Our Acme", okta=SavedOkta(app_id="0oa9"))

    kept = await work.keeping(draft=draft).keep(okta, zoom)

    assert (kept.name, kept.okta.app_id) == ("Our Acme", "0oa9")


async def test_signing_in_again_changes_one_side_and_keeps_the_rest(work):
    okta, zoom = await sides(work)
    first = await work.keeping().keep(okta, zoom)

    again = await work.keeping(first).keep(okta, None)

    assert again == first
    assert work.workspaces.all() == (first,)


async def test_where_the_keyring_refuses_nothing_of_the_company_is_kept(work, tmp_path):
    okta, zoom = await sides(work)
    work.backend.trouble = keyring.errors.KeyringLocked()
    keeping = work.keeping()

    with pytest.raises(Unsaved):
        await keeping.keep(okta, zoom)

    assert work.workspaces.all() == ()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size]


async def test_without_saving_it_opens_now_and_asks_for_a_sign_in_at_the_next_start(work):
    okta, zoom = await sides(work)
    work.backend.trouble = keyring.errors.KeyringLocked()
    keeping = work.keeping()
    with pytest.raises(Unsaved):
        await keeping.keep(okta, zoom)

    keeping.saves = False
    kept = await keeping.keep(okta, zoom)

    vault = await work.vaults.open(kept.workspace_id)
    assert not vault.saves
    assert connection_of_saved(kept, vault).okta_auth == okta.auth
    assert not list(work.workspaces.folder(kept.workspace_id).glob("vault*"))


async def test_a_vault_that_does_not_open_can_be_begun_anew(work):
    okta, zoom = await sides(work)
    kept = await work.keeping().keep(okta, zoom)
    path = work.workspaces.folder(kept.workspace_id) / "vault.bin"
    path.write_bytes(b"damage")
    fresh = bench(path.parents[2], work.world)
    fresh.backend.kept = work.backend.kept
    keeping = fresh.keeping(kept)
    with pytest.raises(Unsaved):
        await keeping.keep(okta, zoom)

    await keeping.begin_anew()

    assert (await keeping.keep(okta, zoom)) == kept


async def test_a_company_left_half_connected_is_remembered_without_a_secret(work):
    okta, zoom = await sides(work)
    keeping = work.keeping()

    keeping.remember_half(okta)
    half = work.workspaces.half_way.read_text("utf-8")
    draft = parse_setup(half)
    await keeping.keep(okta, zoom)

    assert draft.okta.url == okta.org.url
    assert work.world.api_token not in half
    assert not work.workspaces.half_way.exists()


async def test_signing_in_again_leaves_nothing_half_way(work):
    okta, zoom = await sides(work)
    first = await work.keeping().keep(okta, zoom)

    work.keeping(first).remember_half(okta)

    assert not work.workspaces.half_way.exists()


async def test_a_disk_that_takes_nothing_keeps_nobody_from_going_on(work, tmp_path):
    okta, _ = await sides(work)
    work.workspaces.half_way.mkdir()

    work.keeping().remember_half(okta)

    assert work.workspaces.half_way.is_dir()
