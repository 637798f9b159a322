"""One company's own part of a file that all companies of this computer share."""

import json
from pathlib import Path
from typing import Any

from zoomprov_gui.storage.files import keep_aside, replace_file, set_aside, unsaved


class CompanyPart:
    """The part of one company (`source`). `what` names the file; `path` None keeps nothing.

    A file larger than `largest` bytes, or one that is none of ours, counts as damaged. `notice` is
    what somebody must be told about it, `""` mostly.
    """

    def __init__(self, path: Path | None, source: str, *, what: str, largest: int) -> None:
        self._path = path
        self._source = source
        self._what = what
        self._largest = largest
        self._unread = False
        self.notice = ""

    def read(self) -> Any:
        """Return what stands there, None where nothing does or nothing can be read."""
        try:
            document = None if self._path is None else self._document(self._path)
        except OSError as error:
            self._unread = True
            self.notice = self._begun_anew(f"could not be read ({error.strerror})", "unread")
            return None
        if document is None:
            self.notice = self._begun_anew("is damaged", "damaged")
        return document.get(self._source) if document else None

    def _begun_anew(self, why: str, word: str) -> str:
        name = self._path.stem if self._path else ""
        return (
            f"The file of {self._what} {why}, so nothing of it is known now. What it held is kept"
            f" beside it, as “{name}-{word}-…”, before anything else is written there."
        )

    def write(self, part: dict[str, Any]) -> None:
        """Replace it, and leave the parts of other companies as they are. Raises `Unsaved`.

        A damaged file is set aside. One that cannot be read at this moment stays: what others have
        in it would be lost. Of one that could not be read before, a copy is kept: its part of ours
        was never known, and so is not in the new one.
        """
        if self._path is None:
            return
        try:
            others = self._document(self._path)
            if others is None:
                set_aside(self._path, self._what)
            elif self._unread and self._source in others:
                keep_aside(self._path)
            document = {**(others or {}), self._source: part}
            text = json.dumps(document, indent=1, ensure_ascii=False)
            replace_file(self._path, text.encode())
            self._unread = False
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
