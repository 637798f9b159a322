"""The rehearsal for macOS on Linux: `python -m rehearse.on_macos`, in the project's `.venv`.

Frozen, checked, signed and wrapped, and every check tried; with `--out DIR` only made. Nothing of
it runs: there is no macOS here. What only a Mac can show is listed in README.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import artefacts
import freeze
from environment import ROOT
from identity import NAME, TITLE, version
from machine import SetUpError
from macos import check_bundle
from rehearse import disk_image, macos_signing
from rehearse.authority import flip_one_byte
from rehearse.macos_python import assemble, pretending
from rehearse.steps import Failed, Told, require
from release import bundle
from release.macos import add_lists

# What is altered, each to see that it is found: code, data and words, loose and in a framework.
ALTERED = (
    f"Contents/MacOS/{NAME}",
    f"Contents/MacOS/{NAME}-gui",
    "Contents/Frameworks/libcrypto.3.dylib",
    "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
    "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/Resources/Info.plist",
    "Contents/Resources/base_library.zip",
    "Contents/Resources/certifi/cacert.pem",
    "Contents/_CodeSignature/CodeResources",
)
LIBRARY = "Contents/Frameworks/libcrypto.3.dylib"
PLUGIN = f"{check_bundle.PLUGINS}/platforms/libqcocoa.dylib"


def main(arguments: Sequence[str] | None = None) -> int:
    """Rehearse, or only make the image; 1 and the reason where that fails."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--out", type=Path, help="only make the image, into this folder")
    options = parser.parse_args(arguments)
    try:
        if options.out:
            build(options.out)
        else:
            rehearse()
    except (Failed, SetUpError) as error:
        print(error, flush=True)
        return 1
    return 0


def rehearse() -> None:
    """Make the application and its image, check both, and see that each check can fail.

    Raises Failed or SetUpError.
    """
    told = Told()
    with _an_application(told, twice=True) as (app, folder):
        _signed(app, folder, told)
        image = _wrapped(app, folder, folder, told)
        opened = folder / "opened"
        disk_image.unwrap(image, opened)
        found = freeze.differing(folder / "volume", opened)
        require(not found, "the image holds other files than it was made of:\n" + "\n".join(found))
        told.done("read back by other programs, and the same")
        _finds_what_is_wrong(app)
        told.done("one altered byte, a missing or foreign library: each is found")


def build(out: Path) -> None:
    """Write the image into `out`. Raises Failed or SetUpError."""
    out.mkdir(parents=True, exist_ok=True)
    told = Told()
    with _an_application(told) as (app, folder):
        _signed(app, folder, told)
        _wrapped(app, folder, out, told)


@contextmanager
def _an_application(told: Told, *, twice: bool = False) -> Iterator[tuple[Path, Path]]:
    with tempfile.TemporaryDirectory(prefix="zoomprov-macos-") as name:
        folder = Path(name)
        python = assemble(folder / "python", folder / "downloads", bundle.OLDEST)
        told.done("Python for macOS, with the packages of the lock")
        variables = pretending(python, check_bundle.PROCESSOR, folder / "cache")
        tree = freeze.freeze(folder / "frozen", variables=variables)
        app = tree.parent / f"{TITLE}.app"
        told.done(f"frozen, {freeze.megabytes(app):.0f} MB")
        if twice:
            again = freeze.freeze(folder / "again", variables=variables)
            found = freeze.differing(app, again.parent / app.name)
            require(not found, "frozen again, these are others:\n" + "\n".join(found))
            told.done("frozen again, the same byte for byte")
        artefacts.listed(tree)
        add_lists(tree, app)
        freeze.settle(app, freeze.time_of_sources())
        found = check_bundle.wrong(app, made_in=(ROOT, folder))
        require(not found, "\n".join(found))
        told.done(f"{len(check_bundle.code(app))} programs and libraries checked")
        yield app, folder


def _signed(app: Path, folder: Path, told: Told) -> None:
    macos_signing.sign(app, folder)
    require(not (found := macos_signing.altered(app)), "\n".join(found))
    told.done("signed by a certificate of nobody, with the hardened runtime and no rights")


def _wrapped(app: Path, folder: Path, out: Path, told: Told) -> Path:
    volume = folder / "volume"
    volume.mkdir()
    shutil.copytree(app, volume / app.name, symlinks=True)
    (volume / "Applications").symlink_to("/Applications")
    image = out / f"{NAME}-{version()}-macos-{check_bundle.PROCESSOR}-rehearsal.dmg"
    disk_image.wrap(volume, image, TITLE, epoch=freeze.time_of_sources())
    told.done(f"{image.name}: {freeze.megabytes(image):.1f} MB")
    return image


def _finds_what_is_wrong(app: Path) -> None:
    """Do to the application what must not go unseen, and undo it. Raises Failed."""
    for place in ALTERED:
        path = app / place
        middle = path.stat().st_size // 2
        flip_one_byte(path, middle)
        require(macos_signing.altered(app), f"{place} was altered, and nothing was found")
        flip_one_byte(path, middle)
    _seen(app, PLUGIN, lambda path: path.unlink())
    _seen(app, LIBRARY, lambda path: path.unlink())
    _seen(app, LIBRARY, lambda path: shutil.copyfile(sys.executable, path))
    require(not macos_signing.altered(app), "what was altered was not put back")


def _seen(app: Path, place: str, change: Callable[[Path], object]) -> None:
    path = app / place
    kept = path.read_bytes()
    change(path)
    try:
        require(check_bundle.wrong(app), f"{place} is missing or foreign, and nothing was found")
    finally:
        path.write_bytes(kept)
        path.chmod(0o755)


if __name__ == "__main__":
    sys.exit(main())
