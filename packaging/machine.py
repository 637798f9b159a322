"""What the machine needs before Python packages can work: on Debian and Ubuntu, a few libraries.

macOS and Windows bring everything that Qt's wheels need.
"""

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping

# The libraries that the used parts of Qt name as needed and do not bring (read from the wheel of
# PySide6-Essentials 6.11: QtCore, QtGui, QtWidgets, QtSvg, QtNetwork, QtDBus, xcb, offscreen), and
# the Debian package of each. Loading them is the test: it holds on any distribution.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
# Programs that some commands run, and the Debian package of each.
SCREEN = {"Xvfb": "xvfb"}  # a screen in memory
# What the tests run beside the program: a screen, and a real keyring on a bus of its own.
TESTS = {
    **SCREEN,
    "dbus-daemon": "dbus",
    "git": "git",  # which lists the files that the house rules are held to
    "gnome-keyring-daemon": "gnome-keyring",
    "objdump": "binutils",
}


class SetUpError(Exception):
    """What stops the set-up, in words for whoever typed the command: cause and next step."""


def prepare(*tools: Mapping[str, str]) -> None:
    """Install the system packages that are missing, those of the named tools among them.

    Raises SetUpError where that needs rights or a package manager that are not there.
    """
    if sys.platform != "linux":
        return
    wanted = [package for name, package in LIBRARIES.items() if not _loads(name)]
    if importlib.util.find_spec("ensurepip") is None:
        wanted.append(f"python3.{sys.version_info.minor}-venv")  # Debian splits it off
    wanted += [package for group in tools for package in missing(group)]
    if wanted:
        install(dict.fromkeys(wanted))


def missing(tools: Mapping[str, str]) -> list[str]:
    """Return the packages of the tools that are not here: programs, and libraries (`.so.`)."""
    return [package for name, package in tools.items() if not _is_here(name)]


def _is_here(name: str) -> bool:
    return _loads(name) if ".so." in name else shutil.which(name) is not None


def own_library() -> dict[str, str]:
    """Return the library of this Python, where it has one, and its Debian package.

    Debian's own Python runs without it, and cannot be frozen without it.
    """
    name = sysconfig.get_config_var("INSTSONAME") or ""
    return {name: f"libpython3.{sys.version_info.minor}"} if ".so." in name else {}


def install(packages: Iterable[str]) -> None:
    """Install Debian packages, with sudo where this is not root."""
    update = ["apt-get", "update", "-q"]
    add = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    by_hand = f"{shlex.join(update)} && {shlex.join(add)}"
    if shutil.which("apt-get") is None:
        raise SetUpError(
            "Some system packages are missing, and this is not Debian or Ubuntu. Install what your"
            f" system calls these, then run this again:\n  {' '.join(packages)}"
        )
    prefix = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() != 0:
        if shutil.which("sudo") is None:
            raise SetUpError(
                "Some system packages are missing, and installing them takes root. Run this as"
                f" root, then run the same command again:\n  {by_hand}"
            )
        prefix = ["sudo", *prefix]
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    for command in (update, add):
        done = subprocess.run([*prefix, *command], check=False, capture_output=True, text=True)
        if done.returncode != 0:
            raise SetUpError(
                f"{shlex.join(command)} failed:\n{_last_lines(done.stdout + done.stderr)}\n"
                f"Check the network and the space on the disk, or run it by hand:\n  {by_hand}"
            )


def _last_lines(text: str) -> str:
    lines = text.strip().splitlines()
    errors = [line for line in lines if line.startswith(("E:", "Err:", "dpkg: error"))]
    return "\n".join(f"  {line}" for line in (errors or lines)[-8:])


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
