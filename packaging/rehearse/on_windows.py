"""The rehearsal for Windows, whole: tests, build, installers, under wine on a screen in memory."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import machine
import window
from rehearse import windows_suite, windows_use
from rehearse.steps import Told
from rehearse.windows_build import frozen, wrapped
from rehearse.windows_python import assemble
from rehearse.wine import Wine, windows

TOOLS = {
    **machine.SCREEN,
    "makensis": "nsis",
    "msiinfo": "msitools",
    "openssl": "openssl",
    "osslsigncode": "osslsigncode",
    "wine": "wine",
    "wixl": "wixl",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
}


def rehearse(*, briefly: bool = False) -> None:
    """Make the installers and use them, after the tests of what the program does by itself.

    Briefly, of these tests only what a Windows can break runs. Raises Failed or SetUpError where
    something does not do what it is there for.
    """
    told = Told()
    tested = windows_suite.NEAR_THE_SYSTEM if briefly else windows_suite.FOLDERS
    with _a_windows(told) as (folder, wine):
        windows_suite.run(wine, tested)
        told.done(f"the unit tests of {', '.join(tested)}")
        made = wrapped(frozen(wine, folder, told), folder, told)
        windows_use.for_one_person(wine, made, told)
        windows_use.for_a_computer(wine, made, told)


def build(out: Path) -> None:
    """Write both installers into `out`. Raises Failed or SetUpError."""
    out.mkdir(parents=True, exist_ok=True)
    told = Told()
    with _a_windows(told) as (folder, wine):
        made = wrapped(frozen(wine, folder, told), folder, told)
        for artefact in (made.setup, made.msi):
            shutil.copy2(artefact, out)


@contextmanager
def _a_windows(told: Told) -> Iterator[tuple[Path, Wine]]:
    """Make a folder, a Windows and a Python in it, for as long as they are used."""
    with (
        tempfile.TemporaryDirectory(prefix="zoomprov-windows-") as name,
        window.virtual_screen() as display,
    ):
        folder = Path(name)
        python = assemble(folder / "python", folder / "downloads")
        told.done("Python for Windows, with the packages of the lock")
        with windows(folder / "wine", display=display, python=python) as wine:
            told.done("wine")
            yield folder / "made", wine
