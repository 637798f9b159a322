"""What the clients of both services tell of the session that they call through."""

import httpx
import pytest

from tests.support.wire import session
from zoomprov_gui.clients.governor import Rest
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.people import Service

CLIENTS = [(Service.OKTA, OktaClient), (Service.ZOOM, ZoomClient)]


@pytest.mark.parametrize(("service", "client_of"), CLIENTS)
async def test_what_requests_rest_for_can_be_seen(service, client_of):
    api = session(service, lambda _: httpx.Response(200, json={}))
    client = client_of(api)
    shown = []
    api.governor.on_wait.append(lambda _: shown.append(client.waiting))

    await api.governor.rest(Rest(3.0, "busy"))

    assert [wait and wait.reason for wait in shown] == ["busy", None]


@pytest.mark.parametrize(("service", "client_of"), CLIENTS)
async def test_the_services_own_time_is_known_once_it_told_it(service, client_of):
    told = {"date": "Thu, 26 Nov 2026 07:00:00 GMT"}
    api = session(service, lambda _: httpx.Response(200, json={}, headers=told))
    client = client_of(api)
    before = client.server_time

    await api.send("GET", "/x", reads=True)

    assert before is None
    assert client.server_time == pytest.approx(1_795_676_400, abs=5)
    assert client.host == httpx.URL(api.base_url).host
