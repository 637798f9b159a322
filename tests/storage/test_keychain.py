"""The keyring: chosen by platform, its answers told apart, and nothing of it kept elsewhere."""

import asyncio
import base64
import sys
import threading

import keyring.errors
import pytest

from tests.support.keychains import MemoryBackend, denied
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.keychain import Keychain, off_the_loop, system_keychain


def test_a_key_is_created_once_read_back_and_deleted():
    keychain = Keychain(MemoryBackend())

    key = keychain.create("w1")

    assert len(key) == 32
    assert keychain.read("w1") == key
    assert keychain.read("w2") is None
    keychain.delete("w1")
    keychain.delete("w1")
    assert keychain.read("w1") is None


def test_what_is_kept_fits_into_the_smallest_keyring():
    backend = MemoryBackend()

    Keychain(backend).create("w1")

    ((service, account),) = backend.kept
    assert (service, account) == ("zoomprov", "w1")
    assert len(backend.kept[service, account]) == 44


@pytest.mark.parametrize(
    ("trouble", "cause"),
    [
        (keyring.errors.KeyringLocked("Failed to unlock the collection!"), "locked"),
        (denied(), "denied"),
        (keyring.errors.InitError("Failed to create the collection"), "unavailable"),
        (keyring.errors.NoKeyringError(), "unavailable"),
        (OSError(1783, "The stub received bad data"), "unavailable"),
        (RuntimeError("the bus has gone"), "unavailable"),
    ],
)
def test_each_way_of_saying_no_is_a_problem_of_its_own(trouble, cause):
    keychain = Keychain(MemoryBackend(trouble))

    for call in (keychain.read, keychain.create, keychain.delete):
        with pytest.raises(Unsaved) as raised:
            call("w1")

        assert raised.value.cause == cause


def test_a_keyring_that_keeps_nothing_is_found_out_at_once():
    keychain = Keychain(MemoryBackend(deaf=True))

    with pytest.raises(Unsaved, match="did not keep"):
        keychain.create("w1")


@pytest.mark.parametrize("text", ["", "not a key", "äöü", base64.b64encode(b"short").decode()])
def test_something_else_under_our_name_is_no_key(text):
    backend = MemoryBackend()
    backend.kept["zoomprov", "w1"] = text

    with pytest.raises(Unsaved) as raised:
        Keychain(backend).read("w1")

    assert raised.value.cause == "corrupt"


def test_no_word_of_a_backend_that_quotes_its_secret_gets_out():
    quoting = MemoryBackend(RuntimeError("cannot store canary"))

    with pytest.raises(Unsaved) as raised:
        Keychain(quoting).create("w1")

    assert "canary" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


@pytest.mark.parametrize("platform", ["freebsd13", "emscripten", "aix", ""])
def test_a_platform_without_a_keyring_of_its_own_saves_nothing(platform):
    with pytest.raises(Unsaved) as raised:
        system_keychain(platform)

    assert raised.value.cause == "unavailable"


@pytest.mark.parametrize("platform", sorted({"darwin", "win32"} - {sys.platform}))
def test_another_platforms_keyring_is_not_taken_for_ours(platform):
    with pytest.raises(Unsaved) as raised:
        system_keychain(platform)

    assert raised.value.cause == "unavailable"


@pytest.mark.skipif(sys.platform != "linux", reason="the other keyrings are always there")
def test_without_a_message_bus_there_is_no_keyring_and_no_file_in_its_place(monkeypatch, home):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")

    with pytest.raises(Unsaved) as raised:
        system_keychain()

    assert raised.value.cause == "unavailable"
    assert not list(home.rglob("*"))


async def test_a_call_off_the_loop_hands_back_its_result_or_its_error():
    def refuse():
        raise Unsaved("x", "locked", "y")

    assert await off_the_loop(threading.current_thread) is not threading.current_thread()
    with pytest.raises(Unsaved):
        await off_the_loop(refuse)


async def test_nobody_waits_for_a_keyring_that_asks_somebody_who_never_answers():
    answered = threading.Event()

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(off_the_loop(answered.wait), 0.01)

    waiting = [thread for thread in threading.enumerate() if thread.name == "keychain"]
    assert all(thread.daemon for thread in waiting)
    answered.set()
