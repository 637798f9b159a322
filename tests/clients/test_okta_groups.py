"""Tests for clients/okta_groups.py; its reads are tested with the others in test_okta.py."""

import json

import httpx
import pytest

from tests.support.wire import office, session
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.domain.people import Service

PROFILE = {"name": "IT", "description": "Old", "costCentre": "7"}


async def test_editing_a_group_keeps_what_this_program_does_not_know():
    sent = []

    def wire(request):
        sent.append(request)
        return httpx.Response(200, json={"id": "g", "profile": PROFILE})

    await OktaClient(session(Service.OKTA, wire)).edit_group("g", (("description", "New"),))

    assert [request.method for request in sent] == ["GET", "PUT"]
    assert json.loads(sent[1].content) == {"profile": {**PROFILE, "description": "New"}}


@pytest.mark.parametrize(("name", "found"), [("finance", 1), ("Finan", 0), ("Nope", 0)])
async def test_a_group_is_found_by_its_whole_name_only(name, found):
    async with office() as opened:
        groups = await opened.okta.find_groups(name)

    assert len(groups) == found


@pytest.mark.parametrize(("text", "names"), [("fin", ["Finance"]), ("nope", [])])
async def test_groups_are_found_by_how_their_names_begin(text, names):
    async with office() as opened:
        groups = await opened.okta.begin_groups(text, 8)

    assert [group.name for group in groups] == names


async def test_a_beginning_is_asked_for_once_whatever_else_there_is():
    sent = []

    def wire(request):
        sent.append(dict(request.url.params))
        link = '<https://acme.okta.com/api/v1/users?after=1>; rel="next"'
        return httpx.Response(200, json=[], headers={"link": link})

    await OktaClient(session(Service.OKTA, wire)).begin_people("pri", 8)

    assert sent == [{"q": "pri", "limit": "8"}]


async def test_whether_a_group_gives_zoom_is_read():
    async with office() as opened:
        app_id = opened.world.app.id
        giving = {group.name for group in await opened.okta.groups(app_id)}
        every = await opened.okta.all_groups()

        told = {group.name for group in every if await opened.okta.gives(app_id, group.group_id)}

    assert told == giving
    assert len(every) > len(giving)


async def test_people_of_a_group_come_with_their_names():
    async with office() as opened:
        (group,) = await opened.okta.find_groups("Finance")

        people = [p async for page in opened.okta.group_people(group.group_id) for p in page]

    assert people
    assert all(person.user_id and person.login and person.name for person in people)
