"""RELIABILITY.md P17: behind a company's proxy, for the welcome page and in the console."""

import contextlib
import json
import ssl

import pytest
import trustme

from tests.support.console import Console
from tests.support.proxies import Proxy, running
from tests.support.wire import ManualClock, governor
from zoomprov_gui.clients.auth import OktaToken
from zoomprov_gui.clients.discovery import find_org
from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.network import Network
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import ExpectedError, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret

URL, CANARY = "https://acme.okta.com", "canary-token-4f2a"
WANTS = b'HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="x"\r\n'
END = b"content-length: 0\r\n\r\n"
CASES = {
    "wants a sign-in": (WANTS + END, "The proxy of your network wants a sign-in", "HTTPS_PROXY"),
    "says no": (
        b"HTTP/1.1 403 Forbidden\r\n" + END,
        "The proxy does not let us reach Okta",
        "Ask your IT to let Okta through",
    ),
    "opens the traffic": (b"", "This network shows its own certificate", "install your company's"),
}


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def behind(monkeypatch, authority):
    """Put this program behind a proxy, as the environment of a company's computer does."""
    for name in ("NO_PROXY", "no_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)

    with contextlib.ExitStack() as stack:

        def begin(**more):
            proxy = stack.enter_context(running(Proxy(authority=authority, **more)))
            monkeypatch.setenv("HTTPS_PROXY", proxy.url)
            return proxy

        yield begin


def trusting(*authorities):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for one in authorities:
        one.configure_trust(context)
    return context


async def read(context):
    api = ApiSession(
        Service.OKTA,
        URL,
        transport=None,
        auth=OktaToken(Secret(CANARY)),
        governor=governor(Service.OKTA, ManualClock()),
        verify=context,
        timeout=5.0,
    )
    try:
        return await api.send("GET", "/api/v1/apps", reads=True)
    finally:
        await api.aclose()


@pytest.mark.parametrize("case", CASES)
async def test_the_welcome_page_names_what_the_proxy_does_and_the_way_on(behind, case):
    refusal, title, way = CASES[case]
    behind(refusal=refusal)

    with pytest.raises(ExpectedError) as caught:
        await find_org("acme.okta.com", Network(verify=trusting()))

    problem = diagnose(caught.value)
    assert problem.title == title
    assert way in problem.remedy
    assert "Okta said" not in problem.text


@pytest.mark.parametrize("case", CASES)
def test_the_console_names_what_the_proxy_does_and_the_way_on(behind, case, tmp_path, capsys):
    refusal, title, way = CASES[case]
    behind(refusal=refusal)
    document = tmp_path / "c.json"
    document.write_text(json.dumps(connection()))

    ended = Console(tmp_path / "d", capsys).run("compare", "--connection", str(document))

    assert ended.code not in {0, 1}
    assert title in ended.err
    assert way in ended.err
    assert CANARY not in ended.err


@pytest.mark.parametrize("case", CASES)
async def test_no_proxy_that_stops_us_sees_a_credential(behind, case):
    proxy = behind(refusal=CASES[case][0])

    with pytest.raises(ExpectedError):
        await read(trusting())

    assert proxy.asked
    assert all(head.startswith("CONNECT acme.okta.com:443 ") for head in proxy.asked)
    assert "uthorization" not in "".join(proxy.asked)
    assert CANARY not in "".join(proxy.asked)
    assert proxy.opened == []


async def test_with_the_companys_root_trusted_it_works_and_nothing_goes_in_clear(behind, authority):
    proxy = behind()

    answer = await read(trusting(authority))

    assert answer.status_code == 200
    assert CANARY in proxy.opened[0]
    assert CANARY not in "".join(proxy.asked)


async def test_behind_a_proxy_too_a_redirect_takes_nothing_along(behind, authority):
    proxy = behind(answer=b"HTTP/1.1 302 Found\r\nlocation: https://evil.example/\r\n" + END)

    with pytest.raises(Unreadable, match="sends us on"):
        await read(trusting(authority))

    assert [head.split()[1] for head in proxy.asked] == ["acme.okta.com:443"]


async def test_a_sign_in_to_the_proxy_reaches_the_proxy_and_nobody_else(
    behind, authority, monkeypatch
):
    proxy = behind()
    monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("http://", "http://dana:open@"))

    await read(trusting(authority))

    assert "Proxy-Authorization: Basic" in proxy.asked[0]
    assert "proxy-authorization" not in proxy.opened[0].casefold()


def connection():
    return {
        "okta": {"url": URL, "auth": {"kind": "api_token", "token": CANARY}},
        "zoom": {
            "api_url": "https://api.zoom.us/v2",
            "oauth_url": "https://zoom.us/oauth",
            "auth": {
                "kind": "server_to_server",
                "account_id": "a",
                "client_id": "b",
                "client_secret": "c",
            },
        },
    }
