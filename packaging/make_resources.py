"""Make resources/ again: icons and fonts from named npm packages, pictures of the app's own mark.

`python packaging/make_resources.py` writes them; with `--check` it only compares. Icons, fonts and
licences come out byte for byte the same; pictures are compared by their pixels, because the way a
PNG is packed differs between releases of Qt.
"""

import argparse
import hashlib
import io
import os
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it brings no types
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).parents[1] / "resources"
MARK = "app/zoomprov.svg"  # drawn by hand; everything else below resources/app/ is made from it
PNG_SIZES = (32, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
PIXEL_TOLERANCE = 2  # levels of one channel: two releases of Qt may round an edge differently


class NotToBeHad(Exception):
    """A package could not be fetched: no npm, or no registry behind it."""


class Altered(Exception):
    """A package arrived, and is not the one that was looked at when its hash was written here."""


@dataclass(frozen=True)
class Package:
    """One release of an npm package; `sha256` is that of its tarball."""

    name: str
    version: str
    sha256: str


LUCIDE = Package(
    "lucide-static", "1.62.0", "386f9080c440d6f5049cefe3456ae8357f7a0c7f76e59670cd1cb83bc7050a44"
)
INTER = Package(
    "inter-ui", "4.1.1", "e392e4d71f18a7c1f23dfecd833d68fa05eeab41862686584e80fd2b5d87e9c0"
)
JETBRAINS_MONO = Package(
    "@fontsource/jetbrains-mono",
    "5.3.0",
    "1bbea47d1387406da5b6ccc4184cc61eae6851cc0db5c1d9bbd088ea9daa0b4a",
)

ICONS = (
    "activity", "arrow-down", "arrow-left", "arrow-left-right", "arrow-right", "arrow-up",
    "arrow-up-right", "at-sign", "ban", "bell", "book-open", "bookmark", "bug", "building-2",
    "calendar", "check", "chevron-down", "chevron-left", "chevron-right", "chevron-up",
    "chevrons-up-down", "circle-alert", "circle-check", "circle-dot", "circle-help", "circle-minus",
    "circle-slash", "circle-stop", "circle-x", "clipboard", "clock", "cloud-off", "columns-3",
    "copy", "credit-card", "download", "ellipsis", "external-link", "eye", "eye-off", "file-down",
    "file-spreadsheet", "file-text", "flask-conical", "folder-open", "gauge", "ghost", "globe",
    "history", "hourglass", "house", "info", "key-round", "keyboard", "languages", "layers",
    "life-buoy", "link", "list-checks", "list-filter", "loader-circle", "lock", "log-in", "log-out",
    "mail", "message-square", "minus", "monitor", "moon", "mouse-pointer-click", "octagon-alert",
    "panel-left", "pause", "pencil-line", "play", "plug-zap", "plus", "power", "power-off", "radio",
    "receipt", "refresh-cw", "rotate-ccw", "save", "scan-search", "search", "search-x", "send",
    "server", "settings", "shield-alert", "shield-check", "shield-x", "sliders-horizontal",
    "sparkles", "sun", "table-2", "terminal", "ticket", "timer", "trash-2", "triangle-alert",
    "undo-2", "unlink", "user-round", "user-round-check", "user-round-cog", "user-round-minus",
    "user-round-pen", "user-round-plus", "user-round-x", "users-round", "wand-sparkles", "wifi-off",
    "x", "zap",
)  # fmt: skip

FONTS = {
    "Inter-Regular.ttf": (INTER, "web/Inter-Regular.woff2"),
    "Inter-Medium.ttf": (INTER, "web/Inter-Medium.woff2"),
    "Inter-SemiBold.ttf": (INTER, "web/Inter-SemiBold.woff2"),
    "Inter-Bold.ttf": (INTER, "web/Inter-Bold.woff2"),
    "JetBrainsMono-Regular.ttf": (
        JETBRAINS_MONO,
        "files/jetbrains-mono-latin-400-normal.woff2",
    ),
}
LICENCES = {
    "Inter-OFL-1.1.txt": (INTER, "LICENSE.txt"),
    "JetBrainsMono-OFL-1.1.txt": (JETBRAINS_MONO, "LICENSE"),
    "Lucide-ISC-MIT.txt": (LUCIDE, "LICENSE"),
}


def main(arguments: list[str] | None = None) -> int:
    """Write resources/, or compare it; 0 when it is as it should be, 1 when not, 2 without npm."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    options = parser.parse_args(arguments)
    try:
        made = {**from_packages(fetch), **pictures((RESOURCES / MARK).read_bytes())}
    except (NotToBeHad, Altered) as error:
        print(error, file=sys.stderr)
        return 2
    wrong = differing(made, RESOURCES) if options.check else write(made, RESOURCES)
    print("\n".join(wrong) or f"{len(made)} files are as their packages make them")
    return 1 if options.check and wrong else 0


def from_packages(fetch: Callable[[Package, Path], Path]) -> dict[str, bytes]:
    """Return icons, fonts and licences by their place below resources/."""
    with tempfile.TemporaryDirectory() as folder:
        files = {
            package: _files(fetch(package, Path(folder)), wanted(package))
            for package in (LUCIDE, INTER, JETBRAINS_MONO)
        }
    made = {f"icons/{name}.svg": files[LUCIDE][f"icons/{name}.svg"] for name in ICONS}
    for name, (package, source) in FONTS.items():
        made[f"fonts/{name}"] = to_ttf(files[package][source])
    for name, (package, source) in LICENCES.items():
        made[f"licences/{name}"] = files[package][source]
    return made


def wanted(package: Package) -> set[str]:
    """Return the files of a package that something here is made from."""
    icons = {f"icons/{name}.svg" for name in ICONS} if package is LUCIDE else set()
    sources = [*FONTS.values(), *LICENCES.values()]
    return icons | {source for owner, source in sources if owner is package}


def fetch(package: Package, folder: Path) -> Path:
    """Fetch a package's tarball with npm, wherever npm is set up to look, and check its hash.

    Raises NotToBeHad without npm or without an answer, Altered when the hash is another.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise NotToBeHad("npm is not installed")
    named = f"{package.name}@{package.version}"
    command = [npm, "pack", named, "--silent", "--pack-destination", str(folder)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        raise NotToBeHad(f"npm pack {named}: no answer within two minutes") from None
    if done.returncode != 0:
        raise NotToBeHad(f"npm pack {named} failed: {done.stderr.strip()[-400:]}")
    tarball = folder / done.stdout.strip().splitlines()[-1]
    found = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if found != package.sha256:
        raise Altered(f"{named}: the tarball's sha256 is {found}, not {package.sha256}")
    return tarball


def to_ttf(woff2: bytes) -> bytes:
    """Return the same font as TTF, which Qt promises to read; its times are those of its maker."""
    with TTFont(io.BytesIO(woff2), recalcTimestamp=False, recalcBBoxes=False) as font:
        font.flavor = None
        ttf = io.BytesIO()
        font.save(ttf, reorderTables=True)
    return ttf.getvalue()


def pictures(mark: bytes) -> dict[str, bytes]:
    """Return the mark as PNG in several sizes and as one ICO."""
    made = {f"app/zoomprov-{size}.png": _png(mark, size) for size in PNG_SIZES}
    made["app/zoomprov.ico"] = _ico([(size, _png(mark, size)) for size in ICO_SIZES])
    return made


def write(made: dict[str, bytes], folder: Path) -> list[str]:
    """Write what differs, remove icons that nothing asks for, and return what was changed."""
    changed = differing(made, folder)
    for line in changed:
        name = line.partition(":")[0]
        if name in made:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(made[name])
        else:
            (folder / name).unlink()
    return changed


def differing(made: dict[str, bytes], folder: Path) -> list[str]:
    """Return one line for each file that is missing, different or superfluous."""
    return sorted(_differing(made, folder))


def _differing(made: dict[str, bytes], folder: Path) -> Iterator[str]:
    for name, content in made.items():
        there = folder / name
        if not there.is_file():
            yield f"{name}: missing"
        elif not _same(name, there.read_bytes(), content):
            yield f"{name}: differs"
    for part in ("icons", "fonts"):
        for path in (folder / part).glob("*"):
            if f"{part}/{path.name}" not in made:
                yield f"{part}/{path.name}: comes from no package"


def _same(name: str, one: bytes, other: bytes) -> bool:
    if name.endswith(".png"):
        return _close(QImage.fromData(one), QImage.fromData(other))
    if name.endswith(".ico"):
        pairs = list(zip(_ico_parts(one), _ico_parts(other), strict=False))
        return len(_ico_parts(one)) == len(_ico_parts(other)) and all(
            _close(QImage.fromData(a), QImage.fromData(b)) for a, b in pairs
        )
    return one == other


def _close(one: QImage, other: QImage) -> bool:
    if one.isNull() or one.size() != other.size():
        return False
    form = QImage.Format.Format_RGBA8888
    # The bits belong to the image: without a name of its own it would be gone before they are read.
    first, second = one.convertToFormat(form), other.convertToFormat(form)
    pairs = zip(bytes(first.constBits()), bytes(second.constBits()), strict=True)
    return all(abs(a - b) <= PIXEL_TOLERANCE for a, b in pairs)


def _files(tarball: Path, names: set[str]) -> dict[str, bytes]:
    """Read the named files in one pass: seeking in a packed archive means unpacking it again."""
    read = {}
    with tarfile.open(tarball) as archive:
        for member in archive:
            name = member.name.removeprefix("package/")
            file = archive.extractfile(member) if name in names else None
            if file is not None:
                read[name] = file.read()
    if missing := names - read.keys():
        raise Altered(f"{tarball.name} holds no {', '.join(sorted(missing))}")
    return read


def _png(mark: bytes, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(mark)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = image.convertToFormat(QImage.Format.Format_ARGB32)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub says bytes, Qt takes str
    return bytes(buffer.data().data())


def _ico(parts: list[tuple[int, bytes]]) -> bytes:
    """Return an ICO of PNGs: a directory of 16-byte entries, where 0 stands for 256 pixels."""
    offset = 6 + 16 * len(parts)
    directory = struct.pack("<HHH", 0, 1, len(parts))
    for size, png in parts:
        side = size % 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return directory + b"".join(png for _size, png in parts)


def _ico_parts(ico: bytes) -> list[bytes]:
    count = struct.unpack_from("<H", ico, 4)[0]
    entries = [struct.unpack_from("<II", ico, 6 + 16 * number + 8) for number in range(count)]
    return [ico[offset : offset + length] for length, offset in entries]


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
