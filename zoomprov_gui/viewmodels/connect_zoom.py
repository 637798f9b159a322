"""Connecting Zoom: three values of an app, or a sign-in in the browser, and what it may do."""

import asyncio

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.pasting import recognise
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import scopes_to_ask
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.zoom_addresses import ZOOM, zoom_place
from zoomprov_gui.services.connect import ConnectService, ZoomSide
from zoomprov_gui.viewmodels.connecting_side import ConnectingSide


class ZoomConnecting(ConnectingSide[ZoomSide]):
    """The Zoom page.

    A secret is handed over and kept nowhere here.
    """

    # What a paste of all three values fills in: account id and client id; the secret goes along.
    pasted = Signal(str, str, object)

    def __init__(
        self, service: ConnectService, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(Service.ZOOM, service, background, parent)
        self._aimed: str | None = None  # what somebody typed as the address of Zoom
        self.client_id = ""  # a public app that is known for this company, `""` where none is

    @property
    def permissions(self) -> str:
        """What the app needs, to copy as one block."""
        return "\n".join(scopes_to_ask(Service.ZOOM, changes=True))

    @property
    def address(self) -> str:
        """Where Zoom is asked, as a person writes it; `""` for the usual place."""
        if self._aimed is not None:
            return self._aimed
        place = self._service.zoom_place
        return "" if place == ZOOM else place.shown

    def aim(self, text: str) -> None:
        """Take in another address of Zoom; it counts from the next sign-in on."""
        self._aimed = text
        self.edit()

    def spread(self, text: str) -> bool:
        """Recognise several values in one paste, in whatever order; tell whether there were."""
        found = recognise(text)
        if len(found.fields) < 2:
            return False
        secret = Secret(found.fields.get("client_secret", ""))
        self.pasted.emit(
            found.fields.get("account_id", ""), found.fields.get("client_id", ""), secret
        )
        return True

    def sign_in(self, account_id: str, client_id: str, client_secret: Secret) -> None:
        """Try the three values of a Server-to-Server app."""

        async def work() -> None:
            self._go_where_it_is()
            side = await self._service.zoom_with_app(account_id, client_id, client_secret)
            self.take(side)

        self._begin()
        self._work.start(work)

    def in_browser(self) -> None:
        """Sign in in the browser, through the public app that is known."""
        try:
            self._go_where_it_is()
        except NotConnected as error:
            self._begin()
            self._fail(diagnose(error))
            return
        sign_in = self._service.browser_to_zoom(self.client_id)

        async def work() -> None:
            self.take(await self._service.zoom_by(self.client_id, sign_in))

        self._begin()
        self._work.start(work)
        self._show_sign_in(sign_in)

    def _go_where_it_is(self) -> None:
        if self._aimed is not None:
            self._service.zoom_place = zoom_place(self._aimed)

    def look_again(self) -> None:
        """Ask again what the sign-in may do, after the app was changed in Zoom.

        What was found before is kept until there is an answer, so that it can be asked once more.
        """
        if self.side is None:
            return
        auth = self.side.auth

        async def work() -> None:
            self.take(await self._service.zoom_side(auth))

        self.problem = None
        self.changed.emit()
        self._work.start(work)

    def edit(self) -> None:
        """Take in that a value was changed: what was found out is about others."""
        self._work.stop()
        self._end_waiting()
        self._begin()

    def _begin(self) -> None:
        self.side = self.problem = None
        self.changed.emit()
