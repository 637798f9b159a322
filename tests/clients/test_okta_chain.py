"""A list of Okta's: in order, ahead of itself, and never round in a circle."""

import asyncio

import httpx
import pytest

from tests.support.wire import OKTA, TOKEN, okta_error, session
from zoomprov_gui.clients.okta_chain import Chain
from zoomprov_gui.clients.okta_shapes import User, people
from zoomprov_gui.clients.paging import CIRCLE, ENDLESS, ListRead
from zoomprov_gui.domain.errors import Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service

PATH = "/api/v1/things"


def page(*ids, after=None, link=None, body=None):
    """Return a page of people, with a link to the page `after`."""
    link = link or (after and f"{OKTA}{PATH}?after={after}&limit=2")
    headers = {"link": f'<{link}>; rel="next"'} if link else {}
    rows = [{"id": one, "profile": {"login": one}} for one in ids]
    return httpx.Response(200, headers=headers, **(body or {"json": rows}))


class Pages:
    """Pages by cursor; the first is ""."""

    def __init__(self, **pages):
        self.pages = pages
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        answer = self.pages["after_" + request.url.params.get("after", "")]
        return answer() if callable(answer) else answer

    @property
    def asked(self):
        return [request.url.params.get("after", "") for request in self.requests]


def read(wire, **params):
    chain = Chain(
        session(Service.OKTA, wire),
        shape=list[User],
        convert=people,
        name=lambda row: row.user_id or row.login,
    )

    async def pump(tally, put):
        await chain.follow(tally, put, PATH, {"limit": 2, **params})
        tally.finish()

    return ListRead(Service.OKTA, pump)


async def ids(listed, into=None):
    found = [] if into is None else into
    async for rows in listed:
        found += [row.user_id for row in rows]
    return found


async def test_a_list_is_followed_to_its_end():
    wire = Pages(after_=page("a", "b", after=1), after_1=page("c", after=2), after_2=page("d"))
    listed = read(wire)

    assert await ids(listed) == ["a", "b", "c", "d"]
    assert wire.asked == ["", "1", "2"]
    assert listed.reading(0.0).complete


async def test_a_next_page_is_asked_for_before_this_ones_body_has_come():
    begun = asyncio.Event()
    order = []

    async def slow():
        order.append("body begins")
        await asyncio.wait_for(begun.wait(), 5)
        order.append("body ends")
        yield b'[{"id": "a"}]'

    async def handler(request):
        if "after" in request.url.params:
            order.append("next is asked for")
            begun.set()
            return page("b")
        return page(after=1, body={"content": slow()})

    assert await ids(read(handler)) == ["a", "b"]
    assert sorted(order[:2]) == ["body begins", "next is asked for"]
    assert order[2] == "body ends"


@pytest.mark.parametrize("kept", ["", "&expand=user"])
async def test_a_link_that_lost_expand_gets_it_back(kept):
    link = f"{OKTA}{PATH}?after=1{kept}"
    wire = Pages(after_=page("a", link=link), after_1=page("b"))

    await ids(read(wire, expand="user"))

    assert [r.url.params.get_list("expand") for r in wire.requests] == [["user"]] * 2


async def test_a_list_without_expand_is_given_none():
    wire = Pages(after_=page("a", after=1), after_1=page("b"))

    await ids(read(wire))

    assert "expand" not in wire.requests[1].url.params


async def test_a_list_that_goes_round_in_a_circle_ends_as_incomplete():
    wire = Pages(
        after_=page("a", after=1), after_1=page("b", after=2), after_2=lambda: page("c", after=1)
    )
    listed = read(wire)

    assert await ids(listed) == ["a", "b", "c"]
    assert listed.reading(0.0).why == CIRCLE


async def test_a_page_that_comes_again_under_another_name_ends_the_list():
    wire = Pages(after_=page("a", after=1), after_1=page("a", after=2), after_2=page("b"))
    listed = read(wire)

    assert await ids(listed) == ["a"]
    assert CIRCLE in listed.reading(0.0).why


async def test_empty_pages_without_end_end():
    numbers = iter(range(1, 1000))
    listed = read(lambda _: page(after=next(numbers)))

    assert await ids(listed) == []
    assert listed.reading(0.0).why == ENDLESS


async def test_somebody_who_comes_twice_is_taken_once_and_told():
    wire = Pages(after_=page("a", "b", after=1), after_1=page("b", "c"))
    listed = read(wire)

    assert await ids(listed) == ["a", "b", "c"]
    assert "twice" in listed.reading(0.0).why


async def test_a_record_that_names_nobody_is_told():
    body = {"json": [{"id": "a"}, {"status": "ACTIVE"}, 7]}
    listed = read(Pages(after_=page(body=body)))

    assert await ids(listed) == ["a"]
    assert listed.reading(0.0).why == "2 records had neither an id nor a name"


HOSTILE = [
    "https://evil.example/api/v1/things?after=1",
    "http://acme.okta.com/api/v1/things?after=1",
    "https://acme.okta.com:8443/api/v1/things?after=1",
    "https://acme.okta.com@evil.example/things",
    "https://[::1",
]


@pytest.mark.parametrize("link", HOSTILE)
async def test_a_link_that_leads_elsewhere_is_not_followed(link):
    wire = Pages(after_=page("a", link=link))
    listed = read(wire)

    with pytest.raises(Unreadable, match="list goes on"):
        await ids(listed)

    assert len(wire.requests) == 1
    assert wire.requests[0].url.host == "acme.okta.com"
    assert TOKEN not in listed.reading(0.0).why
    assert not listed.reading(0.0).complete


async def test_a_page_before_the_one_that_failed_is_kept():
    failing = okta_error(403, "E0000006", "No permission")
    listed = read(Pages(after_=page("a", after=1), after_1=failing))
    found = []

    with pytest.raises(Refused, match="No permission"):
        await ids(listed, found)

    assert found == ["a"]
    assert listed.reading(0.0).failure.code == "E0000006"


async def test_an_expired_cursor_gives_oktas_words():
    failing = httpx.Response(
        400, json={"errorCode": "E0000029", "errorSummary": "Invalid paging request."}
    )
    listed = read(Pages(after_=page("a", after=1), after_1=failing))

    with pytest.raises(Refused):
        await ids(listed)

    assert "Invalid paging request" in listed.reading(0.0).why


class Tracked(httpx.AsyncByteStream):
    """A body that remembers whether it was closed."""

    open = 0

    def __init__(self):
        Tracked.open += 1

    async def __aiter__(self):
        yield b'[{"id": "b"}]'

    async def aclose(self):
        Tracked.open -= 1


@pytest.mark.parametrize("body", [{"text": "["}, {"html": "<html>"}, {"json": {}}])
async def test_a_page_that_was_asked_for_in_vain_is_closed(body):
    Tracked.open = 0

    async def handler(request):
        if "after" in request.url.params:
            return httpx.Response(200, stream=Tracked())
        return page(after=1, body={"content": late(httpx.Response(200, **body).content)})

    with pytest.raises(Unreadable):
        await ids(read(handler))

    assert Tracked.open == 0


async def late(content):
    for _ in range(20):
        await asyncio.sleep(0)
    yield content


async def test_a_body_that_broke_off_is_asked_for_again():
    async def cut():
        yield b"["
        raise httpx.ReadError("reset")

    first = [page(after=1, body={"content": cut()}), page("a", after=1)]
    wire = Pages(after_=lambda: first.pop(0), after_1=page("b"))

    assert await ids(read(wire)) == ["a", "b"]


async def test_a_page_that_was_asked_for_fails_while_this_one_is_kept():
    def handler(request):
        if "after" in request.url.params:
            raise httpx.ConnectError("gone")
        return page("a", after=1)

    listed = read(handler)
    found = []

    with pytest.raises(Unreachable):
        await ids(listed, found)

    assert found == ["a"]
    assert listed.reading(0.0).failure.cause == "connect"


async def test_a_circle_seen_after_the_next_page_failed_is_a_circle():
    def handler(request):
        if request.url.params.get("after") == "2":
            raise httpx.ConnectError("gone")
        return page("a", after=2 if "after" in request.url.params else 1)

    listed = read(handler)

    assert await ids(listed) == ["a"]
    assert CIRCLE in listed.reading(0.0).why
