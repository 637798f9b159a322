"""The app in Okta that this program signs in with: made, given its permissions, read back.

Bodies as in Okta's documentation of OIDC apps (facts/okta.md §5 §6; REC apps-list-get-014).
"""

from msgspec import Struct, field

from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.links import segment
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.short_lists import read_all
from zoomprov_gui.domain.errors import Refused

LABEL = "zoomprov"
GRANT_TYPES = (
    "authorization_code",
    "refresh_token",
    "urn:ietf:params:oauth:grant-type:device_code",
)


class _OAuthCredentials(Struct):
    client_id: str | None = None
    method: str | None = field(default=None, name="token_endpoint_auth_method")


class _Credentials(Struct):
    oauth: _OAuthCredentials | None = field(default=None, name="oauthClient")


class _OAuthSettings(Struct):
    redirect_uris: list[str] | None = None
    grant_types: list[str] | None = None
    application_type: str | None = None


class _Settings(Struct):
    oauth: _OAuthSettings | None = field(default=None, name="oauthClient")


class _App(Struct):
    id: str | None = None
    name: str | None = None
    label: str | None = None
    status: str | None = None
    credentials: _Credentials | None = None
    settings: _Settings | None = None


class _Grant(Struct):
    scope: str | None = field(default=None, name="scopeId")
    status: str | None = None


class SignInApp(Struct, frozen=True):
    """What was read of the app; `fits` where it is just as this program needs it."""

    app_id: str
    client_id: str
    fits: bool


class SignInApps:
    """The calls about the sign-in app, and the end of the token that they are made with.

    `redirects` are where Okta may send the browser back to.
    """

    def __init__(self, session: ApiSession, redirects: tuple[str, ...]) -> None:
        self._session = session
        self._redirects = redirects

    async def find(self) -> SignInApp | None:
        """Return an app that an earlier set-up has left, ready to be used again."""
        params: dict[str, str | int] = {"q": LABEL, "limit": 200}
        rows, _ = await read_all(self._session, "/api/v1/apps", list[_App], params)
        ours = (self._read(row) for row in rows if row.label == LABEL)
        return next((app for app in ours if app.fits), None)

    async def create(self) -> str:
        """Make the app, and return its id; whether it is as it should be, `read` tells."""
        response = await self._session.send(
            "POST", "/api/v1/apps", json=_body(self._redirects), reads=False
        )
        return self._session.read(response, _App).id or ""

    async def read(self, app_id: str) -> SignInApp:
        """Return the app as Okta has it."""
        response = await self._session.send("GET", f"/api/v1/apps/{segment(app_id)}", reads=True)
        return self._read(self._session.read(response, _App))

    async def granted(self, app_id: str) -> frozenset[str]:
        """Return the permissions that the app may ask for."""
        path = f"/api/v1/apps/{segment(app_id)}/grants"
        rows, _ = await read_all(self._session, path, list[_Grant], {})
        return frozenset(row.scope for row in rows if row.scope and row.status != "REVOKED")

    async def grant(self, app_id: str, scope: str, issuer: str) -> None:
        """Let the app ask for a permission; only a Super Admin can."""
        path = f"/api/v1/apps/{segment(app_id)}/grants"
        body = {"scopeId": scope, "issuer": issuer}
        await self._session.send("POST", path, json=body, reads=False)

    async def assign(self, app_id: str, user_id: str) -> None:
        """Let a person sign in to the app."""
        client = OktaClient(self._session)
        if await client.assignment(app_id, user_id) is None:
            await client.assign(app_id, user_id)

    async def is_assigned(self, app_id: str, user_id: str) -> bool:
        """Tell whether a person may sign in to the app."""
        return await OktaClient(self._session).assignment(app_id, user_id) is not None

    async def end_token(self) -> None:
        """Take back the very token that we are signed in with."""
        await self._session.send("DELETE", "/api/v1/api-tokens/current", reads=False)

    async def token_works(self) -> bool:
        """Tell whether Okta still takes the token."""
        try:
            await OktaClient(self._session).me()
        except Refused as error:
            if error.status == 401:
                return False
            raise
        return True

    def _read(self, row: _App) -> SignInApp:
        oauth = row.settings.oauth if row.settings else None
        credentials = row.credentials.oauth if row.credentials else None
        redirects = set(oauth.redirect_uris or ()) if oauth else set[str]()
        grants = set(oauth.grant_types or ()) if oauth else set[str]()
        client_id = (credentials.client_id if credentials else None) or ""
        fits = (
            row.status == "ACTIVE"
            and bool(client_id)
            and oauth is not None
            and oauth.application_type == "native"
            and credentials is not None
            and credentials.method == "none"
            and redirects >= set(self._redirects)
            and grants >= set(GRANT_TYPES)
        )
        return SignInApp(row.id or "", client_id, fits)


def _body(redirects: tuple[str, ...]) -> dict[str, object]:
    return {
        "name": "oidc_client",
        "label": LABEL,
        "signOnMode": "OPENID_CONNECT",
        "credentials": {
            "oauthClient": {
                "autoKeyRotation": True,
                "token_endpoint_auth_method": "none",
                "pkce_required": True,
            }
        },
        "settings": {
            "oauthClient": {
                "application_type": "native",
                "grant_types": list(GRANT_TYPES),
                "response_types": ["code"],
                "redirect_uris": list(redirects),
            }
        },
    }
