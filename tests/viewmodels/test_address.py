import asyncio

import pytest

from tests.support.qt import until
from tests.support.workbench import ADDRESS, background, bench
from zoomprov_gui.viewmodels.address import AddressViewModel


@pytest.fixture
def work(tmp_path):
    return bench(tmp_path)


async def test_an_address_that_answers_is_found_and_named_with_its_engine(work):
    async with background() as group:
        address = AddressViewModel(work.service, group)
        address.check("https://acme-admin.okta.com/admin/dashboard?x=1")
        assert address.line.words == "Looking…"
        await until(lambda: address.org is not None)

    assert address.org.url == f"https://{ADDRESS}"
    assert address.line.words == f"Found: {ADDRESS} · Identity Engine"
    assert (address.line.icon, address.line.ink) == ("circle-check", "ok")


async def test_typing_on_takes_back_what_was_known(work):
    async with background() as group:
        address = AddressViewModel(work.service, group)
        address.check(ADDRESS)
        await until(lambda: address.org is not None)

        address.edit(f"{ADDRESS}x")

        assert address.org is None
        assert address.line.words == ""


async def test_the_same_text_is_not_asked_about_twice(work):
    async with background() as group:
        address = AddressViewModel(work.service, group)
        address.check(ADDRESS)
        await until(lambda: address.org is not None)
        told = []
        address.changed.connect(lambda: told.append(1))

        address.check(ADDRESS)
        address.edit(ADDRESS)

    assert told == []


async def test_an_answer_about_an_earlier_text_is_never_shown(work):
    async with background() as group:
        address = AddressViewModel(work.service, group)
        address.check(ADDRESS)
        await asyncio.sleep(0)
        address.check("dana@acme.example")
        await until(lambda: address.problem is not None)

    assert address.org is None
    assert address.problem.title == "That is an e-mail address"


async def test_an_empty_field_asks_nothing(work):
    async with background() as group:
        address = AddressViewModel(work.service, group)
        address.check("   ")

    assert address.line.words == ""


async def test_what_stands_in_the_way_is_told_and_can_be_tried_again(work):
    work.world.faults.set("okta:unavailable")
    async with background() as group:
        address = AddressViewModel(work.service, group)
        address.check(ADDRESS)
        await until(lambda: address.problem is not None)
        first = address.problem.title
        work.world.faults.faults = []

        address.check_again()
        await until(lambda: address.org is not None)

    assert first == "Okta is not answering"
    assert address.problem is None


async def test_a_name_with_a_space_is_told_and_nobody_is_asked_about_another(work):
    asked = work.world.requests
    async with background() as group:
        address = AddressViewModel(work.service, group)
        address.check("acme dental")
        await until(lambda: address.problem is not None)

    assert address.problem.title == "An address has no space in it"
    assert "“acme dental”" in address.line.words
    assert work.world.requests == asked
