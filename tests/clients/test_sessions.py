"""Each kind of sign-in in a connection becomes a session that works, against the simulator."""

import httpx
import pytest

from tests.support.oauth import TokenServer, tokens
from zoomprov_gui.clients.auth import OAuthClient, OAuthUser, OktaToken, ZoomServerToServer
from zoomprov_gui.clients.connection import (
    ApiToken,
    OAuthNative,
    OAuthPkce,
    OAuthService,
    ServerToServer,
)
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_keys import make_key
from zoomprov_gui.clients.sessions import okta_session, okta_sign_in, zoom_session, zoom_sign_in
from zoomprov_gui.domain.secret import Secret

OKTA, ZOOM = "https://acme.okta.com", "https://zoom.us/oauth"
NOWHERE = Network(
    to_okta=httpx.MockTransport(lambda _: httpx.Response(200, json=[])),
    to_zoom=httpx.MockTransport(lambda _: httpx.Response(200, json={})),
)


@pytest.mark.parametrize(
    ("auth", "kind"),
    [
        (ApiToken(token=Secret("canary")), OktaToken),
        (OAuthNative(client_id="a", refresh_token=Secret("canary")), OAuthUser),
        (OAuthService(client_id="a", private_key=make_key().private()), OAuthClient),
    ],
)
async def test_each_way_into_okta_has_its_signer(auth, kind):
    signer = okta_sign_in(OKTA, auth, NOWHERE)
    session = okta_session(OKTA, signer, NOWHERE)

    assert type(signer) is kind
    assert session.host == "acme.okta.com"
    await session.aclose()


@pytest.mark.parametrize(
    ("auth", "kind"),
    [
        (
            ServerToServer(account_id="a", client_id="b", client_secret=Secret("canary")),
            ZoomServerToServer,
        ),
        (OAuthPkce(client_id="a", refresh_token=Secret("canary")), OAuthUser),
    ],
)
async def test_each_way_into_zoom_has_its_signer(auth, kind):
    signer = zoom_sign_in(ZOOM, auth, NOWHERE)
    session = zoom_session("https://api.zoom.us/v2", signer, NOWHERE)

    assert type(signer) is kind
    await session.aclose()


async def test_a_service_app_asks_for_what_the_document_names_or_for_all_we_use():
    server, key = TokenServer(tokens()), make_key().private()
    named = OAuthService(client_id="a", private_key=key, scopes=("okta.apps.read",))
    plain = OAuthService(client_id="a", private_key=key)

    for auth in (named, plain):
        signer = okta_sign_in(OKTA, auth, server.network())
        await signer.ensure()
        await signer.aclose()

    assert server.forms[0]["scope"] == "okta.apps.read"
    assert "okta.users.manage" in server.forms[1]["scope"].split()
