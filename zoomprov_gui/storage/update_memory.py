"""What is remembered of updates between two starts: when was asked, the list, and what was chosen.

The list is kept as it came, with its signature: it is checked again whenever it is read, so that
neither this file nor a key that was given up decides what is believed.
"""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeGuard

from zoomprov_gui.storage.files import replace_file, unsaved

WHAT = "what was chosen about updates"
_LARGEST = 400_000  # bytes: a list has 64 KiB at most, and its letters may be written out


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """`wanted`: to be told unasked; `tried_at`, `read_at`: seconds since 1970, 0 for never.

    `listed`: the last list that was believed; `mark`: its ETag; `doubt`: why the last try told
    nothing; `later`: the version that was put off.
    """

    wanted: bool = True
    tried_at: float = 0.0
    read_at: float = 0.0
    listed: str = ""
    mark: str = ""
    doubt: str = ""
    later: str = ""


class UpdateMemory:
    """The file. Where it is damaged nobody knows what was chosen, so nothing is asked unasked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = self._load()

    def keep(self, **changed: Any) -> None:
        """Remember something else, in any case until the program ends. Raises `Unsaved`."""
        self.now = replace(self.now, **changed)
        text = json.dumps(asdict(self.now), indent=1)
        try:
            replace_file(self._path, text.encode())
        except OSError as error:
            raise unsaved(error, self._path, WHAT) from error

    def _load(self) -> Remembered:
        try:
            if self._path.stat().st_size > _LARGEST:
                return Remembered(wanted=False)
            document = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Remembered()
        except (OSError, ValueError, RecursionError):
            return Remembered(wanted=False)
        return _remembered(document) if isinstance(document, dict) else Remembered(wanted=False)


def _remembered(document: dict[str, Any]) -> Remembered:
    """Return what a document says, each value that cannot be replaced by none."""
    chosen: dict[str, Any] = {}
    for item in fields(Remembered):
        value = document.get(item.name)
        if isinstance(item.default, float) and _is_time(value):
            chosen[item.name] = float(value)
        elif type(value) is type(item.default) and not isinstance(value, float):
            chosen[item.name] = value
    return replace(Remembered(wanted=False), **chosen)


def _is_time(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e11
