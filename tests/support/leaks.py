"""Looking for a secret where none may be, in the shapes that it could have taken on the way."""

import base64
import gzip
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


def shapes(secret: str) -> dict[str, bytes]:
    """Return the encodings of RELIABILITY.md P1, each long enough not to be met by chance.

    Nine of the ten: the tenth, gzip, is opened by `leaks`.
    """
    raw = secret.encode()
    b64 = [
        base64.b64encode(b"x" * shift + raw).rstrip(b"=")[4 if shift else 0 : -4]
        for shift in range(3)
    ]
    return {
        "raw": raw,
        "url": quote(secret, safe="").encode(),
        "base64, first": b64[0],
        "base64, second": b64[1],
        "base64, third": b64[2],
        "hex": raw.hex().encode(),
        "json": json.dumps(secret).strip('"').encode(),
        "utf-16": secret.encode("utf-16-le"),
        "reversed": raw[::-1],
    }


def leaks(secrets: Iterable[str], places: Iterable[tuple[str, bytes]]) -> list[str]:
    """Return where a secret was found, and in which shape; gzip is opened first."""
    wanted = [
        (secret[:4], name, shape) for secret in secrets for name, shape in shapes(secret).items()
    ]
    found = []
    for place, content in places:
        for text in (content, *_unzipped(content)):
            found += [f"{start}… as {name} in {place}" for start, name, s in wanted if s in text]
    return found


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file below a folder, its name too."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes()
            yield f"the name of {path.name}", str(path).encode()


def process() -> Iterator[tuple[str, bytes]]:
    """Yield what other programs can see of this process."""
    for name in ("cmdline", "environ"):
        path = Path(f"/proc/{os.getpid()}/{name}")
        if path.exists():
            yield name, path.read_bytes()


def screen() -> Iterator[tuple[str, bytes]]:
    """Yield window titles, the clipboard, and everything a screen reader is told."""
    yield "clipboard", QGuiApplication.clipboard().text().encode()
    for top in QApplication.topLevelWidgets():
        for widget in (top, *top.findChildren(QWidget)):
            told = QAccessible.queryAccessibleInterface(widget)
            if told is None:
                continue
            kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
            words = "\n".join(
                [*(told.text(kind) for kind in kinds), widget.windowTitle(), widget.toolTip()]
            )
            yield f"{type(widget).__name__} {widget.accessibleName()!r}", words.encode()


def _unzipped(content: bytes) -> list[bytes]:
    try:
        return [gzip.decompress(content)] if content[:2] == b"\x1f\x8b" else []
    except (OSError, EOFError):
        return []
