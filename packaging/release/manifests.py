"""Describes a release for winget and for Homebrew: `python -m release.manifests DIR OUT …`.

All that is said of a file is read from it: name, sum, version, the codes of the package. What is
made is for a person to hand in; both catalogues review it, and take nothing that is not signed.
Standard library only, and `msiinfo` of msitools.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from freeze import time_of_sources
from identity import version
from rehearse.steps import Failed, require
from release import cask, winget

MSIINFO = "msiinfo"
ENDS = {"setup": "-setup.exe", "msi": ".msi", "image": ".dmg"}
REPOSITORY = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the manifests of the files in a folder; 1 and the reason where one cannot be right."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", type=Path, help="with both installers and the image")
    parser.add_argument("out", type=Path)
    parser.add_argument("--repository", required=True, help="on GitHub: OWNER/NAME")
    options = parser.parse_args(arguments)
    try:
        for path, text in made(options.folder, options.repository).items():
            target = options.out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
            print(target)
    except Failed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def made(folder: Path, repository: str) -> dict[str, str]:
    """Return the manifests by their places. Raises Failed where one breaks a rule."""
    require(REPOSITORY.fullmatch(repository), f"{repository!r} is no repository, such as me/mine")
    home = f"https://github.com/{repository}"
    files = {kind: _one(folder, end) for kind, end in ENDS.items()}
    urls = {
        kind: f"{home}/releases/download/v{version()}/{path.name}" for kind, path in files.items()
    }
    sums = {kind: sha256(path.read_bytes()).hexdigest() for kind, path in files.items()}
    described = winget.manifests(
        {kind: winget.Installer(urls[kind], sums[kind]) for kind in ("setup", "msi")},
        properties(files["msi"]), home, epoch=time_of_sources(),
    )  # fmt: skip
    wrong = [line for manifest in described.values() for line in winget.wrong(manifest)]
    text = cask.cask(urls["image"], sums["image"], home)
    wrong += cask.wrong(text)
    require(not wrong, "\n".join(wrong))
    places = {name: winget.text(manifest) for name, manifest in described.items()}
    return {**places, cask.PLACE: text}


def properties(msi: Path) -> dict[str, str]:
    """Return what a package for Windows says of itself, such as its codes. Raises Failed."""
    command = [MSIINFO, "export", str(msi), "Property"]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise Failed("msiinfo is missing: apt-get install msitools") from error
    require(done.returncode == 0, f"msiinfo cannot read {msi.name}:\n{done.stderr[-1000:]}")
    rows = (line.rstrip("\r").split("\t", 1) for line in done.stdout.splitlines()[3:])
    return {row[0]: row[1] for row in rows if len(row) == 2}


def _one(folder: Path, end: str) -> Path:
    found = sorted(path for path in folder.iterdir() if path.name.endswith(end))
    require(len(found) == 1, f"there has to be one file *{end} in {folder}, not {len(found)}")
    return found[0]


if __name__ == "__main__":
    sys.exit(main())
