"""Tells by its first bytes what a file is a program or library for. Standard library only."""

from pathlib import Path

# 64 and 32 bits, in both orders of bytes, and several in one file.
MAGIC = {
    b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa\xce",
    b"\xca\xfe\xba\xbe", b"\xbe\xba\xfe\xca",
}  # fmt: skip
FOREIGN = {b"\x7fELF": "Linux", b"MZ": "Windows"}


def is_code(path: Path) -> bool:
    """Tell whether a file is a program or library for macOS."""
    return _beginning(path) in MAGIC


def foreign(path: Path) -> str:
    """Return the system that a program or library is made for, where that is not macOS."""
    beginning = _beginning(path)
    return next((system for magic, system in FOREIGN.items() if beginning.startswith(magic)), "")


def _beginning(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(4)
