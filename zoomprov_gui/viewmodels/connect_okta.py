"""Connecting Okta: its address, and one of the ways to sign in to it."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject

from zoomprov_gui.clients.connection import okta_redirects
from zoomprov_gui.clients.discovery import Org
from zoomprov_gui.clients.oauth_keys import SigningKey, make_key
from zoomprov_gui.domain.addresses import is_this_computer
from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import scopes_to_grant
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.services.connect import ConnectService, OktaSide
from zoomprov_gui.services.sign_in_app import SetUpSignIn, Tick
from zoomprov_gui.services.sign_ins import SignIn
from zoomprov_gui.viewmodels.address import AddressViewModel
from zoomprov_gui.viewmodels.connecting_side import ConnectingSide


class OktaConnecting(ConnectingSide[OktaSide]):
    """The Okta page.

    A secret is handed over and kept nowhere here, but for a key whose public part is being pasted
    into Okta: it has to be the same until the sign-in with it.
    """

    def __init__(
        self, service: ConnectService, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(Service.OKTA, service, background, parent)
        self.address = AddressViewModel(service, background, self)
        self.address.changed.connect(self._follow_address)
        self.client_ids: dict[str, str] = {}  # known sign-in apps, by the address of their Okta
        self._keys: dict[str, SigningKey] = {}  # made here, each for the Okta of one address
        self.left_over: Problem | None = None  # a token that was to be destroyed and may still work
        self._set_up: SetUpSignIn | None = None
        self.done: frozenset[Tick] = frozenset()  # what was read at the end of a set-up

    @property
    def org(self) -> Org | None:
        """The Okta that the address leads to, None while none was found."""
        return self.address.org

    @property
    def console(self) -> str:
        """Where the Admin Console is, in words; Okta itself where it is simulated here."""
        return self.org.host if self.org and not is_this_computer(self.org.host) else "Okta"

    @property
    def client_id(self) -> str:
        """The sign-in app that is known for this Okta, `""` where none is."""
        return self.client_ids.get(self.org.url, "") if self.org else ""

    @property
    def redirects(self) -> tuple[str, ...]:
        """Where a sign-in app has to send the browser back to."""
        return okta_redirects(self._service.okta_ports)

    @property
    def permissions(self) -> tuple[str, ...]:
        """What a sign-in app has to be granted."""
        return tuple(scopes_to_grant(Service.OKTA))

    def public_key(self) -> str:
        """Return what is pasted into a service app: the public part of the key, made when asked."""
        return json.dumps(self._key(org).public()) if (org := self.org) else ""

    def with_token(self, token: Secret) -> None:
        """Sign in with an API token."""
        self.run(lambda org: self._service.okta_with_token(org, token))

    def as_service(self, client_id: str) -> None:
        """Sign in as a service app, which has the public part of the key."""
        self.run(lambda org: self._service.okta_as_service(org, client_id, self._key(org)))

    def in_browser(self, client_id: str) -> None:
        """Sign in in the browser, through a sign-in app."""
        if org := self.org:
            self._wait(self._service.browser_to_okta(org, client_id), client_id)

    def by_code(self, client_id: str) -> None:
        """Sign in by a code that is entered on a page, on this or another computer."""
        if org := self.org:
            self._wait(self._service.code_to_okta(org, client_id), client_id)

    def set_up(self, token: Secret) -> None:
        """Have the sign-in app made with a token, sign in, and have the token destroyed."""
        if org := self.org:
            self._set_up = SetUpSignIn(self._service, org, token)
            self._set_up.on_tick.append(lambda _tick: self.changed.emit())
            self._set_up.on_sign_in.append(self._show_sign_in)
            self.set_up_again()

    def set_up_again(self) -> None:
        """Go on with the set-up where it was broken off."""
        if self._set_up is not None:
            set_up = self._set_up
            self.run(lambda _org: self._by_set_up(set_up))

    @property
    def can_set_up_again(self) -> bool:
        """Whether there is a set-up that was broken off."""
        return self._set_up is not None and not self.busy

    @property
    def ticks(self) -> frozenset[Tick]:
        """What of the set-up was read back."""
        return frozenset(self._set_up.state.ticks) if self._set_up else frozenset()

    def _key(self, org: Org) -> SigningKey:
        if org.url not in self._keys:
            self._keys[org.url] = make_key()
        return self._keys[org.url]

    async def _by_set_up(self, set_up: SetUpSignIn) -> OktaSide:
        result = await set_up.run()
        self.done, self.left_over, self._set_up = self.ticks, result.problem, None
        return result.side

    def _wait(self, sign_in: SignIn, client_id: str) -> None:
        self.run(lambda org: self._service.okta_by(org, client_id, sign_in))
        self._show_sign_in(sign_in)

    def look_again(self) -> None:
        """Ask again what the sign-in may do, after a role or an app was changed in Okta.

        What was found before is kept until there is an answer, so that it can be asked once more.
        """
        if self.side is not None:
            side = self.side
            self.run(lambda org: self._service.okta_side(org, side.auth))
            self.side = side
            self.changed.emit()

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

    def clear(self) -> None:
        """Take in that somebody does something else: what was said is no longer about it."""
        self._work.stop()
        self._end_waiting()
        self._set_up, self.done = None, frozenset()
        self.side = self.problem = None
        self.changed.emit()

    def stop(self) -> None:
        """Ask no more."""
        self.address.stop()
        super().stop()

    def _follow_address(self) -> None:
        if self.side is not None or self.problem is not None or self._work.running:
            self.clear()
        self.changed.emit()

    def _fail(self, problem: Problem) -> None:
        if self._set_up and not (self.ticks or problem.retry):
            self._set_up = None  # nothing came about, and with this token nothing will
        super()._fail(problem)
