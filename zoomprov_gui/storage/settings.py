"""The settings: a frozen value, and the one JSON file that it is kept in.

A settings file is never worth a refusal to start: what cannot be understood falls back to its
default, what this version does not know is kept for the one that does.
"""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from zoomprov_gui.storage.files import replace_file, unsaved

WHAT = "the settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person chose. Lengths of time in seconds, `grace` in minutes.

    `typed_from`: from how many people on a removal is confirmed by typing; `max_people`: how many
    in one go are not unusual; `columns`: the table's columns in order, empty for the usual ones;
    `window`: what the window remembers of itself; `unknown`: keys of another version.
    """

    check_every: int = 30
    grace: int = 15
    theme: str = "system"
    row_height: str = "comfortable"
    text_size: int = 100
    read_only: bool = False
    typed_from: int = 2
    max_people: int = 50
    columns: tuple[str, ...] = ()
    last_source: str = ""
    window: dict[str, Any] = field(default_factory=dict)
    unknown: dict[str, Any] = field(default_factory=dict)


RANGES = {
    "check_every": (15, 600),
    "grace": (5, 120),
    "text_size": (80, 200),
    "typed_from": (1, 50),
    "max_people": (1, 1000),
}
CHOICES = {
    "theme": ("system", "light", "dark"),
    "row_height": ("comfortable", "compact"),
}


def settings_from(document: dict[str, Any]) -> Settings:
    """Return the settings that a document holds, each bad value replaced by its default."""
    known = {item.name for item in fields(Settings)} - {"unknown"}
    chosen = {
        key: _fitting(key, value, getattr(Settings(), key))
        for key, value in document.items()
        if key in known
    }
    unknown = {key: value for key, value in document.items() if key not in known}
    return replace(Settings(), **chosen, unknown=unknown)


def _fitting(key: str, value: Any, default: Any) -> Any:
    if isinstance(default, tuple):
        listed = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return tuple(value) if listed else default
    if type(value) is not type(default) or value not in CHOICES.get(key, (value,)):
        return default
    low, high = RANGES.get(key, (value, value))
    return min(max(value, low), high) if key in RANGES else value


class SettingsFile:
    """The file. `notice` says what somebody must be told about it, `""` mostly."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.notice = ""

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept there."""
        return self._path.exists()

    def load(self) -> Settings:
        """Return what is kept, the defaults where nothing is. A damaged file is set aside."""
        try:
            document = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            self.notice = (
                f"The settings could not be read: {error.strerror}. We use the usual ones."
            )
            return Settings()
        except ValueError:
            return self._set_aside()
        return settings_from(document) if isinstance(document, dict) else self._set_aside()

    def save(self, settings: Settings) -> None:
        """Replace the file as a whole, so that no moment sees half of it. Raises `Unsaved`."""
        document = {**settings.unknown, **asdict(settings)}
        del document["unknown"]
        text = json.dumps(document, indent=1, ensure_ascii=False)
        try:
            replace_file(self._path, text.encode())
        except OSError as error:
            raise unsaved(error, self._path, WHAT) from error

    def _set_aside(self) -> Settings:
        aside = self._path.with_name(f"{self._path.stem}-damaged{self._path.suffix}")
        number = 1
        while aside.exists():
            number += 1
            aside = self._path.with_name(f"{self._path.stem}-damaged-{number}{self._path.suffix}")
        self.notice = "The settings file was damaged"
        try:
            self._path.rename(aside)
        except OSError:
            self.notice += ". We use the usual settings."
        else:
            self.notice += f" and is kept as {aside.name}. We use the usual settings."
        return Settings()
