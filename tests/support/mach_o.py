"""Makes the smallest programs and libraries for macOS that can be read and signed."""

import struct
from dataclasses import dataclass

PROCESSORS = {"arm64": 0x0100000C, "x86_64": 0x01000007}
HEADER = 32
PAGE = 0x4000
TEXT = PAGE - 16  # where the code of a file begins
KINDS = {"program": 2, "library": 6}
LC_LOAD_DYLIB, LC_ID_DYLIB, LC_SEGMENT, LC_RPATH = 0xC, 0xD, 0x19, 0x8000001C
LC_SYMTAB, LC_BUILD_VERSION, MACOS = 0x2, 0x32, 1


@dataclass(frozen=True)
class Wanted:
    """What the file says of itself."""

    processor: str = "arm64"
    oldest: tuple[int, int] = (15, 0)
    name: str = ""
    asks: tuple[str, ...] = ("/usr/lib/libSystem.B.dylib",)
    searches: tuple[str, ...] = ()
    kind: str = "library"


def mach_o(wanted: Wanted) -> bytes:
    """Return a file of two pages: one that would run, and one of the linker's."""
    commands = [
        _segment(b"__TEXT", 0, PAGE, 5, _section()),
        _segment(b"__LINKEDIT", PAGE, 16, 1),
        struct.pack("<6I", LC_SYMTAB, 24, PAGE, 0, PAGE, 16),
        struct.pack(
            "<6I", LC_BUILD_VERSION, 24, MACOS, wanted.oldest[0] << 16 | wanted.oldest[1] << 8, 0, 0
        ),
        *([_library(LC_ID_DYLIB, wanted.name)] if wanted.name else []),
        *(_library(LC_LOAD_DYLIB, asked) for asked in wanted.asks),
        *(_text(LC_RPATH, struct.pack("<I", 12), folder) for folder in wanted.searches),
    ]
    body = b"".join(commands)
    processor = PROCESSORS[wanted.processor]
    kind = KINDS[wanted.kind]
    head = struct.pack("<8I", 0xFEEDFACF, processor, 0, kind, len(commands), len(body), 0x85, 0)
    return (head + body).ljust(PAGE, b"\0") + bytes(16)


def fat(*parts: bytes) -> bytes:
    """Return one file for several processors."""
    rows, content = [], b""
    place = PAGE
    for part in parts:
        (processor,) = struct.unpack_from("<I", part, 4)
        rows.append(struct.pack(">5I", processor, 0, place + len(content), len(part), 14))
        content += part.ljust(2 * PAGE, b"\0")
    head = struct.pack(">2I", 0xCAFEBABE, len(parts)) + b"".join(rows)
    return head.ljust(PAGE, b"\0") + content


def _segment(name: bytes, start: int, length: int, rights: int, section: bytes = b"") -> bytes:
    size = -(-length // PAGE) * PAGE
    where = (start, size, start, length, rights, rights, int(bool(section)), 0)
    head = struct.pack("<2I16s4Q4I", LC_SEGMENT, 72 + len(section), name, *where)
    return head + section


def _section() -> bytes:
    """Return the row of the one section, at the end of the first page."""
    return struct.pack("<16s16s2Q8I", b"__text", b"__TEXT", TEXT, 16, TEXT, *[0] * 7)


def _library(command: int, name: str) -> bytes:
    return _text(command, struct.pack("<4I", 24, 2, 0x10000, 0x10000), name)


def _text(command: int, fields: bytes, text: str) -> bytes:
    content = text.encode() + b"\0"
    content += bytes(-(8 + len(fields) + len(content)) % 8)
    return struct.pack("<2I", command, 8 + len(fields) + len(content)) + fields + content
