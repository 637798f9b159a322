"""The saved companies: a folder for each, which holds everything that we keep of it.

Journal, settings and vault of one company are never in another's folder, and forgetting it is
removing the folder; what stays is a line that says when and what (RELIABILITY.md P6).
"""

import contextlib
import json
import secrets
import shutil
import time
from dataclasses import asdict, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from zoomprov_gui.domain.errors import Misused, Unsaved
from zoomprov_gui.domain.workspaces import SavedOkta, SavedZoom, Workspace, renamed
from zoomprov_gui.storage.files import replace_file, set_aside, unsaved

WHAT = "the company"
VERSION = 1
_LARGEST = 65_536  # bytes; a workspace has a few hundred
_STUBS_KEPT = 50
_GONE = ".forgotten"

_Side = TypeVar("_Side", SavedOkta, SavedZoom)


class Workspaces:
    """The companies below one data folder. Methods that write raise `Unsaved`.

    `notice` says what somebody must be told about the files, `""` mostly.
    """

    def __init__(self, data: Path) -> None:
        self._data = data
        self._folder = data / "workspaces"
        self.notice = ""

    def folder(self, workspace_id: str) -> Path:
        """Return where everything of one company is kept."""
        return self._folder / workspace_id

    @property
    def half_way(self) -> Path:
        """Where a company that is only half connected is remembered, as a set-up file."""
        return self._data / "half-way.zpsetup"

    def all(self) -> tuple[Workspace, ...]:
        """Return the saved companies by name. What is damaged is set aside and told."""
        try:
            files = sorted(self._folder.glob("[!.]*/workspace.json"))
        except OSError:
            return ()
        found = filter(None, map(self._loaded, files))
        return tuple(sorted(found, key=lambda workspace: workspace.name.casefold()))

    def find(self, name: str) -> Workspace:
        """Return the company of this name or id. Raises `Misused` and names those there are."""
        known = self.all()
        wanted = name.strip().casefold()
        for workspace in known:
            if wanted in {workspace.name.casefold(), workspace.workspace_id}:
                return workspace
        names = ", ".join(f"“{workspace.name}”" for workspace in known) or "none yet"
        raise Misused(f"no company of that name is saved; saved are: {names}", "--workspace")

    def add(self, workspace: Workspace) -> Workspace:
        """Keep a new company, under a name that no other has, and return it as it is kept."""
        names = frozenset(other.name for other in self.all())
        new = renamed(replace(workspace, workspace_id=secrets.token_hex(8)), names)
        self.save(new)
        return new

    def save(self, workspace: Workspace) -> None:
        """Keep a company as it is now."""
        path = self.folder(workspace.workspace_id) / "workspace.json"
        document = {"version": VERSION, **asdict(workspace)}
        text = json.dumps(document, default=_plain, indent=1, ensure_ascii=False)
        try:
            replace_file(path, text.encode())
        except OSError as error:
            raise unsaved(error, path, WHAT) from error

    def forget(self, workspace: Workspace, now: float) -> None:
        """Remove everything of a company but a line that says when and what.

        Its vault has to be emptied before, or its key stays in the keyring.
        """
        folder = self.folder(workspace.workspace_id)
        try:
            removed = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
            # Renamed first: nothing opens a company that is half gone.
            if folder.exists():
                folder.rename(folder.with_name(f".{folder.name}{_GONE}"))
            self._leave_stub(removed, now)
            self._sweep()
        except OSError as error:
            raise unsaved(error, folder, WHAT) from error

    def _sweep(self) -> None:
        """Remove what was forgotten, now or by a program that died while it did so."""
        for gone in self._folder.glob(f".*{_GONE}"):
            shutil.rmtree(gone)
        with contextlib.suppress(OSError):  # others are still in it
            self._folder.rmdir()

    def _leave_stub(self, removed: list[str], now: float) -> None:
        path = self._data / "forgotten.json"
        stubs: list[Any] = []
        with contextlib.suppress(OSError, ValueError):
            stubs = list(json.loads(path.read_text("utf-8"))["forgotten"])
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
        stubs.append({"at": at, "what": "a company", "files": removed})
        replace_file(path, json.dumps({"forgotten": stubs[-_STUBS_KEPT:]}, indent=1).encode())

    def _loaded(self, path: Path) -> Workspace | None:
        try:
            with path.open("rb") as file:
                document = json.loads(file.read(_LARGEST))
            return workspace_from(document, path.parent.name)
        except OSError as error:
            self.notice = f"A saved company could not be read: {error.strerror}."
        except Newer:
            self.notice = "A newer version of this program saved a company that is not shown here."
        except (ValueError, TypeError, KeyError, RecursionError):
            with contextlib.suppress(Unsaved):
                aside = set_aside(path, WHAT)
                self.notice = (
                    f"The file of a saved company was damaged and is kept as {aside.name}."
                )
        return None


class Newer(Exception):
    """The file is of a later version of this program, which still needs it."""


def workspace_from(document: dict[str, Any], workspace_id: str) -> Workspace:
    """Return the workspace that a document describes.

    The folder's name is its id: a copied file is not the company that it was copied from. Raises
    `Newer`, or ValueError, TypeError, KeyError where it is damaged.
    """
    if int(document["version"]) > VERSION:
        raise Newer
    if not isinstance(document["name"], str) or not document["name"].strip():
        raise ValueError("a company has a name")
    return Workspace(
        workspace_id=workspace_id,
        name=document["name"],
        okta=_side(SavedOkta, document["okta"]),
        zoom=_side(SavedZoom, document["zoom"]),
    )


def _side(kind: type[_Side], document: Any) -> _Side:
    if not isinstance(document, dict):
        raise TypeError("an object was expected")
    hints = get_type_hints(kind)
    known = {field.name for field in fields(kind)}
    values = {key: _value(hints[key], value) for key, value in document.items() if key in known}
    return kind(**values)


def _value(hint: Any, value: Any) -> Any:
    kinds = get_args(hint) or (hint,)
    if value is None and type(None) in kinds:
        return None
    if any(isinstance(kind, type) and issubclass(kind, Enum) for kind in kinds):
        return next(kind for kind in kinds if issubclass(kind, Enum))(value)
    if not isinstance(value, str):
        raise TypeError("a text was expected")
    return value


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"{type(value).__name__} is not kept")
