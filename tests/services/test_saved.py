"""Saved companies and their connections: what is in the open, what is in the vault."""

import dataclasses

import pytest

from tests.support.workbench import ADDRESS, bench
from zoomprov_gui.clients.connection import (
    ApiToken,
    OAuthNative,
    OAuthPkce,
    OAuthService,
    ServerToServer,
)
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.workspaces import OktaSignIn, Workspace, ZoomSignIn
from zoomprov_gui.services.saved import (
    NAMES,
    OKTA_REFRESH,
    OKTA_TOKEN,
    ZOOM_SECRET,
    connection_of_saved,
    with_okta,
    with_zoom,
)
from zoomprov_gui.storage.vault import Vault

EMPTY = Workspace(workspace_id="w1", name="Acme")


async def sides(work):
    org = await work.service.find_org(ADDRESS)
    auth = work.zoom_auth
    okta = await work.service.okta_with_token(org, Secret(work.world.api_token))
    secret = Secret(auth["client_secret"])
    zoom = await work.service.zoom_with_app(auth["account_id"], auth["client_id"], secret)
    return okta, zoom


async def test_what_was_signed_in_to_is_what_is_opened_later(tmp_path):
    okta, zoom = await sides(bench(tmp_path))
    vault = Vault()

    kept = with_okta(EMPTY, okta)
    kept.put_into(vault)
    kept = with_zoom(kept.workspace, zoom)
    kept.put_into(vault)
    connection = connection_of_saved(kept.workspace, vault)

    assert connection.okta_auth == okta.auth
    assert connection.zoom_auth == zoom.auth
    assert connection.okta_url == okta.org.url
    assert kept.workspace.okta.who == "dana.whitfield@acme.example"
    assert kept.workspace.okta.engine == "idx"
    assert kept.workspace.zoom.who == "Acme Dental Group"


async def test_no_secret_stands_in_the_open(tmp_path):
    work = bench(tmp_path)
    okta, zoom = await sides(work)

    kept = with_zoom(with_okta(EMPTY, okta).workspace, zoom)

    shown = f"{dataclasses.asdict(kept.workspace)}{kept!r}"
    assert work.world.api_token not in shown
    assert work.zoom_auth["client_secret"] not in shown


@pytest.mark.parametrize(
    ("auth", "kind"),
    [
        (ApiToken(token=Secret("t")), OktaSignIn.API_TOKEN),
        (OAuthNative(client_id="c", refresh_token=Secret("r")), OktaSignIn.BROWSER),
        (OAuthService(client_id="c", private_key=Secret("k")), OktaSignIn.SERVICE),
    ],
)
async def test_each_way_to_sign_in_to_okta_comes_back(auth, kind, tmp_path):
    okta, zoom = await sides(bench(tmp_path))
    vault = Vault()

    for kept in (with_okta(EMPTY, dataclasses.replace(okta, auth=auth)),):
        kept.put_into(vault)
        both = with_zoom(kept.workspace, zoom)
        both.put_into(vault)

    assert both.workspace.okta.sign_in is kind
    assert connection_of_saved(both.workspace, vault).okta_auth == auth


@pytest.mark.parametrize(
    ("auth", "kind"),
    [
        (
            ServerToServer(account_id="a", client_id="c", client_secret=Secret("s")),
            ZoomSignIn.SERVER_TO_SERVER,
        ),
        (OAuthPkce(client_id="c", refresh_token=Secret("r")), ZoomSignIn.BROWSER),
    ],
)
async def test_each_way_to_sign_in_to_zoom_comes_back(auth, kind, tmp_path):
    okta, zoom = await sides(bench(tmp_path))
    vault = Vault()

    kept = with_okta(EMPTY, okta)
    kept.put_into(vault)
    both = with_zoom(kept.workspace, dataclasses.replace(zoom, auth=auth))
    both.put_into(vault)

    assert both.workspace.zoom.sign_in is kind
    assert connection_of_saved(both.workspace, vault).zoom_auth == auth


async def test_another_way_to_sign_in_takes_the_place_of_the_one_before(tmp_path):
    okta, _zoom = await sides(bench(tmp_path))
    vault = Vault()
    with_okta(EMPTY, okta).put_into(vault)
    browser = OAuthNative(client_id="c", refresh_token=Secret("r"))

    with_okta(EMPTY, dataclasses.replace(okta, auth=browser)).put_into(vault)

    assert list(vault.names()) == [OKTA_REFRESH]


async def test_a_side_without_a_sign_in_is_named(tmp_path):
    okta, zoom = await sides(bench(tmp_path))
    vault = Vault()
    with pytest.raises(NotConnected) as raised:
        connection_of_saved(EMPTY, vault)
    assert (raised.value.service.value, raised.value.cause) == ("Okta", "signed_out")

    kept = with_zoom(with_okta(EMPTY, okta).workspace, zoom)
    with_okta(EMPTY, okta).put_into(vault)
    with pytest.raises(NotConnected) as raised:
        connection_of_saved(kept.workspace, vault)

    assert (raised.value.service.value, raised.value.cause) == ("Zoom", "signed_out")


def test_every_secret_has_one_side_that_it_goes_with():
    names = [name for side in NAMES.values() for name in side]

    assert len(set(names)) == len(names)
    assert {OKTA_TOKEN, ZOOM_SECRET} < set(names)


async def test_a_sign_in_of_this_moment_opens_even_where_nothing_of_it_could_be_kept(tmp_path):
    okta, zoom = await sides(bench(tmp_path))
    vault = Vault()
    browser = OAuthNative(client_id="c", refresh_token=None)
    kept = with_okta(EMPTY, dataclasses.replace(okta, auth=browser))
    kept.put_into(vault)
    both = with_zoom(kept.workspace, zoom)
    both.put_into(vault)

    with pytest.raises(NotConnected):
        connection_of_saved(both.workspace, vault)

    assert connection_of_saved(both.workspace, vault, {Service.OKTA}).okta_auth == browser
