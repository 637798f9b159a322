"""The page to agree at: only a page of the web, and its state is kept to compare."""

import httpx
import pytest

from tests.support.setups import whole
from tests.support.wire import answers, session
from zoomprov_gui.clients.okta_setup import OktaSetup
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.setup_consent import Consent
from zoomprov_gui.domain.setup_facts import Fact
from zoomprov_gui.services.authorising import Authorising

PAGE = "https://zoom.us/oauth/authorize?client_id=x&state=st-1"


def link(page):
    links = {} if page is None else {"authorize": {"href": page}}
    return httpx.Response(200, json={"status": "DISABLED", "_links": links})


def authorising(*replies):
    wire = answers(*replies)
    return Authorising(OktaSetup(session(Service.OKTA, wire))), wire


async def test_the_page_comes_with_the_answer_or_with_the_read_after_it():
    at_once, wire = authorising(link(None), link(PAGE))
    later, _ = authorising(link(None), link(None), link(PAGE))

    assert await at_once.begin(1, None, whole()) == PAGE
    assert [request.method for request in wire.requests] == ["GET", "POST"]
    assert await later.begin(1, None, whole()) == PAGE
    assert (later.opened.state, later.opened.app_id) == ("st-1", "0oa1")


async def test_a_page_that_waits_already_is_opened_again_and_not_ended():
    opening, wire = authorising(link(PAGE))

    assert await opening.begin(1, None, whole()) == PAGE
    assert [request.method for request in wire.requests] == ["GET"]


@pytest.mark.parametrize(
    "page",
    [None, "", "javascript:alert(1)", "file:///etc/passwd", "http://zoom.us/x", "https://", "//x"],
)
async def test_only_a_page_of_the_web_is_opened(page):
    opening, _ = authorising(link(page))

    assert await opening.begin(1, None, whole()) == ""
    assert opening.opened is None


async def test_a_page_of_this_computer_is_one_of_the_sandbox():
    opening, _ = authorising(link("http://127.0.0.1:8400/authorize?state=s"))

    assert await opening.begin(1, None, whole()) == "http://127.0.0.1:8400/authorize?state=s"


async def test_without_an_app_nothing_is_begun():
    opening, wire = authorising(link(PAGE))

    with pytest.raises(Misused):
        await opening.begin(1, None, whole(apps=Fact()))

    assert wire.requests == []
    assert opening.read("x", ("acme.okta.com",)) == "No page was opened from here."


async def test_the_code_is_handed_over_and_the_connection_switched_on():
    opening, wire = authorising(link(PAGE), httpx.Response(204))
    await opening.begin(1, None, whole())
    consent = opening.read("code=abc&state=st-1", ("acme.okta.com",))

    await opening.finish(consent, whole())
    opening.forget()

    assert consent == Consent(Secret("abc"), "st-1")
    assert [request.url.path.rsplit("/", 1)[-1] for request in wire.requests] == [
        "default",
        "callback",
        "activate",
    ]
    assert opening.opened is None
