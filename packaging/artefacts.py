"""Makes every artefact that Linux can make, and has each one used as a person would use it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import environment
import freeze
import machine
from environment import ROOT, program
from identity import CONSOLE, WINDOWED
from linux import deb
from machine import SetUpError
from rehearse import debian, macos_python, on_windows
from rehearse.steps import Failed, passed
from running import QUIET, succeeds

NEEDS_ATTENTION = 1  # an exit code of zoomprov: done, and some verdict asks for a person
FROZEN_TOOLS = {
    **machine.own_library(),
    "objdump": "binutils",  # with which PyInstaller reads libraries
    "strip": "binutils",
    "debootstrap": "debootstrap",
    "unshare": "util-linux",
}
SUFFIXES = {".whl", ".gz", ".deb", ".exe", ".msi", ".dmg"}


def in_ci() -> bool:
    """Tell whether a missing tool is a failure, and not a developer's choice."""
    return os.environ.get("CI") == "true"


def make(folder: Path) -> None:
    """Write all artefacts into a folder, and their sums. Raises SetUpError or Failed."""
    folder.mkdir(parents=True, exist_ok=True)
    packages(folder)
    with tempfile.TemporaryDirectory() as name:
        tree = freeze.freeze(Path(name))
        listed(tree)
        deb.build(tree, folder, epoch=freeze.time_of_sources())
    on_windows.build(folder / "rehearsal")
    if not _on_macos("--out", folder.resolve() / "rehearsal"):
        raise Failed("the image for macOS could not be made")
    made = [path for path in sorted(folder.rglob("*")) if path.suffix in SUFFIXES]
    lines = [f"{sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder)}" for p in made]
    (folder / "SHA256SUMS").write_text("\n".join([*lines, ""]), "utf-8")
    for path in made:
        print(f"{freeze.megabytes(path):7.1f} MB  {path.relative_to(folder)}", flush=True)


def packages(folder: Path) -> tuple[Path, Path]:
    """Write the wheel and the source archive: what `uv tool install` and pipx take."""
    hatchling = (program("python"), "-m", "hatchling", "build", "-d", folder)
    if not succeeds(*hatchling, "-t", "wheel", "-t", "sdist"):
        raise SetUpError("hatchling could not build the project")
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, source


def _installed() -> bool:
    """Build wheel and source archive, install what the archive makes, and use it as a person would.

    The wheel out of the archive has to be the wheel out of the sources, byte for byte.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel, source = packages(folder)
        again = folder / "again"
        again.mkdir()
        shutil.unpack_archive(source, again)
        (unpacked,) = again.iterdir()
        hatchling = (str(program("python")), "-m", "hatchling", "build", "-t", "wheel")
        subprocess.run([*hatchling, "-d", str(again)], cwd=unpacked, env=QUIET, check=True)
        if (again / wheel.name).read_bytes() != wheel.read_bytes():
            raise Failed("the source archive makes another wheel than the sources")
        _install(again / wheel.name, folder)
        return uses(program(CONSOLE, folder / "venv"), folder)


def _install(wheel: Path, folder: Path) -> None:
    venv, lock = folder / "venv", folder / "lock.txt"
    environment.create(venv)
    lock.write_text(environment.runtime_lock(), "utf-8")
    packages = ("install", "--no-deps", "--only-binary=:all:", "--require-hashes")
    environment.pip(venv, *packages, "-r", str(lock))
    environment.pip(venv, "install", "--no-deps", "--no-index", str(wheel))
    environment.pip(venv, "check")
    print(f"installed {wheel.name}", flush=True)


def _frozen() -> bool:
    """Freeze both programs twice, byte for byte alike, use them, and take the package through all.

    Where they are used has a space and letters beyond ASCII in its name.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        place = folder / "Zoë’s programs"
        python = program("python")
        if not succeeds(python, ROOT / "packaging" / "freeze.py", place, "--twice"):
            return False
        tree, out = place / "zoomprov", folder / "verdict.json"
        listed(tree)
        if not uses(tree / CONSOLE, folder):
            return False
        tested = ("self-test", "--out", out, "--data-dir", folder / "data")
        succeeds(tree / WINDOWED, *tested)
        passed(out, sys.platform)
        return sys.platform != "linux" or _packaged(tree, folder)


def listed(tree: Path) -> None:
    """Write into a frozen folder what it holds, under which licences. Raises Failed."""
    if not succeeds(program("python"), ROOT / "packaging" / "sbom.py", tree):
        raise Failed("the frozen folder and the list of its parts do not agree")


def _packaged(tree: Path, folder: Path) -> bool:
    package = deb.build(tree, folder, epoch=freeze.time_of_sources())
    print(f"{package.name}: {freeze.megabytes(package):.1f} MB", flush=True)
    lacking = machine.missing(FROZEN_TOOLS) or ([] if os.geteuid() == 0 else ["root"])
    if lacking:
        return _skipped(lacking)
    debian.rehearse(package)
    return True


def _windows() -> bool:
    lacking = machine.missing(on_windows.TOOLS) if sys.platform == "linux" else ["Linux"]
    if lacking:
        return _skipped(lacking)
    on_windows.rehearse(briefly=in_ci())
    return True


def _macos() -> bool:
    lacking = machine.missing(macos_python.TOOLS) if sys.platform == "linux" else ["Linux"]
    return _skipped(lacking) if lacking else _on_macos()


def _on_macos(*options: str | Path) -> bool:
    """Rehearse for macOS in the environment, whose packages read and sign such programs."""
    command = (program("python"), "-m", "rehearse.on_macos", *options)
    # Its temporary files go into a folder of ours: it is killed when we are told to end.
    with tempfile.TemporaryDirectory(prefix="zoomprov-macos-") as name:
        variables = {**QUIET, "TMPDIR": name}
        return subprocess.call(command, cwd=ROOT / "packaging", env=variables) == 0


def _skipped(lacking: list[str]) -> bool:
    print(f"Not rehearsed: this machine has no {', '.join(lacking)}.", flush=True)
    return not in_ci()


def uses(zoomprov: Path, folder: Path) -> bool:
    """Ask an installed program for its own test, and for a comparison of the simulated office."""
    outside = {**QUIET, "HOME": str(folder), "USERPROFILE": str(folder)}
    outside.pop("PYTHONPATH", None)

    def answer(*arguments: str, expected: int) -> str | None:
        command: list[str | Path] = [zoomprov, *arguments]
        done = subprocess.run(
            command, cwd=folder, env=outside, check=False, capture_output=True, text=True,
            stdin=subprocess.DEVNULL, timeout=300,
        )  # fmt: skip
        passed = done.returncode == expected
        print(f"zoomprov {' '.join(arguments)}: exit code {done.returncode}", flush=True)
        if not passed:
            print(f"expected {expected}\n{done.stdout[-4000:]}{done.stderr[-4000:]}", flush=True)
        return done.stdout if passed else None

    tested = answer("self-test", expected=0)
    compared = answer("compare", "--sandbox", "small-office", "--json", expected=NEEDS_ATTENTION)
    return tested is not None and compared is not None and told_whole(compared)


def told_whole(answer: str) -> bool:
    """Return whether the answer of `compare --json` is a comparison of people, read to its end."""
    try:
        comparison = json.loads(answer)
    except ValueError:
        print(f"not JSON: {answer[:200]!r}", flush=True)
        return False
    print(f"{len(comparison['people'])} people, complete: {comparison['complete']}", flush=True)
    return bool(comparison["people"]) and comparison["complete"] is True


def _telling(step: Callable[[], bool]) -> Callable[[], bool]:
    """Return the step with its failure told in words, so that the other steps still run."""

    def run() -> bool:
        try:
            return step()
        except (Failed, SetUpError) as error:
            print(f"\n{error}", flush=True)
            return False

    return run


STEPS = {
    "installed": _telling(_installed),
    "frozen": _telling(_frozen),
    "macos": _telling(_macos),
    "windows": _telling(_windows),  # the longest is waited for last: checks.py
}
