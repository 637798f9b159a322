"""One company's own part of a file that all companies of this computer share."""

import json
from pathlib import Path
from typing import Any

from zoomprov_gui.storage.files import replace_file, set_aside, unsaved


class CompanyPart:
    """The part of one company (`source`). `what` names the file; `path` None keeps nothing.

    A file larger than `largest` bytes, or one that is none of ours, counts as damaged.
    """

    def __init__(self, path: Path | None, source: str, *, what: str, largest: int) -> None:
        self._path = path
        self._source = source
        self._what = what
        self._largest = largest

    def read(self) -> Any:
        """Return what stands there, None where nothing does or nothing can be read."""
        try:
            document = None if self._path is None else self._document(self._path)
        except OSError:
            return None
        return document.get(self._source) if document else None

    def write(self, part: dict[str, Any]) -> None:
        """Replace it, and leave the parts of other companies as they are. Raises `Unsaved`.

        A damaged file is set aside. One that cannot be read at this moment stays: what others have
        in it would be lost.
        """
        if self._path is None:
            return
        try:
            others = self._document(self._path)
            if others is None:
                set_aside(self._path, self._what)
            document = {**(others or {}), self._source: part}
            text = json.dumps(document, indent=1, ensure_ascii=False)
            replace_file(self._path, text.encode())
        except OSError as error:
            raise unsaved(error, self._path, self._what) from error

    def _document(self, path: Path) -> dict[str, Any] | None:
        """Return the whole file, None where it is damaged. Raises OSError."""
        try:
            if path.stat().st_size > self._largest:
                return None
            document = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):
            return None
        return document if isinstance(document, dict) else None
