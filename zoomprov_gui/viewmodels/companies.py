"""Which companies are saved, which one is open, and which one somebody wants to see instead."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.workspaces import Workspace
from zoomprov_gui.storage.workspaces import Workspaces


class Goal(Enum):
    """What the window turns to next."""

    NAMED = "named"
    WELCOME = "welcome"
    SET_UP_FILE = "set_up_file"
    COMPANY = "company"
    SIGN_IN = "sign_in"
    DISCONNECT = "disconnect"
    SAMPLE = "sample"
    FORGET = "forget"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where somebody wants to go: a goal, and which company where it is about one.

    `service`: the one side to sign in to again, None for both; `anew`: with an empty vault, because
    the one there is cannot be opened; `path`: of a set-up file; `note`: a title and a text to tell;
    `app_id`: the Zoom app in Okta that somebody named just now.
    """

    goal: Goal
    workspace_id: str = ""
    service: Service | None = None
    anew: bool = False
    path: str = ""
    note: tuple[str, str] = ("", "")
    app_id: str = ""


class CompaniesViewModel(QObject):
    """The choice of companies. `turned` carries a Turn; `changed`: the list or the open one is."""

    turned = Signal(object)
    changed = Signal()

    def __init__(self, workspaces: Workspaces, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspaces = workspaces
        self._saved: tuple[Workspace, ...] = ()
        self._open = self._wanted = ""
        self.refresh()

    @property
    def saved(self) -> tuple[Workspace, ...]:
        """The saved companies, by name."""
        return self._saved

    @property
    def current(self) -> Workspace | None:
        """The open one, None where none is or it is not a saved one."""
        return self.by_id(self._open)

    def by_id(self, workspace_id: str) -> Workspace | None:
        """Return a saved company."""
        return next((w for w in self._saved if w.workspace_id == workspace_id), None)

    def refresh(self) -> None:
        """Read the list again."""
        self._saved = self.workspaces.all()
        self.changed.emit()

    def set_open(self, workspace_id: str) -> None:
        """Take in which company is open, `""` for none of the saved ones."""
        self._open = self._wanted = workspace_id
        self.changed.emit()

    def open(self, workspace_id: str) -> None:
        """Turn to a saved company; where one is already, or is on the way to, nothing happens."""
        if workspace_id != self._wanted and self.by_id(workspace_id):
            self._wanted = workspace_id
            self.turned.emit(Turn(goal=Goal.COMPANY, workspace_id=workspace_id))

    def begin(self) -> None:
        """Turn to the welcome page, to connect another company."""
        self._wanted = ""
        self.turned.emit(Turn(goal=Goal.WELCOME))

    def try_sample(self) -> None:
        """Turn to the sample data."""
        self._wanted = ""
        self.turned.emit(Turn(goal=Goal.SAMPLE))

    def forget(self, workspace_id: str) -> None:
        """Sign out of a company and remove everything of it from this computer."""
        if self.by_id(workspace_id):
            self.turned.emit(Turn(goal=Goal.FORGET, workspace_id=workspace_id))
