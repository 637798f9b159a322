"""Installs, upgrades, uses and removes the programs for Windows, as a person and an admin would."""

import json
import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from environment import ROOT, program
from identity import NAME, SETUP_SUFFIX
from rehearse.steps import Told, changed, passed, require, snapshot, text_of
from rehearse.windows_build import ONLY_IN_OLD, Installers
from rehearse.wine import MINUTE, TEN, Wine

TOO_OLD, DOWNGRADE, RUNNING = 3, 4, 5  # exit codes of installer.nsi
OK, RETRY = 1, 4  # numbers of buttons: NSIS's Next and Install are OK, too
FAILED = "Install Failed"  # the title of wine's box about a package that refuses
ATTENTION = 1  # an exit code of zoomprov: somebody needs a person's attention
SETTINGS = f"AppData/Local/{NAME}/settings.json"
INSIDE = ROOT / "packaging" / "rehearse"  # where the scripts lie that a Python there runs
COLOURS = 100  # the installer's window beside it has some dozens
TITLE = NAME  # how every title of ours begins, the installer's too
MENU = f"AppData/Roaming/Microsoft/Windows/Start Menu/Programs/{NAME}.lnk"
# What Windows itself writes while programs come and go.
CHANGES = frozenset({"windows/temp", "windows/Installer", "windows/installer"})
COMPANIES = ("0123456789abcdef", "fedcba9876543210")  # ids, as a company's folder is named


def for_one_person(wine: Wine, made: Installers, told: Told) -> None:
    """Take the installer through its whole life. Raises Failed where it is not as it should be."""
    home, before = wine.user / f"AppData/Local/Programs/{NAME}", _files(wine)
    settings = wine.user / SETTINGS
    _refused_on_an_old_windows(wine, made, home)
    told.done("Windows 8.1 is told that it is too old")
    _upgrade(wine, made, home, settings)
    told.done("upgraded; the settings are as they were")
    _use(wine, home)
    _opens_set_up_files(wine, "HKCU")
    told.done("both programs used")
    _refuse_the_older(wine, made, home)
    told.done("a downgrade is refused, and says why")
    _refuse_while_open(wine, made, home)
    told.done("nothing is replaced or removed while the window is open; then it goes on")
    uninstaller = home / "uninstall.exe"
    require(made.authority.accepts(uninstaller), "the installed uninstaller is not signed")
    _keys(wine, "keep")
    for company in COMPANIES:
        (settings.parent / "workspaces" / company).mkdir(parents=True)
    wine.run(uninstaller, "/S")
    wine.settle()
    require(settings.is_file(), "removing the program removed the person's settings")
    require(_keys(wine, "tell") == [*COMPANIES], "removing the program removed the sign-ins' keys")
    told.done("removed; the uninstaller is signed and keeps settings and sign-ins")
    wine.run(made.old_setup, "/S")
    wine.run(uninstaller, "/S", "/FORGET")
    wine.settle()
    require(not _keys(wine, "tell"), "the Credential Manager still has keys of ours")
    _nothing_left(wine, before)
    told.done("removed with all settings: no file, registry key, menu entry or credential is left")


def _upgrade(wine: Wine, made: Installers, home: Path, settings: Path) -> None:
    wine.run(made.old_setup, "/S")
    require((home / ONLY_IN_OLD).is_file(), "the older version was not installed")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"theme": "dark"}')
    wine.run(made.setup, "/S")
    require(not (home / ONLY_IN_OLD).exists(), "the upgrade left a file of the older version")
    _is_what_was_built(made, home, besides=("uninstall.exe",))
    require(settings.read_text() == '{"theme": "dark"}', "the upgrade changed the settings")
    require((wine.user / MENU).is_file(), "there is no entry in the Start menu")


def _refuse_the_older(wine: Wine, made: Installers, home: Path) -> None:
    code, _printed = wine.end_of(made.old_setup, "/S")
    require(code == DOWNGRADE, f"the older installer ended with {code}")
    with wine.running(made.old_setup) as installer:
        _box(wine, OK, says="uninstall zoomprov first: your settings stay")
        require(installer.wait(MINUTE) == DOWNGRADE, "told of a downgrade, the installer went on")
    _is_what_was_built(made, home, besides=("uninstall.exe",))


def _refuse_while_open(wine: Wine, made: Installers, home: Path) -> None:
    data = r"C:\of an open window"
    window = (home / f"{NAME}-gui.exe", "gui", "--sandbox", "small-office", "--data-dir", data)
    with wine.running(made.setup):  # its window waits until it is told where to install
        with wine.running(*window):
            _box(wine)
            _is_painted(wine)
            silently = (made.setup, "/S"), (home / "uninstall.exe", "/S", f"_?={wine.named(home)}")
            for command in silently:
                code, _printed = wine.end_of(*command)
                require(code == RUNNING, f"{command[0].name}, the window open, ended with {code}")
            _box(wine, OK)
            _box(wine, RETRY, says="zoomprov is open. Close its window", press=False)
            _is_what_was_built(made, home, besides=("uninstall.exe",))
        _box(wine, RETRY)
        # The last page, after all files were written.
        _box(wine, OK, says="Open zoomprov", press=False)
    _is_what_was_built(made, home, besides=("uninstall.exe",))
    wine.run("cmd", "/c", "rmdir", "/s", "/q", data)


def for_a_computer(wine: Wine, made: Installers, told: Told) -> None:
    """Do the same with the package that an admin rolls out. Raises Failed."""
    home, before = wine.path(f"Program Files/{NAME}"), _files(wine)
    wine.pretend("win81")
    _refused(wine, made.msi, "zoomprov needs Windows 10, version 1903, or newer.")
    wine.pretend(TEN)
    require(not home.exists(), "on Windows 8.1 something was installed all the same")
    _msiexec(wine, "/i", made.old_msi)
    require((home / ONLY_IN_OLD).is_file(), "the older package was not installed")
    _msiexec(wine, "/i", made.msi)
    _is_what_was_built(made, home)
    _use(wine, home)
    _opens_set_up_files(wine, "HKLM")
    told.done("the package: upgraded and used")

    _refused(wine, made.old_msi, "A newer version of zoomprov is installed. To go back, uninstall")
    _is_what_was_built(made, home)
    _msiexec(wine, "/x", made.msi)
    _nothing_left(wine, before)
    told.done("the package: a downgrade is refused; removed, and nothing is left")


def _refused_on_an_old_windows(wine: Wine, made: Installers, home: Path) -> None:
    wine.pretend("win81")
    code, _printed = wine.end_of(made.setup, "/S")
    wine.pretend(TEN)
    require(code == TOO_OLD, f"on Windows 8.1 the installer ended with {code}")
    require(not home.exists(), "on Windows 8.1 something was installed all the same")


def _use(wine: Wine, home: Path) -> None:
    out = wine.path("verdict.json")
    data = r"C:\person of the test"
    where = ("--data-dir", data)
    wine.run(home / f"{NAME}-gui.exe", "self-test", "--out", r"C:\verdict.json", *where)
    kept = text_of(passed(out, "win32"), "keychain")
    require("kept, read and dropped" in kept, f"the Credential Manager: {kept}")
    out.unlink()
    words = ("compare", "--sandbox", "small-office", "--json", *where)
    told = wine.run(home / f"{NAME}.exe", *words, codes=(ATTENTION,))
    require(json.loads(told)["complete"] is True, "the comparison is not complete")
    wine.run("cmd", "/c", "rmdir", "/s", "/q", data)


def _opens_set_up_files(wine: Wine, root: str) -> None:
    classes = rf"{root}\Software\Classes"
    kind = wine.run("reg", "query", rf"{classes}\{SETUP_SUFFIX}", "/ve")
    require(f"{NAME}.setup" in kind, f"a set-up file is taken for something else: {kind}")
    command = wine.run("reg", "query", rf"{classes}\{NAME}.setup\shell\open\command", "/ve")
    require(f"{NAME}-gui.exe" in command, f"a set-up file is opened by something else: {command}")


def _is_what_was_built(made: Installers, home: Path, *, besides: Sequence[str] = ()) -> None:
    """Hold every file of the installed folder to what was frozen and signed. Raises Failed."""
    built = snapshot(made.tree, without=frozenset())
    there = snapshot(home, without=frozenset())
    wrong = set(changed(built, there)).symmetric_difference(besides)
    require(not wrong, f"other than what was built: {', '.join(sorted(wrong)[:20])}")


def _is_painted(wine: Wine) -> None:
    picture = wine.home / "screen.png"
    command = [program("python"), INSIDE / "screen.py", picture]
    end, colours = time.monotonic() + MINUTE, 0
    while colours < COLOURS and time.monotonic() < end:
        colours = int(subprocess.check_output(command, env={**os.environ, **wine.variables}))
    require(colours >= COLOURS, f"the window is not painted: {colours} colours on the screen")


def _box(
    wine: Wine, button: int | None = None, *, says: str = "", press: bool = True, title: str = TITLE
) -> None:
    """Wait for a window of this title that says these words, and press its button."""
    pressed = () if button is None else ("--button", str(button))
    looked = () if press else ("--look",)
    boxes = (wine.python, INSIDE / "boxes.py", title, "--says", says)
    wine.run(*boxes, *pressed, *looked)


def _keys(wine: Wine, what: str) -> list[str]:
    return wine.run(wine.python, INSIDE / "keys.py", what, *COMPANIES).split()


def _msiexec(wine: Wine, what: str, package: Path) -> None:
    wine.run("msiexec", what, wine.named(package), "/qn")
    wine.settle()


def _refused(wine: Wine, package: Path, words: str) -> None:
    """See that a package is not installed, whether or not anybody looks, and says why."""
    install = ("msiexec", "/i", wine.named(package))
    code, _printed = wine.end_of(*install, "/qn")
    wine.settle()
    require(code != 0, f"{package.name} was installed: {words}")
    with wine.running(*install, "/qb") as installer:
        _box(wine, OK, says=words, title=FAILED)
        require(installer.wait(MINUTE) != 0, f"told “{words}”, the package went on")
    wine.settle()


def _files(wine: Wine) -> dict[str, str]:
    # An uninstaller runs from there, because it removes its own folder; Windows empties it.
    temporary = {f"users/{wine.user.name}/{place}" for place in ("Temp", "AppData/Local/Temp")}
    return snapshot(wine.drive, without=CHANGES | temporary)


def _nothing_left(wine: Wine, before: dict[str, str]) -> None:
    wine.settle()  # it writes the registry when the last program has ended
    left = changed(before, _files(wine))
    require(not left, f"left or changed: {', '.join(left[:20])}")
    for name in ("user.reg", "system.reg"):
        kept = (wine.drive.parent / name).read_text("utf-8", "replace").lower()
        lines = [line for line in kept.splitlines() if NAME in line or SETUP_SUFFIX in line]
        require(not lines, f"the registry still says {lines[:5]}")
