"""System packages: found missing by loading them, installed as whoever is allowed to."""

import os
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

import machine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux needs any")


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Make `tmp_path` all of the PATH; return a maker of programs that note their calls."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(machine, "LIBRARIES", {"libnowhere.so.9": "libnowhere9"})
    (tmp_path / "env").symlink_to("/usr/bin/env")

    def make(name, *lines):
        path = tmp_path / name
        path.write_text("\n".join(["#!/bin/sh", f'echo "{name} $*" >> {tmp_path}/calls', *lines]))
        path.chmod(0o755)

    return make


@pytest.fixture
def calls(tmp_path):
    """Return what the programs were called with, oldest first."""
    path = tmp_path / "calls"
    return lambda: path.read_text().splitlines() if path.exists() else []


def _become(monkeypatch, user):
    monkeypatch.setattr(os, "geteuid", lambda: user)


def test_root_installs_what_is_missing(programs, calls, monkeypatch):
    programs("apt-get")
    _become(monkeypatch, 0)

    machine.prepare()

    assert calls() == [
        "apt-get update -q",
        "apt-get install -q -y --no-install-recommends libnowhere9",
    ]


def test_others_install_with_sudo(programs, calls, monkeypatch):
    programs("apt-get")
    programs("sudo", '"$@"')
    _become(monkeypatch, 1000)

    machine.prepare()

    assert calls()[0] == "sudo env DEBIAN_FRONTEND=noninteractive apt-get update -q"
    assert calls()[-1].endswith("libnowhere9")


def test_without_rights_the_exact_command_is_told(programs, calls, monkeypatch):
    programs("apt-get")
    _become(monkeypatch, 1000)

    with pytest.raises(machine.SetUpError) as error:
        machine.prepare()

    wanted = "apt-get update -q && apt-get install -q -y --no-install-recommends libnowhere9"
    assert wanted in str(error.value)
    assert calls() == []


def test_a_library_is_looked_for_as_one_and_a_program_on_the_path(programs):
    programs("here")
    tools = {"here": "a", "nowhere": "b", "libc.so.6": "c", "libnowhere.so.9": "d"}

    lacking = machine.missing(tools)

    assert lacking == ["b", "d"]


@pytest.mark.parametrize(
    ("library", "wanted"),
    [("libpython3.11.so.1.0", {"libpython3.11.so.1.0"}), ("libpython3.11.a", set()), (None, set())],
)
def test_a_python_that_has_a_library_is_frozen_with_it(monkeypatch, library, wanted):
    monkeypatch.setattr(machine.sysconfig, "get_config_var", {"INSTSONAME": library}.get)

    found = machine.own_library()

    assert set(found) == wanted
    assert all(package.startswith("libpython3.") for package in found.values())


def test_another_distribution_is_told_the_names(programs):
    with pytest.raises(machine.SetUpError, match="not Debian or Ubuntu"):
        machine.prepare()


def test_a_failed_installation_says_why(programs, monkeypatch):
    programs("apt-get", 'echo "Reading…"; echo "E: Unable to locate package" >&2; exit 100')
    _become(monkeypatch, 0)

    with pytest.raises(machine.SetUpError) as error:
        machine.prepare()

    assert "  E: Unable to locate package" in str(error.value)
    assert "Reading" not in str(error.value)


def test_a_screen_and_what_the_tests_run_are_installed_only_where_they_are_asked_for(
    programs, calls, monkeypatch
):
    programs("apt-get")
    _become(monkeypatch, 0)
    monkeypatch.setattr(machine, "LIBRARIES", {})

    machine.prepare()
    assert calls() == []

    machine.prepare(machine.SCREEN)
    assert calls()[-1].endswith(" xvfb")

    machine.prepare(machine.TESTS)
    assert calls()[-1].endswith(" xvfb dbus git gnome-keyring binutils")


@pytest.mark.parametrize(
    "file",
    [
        "plugins/platforms/libqxcb.so",
        "plugins/platforms/libqoffscreen.so",
        "plugins/iconengines/libqsvgicon.so",
        "plugins/xcbglintegrations/libqxcb-glx-integration.so",
        "plugins/xcbglintegrations/libqxcb-egl-integration.so",
        "lib/libQt6Widgets.so.6",
        "lib/libQt6Svg.so.6",
        "lib/libQt6Network.so.6",
        "lib/libQt6DBus.so.6",
    ],
)
def test_every_library_that_qt_asks_for_is_there(file):
    path = Path(str(PySide6.__file__)).parent / "Qt" / file

    told = subprocess.run(["ldd", path], check=True, capture_output=True, text=True).stdout

    assert "not found" not in told
