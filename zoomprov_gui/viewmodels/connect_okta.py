"""Connecting Okta: its address, and one of the ways to sign in to it."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.clients.discovery import Org
from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.services.connect import ConnectService, OktaSide
from zoomprov_gui.viewmodels.address import AddressViewModel
from zoomprov_gui.viewmodels.latest import Latest


class OktaConnecting(QObject):
    """The Okta page. `changed`: anything on it is; `signed_in` carries an OktaSide.

    A secret is handed over and kept nowhere here.
    """

    changed = Signal()
    signed_in = Signal(object)

    def __init__(
        self, service: ConnectService, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self.address = AddressViewModel(service, background, self)
        self._work = Latest(background, self)
        self._work.failed.connect(self._fail)
        self._work.running_changed.connect(lambda _running: self.changed.emit())
        self.address.changed.connect(self._follow_address)
        self.client_ids: dict[str, str] = {}  # known sign-in apps, by the address of their Okta
        self.can_use_browser = False
        self.side: OktaSide | None = None
        self.problem: Problem | None = None

    @property
    def org(self) -> Org | None:
        """The Okta that the address leads to, None while none was found."""
        return self.address.org

    @property
    def client_id(self) -> str:
        """The sign-in app that is known for this Okta, `""` where none is."""
        return self.client_ids.get(self.org.url, "") if self.org else ""

    @property
    def busy(self) -> bool:
        """Whether Okta is being asked at this moment."""
        return self._work.running

    def with_token(self, token: Secret) -> None:
        """Sign in with an API token."""
        self.run(lambda org: self._service.okta_with_token(org, token))

    def look_again(self) -> None:
        """Ask again what the sign-in may do, after a role or an app was changed in Okta."""
        if self.side is not None:
            auth = self.side.auth
            self.run(lambda org: self._service.okta_side(org, auth))

    def run(self, sign_in: Callable[[Org], Awaitable[OktaSide]]) -> None:
        """Sign in to the Okta that was found, in one way or another."""
        org = self.org
        if org is None:
            return

        async def work() -> None:
            self.take(await sign_in(org))

        self.side = self.problem = None
        self._work.start(work)
        self.changed.emit()

    def take(self, side: OktaSide) -> None:
        """Take in a sign-in that worked; it goes on by itself where nothing needed lacks."""
        self.side = side
        self.changed.emit()
        if side.read.access.usable:
            self.signed_in.emit(side)

    def clear(self) -> None:
        """Take in that somebody does something else: what was said is no longer about it."""
        self._work.stop()
        self.side = self.problem = None
        self.changed.emit()

    def stop(self) -> None:
        """Ask no more."""
        self.address.stop()
        self._work.stop()

    def _follow_address(self) -> None:
        if self.side is not None or self.problem is not None or self._work.running:
            self.clear()
        self.changed.emit()

    def _fail(self, problem: Problem) -> None:
        self.problem = problem
        self.changed.emit()
