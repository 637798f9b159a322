"""Everything between a typed address and a signed-in Okta and Zoom, for pages to show and stop.

Every method raises an `ExpectedError` that `diagnose` puts into words; nothing is stored here: what
comes back is a `Connection`'s parts, for whoever keeps them.
"""

from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from zoomprov_gui.clients.browser import open_in_browser
from zoomprov_gui.clients.connection import (
    OKTA_PORTS,
    ZOOM_API,
    ZOOM_OAUTH,
    ApiToken,
    Connection,
    OAuthNative,
    OAuthPkce,
    OAuthService,
    OktaAuth,
    ServerToServer,
    ZoomAuth,
)
from zoomprov_gui.clients.discovery import Org, Resolve, find_org, name_is_known
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_keys import SigningKey
from zoomprov_gui.clients.oauth_server import zoom_server
from zoomprov_gui.clients.oauth_tokens import Tokens
from zoomprov_gui.clients.sessions import (
    Keep,
    okta_session,
    okta_sign_in,
    zoom_session,
    zoom_sign_in,
)
from zoomprov_gui.domain.access import look_like_two_companies
from zoomprov_gui.domain.connecting import clocks_differ, of_pasted_token
from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import NotConnected, Refused
from zoomprov_gui.domain.pasting import Pasted
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import scopes_to_ask
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.zoom_addresses import ZoomPlace
from zoomprov_gui.services.access import (
    OktaAccess,
    ZoomAccess,
    read_okta_access,
    read_zoom_access,
)
from zoomprov_gui.services.apply import never
from zoomprov_gui.services.sign_ins import (
    OFFLINE,
    BrowserSignIn,
    DeviceSignIn,
    OpenBrowser,
    SignIn,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OktaSide:
    """A signed-in Okta: where, with what, as whom, and what that allows.

    `auth` is what to keep in the vault; `tokens` are those of this moment, so that opening the
    company needs no second sign-in.
    """

    org: Org
    auth: OktaAuth
    read: OktaAccess
    tokens: Tokens | None = field(default=None, repr=False)

    @property
    def company(self) -> str:
        """What the company calls itself, its host where that may not be read."""
        return self.read.company or self.org.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoomSide:
    """A signed-in Zoom: where, with what, as whom, and what that allows."""

    api_url: str
    oauth_url: str
    auth: ZoomAuth
    read: ZoomAccess
    tokens: Tokens | None = field(default=None, repr=False)

    @property
    def account_id(self) -> str:
        """What Zoom calls the account, `""` where it may not be read."""
        own = self.auth.account_id if isinstance(self.auth, ServerToServer) else ""
        return own or self.read.account.account_id


class _Renewed:
    """Remembers the latest refresh token, and passes it on."""

    def __init__(self, keep: Keep | None) -> None:
        self.token: Secret | None = None
        self._keep = keep

    def __call__(self, token: Secret) -> None:
        self.token = token
        if self._keep is not None:
            self._keep(token)


class ConnectService:
    """Finds, signs in and checks. `network` leads to the services, `browser` opens a page.

    `zoom_place` is where Zoom is asked; it may be set to another one between two sign-ins.
    `read_only` tells whether nothing may be changed at this moment.
    """

    def __init__(
        self,
        network: Network,
        *,
        browser: OpenBrowser = open_in_browser,
        resolve: Resolve = name_is_known,
        zoom_api_url: str = ZOOM_API,
        zoom_oauth_url: str = ZOOM_OAUTH,
        okta_ports: tuple[int, ...] = OKTA_PORTS,
        read_only: Callable[[], bool] = never,
    ) -> None:
        self.network = network
        self.read_only = read_only
        self._browser = browser
        self._resolve = resolve
        self.zoom_place = ZoomPlace(zoom_api_url, zoom_oauth_url)
        self.okta_ports = okta_ports

    async def find_org(self, pasted: str) -> Org:
        """Return the Okta that a pasted text means."""
        return await find_org(pasted, self.network, resolve=self._resolve)

    async def okta_with_token(self, org: Org, token: Secret) -> OktaSide:
        """Sign in to Okta with an API token."""
        auth = ApiToken(token=tidied(token, Service.OKTA))
        try:
            return await self.okta_side(org, auth)
        except Refused as error:
            raise of_pasted_token(error) from error

    async def zoom_with_app(
        self, account_id: str, client_id: str, client_secret: Secret
    ) -> ZoomSide:
        """Sign in to Zoom with the three values of a Server-to-Server app."""
        secret = tidied(client_secret, Service.ZOOM)
        auth = ServerToServer(
            account_id=tidied(Secret(account_id), Service.ZOOM).reveal(),
            client_id=tidied(Secret(client_id), Service.ZOOM).reveal(),
            client_secret=secret,
        )
        return await self.zoom_side(auth)

    async def zoom_with_paste(self, pasted: Pasted) -> ZoomSide:
        """Sign in to Zoom with what `recognise` found.

        Where the paste did not say which id is which and Zoom refuses, they are exchanged once.
        """
        if pasted.missing:
            raise NotConnected(Service.ZOOM, "fields", reason=", ".join(pasted.missing))
        fields = pasted.fields
        account, client = fields["account_id"], fields["client_id"]
        secret = Secret(fields["client_secret"])
        try:
            return await self.zoom_with_app(account, client, secret)
        except Refused as error:
            if not pasted.unsure or error.code not in {"invalid_client", "invalid_request"}:
                raise
        return await self.zoom_with_app(client, account, secret)

    def browser_to_okta(
        self,
        org: Org,
        client_id: str,
        *,
        changes: bool = True,
        scopes: tuple[str, ...] = (),
    ) -> BrowserSignIn:
        """Return a sign-in to Okta in the browser, to read only or to change as well."""
        return BrowserSignIn(
            org.server,
            client_id,
            scopes or (*scopes_to_ask(Service.OKTA, changes=changes), OFFLINE),
            self.network,
            browser=self._browser,
            ports=self.okta_ports,
        )

    def code_to_okta(self, org: Org, client_id: str, *, changes: bool = True) -> DeviceSignIn:
        """Return a sign-in to Okta by a code that is entered on a page."""
        scopes = (*scopes_to_ask(Service.OKTA, changes=changes), OFFLINE)
        return DeviceSignIn(org.server, client_id, scopes, self.network, browser=self._browser)

    def browser_to_zoom(self, client_id: str) -> BrowserSignIn:
        """Return a sign-in to Zoom in the browser; what it allows is set in the app in Zoom."""
        server = zoom_server(self.zoom_place.oauth_url)
        return BrowserSignIn(server, client_id, (), self.network, browser=self._browser)

    async def okta_by(self, org: Org, client_id: str, sign_in: SignIn) -> OktaSide:
        """Carry out a sign-in to Okta. Cancelling it stops it."""
        tokens = await sign_in.tokens()
        auth = OAuthNative(client_id=client_id, refresh_token=tokens.refresh)
        return await self.okta_side(org, auth, tokens=tokens)

    async def zoom_by(self, client_id: str, sign_in: SignIn) -> ZoomSide:
        """Carry out a sign-in to Zoom. Cancelling it stops it."""
        tokens = await sign_in.tokens()
        auth = OAuthPkce(client_id=client_id, refresh_token=tokens.refresh)
        return await self.zoom_side(auth, tokens=tokens)

    async def okta_as_service(self, org: Org, client_id: str, key: SigningKey) -> OktaSide:
        """Sign in to Okta as a service app; `key.public()` has to be with the app there.

        What it proves itself with is dated, so that a wrong clock is told as what it is.
        """
        auth = OAuthService(client_id=client_id, private_key=key.private())
        try:
            return await self.okta_side(org, auth)
        except Refused as error:
            if org.clock_off and error.code in {"invalid_client", "invalid_dpop_proof"}:
                raise clocks_differ(Service.OKTA, org.clock_off) from error
            raise

    async def okta_side(
        self,
        org: Org,
        auth: OktaAuth,
        *,
        tokens: Tokens | None = None,
        keep: Keep | None = None,
    ) -> OktaSide:
        """Read who a sign-in to Okta is and what it may do; also to look again later.

        `keep` is told a refresh token that takes the place of the one in `auth`.
        """
        renewed = _Renewed(keep)
        sign_in = okta_sign_in(org.url, auth, self.network, tokens=tokens, keep=renewed)
        async with aclosing(okta_session(org.url, sign_in, self.network)) as session:
            read = await read_okta_access(session, sign_in)
        if renewed.token and isinstance(auth, OAuthNative):
            auth = replace(auth, refresh_token=renewed.token)
        return OktaSide(org=org, auth=auth, read=read, tokens=tokens)

    async def zoom_side(
        self, auth: ZoomAuth, *, tokens: Tokens | None = None, keep: Keep | None = None
    ) -> ZoomSide:
        """Read who a sign-in to Zoom is and what it may do; also to look again later."""
        renewed, place = _Renewed(keep), self.zoom_place
        sign_in = zoom_sign_in(place.oauth_url, auth, self.network, tokens=tokens, keep=renewed)
        async with aclosing(zoom_session(place.api_url, sign_in, self.network)) as session:
            read = await read_zoom_access(session, sign_in, self.network.clock())
        if renewed.token and isinstance(auth, OAuthPkce):
            auth = replace(auth, refresh_token=renewed.token)
        return ZoomSide(
            api_url=place.api_url,
            oauth_url=place.oauth_url,
            auth=auth,
            read=read,
            tokens=tokens,
        )


def connection_of(okta: OktaSide, zoom: ZoomSide, app_id: str | None = None) -> Connection:
    """Put both sides together into what a workspace keeps."""
    return Connection(
        okta_url=okta.org.url,
        okta_auth=okta.auth,
        app_id=app_id,
        zoom_api_url=zoom.api_url,
        zoom_oauth_url=zoom.oauth_url,
        zoom_auth=zoom.auth,
    )


def clock_warning(org: Org) -> Problem | None:
    """Return what to say where this computer's clock is off, None where it is right."""
    return diagnose(clocks_differ(Service.OKTA, org.clock_off)) if org.clock_off else None


def two_companies(okta: OktaSide, zoom: ZoomSide) -> bool:
    """Tell whether to warn: the people of the two sides have no e-mail domain in common."""
    return look_like_two_companies(okta.read.domains, zoom.read.domains)


def tidied(secret: Secret, service: Service) -> Secret:
    """Return a pasted value without the blanks around it; one with blanks inside is none."""
    text = secret.reveal().strip().strip("\u200b\ufeff\"'")
    if not text or not all("!" <= character <= "~" for character in text):
        cause = "token" if service is Service.OKTA else "fields"
        raise NotConnected(service, cause, reason="it is empty, or has a blank in it")
    return Secret(text)
