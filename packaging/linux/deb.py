"""Makes the Debian package out of the frozen folder. Standard library and dpkg-deb only."""

import gzip
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from environment import ROOT
from freeze import settle
from identity import CONSOLE, NAME, PUBLISHER, SUMMARY, WINDOWED, debian_version, version
from linux.libraries import Asked, asked_of_system
from machine import SetUpError

HERE = ROOT / "packaging" / "linux"
RESOURCES = ROOT / "resources"
HOME = f"usr/lib/{NAME}"
ICON_SIZES = (32, 64, 128, 256, 512)
ARCHITECTURE = "amd64"
# What the libraries that are brought read of the system's: fonts, keyboards, names of keys.
DATA = ("fontconfig-config", "libx11-data", "xkb-data")
KEYRINGS = "gnome-keyring | kwalletmanager"  # without one, sign-ins last until the window closes


def build(tree: Path, folder: Path, *, epoch: int) -> Path:
    """Write the package of a frozen folder into `folder`, and return it."""
    package = folder / f"{NAME}_{debian_version(version())}_{ARCHITECTURE}.deb"
    with tempfile.TemporaryDirectory(prefix="zoomprov-deb-") as name:
        root = Path(name) / "root"
        _lay_out(tree, root)
        _describe(root, asked_of_system(tree))
        settle(root, epoch)
        folder.mkdir(parents=True, exist_ok=True)
        # zstd takes 4 s for 55 MB where xz took 50 s for 49 MB; Debian has it since its 12th.
        options = ("--root-owner-group", "-Zzstd", "-z9")
        command = ["dpkg-deb", *options, "--build", str(root), str(package)]
        times = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=times)
    if done.returncode != 0:
        raise SetUpError(f"dpkg-deb failed:\n{done.stderr}")
    return package


def control(asked: Asked, *, size: int) -> str:
    """Return the package's description; `size` is what it takes when installed, in kB."""
    major, minor = asked.glibc
    packages = {*asked.packages, *DATA}
    needed = [f"libc6 (>= {major}.{minor})" if p == "libc6" else p for p in sorted(packages)]
    return (
        f"Package: {NAME}\nVersion: {debian_version(version())}\nArchitecture: {ARCHITECTURE}\n"
        f"Maintainer: {PUBLISHER}\nInstalled-Size: {size}\nSection: admin\nPriority: optional\n"
        f"Depends: {', '.join(needed)}\nRecommends: {KEYRINGS}\n"
        f"Description: see and fix who has Zoom, from Okta\n {SUMMARY}\n"
    )


def _lay_out(tree: Path, root: Path) -> None:
    shutil.copytree(tree, root / HOME, symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    for program in (CONSOLE, WINDOWED):
        (root / "usr/bin" / program).symlink_to(f"../lib/{NAME}/{program}")
    icons = root / "usr/share/icons/hicolor"
    for size in ICON_SIZES:
        _copy(RESOURCES / f"app/{NAME}-{size}.png", icons / f"{size}x{size}/apps/{NAME}.png")
    _copy(RESOURCES / f"app/{NAME}.svg", icons / f"scalable/apps/{NAME}.svg")
    _copy(HERE / f"{NAME}.desktop", root / f"usr/share/applications/{NAME}.desktop")
    _copy(HERE / f"{NAME}.xml", root / f"usr/share/mime/packages/{NAME}.xml")
    documents = root / "usr/share/doc" / NAME
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(_copyright(), "utf-8")
    changes = (ROOT / "packaging" / "CHANGELOG.md").read_bytes()
    (documents / "changelog.gz").write_bytes(gzip.compress(changes, mtime=0))


def _copyright() -> str:
    texts = sorted((RESOURCES / "licences").glob("*.txt"))
    return "\n\n".join(f"==== {text.stem}\n\n{text.read_text('utf-8')}" for text in texts)


def _describe(root: Path, asked: Asked) -> None:
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) // 1024
    sums = [f"{_md5(path)}  {path.relative_to(root)}" for path in files]
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(control(asked, size=size), "utf-8")
    (root / "DEBIAN/md5sums").write_text("\n".join([*sums, ""]), "utf-8")


def _md5(path: Path) -> str:
    """Return the sum that dpkg compares; it finds damage, and nobody's intent."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
