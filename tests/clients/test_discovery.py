"""From a pasted text to an Okta that answers, and each way in which that fails."""

import socket
import ssl

import httpx
import pytest

from tests.support.wire import ManualClock
from tests.support.world import NOON, WorldTransport, a_world
from zoomprov_gui.clients.discovery import find_org
from zoomprov_gui.clients.network import Network
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import NotConnected, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.setup import Engine
from zoomprov_gui.simulator.app import okta_app


async def known(_host):
    return True


async def unknown(_host):
    return False


def wire(answer, now=NOON):
    def handle(request):
        reply = answer(request) if callable(answer) else answer
        if isinstance(reply, Exception):
            raise reply
        return reply

    return Network(to_okta=httpx.MockTransport(handle), clock=ManualClock(now))


def organisation(pipeline="idx", home="https://acme.okta.com", **headers):
    def answer(request):
        base = f"https://{request.url.host}"
        if request.url.path.endswith("okta-organization"):
            links = {"organization": {"href": home}}
            body = {"id": "00o1", "pipeline": pipeline, "_links": links}
            return httpx.Response(200, json=body, headers=headers)
        body = {
            "issuer": base,
            "authorization_endpoint": f"{base}/oauth2/v1/authorize",
            "token_endpoint": f"{base}/oauth2/v1/token",
        }
        return httpx.Response(200, json=body)

    return answer


async def find(answer, pasted="acme.okta.com", resolve=known, now=NOON):
    return await find_org(pasted, wire(answer, now), resolve=resolve)


async def test_an_okta_is_found_by_whatever_is_pasted():
    world, clock = a_world()
    network = Network(to_okta=WorldTransport(okta_app(world)), clock=clock)

    org = await find_org("https://acme-admin.okta.com/admin/users", network, resolve=known)

    assert (org.url, org.host, org.org_id) == (
        "https://acme.okta.com",
        "acme.okta.com",
        world.okta.id,
    )
    assert org.engine is Engine.IDENTITY
    assert org.server.token_url == "https://acme.okta.com/oauth2/v1/token"
    assert org.clock_off == 0


@pytest.mark.parametrize(
    ("pipeline", "engine"),
    [("idx", Engine.IDENTITY), ("v1", Engine.CLASSIC), ("v9", Engine.UNKNOWN)],
)
async def test_the_engine_is_what_okta_says(pipeline, engine):
    assert (await find(organisation(pipeline))).engine is engine


async def test_a_custom_domain_is_taken_and_the_orgs_own_host_is_known():
    org = await find(organisation(), "https://login.acme.example/app")

    assert org.custom_domain
    assert (org.url, org.home) == ("https://login.acme.example", "acme.okta.com")


async def test_only_the_two_discovery_documents_are_read_and_no_secret_goes_along():
    seen = []

    def answer(request):
        seen.append(request)
        return organisation()(request)

    await find(answer)

    assert [request.url.path for request in seen] == [
        "/.well-known/okta-organization",
        "/.well-known/openid-configuration",
    ]
    assert not any("authorization" in request.headers for request in seen)


PAGE = httpx.Response(200, html="<html>sign in to the Wi-Fi</html>")


@pytest.mark.parametrize(
    ("pasted", "answer", "cause"),
    [
        ("typo.okta.com", httpx.Response(404, html="<html>"), "address_unknown"),
        ("typo.okta.com", httpx.Response(404, json={"errorCode": "E0000007"}), "address_unknown"),
        ("typo.okta.com", httpx.Response(200, json={}), "address_unknown"),
        ("www.acme.example", httpx.Response(404, html="<html>"), "address_not_okta"),
        ("www.acme.example", PAGE, "address_not_okta"),
        (
            "www.acme.example",
            httpx.Response(301, headers={"location": "https://x.example/"}),
            "address_not_okta",
        ),
        ("acme.otka.com", PAGE, "address_typo"),
    ],
)
async def test_who_answers_but_is_no_okta_is_told(pasted, answer, cause):
    with pytest.raises(NotConnected) as caught:
        await find(answer, pasted)

    assert caught.value.cause == cause


async def test_a_name_without_an_address_is_a_wrong_address_where_there_is_a_network():
    error = httpx.ConnectError("no such name")
    error.__cause__ = socket.gaierror("no such name")

    with pytest.raises(NotConnected) as caught:
        await find(error, "acme.okta.con", resolve=known)
    with pytest.raises(Unreachable) as offline:
        await find(error, "acme.okta.com", resolve=unknown)

    assert (caught.value.cause, caught.value.hint) == ("address_typo", "acme.okta.com")
    assert diagnose(offline.value).cause is Cause.OFFLINE


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("acme.okta.con", "acme.okta.com"),
        ("acme.okta.co", "acme.okta.com"),
        ("acme.okta.cm", "acme.okta.com"),
        ("acme.oktta.com", "acme.okta.com"),
        ("acme-admin.otka.com", "acme.okta.com"),
    ],
)
@pytest.mark.parametrize("resolve", [known, unknown])
@pytest.mark.parametrize("trouble", ["no such name", "refused", "slow"])
async def test_a_slip_is_named_before_the_network_is_blamed(pasted, meant, resolve, trouble):
    error = httpx.ConnectTimeout("slow") if trouble == "slow" else httpx.ConnectError(trouble)
    if trouble == "no such name":
        error.__cause__ = socket.gaierror(trouble)

    with pytest.raises(NotConnected) as caught:
        await find(error, pasted, resolve=resolve)

    assert (caught.value.cause, caught.value.hint) == ("address_typo", meant)
    assert diagnose(caught.value).actions == (f"Use {meant}",)


async def test_a_page_in_place_of_okta_is_a_network_that_wants_a_sign_in():
    with pytest.raises(Unreadable) as caught:
        await find(PAGE, "acme.okta.com")

    assert diagnose(caught.value).title == "Something else answers in place of Okta"


@pytest.mark.parametrize("status", [429, 500, 502, 503])
async def test_an_okta_in_trouble_is_no_wrong_address(status):
    with pytest.raises(Refused):
        await find(httpx.Response(status))


async def test_a_proxy_that_wants_a_sign_in_is_named():
    with pytest.raises(Unreachable) as caught:
        await find(httpx.Response(407))

    assert caught.value.cause == "proxy"


def certificate(words):
    inner = ssl.SSLCertVerificationError(1, words)
    inner.verify_message = words
    error = httpx.ConnectError(words)
    error.__cause__ = inner
    return error


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("self-signed certificate in certificate chain", "This network shows its own certificate"),
        ("Hostname mismatch, certificate is not valid", "Somebody else answers at this address"),
        (
            "certificate is not yet valid",
            "The certificate of Okta does not fit the time on this computer",
        ),
    ],
)
async def test_each_trouble_with_a_certificate_has_its_own_words(words, title):
    with pytest.raises((Unreachable, NotConnected)) as caught:
        await find(certificate(words))

    assert diagnose(caught.value).title == title


@pytest.mark.parametrize(("ahead", "off"), [(0, 0), (60, 0), (240, 240), (-7200, -7200)])
async def test_a_wrong_clock_is_seen(ahead, off):
    dated = organisation(date="Mon, 23 Nov 2026 18:00:00 GMT")

    assert (await find(dated, now=NOON + ahead)).clock_off == off


async def test_a_server_that_calls_itself_otherwise_is_refused():
    def answer(request):
        reply = organisation()(request)
        return httpx.Response(200, json={**reply.json(), "issuer": "https://evil.example"})

    with pytest.raises(NotConnected) as caught:
        await find(answer)

    assert caught.value.cause == "address_not_okta"
