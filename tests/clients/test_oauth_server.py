"""Authorization servers: known ones by their address, others by what they say of themselves."""

import pytest

from zoomprov_gui.clients.oauth_server import Metadata, okta_server, server_of, zoom_server
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service

URL = "https://acme.okta.com"


def metadata(**more):
    said = {
        "issuer": URL,
        "authorization_endpoint": f"{URL}/oauth2/v1/authorize",
        "token_endpoint": f"{URL}/oauth2/v1/token",
        "device_authorization_endpoint": f"{URL}/oauth2/v1/device/authorize",
        "revocation_endpoint": f"{URL}/oauth2/v1/revoke",
    }
    return Metadata(**{**said, **more})


def test_what_okta_says_of_itself_is_what_we_know():
    assert server_of(Service.OKTA, URL, metadata()) == okta_server(URL)


@pytest.mark.parametrize(
    "said",
    [
        {"issuer": "https://evil.example"},
        {"issuer": None},
        {"issuer": f"{URL}/oauth2/default"},
        {"token_endpoint": "https://evil.example/oauth2/v1/token"},
        {"token_endpoint": "http://acme.okta.com/oauth2/v1/token"},
        {"token_endpoint": "https://acme.okta.com:8443/oauth2/v1/token"},
        {"authorization_endpoint": None},
        {"revocation_endpoint": "https://acme.okta.com.evil.example/revoke"},
    ],
)
def test_a_server_that_speaks_for_another_is_refused(said):
    with pytest.raises(NotConnected) as caught:
        server_of(Service.OKTA, URL, metadata(**said))

    assert caught.value.cause == "address_not_okta"


def test_okta_and_zoom_send_the_browser_back_to_different_places():
    zoom = zoom_server("https://zoom.us/oauth")

    assert zoom.callback != okta_server(URL).callback
    assert (zoom.issuer, zoom.token_url) == ("https://zoom.us", "https://zoom.us/oauth/token")
