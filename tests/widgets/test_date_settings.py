"""The system's date settings are offered where there is a way to open them."""

import sys

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QDesktopServices

from zoomprov_gui.widgets import date_settings
from zoomprov_gui.widgets.date_settings import OPEN_DATE_SETTINGS, open_date_settings, possible


@pytest.mark.parametrize(
    ("platform", "address"),
    [
        ("win32", "ms-settings:dateandtime"),
        ("darwin", "x-apple.systempreferences:com.apple.Date-Time-Settings.extension"),
    ],
)
def test_windows_and_macos_open_their_own_page(monkeypatch, platform, address):
    opened = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True
    )

    done = open_date_settings()

    assert (done, opened) == (True, [address])
    assert possible("Try again") == {"Try again", OPEN_DATE_SETTINGS}


@pytest.mark.parametrize(
    ("installed", "started"),
    [
        ("gnome-control-center", ("/bin/gnome-control-center", ["datetime"])),
        ("mate-time-admin", ("/bin/mate-time-admin", [])),
    ],
)
def test_a_desktop_of_linux_opens_what_is_installed(monkeypatch, installed, started):
    begun = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(
        date_settings.shutil, "which", lambda name: f"/bin/{name}" if name == installed else None
    )
    monkeypatch.setattr(
        QProcess, "startDetached", lambda *command: begun.append(command) or (True, 1)
    )

    done = open_date_settings()

    assert (done, begun) == (True, [started])
    assert OPEN_DATE_SETTINGS in possible()


def test_where_nothing_can_be_opened_nothing_is_offered(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(date_settings.shutil, "which", lambda _name: None)

    assert possible("Try again") == {"Try again"}
    assert not open_date_settings()
