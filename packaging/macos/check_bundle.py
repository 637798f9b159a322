"""Checks an application for macOS without running it: `check_bundle.py APP`.

Every library that it asks for has to be in it or in any macOS; every file has to be for its
processor and its oldest system, of known origin, and where a signature can hold it.
"""

import json
import plistlib
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from PyInstaller.archive.readers import (  # type: ignore[import-untyped]  # no types
    ArchiveReadError,
    CArchiveReader,
    NotAnArchiveError,
)

from environment import ROOT
from identity import CONSOLE, WINDOWED
from macos import macho
from macos.kinds import foreign, is_code
from release import bundle

PROCESSOR = "arm64"
INSIDE = "_internal/"  # where the same files lie in the folder that PyInstaller makes first
BOM, LICENCES = "Contents/Resources/sbom.cdx.json", "Contents/Resources/LICENCES.txt"
DOT = "__dot__"  # PyInstaller's: no folder beside code may have a dot in its name
PLUGINS = "Contents/Frameworks/PySide6/Qt/plugins"
# Qt loads these by itself: nothing asks for them by name, and without them there is no window.
WANTED = (
    "iconengines/libqsvgicon.dylib", "imageformats/libqicns.dylib", "imageformats/libqjpeg.dylib",
    "imageformats/libqsvg.dylib", "platforms/libqcocoa.dylib", "platforms/libqoffscreen.dylib",
    "styles/libqmacstyle.dylib",
)  # fmt: skip
OF_BUNDLE = {"Contents/Info.plist", "Contents/Resources/zoomprov.icns"}  # made with the application
SIGNATURE = "_CodeSignature"


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong with the application; 1 where something is."""
    app = Path(arguments[0])
    found = wrong(app)
    told = (
        f"{len(code(app))} programs and libraries for {PROCESSOR}, all that they ask for is there"
    )
    print("\n".join(found) or told)
    return 1 if found else 0


def wrong(app: Path, made_in: Iterable[Path] = (ROOT,)) -> list[str]:
    """Return a line for each thing that is wrong with an application.

    `made_in` are folders of whoever made it, which nothing inside may name.
    """
    return [
        *wrong_places(app),
        *named_folders(app, [str(folder).encode() for folder in made_in]),
        *(line for path in code(app) for line in wrong_code(path, app)),
        *wrong_frameworks(app),
        *wrong_words(app),
        *wrong_list(app),
    ]


def files(app: Path) -> list[Path]:
    """Return all files and links of an application."""
    return sorted(path for path in app.rglob("*") if path.is_symlink() or not path.is_dir())


def code(app: Path) -> list[Path]:
    """Return the programs and libraries for macOS, each once."""
    return [path for path in files(app) if not path.is_symlink() and is_code(path)]


def wrong_places(app: Path) -> Iterator[str]:
    """Yield what lies where a signature cannot hold it, leads nowhere, or is not for macOS."""
    there = app.resolve()
    for path in files(app):
        place = path.relative_to(app).as_posix()
        if path.is_symlink():
            target = path.resolve()
            if not target.exists() or not target.is_relative_to(there):
                yield f"{place} leads to {path.readlink()}, which is not in the application"
            continue
        if system := foreign(path):
            yield f"{place} is for {system}"
        if beside_code(place) and not is_code(path):
            yield f"{place} is no code, and lies among code"
        if place.startswith("Contents/Resources/") and is_code(path):
            yield f"{place} is code, and lies among data"
    yield from (
        f"{PLUGINS}/{name} is missing" for name in WANTED if not (app / PLUGINS / name).exists()
    )


def named_folders(app: Path, folders: Sequence[bytes]) -> Iterator[str]:
    """Yield each file, and each module in an archive, that names one of the folders."""
    for path in files(app):
        if path.is_symlink():
            continue
        for name, content in _contents(path):
            if any(folder in content for folder in folders):
                yield f"{path.relative_to(app).as_posix()}{name} names the folder it was made in"


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what a file holds: the file itself, and what is packed in it by its name."""
    yield "", path.read_bytes()
    if path.suffix == ".zip" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from ((f":{name}", archive.read(name)) for name in archive.namelist())
    if path.name == WINDOWED:  # both programs hold the same modules
        yield from ((f":{name}", content) for name, content in packed_modules(path))


def packed_modules(program: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the compiled modules that PyInstaller put into a program; none where it put none."""
    try:
        archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    except (ArchiveReadError, NotAnArchiveError, KeyError):
        return
    for name in archive.toc:
        yield name, archive.extract(name, raw=True) or b""


def beside_code(place: str) -> bool:
    """Tell whether a place is for code alone; a framework has data of its own."""
    return (
        place.startswith(("Contents/Frameworks/", "Contents/MacOS/")) and ".framework/" not in place
    )


def wrong_code(path: Path, app: Path) -> Iterator[str]:
    """Yield what would keep a program or library from being loaded on each supported Mac."""
    place = path.relative_to(app).as_posix()
    try:
        parts = macho.read(path)
    except ValueError as error:
        yield f"{place} {error}"
        return
    if (processors := [part.processor for part in parts]) != [PROCESSOR]:
        yield f"{place} is for {', '.join(processors)}, not for {PROCESSOR} alone"
    for part in parts:
        yield from (f"{place} {line}" for line in _wrong_part(part))
        for asked in part.asks:
            yield from _wrong_load(asked, part, path, app)


def _wrong_part(part: macho.Code) -> Iterator[str]:
    promised = tuple(int(number) for number in bundle.OLDEST.split("."))
    if part.oldest > promised or part.oldest == (0, 0):
        yield f"needs macOS {part.oldest[0]}.{part.oldest[1]}; we promise {bundle.OLDEST}"
    if part.name.startswith("/"):
        yield f"is called {part.name}, by a folder of who made it"
    for folder in part.searches:
        if not folder.startswith(macho.RELATIVE):
            yield f"searches {folder}, outside of the application"


def _wrong_load(asked: str, part: macho.Code, path: Path, app: Path) -> Iterator[str]:
    if asked.startswith(macho.OF_SYSTEM):
        return
    place = path.relative_to(app).as_posix()
    found = macho.resolved(asked, part, path, app / "Contents" / "MacOS")
    if found is None:
        yield f"{place} asks for {asked}, which is not there and not macOS' own"
    elif not found.resolve().is_relative_to(app.resolve()):
        yield f"{place} asks for {asked}, which lies outside of the application"


def wrong_frameworks(app: Path) -> Iterator[str]:
    """Yield what a framework lacks to be one: codesign refuses it otherwise."""
    for folder in sorted(app.rglob("*.framework")):
        if folder.is_symlink():
            continue
        place, name = folder.relative_to(app).as_posix(), folder.stem
        for link in ("Versions/Current", name, "Resources"):
            if not (folder / link).is_symlink():
                yield f"{place}/{link} is no link"
        for needed in (name, "Resources/Info.plist"):
            if not (folder / "Versions" / "Current" / needed).is_file():
                yield f"{place}/Versions/Current/{needed} is missing"


def wrong_words(app: Path) -> Iterator[str]:
    """Yield what Info.plist says otherwise than it should, and what it names that is not there."""
    path = app / "Contents" / "Info.plist"
    try:
        said = plistlib.loads(path.read_bytes())
    except (OSError, ValueError, ExpatError) as error:
        yield f"Info.plist cannot be read: {error}"
        return
    expected = bundle.info() | {
        "CFBundleIdentifier": bundle.IDENTIFIER,
        "CFBundlePackageType": "APPL",
        "CFBundleInfoDictionaryVersion": "6.0",
    }
    for key, value in expected.items():
        if said.get(key) != value:
            yield f"Info.plist says {key} = {said.get(key)!r}, not {value!r}"
    for key in sorted(said.keys() - expected.keys() - {"CFBundleName", "CFBundleIconFile"}):
        yield f"Info.plist says {key}, of which nothing is known"
    for name in (CONSOLE, WINDOWED):
        program = app / "Contents" / "MacOS" / name
        if not program.is_file() or not program.stat().st_mode & 0o100:
            yield f"Contents/MacOS/{name} is no program"
    icon = app / "Contents" / "Resources" / str(said.get("CFBundleIconFile", ""))
    if not icon.is_file() or icon.read_bytes()[:4] != b"icns":
        yield f"{icon.name or 'an icon'} is no icon for macOS"


def wrong_list(app: Path) -> Iterator[str]:
    """Yield what is in the application and not in its list of parts, and the other way round."""
    if not (app / BOM).is_file() or not (app / LICENCES).is_file():
        yield "the application holds no list of its parts, or no licences"
        return
    parts = json.loads((app / BOM).read_text("utf-8"))["components"]
    listed = {o["location"] for part in parts for o in part["evidence"]["occurrences"]}
    there = {place: as_frozen(place) for path in files(app) if (place := _own(path, app))}
    for place, frozen in there.items():
        if frozen not in listed:
            yield f"{place} is there, and no part explains it"
    found = set(there.values())
    for frozen in sorted(listed - found):
        if not _linked(frozen, app):
            yield f"{frozen} is listed, and is not there"


def as_frozen(place: str) -> str:
    """Return where a file of the application lies in the folder that PyInstaller makes first."""
    _contents, folder, rest = place.split("/", 2)
    if folder == "MacOS":
        return rest
    return INSIDE + (rest.replace(DOT, ".") if folder == "Frameworks" else rest)


def _own(path: Path, app: Path) -> str:
    """Return the place of a file that is part of the program; empty for links and signatures."""
    place = path.relative_to(app).as_posix()
    made = place in OF_BUNDLE or SIGNATURE in path.parts
    return "" if path.is_symlink() or made else place


def _linked(frozen: str, app: Path) -> bool:
    """Tell whether a link of the folder is one in the application too."""
    rest = frozen.removeprefix(INSIDE)
    return (app / "Contents" / "Frameworks" / rest).is_symlink()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
