"""Where the services are: which hosts are this computer, and where Okta sends the browser to."""

import pytest

from zoomprov_gui.clients.connection import is_loopback, okta_redirects


def test_okta_may_send_the_browser_to_this_computer_only():
    assert okta_redirects() == (
        "http://127.0.0.1:8765/okta/callback",
        "http://127.0.0.1:18765/okta/callback",
        "http://127.0.0.1:28765/okta/callback",
    )


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("LocalHost", True),
        ("localhost.evil.example", False),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_only_this_computer_is_loopback(host, local):
    assert is_loopback(host) is local
