"""What the frozen folder asks of a Linux system: libraries that it does not bring, and how new."""

import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from machine import SetUpError

# What a desktop has anyway and has to fit the machine's drivers and screen, so it is not brought,
# and the Debian package of each. Everything else that is asked for and not brought is a mistake.
BROUGHT_BY_THE_SYSTEM = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
}
NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")
ELF = b"\x7fELF"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a folder asks of the system: packages by name, and the oldest glibc that will do."""

    packages: tuple[str, ...]
    glibc: tuple[int, int]


def asked_of_system(tree: Path) -> Asked:
    """Return what the folder needs and does not bring. Raises SetUpError for what nobody brings."""
    files = [path for path in tree.rglob("*") if path.is_file() and _is_elf(path)]
    headers = [_header(path) for path in files if not path.is_symlink()]
    names = {name for header in headers for name in NEEDED.findall(header)}
    brought = {path.name for path in files}
    packages = packages_of(names - brought, BROUGHT_BY_THE_SYSTEM)
    versions = {(int(a), int(b)) for header in headers for a, b in GLIBC.findall(header)}
    return Asked(packages, max(versions, default=(2, 17)))


def packages_of(libraries: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the packages that bring these libraries. Raises SetUpError for an unknown one."""
    libraries = set(libraries)
    if unknown := sorted(libraries - known.keys()):
        raise SetUpError(
            f"The frozen folder needs {', '.join(unknown)} and does not bring it. Install its"
            " package before freezing, or, if every desktop has it, name it in"
            " packaging/linux/libraries.py."
        )
    return tuple(sorted({known[name] for name in libraries}))


def _header(path: Path) -> str:
    command = ["objdump", "-p", str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == ELF
