"""Tests for clients/okta_calls.py."""

import httpx
import pytest

from tests.support.wire import OKTA, session
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.domain.errors import Unreadable
from zoomprov_gui.domain.people import Service


async def test_a_short_list_is_followed_and_never_round_in_a_circle():
    requests = []

    def wire(request):
        requests.append(request)
        number = int(request.url.params.get("after", 0))
        link = f"{OKTA}/api/v1/users/00u1/groups?after={(number + 1) % 3}"
        body = [{"id": f"00g{number}", "profile": {"name": str(number)}}]
        return httpx.Response(200, json=body, headers={"link": f'<{link}>; rel="next"'})

    with pytest.raises(Unreadable, match="circle"):
        await OktaClient(session(Service.OKTA, wire)).user_groups("00u1")

    assert len(requests) == 4


async def test_a_short_list_that_does_not_end_is_given_up(monkeypatch):
    monkeypatch.setattr("zoomprov_gui.clients.short_lists.MOST_PAGES", 3)
    numbers = iter(range(1000))

    def wire(_request):
        link = f"{OKTA}/api/v1/users/00u1/groups?after={next(numbers)}"
        return httpx.Response(200, json=[], headers={"link": f'<{link}>; rel="next"'})

    with pytest.raises(Unreadable, match="does not end"):
        await OktaClient(session(Service.OKTA, wire)).user_groups("00u1")
