"""The two connections of the open company: who is signed in how, what that allows, and its end."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.access import Access
from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.workspaces import OktaSignIn, Workspace, ZoomSignIn, write_setup
from zoomprov_gui.viewmodels.companies import CompaniesViewModel, Goal, Turn
from zoomprov_gui.viewmodels.latest import Latest

_WAYS = {
    OktaSignIn.BROWSER: "signed in in the browser",
    OktaSignIn.SERVICE: "an app with a key of its own",
    OktaSignIn.API_TOKEN: "with an API token",
    ZoomSignIn.SERVER_TO_SERVER: "a Server-to-Server app",
    ZoomSignIn.BROWSER: "signed in in the browser",
}


class ConnectionsViewModel(QObject):
    """Both connections of a saved company. `changed`: what was read of one is."""

    changed = Signal()

    def __init__(
        self,
        companies: CompaniesViewModel,
        read: Callable[[Service], Awaitable[Access]],
        background: asyncio.TaskGroup,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._companies = companies
        self._read = read
        self._work = Latest(background, self)
        self._work.failed.connect(self._fail)
        self._work.running_changed.connect(lambda _running: self.changed.emit())
        self.access: Access | None = None
        self.problem: Problem | None = None

    @property
    def workspace(self) -> Workspace | None:
        """The company, None once it is left."""
        return self._companies.current

    @property
    def reading(self) -> bool:
        """Whether permissions are being read."""
        return self._work.running

    def line(self, service: Service) -> str:
        """Return where a connection leads, as whom, and how."""
        workspace = self.workspace
        if workspace is None:
            return ""
        okta, zoom = workspace.okta, workspace.zoom
        host = okta.url.partition("://")[2] if service is Service.OKTA else ""
        side = okta if service is Service.OKTA else zoom
        way = _WAYS[side.sign_in] if side.sign_in else "nobody is signed in"
        return " · ".join(part for part in (host, side.who, way) if part)

    def show_permissions(self, service: Service) -> None:
        """Read what a sign-in may do, now."""

        async def work() -> None:
            self.access = await self._read(service)

        self.access = self.problem = None
        self._work.start(work)

    def sign_in(self, service: Service) -> None:
        """Sign in to one side again."""
        self._turn(Goal.SIGN_IN, service)

    def disconnect_from(self, service: Service) -> None:
        """Sign out of one side, there and here."""
        self._turn(Goal.DISCONNECT, service)

    def setup_text(self) -> str:
        """Return a set-up file that leads others to the same company."""
        return write_setup(self.workspace) if self.workspace else ""

    def stop(self) -> None:
        """Read no more."""
        self._work.stop()

    def _turn(self, goal: Goal, service: Service) -> None:
        if workspace := self.workspace:
            turn = Turn(goal=goal, workspace_id=workspace.workspace_id, service=service)
            self._companies.turned.emit(turn)

    def _fail(self, problem: Problem) -> None:
        self.problem = problem
        self.changed.emit()
