"""Reads programs and libraries for macOS: for which processor and system, and what they ask for."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from macholib.mach_o import (  # type: ignore[import-untyped]  # it brings no types
    CPU_TYPE_NAMES,
    LC_BUILD_VERSION,
    LC_ID_DYLIB,
    LC_RPATH,
    LC_VERSION_MIN_MACOSX,
)
from macholib.MachO import MachO  # type: ignore[import-untyped]  # it brings no types

OF_SYSTEM = ("/usr/lib/", "/System/Library/")
RELATIVE = ("@loader_path", "@executable_path")
NAMES = {"ARM64": "arm64"}


@dataclass(frozen=True, slots=True)
class Code:
    """What is looked at in the part of a file that is for one processor."""

    processor: str
    oldest: tuple[int, int]  # the first macOS that loads it; (0, 0) where it names none
    name: str  # by which others ask for it; empty for programs and modules
    asks: tuple[str, ...]
    searches: tuple[str, ...]


def read(path: Path) -> list[Code]:
    """Return what a file holds for each processor. Raises ValueError for no or half a Mach-O."""
    try:
        return [_code(header) for header in MachO(str(path)).headers]
    except (ValueError, OSError, struct.error) as error:
        raise ValueError(f"is no whole Mach-O: {error}") from error


def resolved(asked: str, code: Code, path: Path, programs: Path) -> Path | None:
    """Return where macOS would find a library; None where it would not.

    `path` is who asks and `programs` is the folder of the program that runs, from where it has the
    folders that it searches. Nothing is looked for outside of what these name.
    """
    if asked.startswith("@rpath/"):
        rest = asked.removeprefix("@rpath/")
        places = [f"{folder}/{rest}" for folder in code.searches if folder.startswith(RELATIVE)]
    else:
        places = [asked] if asked.startswith(RELATIVE) else []
    found = (_placed(place, path, programs) for place in places)
    return next((place for place in found if place.exists()), None)


def _placed(place: str, path: Path, programs: Path) -> Path:
    first, *rest = PurePosixPath(place).parts
    return (path.resolve().parent if first == RELATIVE[0] else programs).joinpath(*rest)


def _code(header: Any) -> Code:
    processor = CPU_TYPE_NAMES.get(header.header.cputype, str(header.header.cputype))
    return Code(
        NAMES.get(processor, processor),
        next(_oldest(header), (0, 0)),
        next(_texts(header, LC_ID_DYLIB), ""),
        tuple(sorted({name for _index, _command, name in header.walkRelocatables()})),
        tuple(_texts(header, LC_RPATH)),
    )


def _texts(header: Any, kind: int) -> Iterator[str]:
    for command, _fields, data in header.commands:
        if command.cmd == kind:
            yield data.rstrip(b"\0").decode()


def _oldest(header: Any) -> Iterator[tuple[int, int]]:
    for command, fields, _data in header.commands:
        if command.cmd in {LC_BUILD_VERSION, LC_VERSION_MIN_MACOSX}:
            number = fields.minos if command.cmd == LC_BUILD_VERSION else fields.version
            yield number >> 16, number >> 8 & 0xFF
