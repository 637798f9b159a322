"""The page that the browser shows in the end."""

import re

from zoomprov_gui.clients.end_page import HEADERS, SIGNED_IN, page


def test_the_page_says_what_the_design_says():
    text = page(*SIGNED_IN).decode()

    assert "<h1>You&#x27;re signed in.</h1>" in text
    assert "You can close this tab and go back to the app." in text


def test_it_is_readable_in_both_colour_schemes_without_naming_a_colour():
    text = page("a", "b").decode()

    assert '<meta name="color-scheme" content="light dark">' in text
    assert "CanvasText" in text
    assert not re.search(r"#[0-9a-f]{3,8}\b", text)


def test_words_from_outside_are_no_markup():
    text = page("<script>alert(1)</script>", '"><img src=x>').decode()

    assert "<script" not in text
    assert "<img" not in text


def test_it_loads_nothing_tells_nobody_and_is_not_kept():
    headers = dict(HEADERS)

    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "http" not in page("a", "b").decode()
