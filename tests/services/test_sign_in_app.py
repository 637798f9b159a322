"""Set it up for me: three ticks, each after a read that shows it."""

import asyncio

import pytest

from tests.support.connecting import desk, until
from zoomprov_gui.clients.connection import OAuthNative
from zoomprov_gui.domain.errors import NotConnected, Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import scopes_to_grant
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.services.sign_in_app import SetUpSignIn, Tick

ALL = [Tick.CREATED, Tick.SIGNED_IN, Tick.TOKEN_DESTROYED]


async def begin(d):
    setup = SetUpSignIn(d.connect, await d.org(), Secret(d.world.api_token))
    ticks = []
    setup.on_tick.append(ticks.append)
    return setup, ticks


def made(world):
    return [app for app in world.okta.apps.values() if app.name == "oidc_client"]


async def test_a_token_pasted_once_leaves_a_sign_in_and_no_token():
    async with desk("fresh-start") as d:
        token = d.world.api_token
        setup, ticks = await begin(d)

        result = await setup.run()

    (app,) = made(d.world)
    client = d.world.okta.clients[app.id]
    assert ticks == ALL
    assert result.problem is None
    assert result.side.read.who.login == d.world.okta.admin.login
    assert isinstance(result.side.auth, OAuthNative)
    assert client.granted == set(scopes_to_grant(Service.OKTA))
    assert token not in d.world.okta.tokens
    assert all(sentence.sentence.endswith(".") for sentence in ALL)


async def test_the_app_is_made_once_however_often_it_is_begun():
    async with desk() as d:
        setup, ticks = await begin(d)
        d.world.okta.consent = "no"
        with pytest.raises(NotConnected) as caught:
            await setup.run()
        before = list(ticks)
        d.world.okta.consent = "yes"
        other, _ = await begin(d)

        await other.run()

    assert caught.value.cause == "denied"
    assert before == [Tick.CREATED]
    assert len(made(d.world)) == 1


async def test_stopping_it_leaves_the_token_alone():
    async with desk() as d, asyncio.TaskGroup() as group:
        setup, ticks = await begin(d)
        d.browser.opens = False
        shown = []
        setup.on_sign_in.append(shown.append)
        task = group.create_task(setup.run())
        await until(lambda: shown)
        task.cancel()
        await asyncio.wait([task])

    assert task.cancelled()
    assert ticks == [Tick.CREATED]
    assert d.world.api_token in d.world.okta.tokens


async def test_in_read_only_mode_no_app_is_made_and_the_token_stays():
    async with desk("fresh-start") as d:
        before = len(made(d.world))
        setup, ticks = await begin(d)
        d.connect.read_only = lambda: True

        with pytest.raises(NotConnected) as caught:
            await setup.run()

    assert caught.value.cause == "read_only"
    assert (ticks, len(made(d.world))) == ([], before)
    assert d.world.api_token in d.world.okta.tokens


async def test_only_a_super_admin_can_and_nothing_is_ticked_for_another():
    async with desk() as d:
        d.world.okta.roles[d.world.okta.admin.id] = "APP_ADMIN"
        setup, ticks = await begin(d)
        with pytest.raises((NotConnected, Refused)) as caught:
            await setup.run()

    assert isinstance(caught.value, NotConnected | Refused)
    assert getattr(caught.value, "cause", "super_admin") == "super_admin"
    assert ticks == []


async def test_an_okta_that_ignores_what_it_accepts_gets_no_tick():
    async with desk() as d:
        d.world.faults.set("okta:accepted-no-effect:path=/grants:times=99")
        setup, ticks = await begin(d)
        with pytest.raises(NotConnected) as caught:
            await setup.run()

    assert caught.value.cause == "not_set_up"
    assert ticks == []


async def test_a_token_that_goes_on_working_is_told_and_not_ticked():
    async with desk() as d:
        d.world.faults.set("okta:accepted-no-effect:path=/api-tokens/current:times=9")
        setup, ticks = await begin(d)

        result = await setup.run()

    assert ticks == [Tick.CREATED, Tick.SIGNED_IN]
    assert result.problem.title == "The pasted token still works"
    assert result.side.read.who is not None


async def test_a_token_that_is_none_makes_nothing():
    async with desk() as d:
        setup = SetUpSignIn(d.connect, await d.org(), Secret("00canary"))
        with pytest.raises(NotConnected) as caught:
            await setup.run()

    assert caught.value.cause == "token_refused"
    assert made(d.world) == []
    assert "canary" not in f"{caught.value!r}{setup!r}{vars(setup)!r}"
