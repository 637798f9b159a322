"""Everything that can be wrong on the way to a connection has words and a way on of its own."""

import socket
import ssl

import httpx
import pytest

from tests.support.wire import ManualClock
from tests.support.world import NOON
from zoomprov_gui.clients.discovery import find_org
from zoomprov_gui.clients.network import Network
from zoomprov_gui.domain.connecting import clocks_differ
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import ExpectedError, Misused, NotConnected, Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.zoom_addresses import zoom_place

OKTA, ZOOM = Service.OKTA, Service.ZOOM


def caused(words: str, cause: Exception) -> httpx.ConnectError:
    error = httpx.ConnectError(words)
    error.__cause__ = cause
    return error


def untrusted(words: str) -> httpx.ConnectError:
    inner = ssl.SSLCertVerificationError(1, words)
    inner.verify_message = words
    return caused(words, inner)


NO_NAME = caused("no such name", socket.gaierror("no such name"))
INSPECTED = untrusted("self-signed certificate in certificate chain")
ANOTHER = untrusted("Hostname mismatch, certificate is not valid")
TOO_OLD = untrusted("certificate is not yet valid")
PAGE = httpx.Response(200, html="<html>sign in to the Wi-Fi</html>")
NOBODY = httpx.Response(404, json={"errorCode": "E0000007"})
# What is typed, what answers, whether there is a network; the title, and the way on.
ADDRESSES = {
    "nothing": ("", NOBODY, True, "There is no address yet", "Paste what you see"),
    "an e-mail address": ("dana@acme.com", NOBODY, True, "That is an e-mail address", "Paste"),
    "Okta's own page": ("www.okta.com", NOBODY, True, "This is Okta's own page", "Paste"),
    "a wrong address": ("nobody.okta.com", NOBODY, True, "We can't find this address", "Paste"),
    "somebody else's page": ("acme.example", PAGE, True, "This address is not an Okta", "Paste"),
    ".con": ("acme.okta.con", NO_NAME, True, "This address looks mistyped", "Use acme.okta.com"),
    ".cm": ("acme.okta.cm", NO_NAME, False, "This address looks mistyped", "Use acme.okta.com"),
    ".co": ("acme.okta.co", NO_NAME, False, "This address looks mistyped", "Use acme.okta.com"),
    "oktta": ("acme.oktta.com", PAGE, True, "This address looks mistyped", "Use acme.okta.com"),
    "a slip of -admin": ("acme-admin.okta.con", NO_NAME, True, "This address looks mistyped",
                         "Use acme.okta.com"),
    "offline": ("acme.okta.com", NO_NAME, False, "You are offline", "Try again"),
    "a Wi-Fi's page": ("acme.okta.com", PAGE, True, "Something else answers in place", "Try again"),
    "an inspecting proxy": ("acme.okta.com", INSPECTED, True, "This network shows its own",
                            "Ask your IT"),
    "a proxy that says no": ("acme.okta.com", httpx.ProxyError("403 Forbidden"), True,
                             "The proxy does not let", "Ask your IT"),
    "a proxy that wants a sign-in": ("acme.okta.com", httpx.ProxyError("407 Who are you?"), True,
                                     "The proxy of your network wants", "HTTPS_PROXY"),
    "another's certificate": ("acme.okta.com", ANOTHER, True, "Somebody else answers", "Try again"),
    "a certificate of tomorrow": ("acme.okta.com", TOO_OLD, True, "The certificate of Okta does",
                                  "Open date settings"),
}  # fmt: skip

TWO_APPS = "there are several Zoom apps: Zoom (0oa1), Zoom (0oa2)"
OTHERS: dict[str, tuple[ExpectedError, str, str]] = {
    "a wrong clock": (clocks_differ(OKTA, 240), "Your computer's clock is 4 min off",
                      "Open date settings"),
    "a wrong first token": (NotConnected(OKTA, "token_refused"), "Okta does not take this token",
                            "Copy the whole token"),
    "a token with a blank": (NotConnected(OKTA, "token"), "This is not an API token", "paste it"),
    "another company in the browser": (NotConnected(OKTA, "other_company", "b", "a"),
                                       "This is the Okta of another company", "the right one"),
    "another person in the browser": (NotConnected(OKTA, "other_person", "b", "a"),
                                      "You signed in as somebody else", "Try again"),
    "consent refused": (NotConnected(OKTA, "denied"), "You said no in the browser", "Try again"),
    "not assigned to the app": (NotConnected(OKTA, "not_assigned"), "Okta did not let you sign in",
                                "Try again"),
    "window closed during consent": (NotConnected(OKTA, "timed_out"), "The sign-in took too long",
                                     "Try again"),
    "port taken": (NotConnected(OKTA, "loopback", "in use"), "The browser could not come back",
                   "Paste the address from the browser"),
    "browser missing": (NotConnected(OKTA, "browser"), "We could not open your browser",
                        "Copy link"),
    "another page pasted": (NotConnected(OKTA, "pasted", "x"), "That is not the address we need",
                            "Copy the whole address"),
    "several Zoom apps": (Misused(TWO_APPS), "There are several Zoom apps in Okta", "step 3"),
    "a Zoom app not read yet": (Misused("the Zoom app of Okta is not known yet"),
                                "It is not known yet which app", "Check now"),
    "no Zoom app": (Misused("there is no Zoom app"), "There is no active Zoom app", "catalogue"),
    "an inactive app": (Misused("the app is not active"), "There is no active Zoom app",
                        "activate it"),
    "no provisioning in the plan": (Refused(OKTA, 401, "E0000015", "not enabled"),
                                    "Your Okta plan does not include this", "Ask Okta"),
    "a wrong Zoom secret": (Refused(ZOOM, 400, "invalid_client", "x"),
                            "Zoom does not know this Client ID", "Copy both"),
    "a wrong account id": (Refused(ZOOM, 400, "invalid_request", "x"),
                           "Zoom does not know this Account ID", "Copy the Account ID"),
}  # fmt: skip


@pytest.mark.parametrize("case", ADDRESSES)
async def test_each_wrong_address_is_told_with_a_way_on(case):
    typed, answer, online, title, way = ADDRESSES[case]

    def handle(_request: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def resolve(_host: str) -> bool:
        return online

    network = Network(to_okta=httpx.MockTransport(handle), clock=ManualClock(NOON))

    with pytest.raises(ExpectedError) as caught:
        await find_org(typed, network, resolve=resolve)

    problem = diagnose(caught.value)
    assert problem.title.startswith(title)
    assert way in " ".join((problem.remedy, *problem.actions))


@pytest.mark.parametrize("case", OTHERS)
def test_each_sign_in_that_goes_wrong_is_told_with_a_way_on(case):
    error, title, way = OTHERS[case]

    problem = diagnose(error)

    assert problem.title.startswith(title)
    assert way in " ".join((problem.remedy, *problem.actions))
    assert not problem.title.startswith("Sign in to")


def test_an_address_that_is_not_zooms_is_told_with_a_way_on():
    with pytest.raises(NotConnected) as caught:
        zoom_place("zoom.us.evil.example")

    problem = diagnose(caught.value)
    assert problem.title == "This is not an address of Zoom"
    assert "zoomgov.com" in problem.remedy
