"""Stands in for the one use of `codesign` that has to be real: take a signature out of a program.

`codesign.py FILE`: PyInstaller lengthens the program by what it carries, and signs it afterwards.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from macholib.mach_o import (  # type: ignore[import-untyped]  # it brings no types
    LC_CODE_SIGNATURE,
    LC_SEGMENT_64,
)
from macholib.MachO import MachO  # type: ignore[import-untyped]  # it brings no types


def main(arguments: Sequence[str]) -> int:
    """Take the signature out of a file for one processor."""
    path = Path(arguments[-1])
    program = MachO(str(path))
    (header,) = program.headers
    signed = [command for command in header.commands if command[0].cmd == LC_CODE_SIGNATURE]
    if not signed:
        return 0
    (signature,) = signed
    end = signature[1].dataoff  # it is the last thing in the file
    header.commands.remove(signature)
    header.header.ncmds -= 1
    header.header.sizeofcmds -= signature[0].cmdsize
    for command, segment, _sections in header.commands:
        if command.cmd == LC_SEGMENT_64 and segment.segname.rstrip(b"\0") == b"__LINKEDIT":
            segment.filesize = end - segment.fileoff
    with path.open("rb+") as stream:
        program.write(stream)
        stream.truncate(end)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
