"""Makes, checks and tries the installers on Windows itself: `python -m release.windows COMMAND`.

The signing service signs files in a folder and is no command that makensis could call. So the
installer is made twice: the first gives its uninstaller away, the second takes it back signed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import artefacts
from freeze import freeze, time_of_sources
from identity import NAME, WINDOWED
from machine import SetUpError
from rehearse.steps import Failed, passed, require
from release.names import stem
from windows import check_tree
from windows.installers import build_setup

UNINSTALLER = "uninstall.exe"
KEY = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
SETTLED = 60.0  # seconds that an uninstaller, which goes on in a copy of itself, may take
STATUS = "(Get-AuthenticodeSignature -LiteralPath $env:SIGNED_FILE).Status"


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; 1 and the reason where it fails."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options) or 0)
    except (Failed, SetUpError) as error:
        print(error, file=sys.stderr)
        return 1


def setup(options: argparse.Namespace) -> None:
    """Make the installer; with `--uninstaller DIR` its uninstaller is swapped, see `swap`."""
    command = None
    if options.uninstaller:
        command = swapping(options.uninstaller, sys.executable)
    name = f"{stem('windows', 'x64', signed=options.signed)}-setup.exe"
    print(build_setup(options.tree, options.out / name, sign=command, epoch=time_of_sources()))


def swapping(folder: Path, python: str) -> str:
    """Return the command that makensis calls with each program that it has made."""
    words = (python, str(Path(__file__).with_name("swap.py")), str(folder.resolve()))
    # Quoted only where it has to be: Windows' shell takes a quotation mark in the first place away.
    return " ".join([*(f'"{word}"' if " " in word else word for word in words), '"%1"'])


def verify(options: argparse.Namespace) -> None:
    """Hold files to their signatures; what is named unsigned has none to hold. Raises Failed."""
    for path in options.files:
        status = signature(path)
        print(f"{path.name}: {status}")
        require(status == "Valid", f"the signature of {path.name} is {status}")


def signature(path: Path) -> str:
    """Return what Windows says of a file's signature: `Valid`, or another word."""
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", STATUS]
    asked = {**os.environ, "SIGNED_FILE": str(path)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=asked)
    return done.stdout.strip()


def try_setup(options: argparse.Namespace) -> None:
    """Install, install over it, use, and remove with all settings. Raises Failed."""
    local = Path(os.environ["LOCALAPPDATA"])
    home, settings = local / "Programs" / NAME, local / NAME
    for _time in ("fresh", "over itself"):
        _run(options.setup.resolve(), "/S")
        require((home / f"{WINDOWED}.exe").is_file(), f"{home} holds no program")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "verdict.json"
        _run(home / f"{WINDOWED}.exe", "self-test", "--out", out, "--data-dir", Path(folder) / "d")
        passed(out, "win32")
    if options.signed:
        verify(argparse.Namespace(files=[home / UNINSTALLER, home / f"{WINDOWED}.exe"]))
    _run(home / UNINSTALLER, "/S", "/FORGET")
    require(becomes(lambda: not home.exists(), SETTLED), f"{home} is still there")
    require(not settings.exists(), f"{settings} is still there")
    require(becomes(lambda: not _registered(), SETTLED), f"{KEY} is still there")
    print("installed, installed again, used and removed; nothing is left")


def becomes(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until the condition holds; False when it does not in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.5)
    return True


def freeze_and_check(options: argparse.Namespace) -> int:
    """Freeze the programs into OUT/zoomprov, and check the folder without running it."""
    shutil.rmtree(options.out, ignore_errors=True)
    tree = freeze(options.out)
    artefacts.listed(tree)
    return check_tree.main([str(tree)])


def _registered() -> bool:
    asked = subprocess.run(["reg", "query", KEY], check=False, capture_output=True)
    return asked.returncode == 0


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, check=False, timeout=600)
    require(done.returncode == 0, f"{command[0]} ended with {done.returncode}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    commands = parser.add_subparsers(required=True)

    def command(
        name: str, run: Callable[[argparse.Namespace], int | None]
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=str(run.__doc__).partition("\n")[0])
        added.set_defaults(run=run)
        return added

    command("freeze", freeze_and_check).add_argument("out", type=Path)
    made = command("setup", setup)
    made.add_argument("tree", type=Path)
    made.add_argument("out", type=Path)
    made.add_argument("--signed", action="store_true")
    made.add_argument("--uninstaller", type=Path)
    command("verify", verify).add_argument("files", type=Path, nargs="+")
    tried = command("try", try_setup)
    tried.add_argument("setup", type=Path)
    tried.add_argument("--signed", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
