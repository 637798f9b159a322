"""The system's browser: opened for pages only, and missed without harm."""

import webbrowser

import pytest

from zoomprov_gui.clients.browser import is_web_page, open_in_browser


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://acme.okta.com/oauth2/v1/authorize?x=1", True),
        ("http://127.0.0.1:8080/oauth2/v1/authorize", True),
        ("http://acme.okta.com/", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("calc.exe", False),
    ],
)
def test_only_pages_are_opened(url, page):
    assert is_web_page(url) is page


async def test_a_page_is_opened_and_a_command_is_not(monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda url: opened.append(url) is None)

    assert await open_in_browser("https://acme.okta.com/")
    assert not await open_in_browser("file:///bin/sh")
    assert opened == ["https://acme.okta.com/"]


async def test_a_missing_browser_is_no_accident(monkeypatch):
    def missing(_url):
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "open", missing)

    assert not await open_in_browser("https://acme.okta.com/")
