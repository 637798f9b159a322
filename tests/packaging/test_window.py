"""The window runs in the foreground, on a virtual screen if need be, and leaves nothing behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import window

SCRIPTS = Path(window.__file__).parent
needs_xvfb = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
posix = pytest.mark.skipif(os.name == "nt", reason="Windows hands out Ctrl-C by itself")

RUN = """
import os, sys, window
sys.exit(window.run([sys.executable, "-c", sys.argv[1]], dict(os.environ)))
"""
POLITE = """
import time
print("open", flush=True)
try:
    time.sleep(60)
except KeyboardInterrupt:
    print("closed", flush=True)
    raise SystemExit(3)
"""
STUBBORN = """
import signal, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
print("open", flush=True)
time.sleep(60)
"""


IN_THE_BACKGROUND = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"


def _start(child, prelude=""):
    """Start `window.run` on a child in a process of its own, and wait until the child is open."""
    command = [sys.executable, "-c", prelude + RUN, child]
    process = subprocess.Popen(command, cwd=SCRIPTS, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_screen_is_known_by_its_name(variables, expected, monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")

    assert window.has_screen(variables) is expected


def test_windows_and_macos_always_have_a_screen(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")

    assert window.has_screen({})


def test_the_exit_code_is_the_windows(monkeypatch):
    assert window.run([sys.executable, "-c", "raise SystemExit(4)"], dict(os.environ)) == 4


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("prelude", ["", IN_THE_BACKGROUND], ids=["terminal", "background"])
def test_an_interrupt_closes_the_window_and_keeps_its_code(number, prelude):
    process = _start(POLITE, prelude)

    process.send_signal(number)

    assert process.communicate(timeout=20)[0] == "closed\n"
    assert process.returncode == 3


@posix
def test_a_window_that_does_not_close_is_ended():
    process = _start(STUBBORN, prelude="import window; window.SECONDS_TO_CLOSE = 0.2\n")

    process.send_signal(signal.SIGINT)

    process.communicate(timeout=20)
    assert process.returncode == window.INTERRUPTED


@needs_xvfb
def test_a_virtual_screen_listens_while_it_is_used_and_is_gone_after():
    with window.virtual_screen() as name:
        path = f"/tmp/.X11-unix/X{name[1:]}"  # where X servers listen, on every system
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(path)

    assert not Path(path).exists()
