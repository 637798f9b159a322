"""Which part each file and module of a frozen folder belongs to, and under which licence that is.

Python packages say it themselves; libraries of the system and our own resources are in the tables.
Read by the Python that froze the folder, because only it knows the packages inside.
"""

import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from PyInstaller import __version__ as bootloader  # type: ignore[import-untyped]  # no types
from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]  # no types

from identity import CONSOLE, NAME, WINDOWED, version

INSIDE = "_internal/"
PROGRAMS = frozenset(f"{name}{suffix}" for name in (CONSOLE, WINDOWED) for suffix in ("", ".exe"))
BOOTLOADER = "PyInstaller bootloader"
RUNTIME = "Microsoft Visual C++ runtime"
# Places below `_internal`, by how they begin; the first row that fits decides.
PLACES = {
    rf"{NAME}_gui/_resources/fonts/Inter": ("Inter", "OFL-1.1"),
    rf"{NAME}_gui/_resources/fonts/JetBrainsMono": ("JetBrains Mono", "OFL-1.1"),
    rf"{NAME}_gui/_resources/icons/": ("Lucide", "ISC AND MIT"),
    rf"{NAME}_gui/": (NAME, "Apache-2.0"),
    r"(?:.*/)?(?:vcruntime|msvcp|concrt|vccorlib|ucrtbase|api-ms-win-)": (
        RUNTIME, "LicenseRef-Microsoft-redistributable",
    ),
    r"PySide6/(?:Qt/lib/)?(?:lib)?icu": ("ICU", "Unicode-3.0"),
    r"base_library\.zip$|python3(?:\.\d+|\d+)?/|(?:lib)?python3[\d.]*\.(?:so|dll|dylib)": (
        "Python", "PSF-2.0",
    ),
    r"Python(?:\.framework/|$)": ("Python", "PSF-2.0"),
}  # fmt: skip
OF_GCC = "GPL-3.0-or-later WITH GCC-exception-3.1"
# Libraries of the system that froze, by the beginning of their name without `lib`.
LIBRARIES = {
    "X11": ("libX11", "MIT"), "Xau": ("libXau", "MIT"), "Xdmcp": ("libXdmcp", "MIT"),
    "brotli": ("Brotli", "MIT"), "bsd": ("libbsd", "BSD-3-Clause"), "bz2": ("bzip2", "bzip2-1.0.6"),
    "cap": ("libcap", "BSD-3-Clause OR GPL-2.0-only"), "crypto": ("OpenSSL", "Apache-2.0"),
    "dbus-1": ("D-Bus", "AFL-2.1 OR GPL-2.0-or-later"), "expat": ("Expat", "MIT"),
    "ffi": ("libffi", "MIT"), "fontconfig": ("Fontconfig", "HPND-sell-variant"),
    "freetype": ("FreeType", "FTL"), "gcc_s": ("GCC runtime", OF_GCC),
    "gcrypt": ("Libgcrypt", "LGPL-2.1-or-later"), "glib-2": ("GLib", "LGPL-2.1-or-later"),
    "gpg-error": ("libgpg-error", "LGPL-2.1-or-later"), "gthread-2": ("GLib", "LGPL-2.1-or-later"),
    "lz4": ("LZ4", "BSD-2-Clause"), "lzma": ("XZ Utils", "0BSD"), "md.": ("libmd", "BSD-3-Clause"),
    "pcre2": ("PCRE2", "BSD-3-Clause"), "png16": ("libpng", "libpng-2.0"),
    "sqlite3": ("SQLite", "blessing"), "ssl": ("OpenSSL", "Apache-2.0"),
    "stdc++": ("GCC runtime", OF_GCC),
    "systemd": ("systemd", "LGPL-2.1-or-later"), "uuid": ("libuuid", "BSD-3-Clause"),
    "xcb-": ("XCB", "MIT"), "xkbcommon": ("libxkbcommon", "MIT"), "z.": ("zlib", "Zlib"),
    "zstd": ("Zstandard", "BSD-3-Clause"),
}  # fmt: skip
# Packages whose metadata names their licence in other words than SPDX's.
SPDX = {"backports-tarfile": "MIT", "jaraco-classes": "MIT"}
NOTICE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
OF_PYINSTALLER = "_pyi_"  # how the modules begin that it adds to a program


@dataclass(slots=True)
class Part:
    """One thing from one maker: where it lies in the folder, and what it is in the programs."""

    name: str
    licence: str
    version: str = ""
    package: bool = False  # from the package index, so that its version is in the lock
    places: list[str] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)


def parts(tree: Path) -> tuple[list[Part], list[str]]:
    """Return every part of a frozen folder by name, and what belongs to none."""
    found: dict[str, Part] = {}
    unexplained = []
    owners = packages()
    for place in files(tree):
        part = of_place(resolved(tree, place), owners)
        if part is None:
            unexplained.append(place)
            continue
        found.setdefault(part.name, part).places.append(place)
    for module in modules(tree, owners):
        part = of_module(module, owners)
        if part is None:
            unexplained.append(f"module {module}")
            continue
        found.setdefault(part.name, part).modules.append(module)
    if BOOTLOADER in found:
        found[BOOTLOADER].places += [place for place in files(tree) if place in PROGRAMS]
    return sorted(found.values(), key=lambda part: part.name.lower()), unexplained


def files(tree: Path) -> list[str]:
    """Return the place of each file and link in a folder."""
    listed = (path for path in tree.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(path.relative_to(tree).as_posix() for path in listed)


def resolved(tree: Path, place: str) -> str:
    """Return where a link inside the folder leads, and the place itself of anything else."""
    path = tree / place
    if not path.is_symlink():
        return place
    return Path(os.path.normpath(path.parent / path.readlink())).relative_to(tree).as_posix()


def packages() -> dict[str, str]:
    """Return the package of each module; of a name that packages share, of each part of it."""
    owners = {}
    for name, several in metadata.packages_distributions().items():
        if len(set(several)) == 1:
            owners[name] = several[0]
            continue
        for package in several:
            for file in metadata.distribution(package).files or ():
                if file.parts[0] == name and len(file.parts) > 1:
                    owners[f"{name}.{file.parts[1].removesuffix('.py')}"] = package
    return owners


def modules(tree: Path, owners: Mapping[str, str]) -> list[str]:
    """Return the modules that the programs hold, as far as `owners` tells them apart.

    Both programs hold the same.
    """
    program = next((tree / name for name in sorted(PROGRAMS) if (tree / name).exists()), None)
    if program is None:
        return []
    archive = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz")
    shared = {name.partition(".")[0] for name in owners if "." in name}
    found = set()
    for module in archive.toc:
        first, _, rest = module.partition(".")
        if first not in shared:
            found.add(first)
        elif rest:  # the shared name by itself is nobody's
            found.add(f"{first}.{rest.partition('.')[0]}")
    return sorted(found)


def of_place(place: str, owners: Mapping[str, str]) -> Part | None:
    """Return what a file belongs to, without its places; None for what nobody knows."""
    if place in PROGRAMS:
        return Part(NAME, "Apache-2.0", version())
    inside = place.removeprefix(INSIDE)
    for beginning, (name, licence) in PLACES.items():
        if re.match(beginning, inside, re.IGNORECASE):
            return Part(name, licence, _version_of(name))
    top = inside.partition("/")[0]
    if top.endswith(".dist-info"):
        return _package(top.partition("-")[0])
    if top == inside and (library := _library(top)):
        return library
    return of_module(top.partition(".")[0], owners)


def of_module(name: str, owners: Mapping[str, str]) -> Part | None:
    """Return what a module belongs to, without its modules; None for what nobody knows."""
    if name == f"{NAME}_gui":
        return Part(NAME, "Apache-2.0", version())
    if name in owners:
        return _package(owners[name])
    if name.startswith(OF_PYINSTALLER):
        return Part(BOOTLOADER, "GPL-2.0-or-later WITH Bootloader-exception", bootloader)
    if name in sys.stdlib_module_names or name.startswith("_sysconfigdata"):
        return Part("Python", "PSF-2.0", platform.python_version())
    return None


def texts(part: Part) -> Iterator[str]:
    """Yield the texts of a package's licence, as its maker wrote them."""
    if not part.package:
        return
    for file in metadata.distribution(part.name).files or ():
        inside = file.as_posix()
        if ".dist-info/" in inside and NOTICE.search(file.name):
            yield file.read_text("utf-8")


def plain(name: str) -> str:
    """Return a package's name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def of_lock(lock: str) -> dict[str, str]:
    """Return the packages of a lock with their versions."""
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE))


def differing_from(lock: str, found: Iterable[Part]) -> list[str]:
    """Return a line for each package that the lock does not name, or in another version."""
    locked = of_lock(lock)
    return [
        f"{part.name} {part.version} is inside; the lock names {locked.get(part.name, 'none')}"
        for part in found
        if part.package and locked.get(part.name) != part.version
    ]


def _package(name: str) -> Part | None:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    own = plain(about["Name"])
    said = [about[key] for key in ("License-Expression", "License") if key in about]
    licence = SPDX.get(own) or next(iter(said), "")
    return Part(own, licence, about["Version"], package=True)


def _library(file: str) -> Part | None:
    if not file.startswith("lib") and not file.endswith(".dll"):
        return None
    stem = file.removeprefix("lib")
    fitting = [key for key in LIBRARIES if stem.startswith(key)]
    if not fitting:
        return None
    name, licence = LIBRARIES[max(fitting, key=len)]
    return Part(name, licence)


def _version_of(name: str) -> str:
    return {"Python": platform.python_version(), NAME: version()}.get(name, "")
