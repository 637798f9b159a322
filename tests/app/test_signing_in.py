"""Every kind of sign-in opens a company, and every command then works with it."""

import json
from dataclasses import replace

from tests.support.browsers import browsing
from tests.support.connecting import desk
from tests.support.world import a_world
from zoomprov_gui.app.kept_tokens import kept_in
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.signing_in import sign_in_first
from zoomprov_gui.app.sources import source_of_world
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.clients.connection import OAuthService
from zoomprov_gui.clients.document import parse_connection, write_connection
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_keys import make_key
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.founding import NATIVE, SERVICE


async def opened(d, tmp_path, okta=None, zoom=None, file=None, tokens=None):
    """Open the company with these sign-ins, compare, and return what was counted."""
    source = source_of_world(d.world, "test", Paths.of(str(tmp_path)))
    connection = replace(
        source.connection,
        okta_auth=okta or source.connection.okta_auth,
        zoom_auth=zoom or source.connection.zoom_auth,
    )
    keepers = {}
    if file is not None:
        keepers = {
            "keep_okta": kept_in(file, Service.OKTA),
            "keep_zoom": kept_in(file, Service.ZOOM),
        }
    source = replace(source, connection=connection, tokens=tokens or {}, **keepers)
    async with open_company(
        source, clock=d.clock, sleep=d.connect.network.sleep, browser=d.browser.open
    ) as company:
        await company.compare.run(company.roster, lambda _: None)
        return dict(company.roster.counts)


async def counts(d, tmp_path):
    return await opened(d, tmp_path)


async def test_a_service_app_reads_what_a_token_reads(tmp_path):
    key = make_key()
    async with desk() as d:
        expected = await counts(d, tmp_path)
        d.world.okta.clients[SERVICE].keys = [key.public()]

        found = await opened(
            d, tmp_path, okta=OAuthService(client_id=SERVICE, private_key=key.private())
        )

    assert found == expected
    assert found[Verdict.IN_SYNC] > 0


async def test_a_refresh_token_in_the_document_signs_in_and_its_successor_is_written_back(
    tmp_path,
):
    async with desk() as d:
        expected = await counts(d, tmp_path)
        org, client = await d.org(), d.world.zoom.public_client_id
        okta = await d.connect.okta_by(org, NATIVE, d.connect.browser_to_okta(org, NATIVE))
        zoom = await d.connect.zoom_by(client, d.connect.browser_to_zoom(client))
        source = source_of_world(d.world, "test", Paths.of(str(tmp_path)))
        file = tmp_path / "acme.json"
        connection = replace(source.connection, okta_auth=okta.auth, zoom_auth=zoom.auth)
        file.write_text(write_connection(connection).reveal())

        found = []
        for _ in range(2):
            known = parse_connection(file.read_text())
            found.append(await opened(d, tmp_path, known.okta_auth, known.zoom_auth, file=file))

    assert found == [expected, expected]
    assert len(d.browser.opened) == 2
    kept = json.loads(file.read_text())
    assert kept["zoom"]["auth"]["refresh_token"] != zoom.auth.refresh_token.reveal()
    assert kept["okta"]["auth"]["refresh_token"] != okta.auth.refresh_token.reveal()


async def test_tokens_of_a_sign_in_that_was_just_done_open_the_company(tmp_path):
    async with desk() as d:
        org = await d.org()
        side = await d.connect.okta_by(org, NATIVE, d.connect.browser_to_okta(org, NATIVE))

        found = await opened(d, tmp_path, okta=side.auth, tokens={Service.OKTA: side.tokens})

    assert found[Verdict.IN_SYNC] > 0
    assert len(d.browser.opened) == 1


async def test_a_document_without_a_token_opens_the_browser(capsys):
    async with desk() as d:
        d.world.okta.clients[NATIVE].redirect_uris = tuple(
            f"http://127.0.0.1:{port}/okta/callback" for port in (8765, 18765, 28765)
        )
        source = parse_connection(
            json.dumps(
                {
                    "okta": {
                        "url": "https://acme.okta.com",
                        "auth": {"kind": "oauth_native", "client_id": NATIVE},
                    },
                    "zoom": {
                        "api_url": "https://api.zoom.us/v2",
                        "oauth_url": "https://zoom.us/oauth",
                        "auth": {
                            "kind": "oauth_pkce",
                            "client_id": d.world.zoom.public_client_id,
                        },
                    },
                }
            )
        )

        tokens = await sign_in_first(source, d.connect.network, d.browser.open)

    assert set(tokens) == {Service.OKTA, Service.ZOOM}
    assert len(d.browser.opened) == 2
    assert "Finish in your browser" in capsys.readouterr().err


async def test_a_browser_that_does_not_open_is_told_with_the_page_to_open(capsys):
    async with desk(opens=False) as d:

        async def shown(url):
            d.browser.follow(url)
            return False

        connection = parse_connection(
            json.dumps(
                {
                    "okta": {
                        "url": "https://acme.okta.com",
                        "auth": {"kind": "api_token", "token": "x"},
                    },
                    "zoom": {
                        "api_url": "https://api.zoom.us/v2",
                        "oauth_url": "https://zoom.us/oauth",
                        "auth": {
                            "kind": "oauth_pkce",
                            "client_id": d.world.zoom.public_client_id,
                        },
                    },
                }
            )
        )
        await sign_in_first(connection, d.connect.network, shown)

    assert "Open this page to sign in: https://zoom.us/oauth/authorize?" in capsys.readouterr().err


async def test_the_served_sandbox_signs_a_real_browser_in_over_loopback():
    world, _ = a_world()
    async with serve(world) as document, browsing(None) as browser:
        document["okta"]["auth"] = {"kind": "oauth_native", "client_id": NATIVE}
        client = world.zoom.public_client_id
        document["zoom"]["auth"] = {"kind": "oauth_pkce", "client_id": client}
        connection = parse_connection(json.dumps(document))

        tokens = await sign_in_first(connection, Network(), browser.open)

    assert set(tokens) == {Service.OKTA, Service.ZOOM}
    assert len([page for page in browser.pages if "go back to the app" in page.text]) == 2
