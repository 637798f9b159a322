"""The calls about the sign-in app, against the simulator and against odd answers."""

import httpx
import pytest

from tests.support.wire import answers, office, okta_error, session
from zoomprov_gui.clients.connection import okta_redirects
from zoomprov_gui.clients.sign_in_app import GRANT_TYPES, LABEL, SignInApps
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service

REDIRECTS = okta_redirects()


def app(**more):
    oauth = {
        "application_type": "native",
        "redirect_uris": list(REDIRECTS),
        "grant_types": list(GRANT_TYPES),
    }
    known = {
        "id": "0oa1",
        "name": "oidc_client",
        "label": LABEL,
        "status": "ACTIVE",
        "credentials": {"oauthClient": {"client_id": "cid", "token_endpoint_auth_method": "none"}},
        "settings": {"oauthClient": oauth | more.pop("oauth", {})},
    }
    return known | more


async def read(body):
    apps = SignInApps(session(Service.OKTA, answers(httpx.Response(200, json=body))), REDIRECTS)
    return await apps.read("0oa1")


async def test_the_app_is_made_as_it_is_read():
    async with office() as o:
        apps = SignInApps(o.okta._session, REDIRECTS)
        before = await apps.find()
        app_id = await apps.create()
        made = await apps.read(app_id)
        found = await apps.find()

    assert before is None
    assert (made.app_id, made.fits) == (app_id, True)
    assert found == made


async def test_permissions_and_people_are_given_and_read_back():
    async with office() as o:
        apps = SignInApps(o.okta._session, REDIRECTS)
        app_id, me = await apps.create(), o.world.okta.admin.id
        before = (await apps.granted(app_id), await apps.is_assigned(app_id, me))
        await apps.grant(app_id, "okta.apps.read", "https://acme.okta.com")
        await apps.assign(app_id, me)
        await apps.assign(app_id, me)
        after = (await apps.granted(app_id), await apps.is_assigned(app_id, me))

    assert before == (frozenset(), False)
    assert after == ({"okta.apps.read"}, True)


async def test_the_token_that_ended_does_not_work():
    async with office() as o:
        apps = SignInApps(o.okta._session, REDIRECTS)
        before = await apps.token_works()
        await apps.end_token()
        after = await apps.token_works()

    assert (before, after) == (True, False)


async def test_trouble_is_no_proof_that_the_token_ended():
    apps = SignInApps(session(Service.OKTA, answers(okta_error(403, "E0000006", "x"))), REDIRECTS)

    with pytest.raises(Refused):
        await apps.token_works()


async def test_an_app_as_we_need_it_fits():
    assert (await read(app())).fits


@pytest.mark.parametrize(
    "more",
    [
        {"status": "INACTIVE"},
        {"credentials": {"oauthClient": {"client_id": "cid"}}},
        {"credentials": None},
        {"settings": None},
        {"oauth": {"application_type": "web"}},
        {"oauth": {"redirect_uris": list(REDIRECTS[:2])}},
        {"oauth": {"redirect_uris": None}},
        {"oauth": {"grant_types": ["authorization_code"]}},
    ],
)
async def test_an_app_that_differs_does_not_fit(more):
    assert not (await read(app(**more))).fits
