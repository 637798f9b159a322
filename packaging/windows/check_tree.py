"""Checks a frozen folder for Windows without running it: `check_tree.py DIR`.

Every library it asks for has to be in it or in any Windows; both programs have to be of the right
kind, say who they are, and ask for no more rights than they need. Reads PE files with pefile.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pefile  # type: ignore[import-untyped]  # it brings no types

from identity import CONSOLE, WINDOWED, version, windows_version

# Libraries of every Windows that we support. What is asked for, not in the folder and not in this
# list was left out by mistake, or asks for a newer Windows.
OF_WINDOWS = frozenset({
    "advapi32", "authz", "bcrypt", "bcryptprimitives", "cfgmgr32", "comctl32", "comdlg32",
    "crypt32", "cryptbase", "d2d1", "d3d11", "d3d12", "d3d9", "dcomp", "dnsapi", "dwmapi",
    "dwrite", "dxgi", "gdi32", "icuuc", "imm32", "iphlpapi", "kernel32", "mpr", "mscms",
    "msvcrt", "netapi32", "ntdll", "ole32", "oleacc", "oleaut32", "propsys", "rpcrt4",
    "secur32", "setupapi", "shcore", "shell32", "shlwapi", "ucrtbase", "uiautomationcore",
    "user32", "userenv", "uxtheme", "version", "winmm", "winspool", "ws2_32", "wtsapi32",
})  # fmt: skip
SETS = ("api-ms-win-", "ext-ms-win-")  # names for parts of those
X64 = 0x8664
SUBSYSTEMS = {WINDOWED: 2, CONSOLE: 3}
HARDENED = {"ASLR": 0x40, "ASLR with high addresses": 0x20, "no data is run": 0x100}
MANIFEST = {"asInvoker": "no administrator is asked for", "longPathAware": "long paths"}
KINDS = {".exe", ".dll", ".pyd"}


@dataclass(frozen=True, slots=True)
class Image:
    """What is looked at in one PE file."""

    name: str
    machine: int
    imports: frozenset[str]


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong with the folder; 1 where something is."""
    tree = Path(arguments[0])
    images = [_image(path) for path in sorted(tree.rglob("*")) if path.suffix.lower() in KINDS]
    wrong = [*wrong_images(images)]
    for name in SUBSYSTEMS:
        wrong += wrong_program(tree / f"{name}.exe")
    print("\n".join(wrong) or f"{len(images)} files of Windows, all that they ask for is there")
    return 1 if wrong or not images else 0


def wrong_images(images: Iterable[Image]) -> Iterator[str]:
    """Yield a line for each library that nobody brings, and each file for another processor."""
    images = list(images)
    brought = {image.name.lower() for image in images}
    for image in images:
        if image.machine != X64:
            yield f"{image.name} is made for processor {image.machine:#x}"
        for asked in sorted(image.imports):
            if asked not in brought and not of_windows(asked):
                yield f"{image.name} asks for {asked}, which is not there and not Windows' own"


def of_windows(library: str) -> bool:
    """Tell whether every supported Windows has a library."""
    stem = library.lower().rpartition(".")[0]
    return stem in OF_WINDOWS or stem.startswith(SETS)


def wrong_program(path: Path) -> list[str]:
    """Return what is wrong with one of the two programs."""
    if not path.is_file():
        return [f"{path.name} is missing"]
    with pefile.PE(str(path)) as pe:
        header = pe.OPTIONAL_HEADER
        manifest = path.read_bytes().decode("latin-1")
        wrong = [what for what, bit in HARDENED.items() if not header.DllCharacteristics & bit]
        wrong += [why for word, why in MANIFEST.items() if word not in manifest]
        if header.Subsystem != SUBSYSTEMS[path.stem]:
            wrong.append(f"the kind of program is {header.Subsystem}")
        if (found := _version(pe)) != windows_version(version()):
            wrong.append(f"its version is {found}")
    return [f"{path.name}: {what}" for what in wrong]


def _version(pe: "pefile.PE") -> tuple[int, ...] | None:
    for fixed in getattr(pe, "VS_FIXEDFILEINFO", ()):
        high, low = fixed.FileVersionMS, fixed.FileVersionLS
        return high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF
    return None


def _image(path: Path) -> Image:
    with pefile.PE(str(path), fast_load=True) as pe:
        wanted = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
        pe.parse_data_directories([pefile.DIRECTORY_ENTRY[name] for name in wanted])
        tables = [getattr(pe, name.removeprefix("IMAGE_"), ()) for name in wanted]
        asked = {entry.dll.decode().lower() for table in tables for entry in table}
        return Image(path.name, pe.FILE_HEADER.Machine, frozenset(asked))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
