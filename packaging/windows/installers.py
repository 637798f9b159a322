"""Makes both installers out of the frozen folder: makensis on any system, wixl on Linux."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from environment import ROOT
from identity import NAME, PUBLISHER, version, windows_version
from machine import SetUpError
from windows.components import fragment

HERE = ROOT / "packaging" / "windows"
ICON = ROOT / "resources" / "app" / f"{NAME}.ico"
OLDEST_BUILD = 18362  # Windows 10 1903, as in installer.nsi


def build_setup(tree: Path, out: Path, *, sign: str | None, epoch: int, release: str = "") -> Path:
    """Write the installer for one person. `sign` is a command that signs the file %1.

    `release` is a version to claim instead of this one's, for rehearsing upgrades.
    """
    release = release or version()
    out.parent.mkdir(parents=True, exist_ok=True)
    defined = {
        "VERSION": release,
        "VERSION4": ".".join(str(number) for number in windows_version(release)),
        "PUBLISHER": PUBLISHER,
        "SOURCE": str(tree.resolve()),
        "ICON": str(ICON),
        "OUT": str(out.resolve()),
    }
    if sign:
        defined["SIGN"] = sign
    options = [f"-D{name}={value}" for name, value in defined.items()]
    _run("makensis", "-V2", "-WX", *options, str(HERE / "installer.nsi"), epoch=epoch)
    return out


def build_msi(tree: Path, out: Path, *, epoch: int, release: str = "") -> Path:
    """Write the package for a whole computer; signing it is the caller's, when it is there."""
    release = release or version()
    numbers = windows_version(release)[:3]  # Windows Installer compares three
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="zoomprov-msi-") as name:
        # wixl looks for sources beside the description, and takes no absolute path.
        folder = Path(name)
        shutil.copyfile(HERE / "product.wxs", folder / "product.wxs")
        shutil.copyfile(ICON, folder / ICON.name)
        (folder / "tree").symlink_to(tree.resolve())
        (folder / "files.wxs").write_text(fragment(tree, "tree"), "utf-8")
        defined = {
            "VERSION": ".".join(str(number) for number in numbers),
            "PUBLISHER": PUBLISHER,
            "OLDEST_BUILD": str(OLDEST_BUILD),
        }
        options = [part for item in defined.items() for part in ("-D", "=".join(item))]
        _run(
            *("wixl", "--arch", "x64", *options, "--output", str(out.resolve())),
            *("product.wxs", "files.wxs"), epoch=epoch, folder=folder,
        )  # fmt: skip
    return out


def _run(*command: str, epoch: int, folder: Path | None = None) -> None:
    times = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    done = subprocess.run(
        command, cwd=folder, env=times, check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise SetUpError(f"{command[0]} failed:\n{(done.stdout + done.stderr)[-3000:]}")
