"""The one request of each change."""

import httpx
import pytest

from tests.support.setups import whole
from tests.support.wire import answers, session
from zoomprov_gui.clients.okta_setup import OktaSetup
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import Change, ChangeKey, CheckKey, StepKey
from zoomprov_gui.domain.setup_changes import deactivate_app, switch_change, turn_off_link
from zoomprov_gui.domain.setup_facts import Fact
from zoomprov_gui.services.setup_sending import SetupSender, undo_of


def change(key, **values):
    return Change(
        key=key,
        step=StepKey.AUTHORISE,
        button="",
        text="",
        lines=(),
        wont="",
        undo="",
        values=tuple(values.items()),
    )


@pytest.mark.parametrize(
    ("asked", "method", "path"),
    [
        (change(ChangeKey.ADD_APP, label="Zoom", subdomain="acme"), "POST", "/api/v1/apps"),
        (change(ChangeKey.ACTIVATE_APP), "POST", "/api/v1/apps/0oa1/lifecycle/activate"),
        (deactivate_app(whole()), "POST", "/api/v1/apps/0oa1/lifecycle/deactivate"),
        (
            turn_off_link(whole()),
            "POST",
            "/api/v1/apps/0oa1/connections/default/lifecycle/deactivate",
        ),
        (
            switch_change(whole(), {CheckKey.CREATE: False}),
            "PUT",
            "/api/v1/apps/0oa1/features/USER_PROVISIONING",
        ),
    ],
)
async def test_each_change_is_one_request(asked, method, path):
    wire = answers(httpx.Response(200, json={}))

    seen = await SetupSender(OktaSetup(session(Service.OKTA, wire))).send(asked, whole())

    assert [(request.method, request.url.path) for request in wire.requests] == [(method, path)]
    assert seen.status == 200


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        (change(ChangeKey.ADD_APP, label="Zoom", subdomain=""), whole()),
        (change(ChangeKey.ACTIVATE_APP), whole(apps=Fact())),
        (change(ChangeKey.ASSIGN), whole()),
    ],
)
async def test_what_cannot_be_sent_is_not(asked, facts):
    wire = answers(httpx.Response(200, json={}))

    with pytest.raises(Misused):
        await SetupSender(OktaSetup(session(Service.OKTA, wire))).send(asked, facts)

    assert wire.requests == []


def test_each_change_names_its_way_back():
    keys = {
        ChangeKey.ADD_APP: ChangeKey.DEACTIVATE_APP,
        ChangeKey.ACTIVATE_APP: ChangeKey.DEACTIVATE_APP,
        ChangeKey.AUTHORISE: ChangeKey.TURN_OFF_LINK,
    }

    assert {key: undo_of(change(key), whole()).key for key in keys} == keys
    assert undo_of(change(ChangeKey.ASSIGN), whole()) is None
    unchanged = switch_change(whole(), {CheckKey.CREATE: True})
    assert undo_of(unchanged, whole()) is None
