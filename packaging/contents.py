"""What a frozen program holds: the tables that packaging/zoomprov.spec reads, each row with why.

Python modules and data are named; libraries are not: one stays if something that stays asks for it.
"""

import re
from collections.abc import Callable, Iterable
from importlib.metadata import packages_distributions

from locking import PACKAGE

# Parts of Python's own library that something imports in case of need, and this program never has.
MODULES_LEFT_OUT = {
    "curses": "drags a terminal library in; nothing here draws in a terminal",
    "distutils": "builds packages",
    "doctest": "tests by documentation",
    "ensurepip": "installs pip",
    "idlelib": "Python's editor",
    "lib2to3": "translates old Python",
    "pdb": "the debugger",
    "pydoc": "the help browser, with half a megabyte of texts",
    "pydoc_data": "the texts of the help browser",
    "readline": "edits lines in a terminal; the licence of GNU readline is the GPL",
    "test": "Python's tests of itself",
    "tkinter": "another toolkit for windows",
    "turtledemo": "a demonstration",
    "unittest": "tests",
    "venv": "makes environments",
    # What PySide6's own start asks for, and no window of ours.
    "PySide6.QtNetwork": "all traffic goes through httpx",
    "PySide6.QtOpenGL": "widgets are painted without a graphics card",
}
# Qt loads these by itself, so nothing but this table knows which are wanted. "*" is any name.
PLUGINS_KEPT = {
    "iconengines/qsvgicon": "icons are drawn from SVG",
    "imageformats/qicns": "macOS reads the program's icon in it",
    "imageformats/qico": "Windows reads the program's icon in it",
    "imageformats/qjpeg": "pictures of people",
    "imageformats/qsvg": "icons are SVG files",
    "platforms/qcocoa": "macOS",
    "platforms/qoffscreen": "the self-test on a machine without a screen",
    "platforms/qwayland": "Linux with Wayland",
    "platforms/qwindows": "Windows",
    "platforms/qxcb": "Linux with X",
    "platforminputcontexts/composeplatforminputcontextplugin": "dead keys under X: ´ and e make é",
    "platforminputcontexts/ibusplatforminputcontextplugin": "Chinese and Japanese input",
    "platformthemes/qxdgdesktopportal": "Linux: the desktop's dark mode and file dialogs",
    "styles/*": "the system's look, where a native dialog shows it",
    "wayland-decoration-client/*": "title bars, which Wayland leaves to the program",
    "wayland-shell-integration/xdg-shell": "how a desktop's windows talk to Wayland",
}
# Data files of Python packages that are of no use here.
DATA_LEFT_OUT = {
    r"PySide6/(Qt/)?translations/": "the program speaks English, and so do Qt's own words in it",
    r"PySide6/(Qt/)?(qml|metatypes|resources)/": "for programs written in QML or with a browser",
    r"[^/]+\.dist-info/(?!METADATA$|entry_points\.txt$|licenses/)": "how it was installed",
}
PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(?P<folder>[^/]+)/(?:lib)?(?P<name>[^/.]+)\.[a-z]+$")
FRAMEWORK = re.compile(r".*?\.framework/")
Entry = tuple[str, str, str]  # PyInstaller's: place in the tree, source, and kind


def modules_left_out(lock: str) -> list[str]:
    """Return every module that must not be frozen: above, and what only development installs.

    `lock` is the part of the lock that the program itself needs. What is not in it is a tool that
    some package would like to use if it is there, and it is there only on our machines.
    """
    needed = {_plain(name) for name in PACKAGE.findall(lock)} | {"zoomprov-gui"}
    tools = {
        module
        for module, owners in packages_distributions().items()
        if not needed & {_plain(owner) for owner in owners}
    }
    return sorted({*MODULES_LEFT_OUT, *tools})


def keeps(name: str) -> bool:
    """Tell whether a file that PyInstaller found, by its place in the tree, is wanted at all."""
    place = _slashed(name)
    if plugin := PLUGIN.search(place):
        folder, stem = plugin["folder"], plugin["name"]
        return f"{folder}/{stem}" in PLUGINS_KEPT or f"{folder}/*" in PLUGINS_KEPT
    if "/plugins/" in place and place.startswith("PySide6/"):
        return False
    return not any(re.match(pattern, place) for pattern in DATA_LEFT_OUT)


def asked_for(entries: Iterable[Entry], needs: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Leave out the libraries that nothing here asks for, in the order given.

    `needs` returns the libraries that a file names. Extension modules and plug-ins are loaded by
    their place, and Python's own library by the program's first lines, so they always stay.
    """
    entries = list(entries)
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(_base(entry[0]), []).append(entry)
    kept: set[Entry] = set()
    waiting = [entry for entry in entries if not _is_loaded_by_name(entry)]
    while waiting:
        entry = waiting.pop()
        if entry in kept:
            continue
        kept.add(entry)
        for name in needs(entry[1]):
            waiting += by_name.get(_base(name), [])
    return [entry for entry in entries if entry in kept]


def without_dead_links(datas: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Leave out the links to libraries that were left out.

    A framework of macOS is a folder with links inside: it stays whole with its library, and goes
    whole without it, because half of one cannot be signed.
    """
    there = {_slashed(place) for place, _source, _kind in binaries}
    frameworks = {folder for place in there if (folder := _framework(place))}

    def leads_somewhere(entry: Entry) -> bool:
        place, source, kind = entry
        if folder := _framework(_slashed(place)):
            return folder in frameworks
        return kind != "SYMLINK" or _slashed(source) in there

    return [entry for entry in datas if leads_somewhere(entry)]


def _is_loaded_by_name(entry: Entry) -> bool:
    place, _source, kind = entry
    return kind == "BINARY" and not PLUGIN.search(_slashed(place)) and "python" not in _base(place)


def _framework(place: str) -> str:
    found = FRAMEWORK.match(place)
    return found[0] if found else ""


def _slashed(place: str) -> str:
    return place.replace("\\", "/")


def _base(place: str) -> str:
    return _slashed(place).rpartition("/")[2].lower()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
