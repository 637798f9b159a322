"""Where Zoom answers, from whatever is pasted; the values of an app go nowhere else."""

import pytest

from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.zoom_addresses import ZOOM, ZoomPlace, portal_link, zoom_place


@pytest.mark.parametrize(
    ("pasted", "api", "shown"),
    [
        ("", "https://api.zoom.us/v2", "zoom.us"),
        ("zoom.us", "https://api.zoom.us/v2", "zoom.us"),
        ("https://us02web.zoom.us/profile", "https://api.zoom.us/v2", "zoom.us"),
        ("http://zoom.us", "https://api.zoom.us/v2", "zoom.us"),
        ("ZoomGov.com", "https://api.zoomgov.com/v2", "zoomgov.com"),
        ("http://127.0.0.1:4012/v2", "http://127.0.0.1:4012/v2", "http://127.0.0.1:4012"),
        ("127.0.0.1:4012", "http://127.0.0.1:4012/v2", "http://127.0.0.1:4012"),
        (' "http://localhost:4012/oauth", ', "http://localhost:4012/v2", "http://localhost:4012"),
        ("http://[::1]:4012", "http://[::1]:4012/v2", "http://[::1]:4012"),
        ("https://127.0.0.1", "https://127.0.0.1/v2", "127.0.0.1"),
    ],
)
def test_what_is_pasted_becomes_the_zoom_that_is_meant(pasted, api, shown):
    place = zoom_place(pasted)

    assert (place.api_url, place.shown) == (api, shown)
    assert zoom_place(place.shown) == place or place.oauth_url.startswith("https://127")


def test_the_api_and_the_sign_in_of_zoom_are_the_known_ones():
    assert ZoomPlace("https://api.zoom.us/v2", "https://zoom.us/oauth") == ZOOM


@pytest.mark.parametrize(
    "pasted",
    [
        "evilzoom.us",
        "zoom.us.evil.example",
        "http://10.0.0.1:4012",
        "127.0.0.1.evil.example",
        "ftp://127.0.0.1",
        "javascript://127.0.0.1/x",
        "zoom.us:8443",
        "http://[::1",
        "127.0.0.1:port",
        "acme.okta.com",
    ],
)
def test_what_is_not_zooms_is_told_and_gets_nothing(pasted):
    with pytest.raises(NotConnected) as caught:
        zoom_place(pasted)

    assert caught.value.cause == "zoom_address"


def test_only_zooms_own_portal_is_linked_to():
    hosts = ("api.zoom.us", "api.zoomgov.com", "api.zoom.example")

    links = [portal_link(host) for host in hosts]

    assert links == ["https://zoom.us/account", "https://zoomgov.com/account", ""]
