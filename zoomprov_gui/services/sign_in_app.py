"""Set it up for me: a token pasted once makes the sign-in app, we sign in, the token is destroyed.

Each of the three is ticked only after a read that shows it; begun again, it goes on where it was.
"""

from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from enum import Enum

from zoomprov_gui.clients.connection import ApiToken, OAuthNative, okta_redirects
from zoomprov_gui.clients.discovery import Org
from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.sessions import okta_session, okta_sign_in
from zoomprov_gui.clients.sign_in_app import SignInApp, SignInApps
from zoomprov_gui.domain.connecting import of_pasted_token
from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import ExpectedError, NotConnected, Refused
from zoomprov_gui.domain.people import DirectoryPerson, Service
from zoomprov_gui.domain.permissions import permission, scopes_to_ask, scopes_to_grant
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.services.connect import ConnectService, OktaSide, tidied
from zoomprov_gui.services.sign_ins import OFFLINE, BrowserSignIn


class Tick(Enum):
    """What the page ticks, in this order."""

    CREATED = "created"
    SIGNED_IN = "signed_in"
    TOKEN_DESTROYED = "token_destroyed"  # noqa: S105 - a tick, not a secret

    @property
    def sentence(self) -> str:
        """What has been read when it is ticked."""
        return {
            Tick.CREATED: "The sign-in app is in Okta, with the permissions it needs.",
            Tick.SIGNED_IN: "You are signed in through it.",
            Tick.TOKEN_DESTROYED: "Okta does not take the pasted token any more.",
        }[self]


@dataclass(slots=True, kw_only=True)
class SetUpState:
    """How far it is. `ticks`: when each was read, in seconds since 1970.

    `left_out`: permissions that Okta did not want to give, and that the program can do without.
    """

    ticks: dict[Tick, float] = field(default_factory=dict)
    app: SignInApp | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpResult:
    """What came of it. `problem`: signed in, but the pasted token may still work."""

    side: OktaSide
    problem: Problem | None = None


class SetUpSignIn:
    """The set-up of one company with one pasted token. `run` may be called again after an error.

    `on_tick` hears of each tick; `on_sign_in` of the sign-in to show while the browser is open.
    """

    def __init__(self, connect: ConnectService, org: Org, token: Secret) -> None:
        self.state = SetUpState()
        self.on_tick: list[Callable[[Tick], None]] = []
        self.on_sign_in: list[Callable[[BrowserSignIn], None]] = []
        self._connect = connect
        self._org = org
        self._auth = ApiToken(token=tidied(token, Service.OKTA))

    async def run(self) -> SetUpResult:
        """Make the app, sign in, destroy the token. Cancelling it leaves the token as it is.

        Raises what prevents the first two; `NotConnected` with `read_only`, `super_admin`,
        `not_set_up` or `other_person`, and what a sign-in raises.
        """
        if self._connect.read_only():
            raise NotConnected(Service.OKTA, "read_only", reason="nothing may be changed now")
        network = self._connect.network
        sign_in = okta_sign_in(self._org.url, self._auth, network)
        async with aclosing(okta_session(self._org.url, sign_in, network)) as session:
            redirects = okta_redirects(self._connect.okta_ports)
            apps, me = SignInApps(session, redirects), await self._owner(session)
            if me is None:
                raise NotConnected(Service.OKTA, "token", reason="it belongs to nobody")
            app, granted = await self._created(apps, me)
            side = await self._signed_in(app, granted, me)
            return SetUpResult(side=side, problem=await self._destroyed(apps))

    async def _owner(self, session: ApiSession) -> DirectoryPerson | None:
        try:
            return await OktaClient(session).me()
        except Refused as error:
            raise of_pasted_token(error) from error

    async def _created(
        self, apps: SignInApps, me: DirectoryPerson
    ) -> tuple[SignInApp, frozenset[str]]:
        """Make the app or use the one that is there; tick it when it reads as it should."""
        found = self.state.app or await apps.find()
        app_id = found.app_id if found else await apps.create()
        granted = await self._granted(apps, app_id)
        await apps.assign(app_id, me.user_id)
        app = await apps.read(app_id)
        if not app.fits or not await apps.is_assigned(app_id, me.user_id):
            raise NotConnected(Service.OKTA, "not_set_up", reason="the app is not as we set it up")
        self.state.app = app
        self._tick(Tick.CREATED)
        return app, granted

    async def _granted(self, apps: SignInApps, app_id: str) -> frozenset[str]:
        """Give the app its permissions, and return those that it then has."""
        before = await apps.granted(app_id)
        wanted = [scope for scope in scopes_to_grant(Service.OKTA) if scope not in before]
        for scope in wanted:
            try:
                await apps.grant(app_id, scope, self._org.server.issuer)
            except Refused as error:
                _raise_unless_optional(error, scope)
        after = await apps.granted(app_id) if wanted else before
        missing = [scope for scope in scopes_to_grant(Service.OKTA) if scope not in after]
        if needed := [scope for scope in missing if permission(scope).needed]:
            words = f"the app lacks {', '.join(needed)}"
            raise NotConnected(Service.OKTA, "not_set_up", reason=words)
        self.state.left_out = tuple(missing)
        return after

    async def _signed_in(
        self, app: SignInApp, granted: frozenset[str], me: DirectoryPerson
    ) -> OktaSide:
        """Sign in through the app; tick it when Okta says that it is the token's own maker."""
        asked = [s for s in scopes_to_ask(Service.OKTA, changes=True) if s in granted]
        browser = self._connect.browser_to_okta(self._org, app.client_id, scopes=(*asked, OFFLINE))
        for listener in list(self.on_sign_in):
            listener(browser)
        tokens = await browser.tokens()
        auth = OAuthNative(
            client_id=app.client_id, refresh_token=tokens.refresh, scopes=tuple(asked)
        )
        side = await self._connect.okta_side(self._org, auth, tokens=tokens)
        who = side.read.who
        if who is None or who.user_id != me.user_id:
            other = who.login if who else "nobody that Okta names"
            raise NotConnected(Service.OKTA, "other_person", reason=other, hint=me.login)
        self._tick(Tick.SIGNED_IN)
        return side

    async def _destroyed(self, apps: SignInApps) -> Problem | None:
        """Destroy the token; tick it when Okta refuses it. What prevents that spoils nothing."""
        try:
            await apps.end_token()
            if await apps.token_works():
                raise NotConnected(Service.OKTA, "not_revoked", reason="it still signs us in")
        except ExpectedError as error:
            if isinstance(error, NotConnected):
                return diagnose(error)
            return diagnose(NotConnected(Service.OKTA, "not_revoked", reason=str(error)))
        self._tick(Tick.TOKEN_DESTROYED)
        return None

    def _tick(self, tick: Tick) -> None:
        self.state.ticks[tick] = self._connect.network.clock()
        for listener in list(self.on_tick):
            listener(tick)


def _raise_unless_optional(error: Refused, scope: str) -> None:
    if error.status == 403:
        raise NotConnected(Service.OKTA, "super_admin", reason=error.text) from error
    # An organisation may not have every scope; what the program can do without is left out.
    if error.status != 400 or permission(scope).needed:
        raise error
