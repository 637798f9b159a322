"""Reads a box on the screen of a Windows and presses one of its buttons: run by a Python there.

It waits for a window whose title begins as told, that says certain words and has a button that can
be pressed; then it presses the button and prints all that the window said. Where no button is
named, the title has to be all of it. A box is filled bit by bit: whoever asks for words gets them,
or is told what was there instead.
"""

import argparse
import ctypes
import os
import sys
import time

assert sys.platform == "win32"  # noqa: S101 - for mypy, too: nothing below is for another system

from ctypes import wintypes  # noqa: E402 - on other systems it may not load

SECONDS = 120  # wine starts programs slowly on a busy machine
COMMAND, GET_TEXT = 0x0111, 0x000D  # messages: a button was pressed; what do you say?
ROOM = 4096  # characters
user = ctypes.WinDLL("user32")
Visitor = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
user.GetDlgItem.restype = wintypes.HWND
user.GetDlgItem.argtypes = [wintypes.HWND, ctypes.c_int]
user.PostMessageW.argtypes = user.SendMessageW.argtypes = [
    wintypes.HWND, wintypes.UINT, wintypes.WPARAM, ctypes.c_void_p,
]  # fmt: skip
user.EnumWindows.argtypes = [Visitor, wintypes.LPARAM]
user.EnumChildWindows.argtypes = [wintypes.HWND, Visitor, wintypes.LPARAM]
user.IsWindowVisible.argtypes = user.IsWindowEnabled.argtypes = [wintypes.HWND]
user.GetWindowTextW.argtypes = [wintypes.HWND, wintypes.LPWSTR, ctypes.c_int]


def main(title: str, words: str, button: int | None, *, press: bool) -> int:
    """Do what the first lines say; 1 where no such window comes in time."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        for window in visible(title):
            pressed = user.GetDlgItem(window, button) if button else None
            fits = user.IsWindowEnabled(pressed) if button else title_of(window) == title
            lines = said(window) if fits else []
            if not fits or words not in "\n".join(lines):
                continue
            print("\n".join(lines), flush=True)
            if button and press:
                user.PostMessageW(window, COMMAND, button, pressed)
            return 0
        time.sleep(0.2)
    print(f"no window “{title}” with button {button} says “{words}” in {SECONDS} s; there are:")
    print("\n".join(repr(said(window)) for window in visible("")))
    return 1


def visible(title: str) -> list[int]:
    """Return the windows that can be seen and whose title begins so."""
    found = []

    def visit(window: int, _nothing: int) -> bool:
        if user.IsWindowVisible(window) and title_of(window).startswith(title):
            found.append(window)
        return True

    user.EnumWindows(Visitor(visit), 0)
    return found


def said(window: int) -> list[str]:
    """Return the title of a window, and what each of its parts says."""
    found = [title_of(window)]

    def visit(part: int, _nothing: int) -> bool:
        found.append(text(part))
        return True

    user.EnumChildWindows(window, Visitor(visit), 0)
    return [line for line in found if line]


def title_of(window: int) -> str:
    """Return the title of a window, without asking it: it may be busy."""
    room = ctypes.create_unicode_buffer(ROOM)
    user.GetWindowTextW(window, room, ROOM)
    return room.value


def text(window: int) -> str:
    """Return what a part of a window says."""
    room = ctypes.create_unicode_buffer(ROOM)
    user.SendMessageW(window, GET_TEXT, ROOM, ctypes.cast(room, ctypes.c_void_p))
    return room.value


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("title")
    parser.add_argument("--says", default="", help="words of the window")
    parser.add_argument("--button", type=int, help="its number")
    parser.add_argument("--look", action="store_true", help="press nothing")
    asked = parser.parse_args()
    code = main(asked.title, asked.says, asked.button, press=not asked.look)
    sys.stdout.flush()
    os._exit(code)  # under wine a Python that asked windows once did not come to its end
