"""Installs, upgrades, uses and removes the programs for Windows, as a person and an admin would."""

import json
from pathlib import Path

from identity import NAME, SETUP_SUFFIX
from rehearse.steps import Told, changed, passed, require, snapshot, text_of
from rehearse.windows_build import ONLY_IN_OLD, Installers
from rehearse.wine import TEN, Wine

TOO_OLD, DOWNGRADE = 3, 4  # exit codes of installer.nsi
ATTENTION = 1  # an exit code of zoomprov: somebody needs a person's attention
SETTINGS = f"AppData/Local/{NAME}/settings.json"
MENU = f"AppData/Roaming/Microsoft/Windows/Start Menu/Programs/{NAME}.lnk"
# What Windows itself writes while programs come and go.
CHANGES = frozenset({"windows/temp", "windows/Installer", "windows/installer"})


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
    uninstaller = home / "uninstall.exe"
    require(made.authority.accepts(uninstaller), "the installed uninstaller is not signed")
    wine.run(uninstaller, "/S")
    wine.settle()
    require(settings.is_file(), "removing the program removed the person's settings")
    told.done("a downgrade is refused, the uninstaller is signed and keeps the settings")
    wine.run(made.old_setup, "/S")
    wine.run(uninstaller, "/S", "/FORGET")
    _nothing_left(wine, before)
    told.done("removed with the settings; no file and no registry key is left")


def _upgrade(wine: Wine, made: Installers, home: Path, settings: Path) -> None:
    wine.run(made.old_setup, "/S")
    require((home / ONLY_IN_OLD).is_file(), "the older version was not installed")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"theme": "dark"}')
    wine.run(made.setup, "/S")
    require(not (home / ONLY_IN_OLD).exists(), "the upgrade left a file of the older version")
    require(settings.read_text() == '{"theme": "dark"}', "the upgrade changed the settings")
    require((wine.user / MENU).is_file(), "there is no entry in the Start menu")


def _refuse_the_older(wine: Wine, made: Installers, home: Path) -> None:
    code, _printed = wine.end_of(made.old_setup, "/S")
    require(code == DOWNGRADE, f"the older installer ended with {code}")
    require(not (home / ONLY_IN_OLD).exists(), "the older installer went back all the same")


def for_a_computer(wine: Wine, made: Installers, told: Told) -> None:
    """Do the same with the package that an admin rolls out. Raises Failed."""
    home, before = wine.path(f"Program Files/{NAME}"), _files(wine)
    _msiexec(wine, "/i", made.old_msi)
    require((home / ONLY_IN_OLD).is_file(), "the older package was not installed")
    _msiexec(wine, "/i", made.msi)
    require(not (home / ONLY_IN_OLD).exists(), "the upgrade left a file of the older package")
    _use(wine, home)
    _opens_set_up_files(wine, "HKLM")
    told.done("the package: upgraded and used")

    code, _printed = wine.end_of("msiexec", "/i", _place(made.old_msi), "/qn")
    require(code != 0, "the older package was installed over the newer")
    require(not (home / ONLY_IN_OLD).exists(), "the older package went back all the same")
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


def _msiexec(wine: Wine, what: str, package: Path) -> None:
    wine.run("msiexec", what, _place(package), "/qn")
    wine.settle()


def _place(path: Path) -> str:
    """Return how Windows names a file of Linux: wine shows all of it as drive Z."""
    return "Z:" + str(path).replace("/", "\\")


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
