"""Where this program keeps its files: one folder for data, one for logs."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from zoomprov_gui.domain.errors import Misused

_NAME = "zoomprov"
_JOURNAL = "journal.sqlite3"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one user, or those below `--data-dir`."""

    data: Path
    logs: Path
    root: Path | None = None  # of a saved company: where those of all companies are

    @classmethod
    def of(cls, data_dir: str | None) -> "Paths":
        """Return the folders, made if they are not there; all below `data_dir` if one is given."""
        if data_dir:
            paths = cls(Path(data_dir), Path(data_dir) / "logs")
        else:
            paths = cls(
                platformdirs.user_data_path(_NAME, appauthor=False),
                platformdirs.user_log_path(_NAME, appauthor=False),
            )
        for folder in (paths.data, paths.logs):
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError as error:
                why = f"cannot keep files in {folder}: {error.strerror or error}"
                raise Misused(f"{why}; name another folder", "--data-dir") from error
        return paths

    @property
    def sandbox(self) -> "Paths":
        """The folders of the sandbox, apart from those of real companies."""
        folder = self.data / "sandbox"
        folder.mkdir(exist_ok=True, mode=0o700)
        return Paths(folder, self.logs)

    def of_workspace(self, workspace_id: str) -> "Paths":
        """Return the folders of one saved company, apart from those of all others."""
        folder = self.data / "workspaces" / workspace_id
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Paths(folder, self.logs, root=self.data)

    @property
    def other_journals(self) -> tuple[Path, ...]:
        """The journals of real companies but this one, which may be the same by another way."""
        root = self.root or self.data
        saved = root.glob("workspaces/[!.]*/journal.sqlite3")
        return tuple(path for path in (root / _JOURNAL, *sorted(saved)) if path != self.journal)

    def locks(self, *names: str) -> tuple[Path, ...]:
        """Return the files whose locks keep two writers to a company apart, from its names."""
        marks = (hashlib.sha256(name.casefold().encode()).hexdigest()[:16] for name in names)
        return tuple((self.root or self.data) / f"company-{mark}.lock" for mark in marks)

    @property
    def journals(self) -> tuple[Path, ...]:
        """The journals of all companies, the sandbox's own included."""
        saved = sorted(self.data.glob("workspaces/[!.]*/journal.sqlite3"))
        return (self.journal, self.sandbox.journal, *saved)

    @property
    def journal(self) -> Path:
        """The journal of every write."""
        return self.data / _JOURNAL

    @property
    def setup(self) -> Path:
        """What the set-up remembers."""
        return self.data / "setup.json"

    @property
    def updates(self) -> Path:
        """What is remembered of updates, one for all companies."""
        return self.data / "updates.json"

    @property
    def ignored(self) -> Path:
        """Who is set aside."""
        return self.data / "ignored.json"

    @property
    def settings(self) -> Path:
        """The preferences."""
        return self.data / "settings.json"
