"""Freezes, checks, signs and wraps the programs for Windows on Linux, to rehearse with them.

They hold stand-ins, so their names say `rehearsal`, and nobody is given them.
"""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import freeze
from environment import ROOT, program
from identity import CONSOLE, NAME, WINDOWED, version
from rehearse.authority import Authority, flip_one_byte
from rehearse.steps import Failed, Told, require
from rehearse.wine import Wine
from windows.installers import build_msi, build_setup

OLD = "0.0.1"  # a version before the first: what an upgrade starts from
ONLY_IN_OLD = "_internal/of-an-older-version.txt"
PROGRAMS = (f"{CONSOLE}.exe", f"{WINDOWED}.exe")


@dataclass(frozen=True, slots=True)
class Installers:
    """Both installers of this version, what they hold, and those of a small older version."""

    tree: Path
    setup: Path
    msi: Path
    old_setup: Path
    old_msi: Path
    authority: Authority


def frozen(wine: Wine, folder: Path, told: Told) -> Path:
    """Freeze the programs under wine, and check what came of it. Raises Failed or SetUpError."""
    tree = freeze.freeze(folder / "frozen", ["wine", wine.python], wine.variables)
    _check(tree)
    told.done(f"frozen and checked, {freeze.megabytes(tree):.0f} MB")
    return tree


def wrapped(tree: Path, folder: Path, told: Told) -> Installers:
    """Sign the programs and make both installers of them. Raises Failed or SetUpError."""
    authority = Authority.found(folder / "authority")
    for path in sorted(tree.rglob("*")):
        if path.name in PROGRAMS:
            _signed(authority, path)
    epoch = freeze.time_of_sources()
    freeze.settle(tree, epoch)
    stem = f"{NAME}-{version()}-windows-x64-rehearsal"
    setup = build_setup(tree, folder / f"{stem}-setup.exe", sign=authority.command, epoch=epoch)
    msi = build_msi(tree, folder / f"{stem}.msi", epoch=epoch)
    told.done(
        f"{setup.name} {freeze.megabytes(setup):.1f} MB, {msi.name} {freeze.megabytes(msi):.1f} MB"
    )
    _signed(authority, msi)
    _refused_when_altered(authority, setup)
    old = _old_tree(tree, folder / "old")
    old_setup = build_setup(
        old, folder / f"{NAME}-old-setup.exe", sign=authority.command, epoch=epoch, release=OLD
    )
    old_msi = build_msi(old, folder / f"{NAME}-old.msi", epoch=epoch, release=OLD)
    told.done("signed by a certificate of our own; one altered byte is refused")
    return Installers(tree, setup, msi, old_setup, old_msi, authority)


def _check(tree: Path) -> None:
    command = [program("python"), ROOT / "packaging" / "windows" / "check_tree.py", tree]
    paths = {"PYTHONPATH": str(ROOT / "packaging")}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=paths)
    if done.returncode != 0:
        raise Failed(f"the frozen folder is not as it should be:\n{done.stdout}{done.stderr}")


def _signed(authority: Authority, path: Path) -> None:
    authority.sign(path)
    _refused_when_altered(authority, path)


def _refused_when_altered(authority: Authority, path: Path) -> None:
    require(authority.accepts(path), f"{path.name} is not signed as it should be")
    middle = path.stat().st_size // 2
    flip_one_byte(path, middle)
    require(not authority.accepts(path), f"{path.name} was altered, and its signature is accepted")
    flip_one_byte(path, middle)


def _old_tree(tree: Path, old: Path) -> Path:
    """Make what an older version is to an installer: the programs, and a file of its own."""
    (old / ONLY_IN_OLD).parent.mkdir(parents=True)
    (old / ONLY_IN_OLD).write_text("An older version had this file.\n")
    for name in PROGRAMS:
        (old / name).write_bytes((tree / name).read_bytes())
    return old
