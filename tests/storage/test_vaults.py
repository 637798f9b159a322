"""The vaults of all companies: opened once, memory where the keyring refuses, and gone for good."""

import keyring.errors
import pytest

from tests.support.keychains import MemoryBackend
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.storage.keychain import Keychain
from zoomprov_gui.storage.vaults import Vaults


@pytest.fixture
def backend():
    return MemoryBackend()


@pytest.fixture
def vaults(tmp_path, backend):
    return Vaults(lambda key: tmp_path / key, lambda: Keychain(backend))


async def test_a_vault_is_opened_once_per_start(vaults, backend):
    first = await vaults.open("w1")

    assert await vaults.open("w1") is first
    assert vaults.open_now("w1") is first
    assert backend.calls == ["get"]


async def test_each_company_has_a_vault_of_its_own(vaults):
    (await vaults.open("w1")).put("okta", Secret("one"))

    assert (await vaults.open("w2")).get("okta") is None


async def test_without_saving_nothing_is_written_and_the_keyring_is_left_alone(
    vaults, backend, tmp_path
):
    backend.trouble = keyring.errors.KeyringLocked()
    with pytest.raises(Unsaved):
        await vaults.open("w1")

    vault = vaults.without_saving("w1")
    vault.put("okta", Secret("t"))

    assert await vaults.open("w1") is vault
    assert vaults.without_saving("w1") is vault
    assert vault.get("okta") == Secret("t")
    assert not list(tmp_path.rglob("*.bin"))


async def test_a_refusal_is_asked_about_again_the_next_time(vaults, backend):
    backend.trouble = keyring.errors.KeyringLocked()
    with pytest.raises(Unsaved):
        await vaults.open("w1")

    backend.trouble = None

    assert (await vaults.open("w1")).saves


async def test_a_damaged_vault_is_set_aside_and_an_empty_one_begins(vaults, tmp_path, backend):
    (await vaults.open("w1")).put("okta", Secret("t"))
    path = tmp_path / "w1" / "vault.bin"
    path.write_bytes(b"damage")
    again = Vaults(lambda key: tmp_path / key, lambda: Keychain(backend))
    with pytest.raises(Unsaved):
        await again.open("w1")

    vault = await again.begin_anew("w1")

    assert vault.get("okta") is None
    assert [file.read_bytes() for file in path.parent.glob("*damaged*")] == [b"damage"]
    await again.begin_anew("w2")


async def test_forgetting_takes_the_file_and_the_key_even_of_a_vault_that_does_not_open(
    vaults, tmp_path, backend
):
    (await vaults.open("w1")).put("okta", Secret("t"))
    (await vaults.open("w2")).put("okta", Secret("t"))
    path = tmp_path / "w2" / "vault.bin"
    path.write_bytes(b"damage")
    others = Vaults(lambda key: tmp_path / key, lambda: Keychain(backend))

    await vaults.forget("w1")
    await others.forget("w2")
    await others.forget("never there")

    assert backend.kept == {}
    assert not list(tmp_path.rglob("*.bin"))
