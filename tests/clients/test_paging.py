"""Reading a long list, and proving that it was all of it."""

import asyncio
import contextlib
import gc
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.clients import paging
from zoomprov_gui.clients.paging import CIRCLE, ENDLESS, TWICE, ListRead, Tally, first_expected
from zoomprov_gui.domain.errors import Unreachable, Unreadable
from zoomprov_gui.domain.people import Service

OUTAGE = Unreachable(Service.OKTA, cause="cut", reason="it broke off", was_sent=True)


def read_of(*pages, error=None):
    """Return a read whose pump admits these pages, then fails or ends."""

    async def pump(tally, put):
        for page in pages:
            await put(tally.admit(page, page))
        if error:
            raise error
        tally.finish()

    return ListRead(Service.OKTA, pump)


async def collect(read):
    return [page async for page in read]


async def test_a_list_read_to_its_end_is_whole():
    read = read_of(["a", "b"], ["c"])

    assert await collect(read) == [["a", "b"], ["c"]]
    reading = read.reading(12.0)
    assert (reading.complete, reading.records, reading.read_at) == (True, 3, 12.0)
    assert (reading.why, reading.failure, reading.service) == ("", None, Service.OKTA)


async def test_who_concludes_from_absence_is_told_after_the_last_page_that_it_may_not_be_all():
    twice, pages = read_of(["a"], ["a", "b"]), []

    async def take():
        pages.extend([page async for page in twice.whole("the list")])

    with pytest.raises(Unreadable) as caught:
        await take()

    assert await collect(read_of(["a"], ["b"]).whole("the list")) == [["a"], ["b"]]
    assert "the list was not read completely: somebody came twice" in str(caught.value)


async def test_an_empty_list_can_be_whole():
    read = read_of()

    assert await collect(read) == []
    assert read.reading(0.0).complete


def test_a_list_that_was_never_read_is_not_whole():
    reading = read_of(["a"]).reading(0.0)

    assert not reading.complete
    assert reading.why == "the list was not read to its end"


async def test_what_came_before_an_error_is_kept_and_the_error_is_raised():
    read = read_of(["a"], ["b"], error=OUTAGE)
    pages = []

    async def take():
        async for page in read:
            pages.append(page)  # noqa: PERF401 - a list of its own would be lost with the error

    with pytest.raises(Unreachable) as caught:
        await take()

    reading = read.reading(0.0)
    assert caught.value is OUTAGE
    assert pages == [["a"], ["b"]]
    assert (reading.complete, reading.failure, reading.records) == (False, OUTAGE, 2)
    assert "it broke off" in reading.why


async def test_an_error_in_one_of_several_tasks_comes_out_plain():
    read = read_of(error=ExceptionGroup("tasks", [ExceptionGroup("inner", [OUTAGE])]))

    with pytest.raises(Unreachable):
        await collect(read)


async def test_a_bug_stays_a_bug():
    read = read_of(error=ValueError("ours"))

    with pytest.raises(ValueError, match="ours"):
        await collect(read)
    assert not read.reading(0.0).complete


def test_a_bug_among_expected_errors_is_not_hidden():
    group = ExceptionGroup("tasks", [OUTAGE, ValueError("ours")])

    assert first_expected(group) is group


async def test_a_second_reading_starts_afresh():
    read = read_of(["a"])

    await collect(read)
    await collect(read)

    assert read.reading(0.0).records == 1
    assert read.reading(0.0).complete


async def test_pages_are_read_ahead_but_not_without_end():
    begun = []

    async def pump(tally, put):
        for number in range(100):
            begun.append(number)
            await put([number])
        tally.finish()

    async with contextlib.aclosing(aiter(ListRead(Service.ZOOM, pump))) as pages:
        first = await anext(pages)
        for _ in range(20):
            await asyncio.sleep(0)
        ahead = len(begun)

    assert first == [0]
    assert 2 <= ahead <= paging.PAGES_AHEAD + 2


@pytest.fixture(params=["asyncio", "qasync"])
def hooks(request):
    """Drop iterators as asyncio's own loop does, or as one that does not hear of it."""
    usual = sys.get_asyncgen_hooks()
    if request.param == "qasync":
        sys.set_asyncgen_hooks(None, None)
    yield
    sys.set_asyncgen_hooks(*usual)


@pytest.mark.usefixtures("hooks")
async def test_whoever_stops_reading_stops_the_requests():
    stopped = asyncio.Event()

    async def pump(tally, put):
        try:
            while True:
                await put(["a"])
        finally:
            stopped.set()

    read = ListRead(Service.ZOOM, pump)
    async for _page in read:
        break
    gc.collect()
    await asyncio.wait_for(stopped.wait(), 5)

    assert not read.reading(0.0).complete


async def test_a_cancelled_reader_stops_the_requests():
    stopped = asyncio.Event()

    async def pump(tally, put):
        try:
            await asyncio.sleep(3600)
        finally:
            stopped.set()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(collect(ListRead(Service.ZOOM, pump)))
        await asyncio.sleep(0.01)
        task.cancel()

    assert task.cancelled()
    assert stopped.is_set()


def test_nobody_is_taken_twice():
    tally = Tally()

    pages = [tally.admit(page, page) for page in (["a", "b"], ["b", "c"], ["d", "d"])]
    tally.finish()

    assert pages == [["a", "b"], ["c"], ["d"]]
    assert tally.records == 4
    assert tally.why() == TWICE


def test_a_page_offered_twice_ends_the_list():
    tally = Tally()

    assert tally.goes_on("one", came=2, admitted=2)
    assert not tally.goes_on("one", came=2, admitted=2)
    assert tally.doubts == [CIRCLE]


def test_a_page_that_came_before_under_another_name_ends_the_list():
    tally = Tally()

    assert not tally.goes_on("fresh", came=2, admitted=0)
    assert tally.doubts == [CIRCLE]


def test_empty_pages_without_end_end():
    tally = Tally()
    believed = 0
    while tally.goes_on(f"cursor {believed}", came=0, admitted=0):
        believed += 1

    assert believed == paging.MOST_EMPTY - 1
    assert tally.doubts == [ENDLESS]


def test_a_list_without_end_ends(monkeypatch):
    monkeypatch.setattr(paging, "MOST_PAGES", 5)
    tally = Tally()

    assert [tally.goes_on(str(n), came=1, admitted=1) for n in range(5)] == [True] * 4 + [False]


@pytest.mark.parametrize(
    ("dropped", "words"),
    [(1, "1 record had neither an id nor a name"), (2, "2 records had neither")],
)
def test_records_that_were_lost_are_told(dropped, words):
    tally = Tally()
    tally.drop(dropped)
    tally.doubt("odd")
    tally.doubt("odd")
    tally.finish()

    assert tally.why().startswith("odd; ")
    assert words in tally.why()


def test_an_error_outweighs_every_doubt():
    tally = Tally()
    tally.doubt("odd")
    tally.failure = Unreadable(Service.ZOOM, "HTML instead of JSON")

    assert tally.why() == "Zoom answered something unreadable: HTML instead of JSON"


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=5), max_size=6))
def test_a_list_is_whole_exactly_if_everybody_came_once(pages):
    tally = Tally()
    admitted = [row for page in pages for row in tally.admit(page, page)]
    tally.finish()
    everybody = [row for page in pages for row in page]

    assert sorted(admitted) == sorted(set(everybody))
    assert (tally.why() == "") is (len(set(everybody)) == len(everybody))
