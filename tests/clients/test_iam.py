"""OAuth against an authorization server that is not ours: Canaille, on Authlib's server side."""

import logging
import os
import threading
import warnings
from contextlib import aclosing
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.support.browsers import browsing
from tests.support.connecting import outcome
from tests.support.doors import free_port
from zoomprov_gui.clients.auth import OAuthUser
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_code import CodeRequest
from zoomprov_gui.clients.oauth_server import Metadata, server_of
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.services.sign_ins import BrowserSignIn

SCOPES = ("profile", "offline_access")  # `openid` would want an ID token's nonce
CALLBACK = "http://127.0.0.1:{port}/okta/callback"


@pytest.fixture(scope="module")
def iam(tmp_path_factory):
    """Serve Canaille in a thread, with a public client and somebody who is signed in there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pytest_iam  # noqa: PLC0415 - half a second that only this test needs

        port, own = free_port(), free_port()
        config = pytest_iam.iam_configuration.__wrapped__(tmp_path_factory, port)
        app = pytest_iam.create_app(config=config, env_file=".none.env", env_prefix="NONE_")
        server = pytest_iam.Server(app, port, pytest_iam.Backend.instance)
        with app.app_context():
            server.own_port = own
            server.public = _client(server, "public", own, token_endpoint_auth_method="none")
            person = server.random_user()
            server.login(person)
            server.consent(person, server.public)
    # Whatever its libraries warn about is not about us.
    quiet = threading.Thread(target=_serve, args=(server,), daemon=True)
    quiet.start()
    yield server
    server.httpd.shutdown()
    quiet.join()
    os.environ.pop("AUTHLIB_INSECURE_TRANSPORT", None)


def _serve(server):
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server.httpd.serve_forever()


def _client(server, name, port, **more):
    known = {
        "client_id": name,
        "client_name": name,
        "client_uri": "https://app.example",
        "redirect_uris": [CALLBACK.format(port=port)],
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "scope": list(SCOPES),
    }
    client = server.models.Client(**{**known, **more})
    server.backend.save(client)
    return client


async def described(iam):
    url = iam.url.rstrip("/")
    async with Network().client(Service.OKTA, url) as client:
        response = await client.get(f"{url}/.well-known/openid-configuration")
    return server_of(Service.OKTA, url, decode(response.content, Metadata))


async def sign_in(iam):
    server = await described(iam)
    async with browsing(None) as browser:
        waiting = BrowserSignIn(
            server, "public", SCOPES, Network(), browser=browser.open, ports=(iam.own_port,)
        )
        tokens = await waiting.tokens()
    return server, tokens, browser


async def test_its_own_description_is_understood(iam):
    server = await described(iam)

    assert server.issuer == iam.url.rstrip("/")
    assert server.token_url.startswith(server.issuer)


async def test_the_browser_signs_in_with_a_challenge_and_no_secret(iam):
    _, tokens, browser = await sign_in(iam)

    assert tokens.access.reveal()
    assert tokens.refresh is not None
    assert "go back to the app" in browser.pages[-1].text
    with iam.app.app_context():
        (given,) = iam.backend.query(iam.models.Token, access_token=tokens.access.reveal())
        assert given.subject.user_name == iam.logged_user.user_name


async def test_a_refresh_token_is_renewed_and_the_one_before_is_worth_nothing(iam):
    server, tokens, _ = await sign_in(iam)
    kept, clock = [], [0.0]
    auth = OAuthUser(
        server, "public", Network(), refresh_token=tokens.refresh, keep=kept.append,
        clock=lambda: clock[0],
    )  # fmt: skip
    old = OAuthUser(server, "public", Network(), refresh_token=tokens.refresh)
    async with aclosing(auth), aclosing(old):
        first = await auth.ensure()
        clock[0] = first.ends_at
        second = await auth.ensure()
        with pytest.raises(Refused) as caught:
            await old.ensure()

    assert first.refresh != second.refresh  # its access tokens differ by the second only
    assert kept == [first.refresh, second.refresh]
    assert caught.value.code == "invalid_grant"


async def code_of(iam, request):
    """Return the answer that the browser would bring, of the only code there is.

    Canaille's store in memory finds the wrong one of several.
    """
    with iam.app.app_context():
        for code in iam.backend.query(iam.models.AuthorizationCode):
            iam.backend.delete(code)
    lost = []
    async with browsing(None, on_way_back=lost.append) as browser:
        await browser.visit(request.url)
    return {name: values[0] for name, values in parse_qs(urlsplit(lost[0]).query).items()}


async def test_a_code_is_worth_nothing_with_another_verifier(iam):
    server = await described(iam)
    request = CodeRequest(server, "public", SCOPES, CALLBACK.format(port=iam.own_port))
    answer = await code_of(iam, request)
    request._verifier = Secret("x" * 64)
    async with aclosing(TokenEndpoint(server, Network())) as endpoint:
        with pytest.raises(Refused) as caught:
            await request.redeem(answer, endpoint)

    assert (caught.value.code, caught.value.text) == ("invalid_grant", "Code challenge failed.")


async def test_a_code_is_worth_nothing_twice(iam):
    server = await described(iam)
    request = CodeRequest(server, "public", SCOPES, CALLBACK.format(port=iam.own_port))
    answer = await code_of(iam, request)
    async with aclosing(TokenEndpoint(server, Network())) as endpoint:
        await request.redeem(answer, endpoint)
        request._used = False
        with pytest.raises(Refused) as caught:
            await request.redeem(answer, endpoint)

    assert caught.value.code == "invalid_grant"


async def test_its_refusals_are_told_with_their_code(iam):
    server = await described(iam)
    endpoint = TokenEndpoint(server, Network())
    async with aclosing(endpoint):
        with pytest.raises(Refused) as caught:
            await endpoint.ask(lambda: {"grant_type": "password", "client_id": "public"})

    assert caught.value.code in {"unauthorized_client", "unsupported_grant_type", "invalid_request"}
    assert httpx.URL(server.token_url).path == caught.value.exchange.path


async def test_what_it_refuses_in_the_browser_is_told_in_the_app(iam):
    server = await described(iam)
    async with browsing(None) as browser:
        waiting = BrowserSignIn(
            server, "public", ("openid",), Network(), browser=browser.open, ports=(iam.own_port,)
        )
        error = await outcome(waiting.tokens())

    assert isinstance(error, Refused)
    assert (error.code, "nonce" in error.text) == ("invalid_request", True)
