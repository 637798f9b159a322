"""Where requests lead: into this process for each side that has a way there, else out."""

import httpx
import pytest

from zoomprov_gui.clients.network import Network
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.people import Service


async def test_each_side_has_its_own_way():
    okta = httpx.MockTransport(lambda _: httpx.Response(200, text="okta"))
    zoom = httpx.MockTransport(lambda _: httpx.Response(200, text="zoom"))
    network = Network(to_okta=okta, to_zoom=zoom)

    said = []
    for service in Service:
        async with network.client(service, "https://acme.okta.com") as client:
            said.append((await client.get("https://acme.okta.com/")).text)

    assert said == ["okta", "zoom"]


def test_plain_http_is_for_this_computer_only():
    with pytest.raises(Misused, match="plain http"):
        Network().client(Service.OKTA, "http://acme.okta.com")
