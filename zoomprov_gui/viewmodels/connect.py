"""Connecting a company: Okta, then Zoom, then whether it is the right one, and keeping it."""

import asyncio
from enum import Enum
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.clients.oauth_tokens import Tokens
from zoomprov_gui.domain.addresses import is_this_computer
from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.workspaces import OktaSignIn, Workspace, ZoomSignIn
from zoomprov_gui.services.connect import ConnectService, OktaSide, ZoomSide, two_companies
from zoomprov_gui.services.keeping import Keeping
from zoomprov_gui.viewmodels.connect_okta import OktaConnecting
from zoomprov_gui.viewmodels.connect_zoom import ZoomConnecting
from zoomprov_gui.viewmodels.latest import Latest
from zoomprov_gui.viewmodels.signing_in import SigningIn

SIGN_IN = "Sign in"
SIGN_IN_AGAIN = "Sign in again"
WITHOUT_SAVING = "Sign in without saving"


class Card(Enum):
    """What the card of the welcome page shows."""

    OKTA = "okta"
    CHOICE = "choice"
    SET_UP = "set_up"
    BY_HAND = "by_hand"
    SERVICE = "service"
    TOKEN = "token"  # noqa: S105 - a card, no token
    WAITING = "waiting"
    ZOOM = "zoom"
    COMPANY = "company"


_BACK = {
    Card.CHOICE: Card.OKTA,
    Card.TOKEN: Card.OKTA,
    Card.SERVICE: Card.OKTA,
    Card.SET_UP: Card.CHOICE,
    Card.BY_HAND: Card.CHOICE,
    Card.ZOOM: Card.OKTA,
    Card.COMPANY: Card.ZOOM,
}


class ConnectViewModel(QObject):
    """The welcome page. `changed`: what the card shows; `connected` carries the Workspace.

    `only`: the one side that is signed in to again, None for a company's first time.
    """

    changed = Signal()
    connected = Signal(object)

    def __init__(
        self,
        service: ConnectService,
        keeping: Keeping,
        background: asyncio.TaskGroup,
        *,
        only: Service | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self.only = only
        self.okta = OktaConnecting(service, background, self)
        self.zoom = ZoomConnecting(service, background, self)
        self._work = Latest(background, self)
        self.card = Card.ZOOM if only is Service.ZOOM else Card.OKTA
        self.problem: Problem | None = None
        self._connect()

    @property
    def known(self) -> Workspace | None:
        """The company that is signed in to again, None for a new one."""
        return self._keeping.known

    @property
    def saving(self) -> bool:
        """Whether what was connected is being kept; the keyring may be asking a person."""
        return self._work.running

    @property
    def without_saving(self) -> bool:
        """Whether sign-ins last only as long as this program."""
        return not self._keeping.saves

    def start(self) -> None:
        """Begin with what is known of the company: from a set-up file, or because it is saved."""
        draft = self._keeping.draft
        # The app of a key signs nobody in in the browser; its card takes the id up by itself.
        if draft.okta.client_id and draft.okta.sign_in is not OktaSignIn.SERVICE:
            self.okta.client_ids[draft.okta.url] = draft.okta.client_id
        if draft.zoom.sign_in is ZoomSignIn.BROWSER:
            self.zoom.client_id = draft.zoom.client_id
        if draft.okta.url:
            self.okta.address.check(draft.okta.url.removeprefix("https://"))
        self.changed.emit()

    @property
    def draft(self) -> Workspace:
        """What is known of the company."""
        return self._keeping.draft

    def go_to(self, card: Card) -> None:
        """Show another card."""
        self.card, self.problem = card, None
        self.changed.emit()

    @property
    def waiting(self) -> SigningIn | None:
        """The sign-in that waits for somebody, None while none does."""
        return self.okta.waiting or self.zoom.waiting

    @property
    def shown(self) -> Card:
        """What the card shows: a sign-in that waits stands before everything but its own page."""
        return Card.WAITING if self.waiting and self.card is not Card.SET_UP else self.card

    @property
    def okta_is_here(self) -> bool:
        """Whether Okta is a simulated one on this computer, whose Zoom has to be named."""
        return self.okta.org is not None and is_this_computer(self.okta.org.host)

    def sign_in_in_browser(self) -> None:
        """Sign in to Okta in the browser, or ask first how its sign-in app is to come about."""
        if self.okta.client_id:
            self.okta.in_browser(self.okta.client_id)
        else:
            self.go_to(Card.CHOICE)

    def cancel(self) -> None:
        """End the sign-in that waits for somebody."""
        self.okta.clear()
        self.zoom.edit()

    def back(self) -> None:
        """Show the card before this one."""
        self.okta.clear()
        self.zoom.edit()
        self.go_to(_BACK.get(self.card, Card.OKTA))

    @property
    def can_go_back(self) -> bool:
        """Whether there is a card before this one."""
        return self.card in _BACK and not (self.only is Service.ZOOM and self.card is Card.ZOOM)

    @property
    def warning(self) -> str:
        """What is odd about the two sides together, `""` where nothing is."""
        okta, zoom = self.okta.side, self.zoom.side
        if okta is not None and zoom is not None and two_companies(okta, zoom):
            return (
                f"People in Okta have addresses at {_listed(okta.read.domains)},"
                f" people in Zoom at {_listed(zoom.read.domains)}."
            )
        return ""

    @property
    def tokens(self) -> dict[Service, Tokens]:
        """What the sign-ins of this moment gave, so that nobody has to sign in twice."""
        sides = ((Service.OKTA, self.okta.side), (Service.ZOOM, self.zoom.side))
        return {service: side.tokens for service, side in sides if side and side.tokens}

    @property
    def okta_facts(self) -> tuple[tuple[str, str], ...]:
        """What was read of Okta, as names and values."""
        side = self.okta.side
        if side is None:
            return ()
        who = side.read.who
        facts = (
            ("Company", side.company),
            ("Address", urlsplit(side.org.url).netloc),
            ("Signed in as", who.login if who else "the app itself"),
            (
                "Role",
                ", ".join(role.replace("_", " ").capitalize() for role in side.read.roles or ()),
            ),
        )
        return tuple(fact for fact in facts if fact[1])

    @property
    def zoom_facts(self) -> tuple[tuple[str, str], ...]:
        """What was read of Zoom, as names and values."""
        side = self.zoom.side
        if side is None:
            return ()
        account, people = side.read.account, side.read.people
        facts = (
            ("Account", account.name or side.account_id),
            ("Plan", account.plan),
            ("Owner", account.owner_email),
            ("Address", account.vanity_url.removeprefix("https://")),
            ("People", "" if people is None else f"{people:,}"),
        )
        return tuple(fact for fact in facts if fact[1])

    def keep(self) -> None:
        """Keep the company and open it: somebody said that it is the right one."""
        self.problem = None
        self._work.start(self._keep)
        self.changed.emit()

    def act(self, action: str) -> None:
        """Do what a button below a problem of keeping stands for."""
        if action == WITHOUT_SAVING:
            self._keeping.saves = False
            self.keep()
        elif action == SIGN_IN_AGAIN:
            self.problem = None
            self._work.start(self._keep_anew)
        else:
            self.keep()

    def stop(self) -> None:
        """End everything that goes on."""
        self.okta.stop()
        self.zoom.stop()
        self._work.stop()

    async def _keep(self) -> None:
        okta = self.okta.side if self.only is not Service.ZOOM else None
        zoom = self.zoom.side if self.only is not Service.OKTA else None
        self.connected.emit(await self._keeping.keep(okta, zoom))

    async def _keep_anew(self) -> None:
        await self._keeping.begin_anew()
        await self._keep()

    def _take_okta(self, side: OktaSide) -> None:
        known = self.known
        if known is not None and known.okta.url and side.org.url != known.okta.url:
            self._refuse(Service.OKTA, known.okta.url, side.org.url)
        elif self.only is Service.OKTA:
            self.keep()
        else:
            self._keeping.remember_half(side)
            self.go_to(Card.ZOOM)

    def _take_zoom(self, side: ZoomSide) -> None:
        known = self.known
        before = known.zoom.account_id if known is not None else ""
        if before and side.account_id != before:
            self._refuse(Service.ZOOM, known.zoom.who if known else "", side.read.account.name)
        elif self.only is Service.ZOOM:
            self.keep()
        else:
            self.go_to(Card.COMPANY)

    def _refuse(self, service: Service, expected: str, found: str) -> None:
        """Say that this is the sign-in of another company, and keep nothing of it."""
        self.problem = diagnose(NotConnected(service, "other_company", reason=found, hint=expected))
        self.changed.emit()

    def _fail(self, problem: Problem) -> None:
        self.problem = problem
        self.changed.emit()

    def _connect(self) -> None:
        self.okta.changed.connect(self.changed)
        self.zoom.changed.connect(self.changed)
        self.okta.signed_in.connect(self._take_okta)
        self.zoom.signed_in.connect(self._take_zoom)
        self._work.failed.connect(self._fail)
        self._work.running_changed.connect(lambda _running: self.changed.emit())


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)[:3])
