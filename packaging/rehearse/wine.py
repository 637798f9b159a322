"""A Windows of its own for each rehearsal, as far as wine is one: started, asked and taken away."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from rehearse.steps import Failed
from rehearse.windows_python import SOURCES, compile_c

STAND_INS = {"icuuc": (), "mscms": (), "bcryptprimitives": ("-ladvapi32",)}
TEN = "win10"  # wine's own choice is 7
MINUTE = 60
PIECE = 65_536  # bytes
LAST_WORDS = 5  # seconds for what an ended program still has in its pipe


class Wine:
    """One Windows: programs run in it, and its disk is a folder."""

    def __init__(self, home: Path, display: str, python: Path) -> None:
        self.home = home
        self.python = python
        self.drive = home / "prefix" / "drive_c"
        self.variables = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "DISPLAY": display,  # without a screen, windows are made and never painted
            "WINEPREFIX": str(home / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # Nothing beside the sources, which Linux's Python runs too.
            "PYTHONDONTWRITEBYTECODE": "1",
            # The stand-in for colours wins over wine's own; nothing is written into Linux's menus.
            "WINEDLLOVERRIDES": "mscms=n,b;winemenubuilder.exe=d;mscoree=d;mshtml=d",
        }

    @property
    def user(self) -> Path:
        """The person's folder."""
        (folder,) = (f for f in (self.drive / "users").iterdir() if f.name != "Public")
        return folder

    def run(
        self, *command: str | Path, seconds: float = 5 * MINUTE, codes: Sequence[int] = (0,)
    ) -> str:
        """Run a program of Windows; return what it printed. Raises Failed for another exit code."""
        code, printed = self.end_of(*command, seconds=seconds)
        if code not in codes:
            words = " ".join(str(word) for word in command)
            raise Failed(f"{words}: exit code {code}\n{printed[-3000:]}")
        return printed

    def end_of(self, *command: str | Path, seconds: float = 5 * MINUTE) -> tuple[int, str]:
        """Run a program of Windows and return its exit code and what it printed."""
        # Python's standard output has to be a pipe: wine gives it no file that it can use. It is
        # read beside: another program of Windows may hold it open after this one has ended.
        ours, theirs = os.pipe()
        process = subprocess.Popen(
            ["wine", *command], env=self.variables, stdin=subprocess.DEVNULL,
            stdout=theirs, stderr=subprocess.STDOUT,
        )  # fmt: skip
        os.close(theirs)
        pieces: list[bytes] = []
        reader = Thread(target=_read, args=(ours, pieces), daemon=True)
        reader.start()
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            printed = b"".join(pieces).decode("utf-8", "replace")
            raise Failed(
                f"{command[0]} did not end in {seconds:.0f} s\n{printed[-3000:]}"
            ) from None
        reader.join(LAST_WORDS)
        return code, b"".join(pieces).decode("utf-8", "replace")

    @contextmanager
    def running(self, *command: str | Path) -> Iterator[subprocess.Popen[bytes]]:
        """Run a program of Windows beside what is done meanwhile, and end it if that has not."""
        process = subprocess.Popen(
            ["wine", *command], env=self.variables, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,  # a pipe, as below
        )  # fmt: skip
        assert process.stdout  # noqa: S101 - for mypy: it was asked for
        try:
            yield process
        finally:
            process.kill()
            process.wait()
            process.stdout.close()  # other programs of Windows may hold the pipe still

    def path(self, place: str) -> Path:
        """Return where something on drive C lies, such as `windows/system32`."""
        return self.drive / place

    def named(self, path: Path) -> str:
        """Return how Windows names a file; wine shows what is not on drive C as drive Z."""
        inside = path.is_relative_to(self.drive)
        below = path.relative_to(self.drive if inside else "/")
        return ("C:\\" if inside else "Z:\\") + str(below).replace("/", "\\")

    def pretend(self, release: str) -> None:
        """Claim to be another release of Windows, such as `win10` or `win81`."""
        self.run("winecfg", "-v", release)

    def settle(self) -> None:
        """Wait until what the last program started in the background has ended."""
        subprocess.run(["wineserver", "-w"], env=self.variables, check=True, timeout=2 * MINUTE)


def _read(pipe: int, pieces: list[bytes]) -> None:
    while piece := os.read(pipe, PIECE):
        pieces.append(piece)
    os.close(pipe)


@contextmanager
def windows(home: Path, *, display: str, python: Path) -> Iterator[Wine]:
    """Make a Windows below `home`, and end all of its programs afterwards.

    `python` is a Python for Windows, with which the rehearsal does what needs one.
    """
    home.mkdir()
    wine = Wine(home, display, python)
    try:
        wine.run("wineboot", "--init")
        wine.pretend(TEN)
        wine.settle()
        for name, libraries in STAND_INS.items():
            target = wine.path(f"windows/system32/{name}.dll")
            compile_c(SOURCES / f"{name}.c", target, *libraries)
        yield wine
    finally:
        subprocess.run(["wineserver", "-k"], env=wine.variables, check=False)
