"""What people paste as an address, and what is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.domain.addresses import console_link, is_oktas, likely, okta_address
from zoomprov_gui.domain.errors import NotConnected


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("acme.okta.com", "https://acme.okta.com"),
        ("  https://acme.okta.com/  ", "https://acme.okta.com"),
        ("https://acme-admin.okta.com/admin/app/zoomus/instance/0oa1#tab", "https://acme.okta.com"),
        ("http://acme.okta.com/login?x=1", "https://acme.okta.com"),
        ("ACME.Okta.COM", "https://acme.okta.com"),
        ("acme", "https://acme.okta.com"),
        ("acme-admin.oktapreview.com", "https://acme.oktapreview.com"),
        ("https://login.acme.example/app/UserHome", "https://login.acme.example"),
        ("acme-admin.example", "https://acme-admin.example"),
        ("acme.okta.com:443", "https://acme.okta.com"),
        ("acme.okta.com:8443/x", "https://acme.okta.com:8443"),
        ("acme,okta,com", "https://acme.okta.com"),
        ("“acme.okta.com”.", "https://acme.okta.com"),
        ("<https://acme.okta.com>", "https://acme.okta.com"),
        ("https:/acme.okta.com", "https://acme.okta.com"),
        ("acme.okta.com\nthanks!", "https://acme.okta.com"),
        ("\u200bacme.okta.com\u00a0", "https://acme.okta.com"),
        ("https://user:pass@acme.okta.com/", "https://acme.okta.com"),
        ("http://127.0.0.1:4012", "http://127.0.0.1:4012"),
        ("localhost:4012/api", "http://localhost:4012"),
        ("acme. okta .com", "https://acme.okta.com"),
        ("https: //acme.okta.com/app/My App", "https://acme.okta.com"),
        ("acme.okta.com?from=my page", "https://acme.okta.com"),
        ("büro.okta.com", "https://xn--bro-hoa.okta.com"),
    ],
)
def test_what_is_pasted_becomes_the_address_that_is_meant(pasted, meant):
    assert okta_address(pasted) == meant


@pytest.mark.parametrize(
    ("pasted", "cause"),
    [
        ("", "address_empty"),
        (" \n ", "address_empty"),
        ("dana@acme.example", "address_email"),
        ("acme dental", "address_space"),
        ("acme dental.okta.com", "address_space"),
        ("acme\u00a0dental", "address_space"),
        ("acme.okta.com thanks", "address_space"),
        ("www.okta.com", "address_no_company"),
        ("https://login.okta.com/", "address_no_company"),
        ("okta.com", "address_no_company"),
        ("ftp://acme.okta.com", "address_odd"),
        ("javascript:alert(1)", "address_odd"),
        ("file:///etc/passwd", "address_odd"),
        ("acme..okta.com", "address_odd"),
        ("acme.okta.com:port", "address_odd"),
        ("https://[::1", "address_odd"),
    ],
)
def test_what_is_no_address_is_told_by_what_it_is(pasted, cause):
    with pytest.raises(NotConnected) as caught:
        okta_address(pasted)

    assert caught.value.cause == cause


def test_an_email_hints_at_the_company():
    with pytest.raises(NotConnected) as caught:
        okta_address("dana@acme.example")

    assert caught.value.hint == "acme.okta.com"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("acme.okta.con", "acme.okta.com"),
        ("acme.otka.com", "acme.okta.com"),
        ("acme.okta.co", "acme.okta.com"),
        ("acme.oktapreveiw.com", "acme.oktapreview.com"),
        ("acme.okta.cm", "acme.okta.com"),
        ("acme.oktta.com", "acme.okta.com"),
        ("acme.oktta.con", "acme.okta.com"),
        ("acme.okta.de", "acme.okta.com"),
        ("acme-admin.okta.con", "acme.okta.com"),
        ("acme.okta-emea.con", "acme.okta-emea.com"),
        ("acme.okta", "acme.okta.com"),
        ("acmeokta.com", "acme.okta.com"),
        ("acme-okta.com", "acme.okta.com"),
        ("okta.con", ""),
        ("login.ikea.com", ""),
        ("login.otto.com", ""),
        ("acme.oktapreview.com", ""),
        ("acme.okta.com", ""),
        ("login.acme.example", ""),
        ("acme.com", ""),
    ],
)
def test_a_slip_of_the_finger_is_recognised(typed, meant):
    assert likely(typed) == meant


def test_oktas_domains_are_known_by_their_ends():
    assert is_oktas("acme.okta.com")
    assert not is_oktas("acme.okta.com.evil.example")
    assert not is_oktas("evilokta.com")


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_told(text):
    try:
        address = okta_address(text)
    except NotConnected:
        return

    assert address.startswith(("https://", "http://localhost", "http://127.", "http://[::1]"))
    assert not any(character.isspace() for character in address)
    assert okta_address(address) == address


def test_only_oktas_own_hosts_have_a_console_that_is_known():
    app = console_link("acme.okta.com", "0oa1")

    apps = console_link("acme.okta.com", "")

    assert app == "https://acme-admin.okta.com/admin/app/zoomus/instance/0oa1"
    assert apps == "https://acme-admin.okta.com/admin/apps/active"
    assert console_link("sso.acme.example", "0oa1") == ""
