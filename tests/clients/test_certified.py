"""OAuth against oidc-provider, a certified authorization server: device grant, keys, DPoP, ends."""

import asyncio
import time
from contextlib import aclosing
from dataclasses import replace

import httpx
import pytest

from tests.support.certified import at_a_browser, certified
from tests.support.connecting import outcome
from zoomprov_gui.clients import oauth_device
from zoomprov_gui.clients.auth import OAuthClient, OAuthUser
from zoomprov_gui.clients.bearer import Bearer
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_keys import SigningKey, make_key, read_key
from zoomprov_gui.clients.oauth_server import Metadata, okta_server, server_of
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import NotConnected, Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.sign_in import Stage
from zoomprov_gui.domain.workspaces import OktaSignIn, SavedOkta, Workspace
from zoomprov_gui.services.forgetting import sign_out
from zoomprov_gui.services.saved import OKTA_REFRESH
from zoomprov_gui.services.sign_ins import DeviceSignIn
from zoomprov_gui.storage.vault import Vault

SCOPES = ("openid", "offline_access")
WORK = ("okta.users.read", "okta.apps.read")
KEYS = {"service": make_key(), "rsa": make_key("RS256")}


def service(name: str, **more: object) -> dict[str, object]:
    return {
        "client_id": name,
        "token_endpoint_auth_method": "private_key_jwt",
        "token_endpoint_auth_signing_alg": KEYS[name].algorithm,
        "grant_types": ["client_credentials"],
        "redirect_uris": [],
        "response_types": [],
        "jwks": {"keys": [KEYS[name].public()]},
        "dpop_bound_access_tokens": True,
        **more,
    }


NATIVE = {
    "client_id": "native",
    "application_type": "native",
    "token_endpoint_auth_method": "none",
    "grant_types": [oauth_device.GRANT, "refresh_token"],
    "redirect_uris": [],
    "response_types": [],
}


@pytest.fixture(scope="module")
def url():
    with certified([NATIVE, service("service"), service("rsa")]) as address:
        yield address


async def once(_seconds: float) -> None:
    """Let no time pass but for others' turns."""
    await asyncio.sleep(0)


async def nowhere(_url: str) -> bool:
    """Have no browser: the person has one, and the page is named."""
    return False


async def by_code(url, *, refuses=False):
    """Sign in by a code that somebody enters, or refuses, at the server's own pages."""
    network = Network(sleep=once)
    waiting = DeviceSignIn(okta_server(url), "native", SCOPES, network, browser=nowhere)
    pages = []

    def told(progress):
        if progress.stage is Stage.CODE:
            person = at_a_browser(progress.url, refuses=refuses)
            pages.append(group.create_task(person))

    waiting.on_progress.append(told)
    async with asyncio.TaskGroup() as group:
        tokens = await outcome(waiting.tokens())
    return tokens, await pages[0]


def user(url, tokens, **more):
    return OAuthUser(okta_server(url), "native", Network(), tokens=tokens, **more)


async def asked(url, auth):
    """Ask the server's own protected page, as an API is asked."""
    async with httpx.AsyncClient(auth=auth) as client:
        return await client.get(f"{url}/oauth2/v1/userinfo")


async def test_its_own_description_is_understood_and_is_where_oktas_ends_are(url):
    async with Network().client(Service.OKTA, url) as client:
        response = await client.get(f"{url}/.well-known/openid-configuration")

    server = server_of(Service.OKTA, url, decode(response.content, Metadata))

    assert server == replace(okta_server(url), names_itself=True)


async def test_a_code_that_somebody_enters_signs_in(url):
    tokens, page = await by_code(url)

    async with aclosing(user(url, tokens)) as auth:
        answer = await asked(url, auth)
    assert "Sign-in Success" in page
    assert (answer.status_code, answer.json()) == (200, {"sub": "dana"})
    assert tokens.refresh is not None


async def test_a_code_that_somebody_refuses_is_told_so(url):
    error, _page = await by_code(url, refuses=True)

    assert isinstance(error, NotConnected)
    assert error.cause == "denied"


async def test_a_code_is_worth_nothing_twice(url):
    async with aclosing(TokenEndpoint(okta_server(url), Network())) as endpoint:
        code = await oauth_device.start(endpoint, "native", SCOPES)
        await at_a_browser(code.whole_page)
        await oauth_device.wait(endpoint, "native", code, once)

        again = await outcome(oauth_device.wait(endpoint, "native", code, once))

    assert isinstance(again, Refused)
    assert again.code == "invalid_grant"


async def test_a_refresh_token_that_was_used_takes_the_whole_sign_in_with_it(url):
    tokens, _page = await by_code(url)
    kept = []
    first, thief = user(url, tokens, keep=kept.append), user(url, tokens)
    async with aclosing(first), aclosing(thief):
        first._tokens = replace(tokens, ends_at=0.0)
        renewed = await first.ensure()
        thief._tokens = replace(tokens, ends_at=0.0)
        stolen = await outcome(thief.ensure())
        first._tokens = replace(renewed, ends_at=0.0)
        after = await outcome(first.ensure())

    assert kept == [renewed.refresh]
    assert renewed.refresh != tokens.refresh
    assert (stolen.code, after.code) == ("invalid_grant", "invalid_grant")


async def test_signing_out_leaves_nothing_that_still_works(url):
    tokens, _page = await by_code(url)
    async with aclosing(user(url, tokens)) as auth:
        before = await asked(url, auth)

        await auth.revoke()

        async with httpx.AsyncClient() as client:
            bearer = {"authorization": f"Bearer {tokens.access.reveal()}"}
            after = await client.get(f"{url}/oauth2/v1/userinfo", headers=bearer)
        auth._tokens = replace(tokens, ends_at=0.0)
        renewed = await outcome(auth.ensure())
    assert (before.status_code, after.status_code) == (200, 401)
    assert renewed.code == "invalid_grant"


async def test_taking_back_what_it_does_not_know_is_no_failure(url):
    async with aclosing(TokenEndpoint(okta_server(url), Network())) as endpoint:
        await endpoint.revoke(Secret("nobody-knows-this"), "refresh_token", "native")


def app(url, name="service", key=None, network=None, scopes=WORK):
    return OAuthClient(okta_server(url), name, key or KEYS[name], scopes, network or Network())


@pytest.mark.parametrize("name", KEYS)
async def test_a_service_app_proves_itself_with_its_key_and_gets_a_bound_token(url, name):
    async with aclosing(app(url, name)) as auth:
        tokens = await auth.ensure()

    assert tokens.kind == "DPoP"
    assert tokens.scopes == frozenset(WORK)
    assert tokens.refresh is None


async def test_a_key_that_came_out_of_the_vault_is_as_good(url):
    async with aclosing(app(url, key=read_key(KEYS["service"].private()))) as auth:
        tokens = await auth.ensure()

    assert tokens.kind == "DPoP"


async def test_another_key_proves_nothing(url):
    stranger = make_key()
    stranger.kid = KEYS["service"].kid
    async with aclosing(app(url, key=stranger)) as auth:
        error = await outcome(auth.ensure())

    assert isinstance(error, Refused)
    assert error.code == "invalid_client"
    assert diagnose(error).remedy


async def test_a_clock_that_is_an_hour_behind_proves_nothing(url):
    late = Network(clock=lambda: time.time() - 3600)
    async with aclosing(app(url, network=late)) as auth:
        error = await outcome(auth.ensure())

    assert isinstance(error, Refused)
    assert error.code in {"invalid_client", "invalid_dpop_proof"}


class Bound(Bearer):
    """A person's sign-in that is bound to a key: what asks an API with a DPoP token."""

    async def _renewed(self, old):
        raise AssertionError("nothing has to be renewed here")


async def bound(url, key):
    endpoint = TokenEndpoint(okta_server(url), Network(), key=key)
    code = await oauth_device.start(endpoint, "native", SCOPES)
    await at_a_browser(code.whole_page)
    return endpoint, await oauth_device.wait(endpoint, "native", code, once)


async def test_a_bound_token_is_taken_with_our_proof_and_the_nonce_it_asks_for(url):
    key = make_key()
    endpoint, tokens = await bound(url, key)
    async with aclosing(Bound(endpoint, tokens=tokens, key=key)) as auth:
        answer = await asked(url, auth)

    assert tokens.kind == "DPoP"
    assert (answer.status_code, answer.json()) == (200, {"sub": "dana"})


@pytest.mark.parametrize("key", [None, make_key()], ids=["no proof", "a proof of another key"])
async def test_a_bound_token_is_worth_nothing_to_a_thief(url, key: SigningKey | None):
    endpoint, tokens = await bound(url, make_key())
    async with aclosing(endpoint), httpx.AsyncClient() as client:
        headers = {"authorization": f"DPoP {tokens.access.reveal()}"}
        target, nonce = f"{url}/oauth2/v1/userinfo", ""
        for _ in range(2):
            if key is not None:
                proof = key.proof(
                    "GET", target, Network().clock(), nonce=nonce, token=tokens.access
                )
                headers["dpop"] = proof
            answer = await client.get(target, headers=headers)
            nonce = answer.headers.get("dpop-nonce", nonce)

    assert answer.status_code in {400, 401}
    assert "use_dpop_nonce" not in answer.headers.get("www-authenticate", "")


async def test_signing_out_of_a_saved_company_ends_its_sign_in_there(url):
    tokens, _page = await by_code(url)
    vault = Vault()
    vault.put(OKTA_REFRESH, tokens.refresh)
    okta = SavedOkta(url=url, sign_in=OktaSignIn.BROWSER, client_id="native")
    workspace = Workspace(workspace_id="1", name="Acme", okta=okta)

    left = await sign_out(Service.OKTA, workspace, vault, Network())

    async with aclosing(user(url, tokens)) as auth:
        renewed = await outcome(auth._renewed(tokens))
    assert left == ()
    assert vault.get(OKTA_REFRESH) is None
    assert renewed.code == "invalid_grant"
