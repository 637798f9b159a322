"""Taking turns at a refresh token: two copies of the program never use the same one."""

import asyncio

from tests.support.keychains import MemoryBackend
from tests.support.oauth import SERVER, TokenServer, tokens
from zoomprov_gui.clients.auth import OAuthUser
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.storage.keychain import Keychain
from zoomprov_gui.storage.lock import WriterLock
from zoomprov_gui.storage.turns import turn_at, turn_on
from zoomprov_gui.storage.vault import Vault

NAME = "okta.refresh_token"


def vaults(tmp_path):
    """Return the same vault as two processes have it open."""
    keychain = Keychain(MemoryBackend())
    first = Vault.open(tmp_path / "vault.bin", "1", keychain)
    first.put(NAME, Secret("canary-refresh-0"))
    return first, Vault.open(tmp_path / "vault.bin", "1", keychain)


def user(vault, server):
    return OAuthUser(
        SERVER,
        "app",
        server.network(),
        refresh_token=Secret("canary-refresh-0"),
        keep=lambda token: vault.put(NAME, token),
        turn=lambda: turn_at(vault, NAME),
    )


async def test_each_copy_renews_with_what_the_other_kept(tmp_path):
    server = TokenServer(tokens(1), tokens(2))
    users = [user(vault, server) for vault in vaults(tmp_path)]

    await asyncio.gather(*(one.ensure() for one in users))

    used = [form["refresh_token"] for form in server.forms]
    assert used == ["canary-refresh-0", "canary-refresh-1"]
    for one in users:
        await one.aclose()


async def test_a_turn_is_waited_for(tmp_path):
    first, second = vaults(tmp_path)
    seen = []

    async def other():
        async with turn_at(second, NAME) as token:
            seen.append(token)

    async with asyncio.TaskGroup() as group, turn_at(first, NAME):
        group.create_task(other())
        await asyncio.sleep(0)
        assert seen == []
        first.put(NAME, Secret("canary-refresh-9"))

    assert seen == [Secret("canary-refresh-9")]


async def test_who_hangs_keeps_nobody_out_for_good(tmp_path):
    first, _second = vaults(tmp_path)
    hanging = WriterLock(first.lock_path(NAME))
    assert hanging.take()

    async with turn_at(first, NAME, patience=0.0) as token:
        assert token == Secret("canary-refresh-0")
    hanging.close()


async def test_a_vault_in_memory_has_nobody_to_wait_for():
    vault = Vault()

    async with turn_at(vault, NAME) as token:
        assert token is None


async def test_on_a_disk_without_locks_nobody_is_waited_for(tmp_path, no_locks):
    async with asyncio.timeout(5):
        async with turn_on(tmp_path / "x.lock", lambda: Secret("canary-refresh-0")) as token:
            assert token == Secret("canary-refresh-0")


async def test_where_no_lock_can_be_made_it_goes_on_with_what_is_kept(tmp_path):
    nowhere = tmp_path / "gone" / "x.lock"

    async with turn_on(nowhere, lambda: Secret("canary-refresh-0")) as token:
        assert token == Secret("canary-refresh-0")
