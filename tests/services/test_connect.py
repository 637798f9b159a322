"""From a typed address to two signed-in services, in the words that pages show."""

import json

import pytest

from tests.support.world import WorldTransport, a_world
from zoomprov_gui.clients.connection import ApiToken, ServerToServer
from zoomprov_gui.clients.document import parse_connection, write_connection
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_keys import make_key
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import NotConnected, Refused
from zoomprov_gui.domain.pasting import recognise
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.services.connect import (
    ConnectService,
    clock_warning,
    connection_of,
    two_companies,
)
from zoomprov_gui.simulator.app import okta_app, zoom_app
from zoomprov_gui.simulator.founding import SERVICE


async def known(_host):
    return True


async def no_browser(_url):
    return False


class Desk:
    """A connect service on a simulated company."""

    def __init__(self, scenario="small-office"):
        self.world, self.clock = a_world(scenario)
        network = Network(
            to_okta=WorldTransport(okta_app(self.world)),
            to_zoom=WorldTransport(zoom_app(self.world)),
            clock=self.clock,
        )
        self.connect = ConnectService(network, browser=no_browser, resolve=known)

    async def okta(self):
        org = await self.connect.find_org("acme.okta.com")
        return await self.connect.okta_with_token(org, Secret(self.world.api_token))

    async def zoom(self):
        own = self.world.zoom
        return await self.connect.zoom_with_app(own.id, own.client_id, Secret(own.client_secret))


@pytest.fixture
def desk():
    return Desk()


async def test_a_token_and_an_app_become_a_connection_to_keep(desk):
    okta, zoom = await desk.okta(), await desk.zoom()

    connection = connection_of(okta, zoom, "0oa1")

    assert okta.company == "Acme Dental Group"
    assert zoom.account_id == desk.world.zoom.id
    assert isinstance(connection.okta_auth, ApiToken)
    assert isinstance(connection.zoom_auth, ServerToServer)
    assert parse_connection(write_connection(connection).reveal()) == connection


async def test_blanks_around_a_pasted_token_do_no_harm(desk):
    org = await desk.connect.find_org("acme")

    side = await desk.connect.okta_with_token(org, Secret(f'  "{desk.world.api_token}"\n'))

    assert side.auth == ApiToken(token=Secret(desk.world.api_token))


@pytest.mark.parametrize("text", ["", "  ", "two words", "line\nbreak", "ünï"])
async def test_what_cannot_be_a_token_is_not_sent(desk, text):
    org = await desk.connect.find_org("acme")
    before = desk.world.requests

    with pytest.raises(NotConnected) as caught:
        await desk.connect.okta_with_token(org, Secret(text))

    assert caught.value.cause == "token"
    assert desk.world.requests == before


async def test_a_wrong_token_is_told(desk):
    org = await desk.connect.find_org("acme")

    with pytest.raises(NotConnected) as caught:
        await desk.connect.okta_with_token(org, Secret("00canary"))

    assert diagnose(caught.value).title == "Okta does not take this token"
    assert "canary" not in f"{caught.value!r}"


@pytest.mark.parametrize(
    ("change", "title"),
    [
        ({"client_secret": "x"}, "Zoom does not know this Client ID and Client secret"),
        ({"client_id": "x"}, "Zoom does not know this Client ID and Client secret"),
        ({"account_id": "x"}, "Zoom does not know this Account ID"),
    ],
)
async def test_each_wrong_value_of_a_zoom_app_is_named(desk, change, title):
    own = desk.world.zoom
    values = {
        "account_id": own.id,
        "client_id": own.client_id,
        "client_secret": own.client_secret,
        **change,
    }

    with pytest.raises(Refused) as caught:
        await desk.connect.zoom_with_app(
            values["account_id"], values["client_id"], Secret(values["client_secret"])
        )

    assert diagnose(caught.value).title == title


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2, 0)])
async def test_three_values_pasted_in_any_order_sign_in(desk, order):
    own = desk.world.zoom
    values = (own.id, own.client_id, own.client_secret)
    pasted = recognise("\n".join(values[place] for place in order))

    side = await desk.connect.zoom_with_paste(pasted)

    assert side.account_id == own.id


async def test_half_a_paste_names_what_is_missing(desk):
    with pytest.raises(NotConnected, match="client_secret"):
        await desk.connect.zoom_with_paste(recognise("Account ID: abcdefgh1234567890"))


async def test_an_okta_and_a_zoom_of_two_companies_are_noticed(desk):
    okta, zoom = await desk.okta(), await desk.zoom()
    same = two_companies(okta, zoom)
    for user in list(desk.world.zoom.users.every("active")):
        desk.world.zoom.users.edit(user.id).email = user.email.replace("acme", "globex")

    other = await desk.zoom()

    assert not same
    assert two_companies(okta, other)


async def test_nothing_secret_is_shown_of_what_was_connected(desk):
    okta, zoom = await desk.okta(), await desk.zoom()

    shown = f"{okta!r}{zoom!r}{connection_of(okta, zoom)!r}"

    assert desk.world.api_token not in shown
    assert desk.world.zoom.client_secret not in shown
    assert json.loads(write_connection(connection_of(okta, zoom)).reveal())["okta"]["auth"]


async def test_a_wrong_clock_is_warned_of_and_blamed_for_a_refused_key(desk):
    key = make_key()
    desk.world.okta.clients[SERVICE].keys = [key.public()]
    desk.world.faults.set("okta:clock-skew:path=/.well-known:seconds=-7200")
    org = await desk.connect.find_org("acme.okta.com")

    right = await desk.connect.okta_as_service(org, SERVICE, key)
    with pytest.raises(NotConnected) as caught:
        await desk.connect.okta_as_service(org, SERVICE, make_key())

    assert clock_warning(org).title == "Your computer's clock is 2 h off"
    assert right.read.access.usable
    assert caught.value.cause == "clock"


async def test_a_service_app_is_nobody_and_may_all_the_same(desk):
    key = make_key()
    desk.world.okta.clients[SERVICE].keys = [key.public()]
    org = await desk.connect.find_org("acme.okta.com")

    side = await desk.connect.okta_as_service(org, SERVICE, key)
    with pytest.raises(Refused) as caught:
        await desk.connect.okta_as_service(org, SERVICE, make_key())

    assert clock_warning(org) is None
    assert side.read.who is None
    assert side.read.access.usable
    assert side.auth.private_key == key.private()
    assert diagnose(caught.value).title == "Okta does not accept our key"
