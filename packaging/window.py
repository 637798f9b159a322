"""Where the window goes on a machine without a screen, and how it is closed from the terminal."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from machine import SetUpError

SECONDS_TO_START = 20
SECONDS_TO_CLOSE = 10
SCREEN = "1440x900x24"
INTERRUPTED = 130
CLOSING_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def has_screen(variables: Mapping[str, str]) -> bool:
    """Return whether Qt finds a place for a window, or was told which one to take."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(variables.get(name) for name in named)


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Run Xvfb on a free number and give its name, such as ":1"."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    # Its own session: a Ctrl-C is to reach the window first, which still needs its screen.
    server = subprocess.Popen(
        command,
        pass_fds=[writer],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(writer)
    try:
        yield f":{_number(reader)}"
    finally:
        os.close(reader)
        _end(server)


def run(command: list[str], variables: Mapping[str, str]) -> int:
    """Run the window in the foreground until it closes; Ctrl-C asks it to, once."""
    # Ctrl-C as well: a shell that starts this in the background has it ignored, here and below.
    previous = {number: signal.signal(number, _interrupt) for number in CLOSING_SIGNALS}
    process = subprocess.Popen(
        command,
        env=variables,
        # Windows hands a Ctrl-C to all by itself; elsewhere it is passed on below, exactly once.
        start_new_session=os.name != "nt",
    )
    try:
        return process.wait()
    except KeyboardInterrupt:
        if os.name != "nt":
            process.send_signal(signal.SIGINT)
        return _code_after(process)
    finally:
        _end(process)
        for number, handler in previous.items():
            signal.signal(number, handler)


def _code_after(process: subprocess.Popen[bytes]) -> int:
    try:
        code = process.wait(SECONDS_TO_CLOSE)
    except subprocess.TimeoutExpired:
        return INTERRUPTED
    return code if code >= 0 else INTERRUPTED


def _number(reader: int) -> str:
    """Return the display's number once Xvfb listens: it writes a line then, or closes the pipe."""
    ready, _, _ = select.select([reader], [], [], SECONDS_TO_START)
    number = os.read(reader, 16).decode().strip() if ready else ""
    if not number:
        raise SetUpError(
            "Xvfb, the virtual screen, did not start. Run `Xvfb :99` to see what it says, or set"
            " DISPLAY to a screen that is there."
        )
    return number


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that may have ended: first politely."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(SECONDS_TO_CLOSE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
