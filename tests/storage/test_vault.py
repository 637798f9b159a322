"""The vault: what it keeps, what it does not show, and every way in which it cannot be opened."""

import copy
import json
import os
import pickle
import stat
import sys

import keyring.errors
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.keychains import LONGEST, MemoryBackend
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.storage.files import set_aside
from zoomprov_gui.storage.keychain import WHAT, Keychain
from zoomprov_gui.storage.lock import WriterLock
from zoomprov_gui.storage.vault import Vault

CANARY = "canary-4f2a"


@pytest.fixture
def backend():
    return MemoryBackend()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "w1" / "vault.bin"


@pytest.fixture
def opened(path, backend):
    return lambda: Vault.open(path, "w1", Keychain(backend))


def test_a_secret_comes_back_at_the_next_start_until_it_is_forgotten(opened):
    opened().put("okta", Secret(CANARY))

    vault = opened()

    assert vault.get("okta") == Secret(CANARY)
    assert list(vault.names()) == ["okta"]
    vault.forget("okta", "nothing")
    assert opened().get("okta") is None


def test_a_token_longer_than_a_keyring_takes_is_kept_all_the_same(opened):
    long = Secret("x" * 5 * LONGEST)

    opened().put("okta", long)

    assert opened().get("okta") == long


def test_the_keyring_is_asked_once_to_open_and_written_once_for_all(opened, backend):
    vault = opened()
    for turn in range(3):
        vault.put("okta", Secret(f"token {turn}"))

    assert backend.calls.count("set") == 1
    backend.calls.clear()
    opened()
    assert backend.calls == ["get"]


def test_nothing_is_asked_to_be_kept_before_there_is_a_secret(opened, backend, path):
    opened()

    assert backend.kept == {}
    assert not path.exists()


def test_the_file_shows_nothing_and_only_its_owner_may_read_it(opened, path):
    opened().put("okta", Secret(CANARY))

    content = path.read_bytes()

    assert CANARY.encode() not in content
    assert b"okta" not in content
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_secrets_are_never_written_the_same_way_twice(opened, path):
    vault = opened()
    vault.put("okta", Secret(CANARY))
    first = path.read_bytes()

    vault.put("okta", Secret(CANARY))

    assert path.read_bytes() != first


def test_a_vault_shows_no_secret_and_is_not_copied(opened):
    vault = opened()
    vault.put("okta", Secret(CANARY))

    assert CANARY not in repr(vault)
    with pytest.raises(TypeError):
        pickle.dumps(vault)
    with pytest.raises(TypeError):
        copy.deepcopy(vault)


def test_without_saving_secrets_last_as_long_as_the_program():
    vault = Vault()
    vault.put("okta", Secret(CANARY))

    assert vault.get("okta") == Secret(CANARY)
    assert not vault.saves
    vault.forget_everything()
    assert list(vault.names()) == []


def test_forgetting_everything_leaves_no_file_and_no_key(opened, backend, path):
    vault = opened()
    vault.put("okta", Secret(CANARY))

    vault.forget_everything()

    assert backend.kept == {}
    assert not path.exists()
    assert vault.get("okta") is None


def test_what_another_process_has_forgotten_does_not_come_back(opened, backend, path):
    window = opened()
    window.put("okta", Secret(CANARY))
    command = opened()

    window.forget_everything()
    with pytest.raises(Unsaved) as raised:
        command.put("okta", Secret("renewed"))
    command.forget("okta")

    assert raised.value.cause == "gone"
    assert backend.kept == {}
    assert not path.exists()


def test_one_workspaces_file_does_not_open_in_anothers_place(opened, backend, path, tmp_path):
    opened().put("okta", Secret(CANARY))
    backend.kept["zoomprov", "w2"] = backend.kept["zoomprov", "w1"]
    other = tmp_path / "w2" / "vault.bin"
    other.parent.mkdir()
    other.write_bytes(path.read_bytes())

    with pytest.raises(Unsaved) as raised:
        Vault.open(other, "w2", Keychain(backend))

    assert raised.value.cause == "corrupt"


def test_a_file_whose_key_has_gone_says_so_and_stays(opened, backend, path):
    opened().put("okta", Secret(CANARY))
    backend.kept.clear()

    with pytest.raises(Unsaved, match="no longer in the keychain") as raised:
        opened()

    assert raised.value.cause == "corrupt"
    assert path.exists()


@given(data=st.data())
def test_no_damage_opens_and_none_is_a_crash(data, tmp_path_factory):
    path, backend = tmp_path_factory.mktemp("v") / "vault.bin", MemoryBackend()
    Vault.open(path, "w1", Keychain(backend)).put("okta", Secret(CANARY))
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content[: data.draw(st.integers(place + 1, len(content)))])

    with pytest.raises(Unsaved) as raised:
        Vault.open(path, "w1", Keychain(backend))

    assert raised.value.cause in {"corrupt", "newer"}


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "corrupt"),
        (b'{"okta": "token"}', "corrupt"),
        (b"zoomprov vault 1\n", "corrupt"),
        (b"zoomprov vault 1\n" + b"n" * 12, "corrupt"),
        (b"zoomprov vault 2\n" + b"n" * 40, "newer"),
        (b"zoomprov vault " + b"9" * 6000 + b"\n", "corrupt"),
        (b"zoomprov vault 1\n" + b"x" * 2_000_000, "corrupt"),
    ],
)
def test_a_strange_file_is_a_named_problem_and_is_left_alone(content, cause, opened, path):
    opened().put("okta", Secret(CANARY))
    path.write_bytes(content)

    with pytest.raises(Unsaved) as raised:
        opened()

    assert raised.value.cause == cause
    assert path.read_bytes() == content


def test_after_a_damaged_file_is_set_aside_a_new_one_begins(opened, path):
    opened().put("okta", Secret(CANARY))
    path.write_bytes(b"damage")

    set_aside(path, WHAT)
    vault = opened()
    vault.put("okta", Secret("new"))

    assert opened().get("okta") == Secret("new")
    assert [file.read_bytes() for file in path.parent.glob("vault-damaged-*.bin")] == [b"damage"]


def test_a_second_damaged_file_does_not_replace_the_first(path):
    path.parent.mkdir()
    for _turn in range(3):
        path.write_bytes(b"damage")
        set_aside(path, WHAT)

    assert len(list(path.parent.glob("vault-damaged-*.bin"))) == 3


def test_a_keyring_that_locks_later_still_lets_new_tokens_be_kept(opened, backend):
    vault = opened()
    vault.put("okta", Secret("first"))
    backend.trouble = keyring.errors.KeyringLocked()

    vault.put("okta", Secret("second"))

    backend.trouble = None
    assert opened().get("okta") == Secret("second")


def test_where_the_keyring_refuses_the_secret_stays_in_memory_only(opened, backend, path):
    vault = opened()
    backend.trouble = keyring.errors.KeyringLocked()

    with pytest.raises(Unsaved):
        vault.put("okta", Secret(CANARY))

    assert vault.get("okta") == Secret(CANARY)
    assert not path.exists()


def test_another_process_sees_what_this_one_keeps_and_none_undoes_the_other(opened):
    window, command = opened(), opened()

    command.put("okta", Secret("from the command line"))
    window.put("zoom", Secret("from the window"))

    assert window.get("okta") == Secret("from the command line")
    assert command.get("zoom") == Secret("from the window")
    assert list(opened().names()) == ["okta", "zoom"]


def test_a_vault_that_another_process_holds_for_long_is_a_problem(opened, path, monkeypatch):
    monkeypatch.setattr("zoomprov_gui.storage.vault.PATIENCE", 0.0)
    vault = opened()
    path.parent.mkdir()
    lock = WriterLock(path.with_name("vault.bin.lock"))
    assert lock.take()

    with pytest.raises(Unsaved) as raised:
        vault.put("okta", Secret(CANARY))

    lock.close()
    assert raised.value.cause == "in_use"


def test_a_disk_without_locks_is_told_at_once_and_not_as_another_copy(opened, path, no_locks):
    with pytest.raises(Unsaved) as raised:
        opened().put("okta", Secret(CANARY))

    assert raised.value.cause == "no_locks"
    assert not path.exists()


def test_a_write_that_fails_leaves_the_old_file_whole_and_no_half_one(opened, path, monkeypatch):
    vault = opened()
    vault.put("okta", Secret("first"))

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(Unsaved) as raised:
            vault.put("okta", Secret("second"))

    assert raised.value.cause == "full"
    assert opened().get("okta") == Secret("first")
    assert sorted(file.name for file in path.parent.iterdir()) == ["vault.bin", "vault.bin.lock"]


def test_a_vault_holds_texts_by_name_and_nothing_else(opened, path, backend):
    opened().put("okta", Secret(CANARY))
    vault = opened()
    seal = vault._opened

    assert seal(path, vault._key) == {"okta": CANARY}
    assert json.dumps({"okta": CANARY}).encode() not in path.read_bytes()
