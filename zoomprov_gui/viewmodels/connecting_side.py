"""What connecting Okta and connecting Zoom have in common: one sign-in at a time, and who waits."""

import asyncio
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.people import Service
from zoomprov_gui.services.connect import ConnectService, OktaSide, ZoomSide
from zoomprov_gui.services.sign_ins import SignIn
from zoomprov_gui.viewmodels.latest import Latest
from zoomprov_gui.viewmodels.signing_in import SigningIn

Side = TypeVar("Side", OktaSide, ZoomSide)


class ConnectingSide(QObject, Generic[Side]):
    """The page of one side. `changed`: anything on it is; `signed_in` carries its `side`.

    `waiting` is the sign-in that waits for a person, None while none does.
    """

    changed = Signal()
    signed_in = Signal(object)

    def __init__(
        self,
        connects: Service,
        service: ConnectService,
        background: asyncio.TaskGroup,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connects = connects
        self._service = service
        self._background = background
        self._work = Latest(background, self)
        self._work.failed.connect(self._fail)
        self._work.running_changed.connect(self._follow_work)
        self.waiting: SigningIn | None = None
        self.side: Side | None = None
        self.problem: Problem | None = None

    @property
    def busy(self) -> bool:
        """Whether the service is being asked at this moment."""
        return self._work.running

    def take(self, side: Side) -> None:
        """Take in a sign-in that worked; it goes on by itself where nothing needed lacks."""
        self.side = side
        self.changed.emit()
        if side.read.access.usable:
            self.signed_in.emit(side)

    def stop(self) -> None:
        """Ask no more."""
        self._work.stop()
        self._end_waiting()

    def _show_sign_in(self, sign_in: SignIn) -> None:
        self._end_waiting()
        self.waiting = SigningIn(
            sign_in,
            self._connects,
            self._background,
            clock=self._service.network.clock,
            parent=self,
        )
        self.changed.emit()

    def _end_waiting(self) -> None:
        if self.waiting is not None:
            self.waiting.stop()
            self.waiting.deleteLater()
            self.waiting = None

    def _follow_work(self, running: bool) -> None:  # noqa: FBT001 - a slot of Signal(bool)
        if not running:
            self._end_waiting()
        self.changed.emit()

    def _fail(self, problem: Problem) -> None:
        self.problem = problem
        self.changed.emit()
