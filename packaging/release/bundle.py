"""What the application for macOS says of itself: Info.plist, and its icon out of our pictures."""

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from environment import ROOT
from identity import (
    NAME,
    SETUP_SUFFIX,
    SETUP_TITLE,
    SETUP_TYPE,
    TITLE,
    WINDOWED,
    version,
    windows_version,
)

IDENTIFIER = f"io.github.{NAME}.gui"
SETUP_FILE = f"io.github.{NAME}.setup"  # how macOS names that kind of file
OLDEST = "15.0"  # what PySide6 6.11 is built for; the smoke run shows that it starts there
# The kinds of picture in an icon file, by their size in pixels; each may be a PNG.
KINDS = {32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def info() -> dict[str, Any]:
    """Return the parts of Info.plist that PyInstaller does not know by itself."""
    numbers = ".".join(str(number) for number in windows_version(version()))
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": SETUP_TITLE,
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [SETUP_FILE],
            }
        ],
        "CFBundleExecutable": WINDOWED,  # of the two programs, the one that opens the window
        "CFBundleShortVersionString": numbers.rpartition(".")[0],
        "CFBundleVersion": numbers,
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # the window follows the dark mode
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": SETUP_FILE,
                "UTTypeDescription": SETUP_TITLE,
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [SETUP_SUFFIX.removeprefix(".")],
                    "public.mime-type": [SETUP_TYPE],
                },
            }
        ],
    }


def write_icon(path: Path) -> Path:
    """Write the program's icon as macOS wants it, and return its place."""
    pictures = ROOT / "resources" / "app"
    path.write_bytes(icon({size: (pictures / f"{NAME}-{size}.png").read_bytes() for size in KINDS}))
    return path


def icon(pictures: Mapping[int, bytes]) -> bytes:
    """Return an icon file that holds these PNGs: its length, then each kind with its own."""
    chunks = [
        KINDS[size] + struct.pack(">I", len(png) + 8) + png
        for size, png in sorted(pictures.items())
    ]
    body = b"".join(chunks)
    return b"icns" + struct.pack(">I", len(body) + 8) + body
