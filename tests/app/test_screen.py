import sys

import pytest

from zoomprov_gui.app import screen

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def bare(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_is_there_when_anything_names_one(bare, name):
    bare.setenv(name, "something")

    assert not screen.is_missing()


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_only_linux_can_be_without(bare, platform):
    bare.setattr(sys, "platform", platform)

    assert not screen.is_missing()


@pytest.mark.parametrize("words", [["gui", "--sandbox"], []])
def test_without_one_the_window_is_refused_in_words(bare, console, words):
    ended = console.run(*words)

    assert ended.code == 2
    assert "no screen" in ended.err
