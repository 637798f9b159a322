"""The vault on a real Secret Service: gnome-keyring on a message bus, locked, killed and all."""

import gc
import sys

import pytest

from tests.support.secret_service import secret_service
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.storage.keychain import system_keychain
from zoomprov_gui.storage.vault import Vault

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's"),
    # keyring leaves its socket to the garbage collector where the service fails it.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]


@pytest.fixture
def service(tmp_path, monkeypatch):
    folder = tmp_path / "s"  # the path of a socket may not be long
    folder.mkdir(mode=0o700)
    with secret_service(folder, monkeypatch) as service:
        yield service
    gc.collect()  # while this test's filter still holds


def test_a_vault_opens_again_with_the_key_that_gnome_keyring_keeps(service, tmp_path):
    path = tmp_path / "vault.bin"
    Vault.open(path, "w1", system_keychain()).put("okta", Secret("t" * 5000))

    again = Vault.open(path, "w1", system_keychain())

    assert again.get("okta") == Secret("t" * 5000)


def test_what_is_kept_outlives_the_daemon(service, tmp_path):
    path = tmp_path / "vault.bin"
    Vault.open(path, "w1", system_keychain()).put("okta", Secret("t"))

    service.kill()
    service.start()

    assert Vault.open(path, "w1", system_keychain()).get("okta") == Secret("t")


def test_a_locked_keyring_is_a_problem_and_not_an_endless_wait(service, tmp_path):
    path = tmp_path / "vault.bin"
    Vault.open(path, "w1", system_keychain()).put("okta", Secret("t"))
    before = path.read_bytes()

    service.lock()
    with pytest.raises(Unsaved) as raised:
        Vault.open(path, "w1", system_keychain())

    assert raised.value.cause in {"locked", "denied"}
    assert path.read_bytes() == before


def test_a_daemon_that_dies_is_a_problem_and_the_secrets_stay_in_memory(service, tmp_path):
    path = tmp_path / "vault.bin"
    vault = Vault.open(path, "w1", system_keychain())

    service.kill()
    with pytest.raises(Unsaved) as raised:
        vault.put("okta", Secret("t"))

    assert raised.value.cause == "unavailable"
    assert vault.get("okta") == Secret("t")
    assert not path.exists()


def test_without_a_daemon_there_is_no_keyring(service):
    service.kill()

    with pytest.raises(Unsaved) as raised:
        system_keychain()

    assert raised.value.cause == "unavailable"


def test_another_persons_keyring_does_not_open_the_vault(service, tmp_path):
    path = tmp_path / "vault.bin"
    Vault.open(path, "w1", system_keychain()).put("okta", Secret("t"))
    service.kill()
    (service.folder / "data").rename(service.folder / "first-person")

    service.start("another password")

    with pytest.raises(Unsaved) as raised:
        Vault.open(path, "w1", system_keychain())
    assert raised.value.cause == "corrupt"
    assert path.exists()


def test_forgetting_leaves_nothing_in_gnome_keyring(service, tmp_path):
    keychain = system_keychain()
    vault = Vault.open(tmp_path / "vault.bin", "w1", keychain)
    vault.put("okta", Secret("t"))

    vault.forget_everything()

    assert keychain.read("w1") is None
    assert not (tmp_path / "vault.bin").exists()
