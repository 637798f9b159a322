"""Sign-ins in the browser and by code, as a page shows and stops them."""

import asyncio
import socket

import pytest

from tests.support.connecting import desk, until
from tests.support.doors import knock
from zoomprov_gui.clients.connection import OAuthNative, OAuthPkce
from zoomprov_gui.domain.access import Held
from zoomprov_gui.domain.errors import NotConnected, Refused
from zoomprov_gui.domain.sign_in import Stage
from zoomprov_gui.services.sign_ins import BrowserSignIn
from zoomprov_gui.simulator.founding import NATIVE
from zoomprov_gui.simulator.state import assigned_people


async def stage(sign_in, wanted):
    """Wait until a sign-in is as far as that."""
    await until(lambda: sign_in.progress.stage is wanted and sign_in.progress.url)


async def test_the_browser_signs_the_admin_in_and_says_so():
    async with desk() as d:
        org, seen = await d.org(), []
        sign_in = d.connect.browser_to_okta(org, NATIVE)
        sign_in.on_progress.append(lambda progress: seen.append(progress.stage))

        side = await d.connect.okta_by(org, NATIVE, sign_in)

    assert side.read.who.email == "dana.whitfield@acme.example"
    assert isinstance(side.auth, OAuthNative)
    assert {check.held for check in side.read.access.checks} == {Held.YES}
    assert list(dict.fromkeys(seen)) == [Stage.BROWSER, Stage.EXCHANGING, Stage.DONE]
    assert "go back to the app" in d.browser.pages[0].text
    assert d.browser.visited[-1].endswith("/done")


async def test_a_sign_in_to_read_only_gets_no_right_to_change():
    async with desk() as d:
        org = await d.org()
        sign_in = d.connect.browser_to_okta(org, NATIVE, changes=False)

        side = await d.connect.okta_by(org, NATIVE, sign_in)

    held = {check.permission.name: check.held for check in side.read.access.checks}
    assert held["okta.apps.read"] is Held.YES
    assert held["okta.apps.manage"] is Held.NO
    assert side.read.access.usable


async def test_the_browser_signs_in_to_zoom_without_any_secret():
    async with desk() as d:
        client = d.world.zoom.public_client_id
        side = await d.connect.zoom_by(client, d.connect.browser_to_zoom(client))

    assert isinstance(side.auth, OAuthPkce)
    assert side.account_id == d.world.zoom.id
    assert d.world.zoom.client_secret not in "".join(d.browser.visited)


async def test_the_kept_refresh_token_signs_in_again_without_a_browser():
    async with desk() as d:
        org, kept = await d.org(), []
        side = await d.connect.okta_by(org, NATIVE, d.connect.browser_to_okta(org, NATIVE))

        again = await d.connect.okta_side(org, side.auth, keep=kept.append)

    assert len(d.browser.opened) == 1
    assert kept == [again.auth.refresh_token]
    assert again.auth != side.auth


async def test_no_in_the_browser_is_told_in_the_app_and_on_the_page():
    async with desk() as d:
        d.world.okta.consent = "no"
        sign_in = d.connect.browser_to_okta(await d.org(), NATIVE)
        with pytest.raises(NotConnected) as caught:
            await sign_in.tokens()

    assert caught.value.cause == "denied"
    assert "You said no in the browser" in d.browser.pages[0].text


async def test_whoever_is_not_assigned_to_the_app_is_told():
    async with desk() as d:
        d.world.okta.assigned[NATIVE] = assigned_people()
        sign_in = d.connect.browser_to_okta(await d.org(), NATIVE)
        with pytest.raises(NotConnected) as caught:
            await sign_in.tokens()

    assert caught.value.cause == "not_assigned"


async def test_a_permission_that_the_app_was_not_given_is_told():
    async with desk() as d:
        d.world.okta.clients[NATIVE].granted = {"okta.apps.read"}
        sign_in = d.connect.browser_to_okta(await d.org(), NATIVE)
        with pytest.raises(NotConnected) as caught:
            await sign_in.tokens()

    assert caught.value.cause == "permission"


async def test_after_five_minutes_it_is_over_and_nobody_listens():
    async with desk(opens=False) as d:
        org = await d.org()
        sign_in = BrowserSignIn(
            org.server, NATIVE, (), d.connect.network, browser=d.browser.open,
            ports=(d.port,), life=0.05,
        )  # fmt: skip
        with pytest.raises(NotConnected) as caught:
            await sign_in.tokens()
        after = await knock(f"http://127.0.0.1:{d.port}/okta/callback?code=a&state=b")

    assert caught.value.cause == "timed_out"
    assert after[0] == 0


async def test_somebody_who_needs_more_time_gets_it():
    async with desk(opens=False) as d, asyncio.TaskGroup() as group:
        org = await d.org()
        sign_in = BrowserSignIn(
            org.server, NATIVE, (), d.connect.network, browser=d.browser.open,
            ports=(d.port,), life=1.5,
        )  # fmt: skip
        task = group.create_task(sign_in.tokens())
        await stage(sign_in, Stage.BROWSER)
        await asyncio.sleep(0.8)
        sign_in.extend()
        await asyncio.sleep(0.8)
        await d.browser.visit(sign_in.progress.url)

        tokens = await task

    assert tokens.access.reveal()


async def test_stopping_it_closes_the_door_and_shows_the_browser_the_end():
    async with desk(opens=False) as d, asyncio.TaskGroup() as group:
        sign_in = d.connect.browser_to_okta(await d.org(), NATIVE)
        task = group.create_task(sign_in.tokens())
        await stage(sign_in, Stage.BROWSER)
        task.cancel()
        await asyncio.wait([task])
        after = await knock(f"http://127.0.0.1:{d.port}/okta/callback?code=a&state=b")

    assert task.cancelled()
    assert after[0] == 0


async def test_a_browser_that_does_not_open_leaves_a_link_to_copy():
    async with desk(opens=False) as d, asyncio.TaskGroup() as group:
        sign_in = d.connect.browser_to_okta(await d.org(), NATIVE)
        task = group.create_task(sign_in.tokens())
        await stage(sign_in, Stage.BROWSER)
        await asyncio.sleep(0)
        progress = sign_in.progress
        opened = await sign_in.open_again()
        await d.browser.visit(progress.url)

        tokens = await task

    assert (progress.opened, opened) == (False, False)
    assert progress.note.title == "We could not open your browser"
    assert tokens.refresh is not None


async def test_a_blocked_way_back_leaves_the_address_to_paste():
    with socket.socket() as taken:
        async with desk() as d, asyncio.TaskGroup() as group:
            taken.bind(("127.0.0.1", d.port))
            taken.listen()
            lost = []
            d.browser.on_way_back = lost.append
            sign_in = d.connect.browser_to_okta(await d.org(), NATIVE)
            task = group.create_task(sign_in.tokens())
            await stage(sign_in, Stage.BROWSER)
            await until(lambda: lost)
            note = sign_in.progress.note
            with pytest.raises(NotConnected, match="another page"):
                sign_in.paste("https://acme.okta.com/app/UserHome")
            sign_in.paste(lost[0])

            tokens = await task

    assert note.actions[0] == "Paste the address from the browser"
    assert tokens.access.reveal()


async def test_a_code_is_entered_on_a_page_where_no_browser_can_come_back():
    async with desk() as d:
        org, seen = await d.org(), []
        sign_in = d.connect.code_to_okta(org, NATIVE)
        sign_in.on_progress.append(seen.append)

        side = await d.connect.okta_by(org, NATIVE, sign_in)

    assert side.read.who is not None
    assert seen[0].stage is Stage.CODE
    assert len(seen[0].code) == 8
    assert seen[0].url.endswith(seen[0].code)
    assert seen[0].page == seen[0].url.partition("?")[0]
    assert seen[0].code not in seen[0].page
    assert seen[-1].stage is Stage.DONE


async def test_a_code_that_is_denied_or_forgotten_is_told():
    async with desk() as d:
        org = await d.org()
        d.world.okta.consent = "no"
        with pytest.raises(NotConnected) as denied:
            await d.connect.code_to_okta(org, NATIVE).tokens()
        d.world.okta.consent = "ask"
        with pytest.raises(NotConnected) as forgotten:
            await d.connect.code_to_okta(org, NATIVE).tokens()

    assert denied.value.cause == "denied"
    assert forgotten.value.cause == "code_ended"


async def test_an_app_that_was_deleted_is_told():
    async with desk() as d:
        org = await d.org()
        with pytest.raises(Refused) as caught:
            await d.connect.code_to_okta(org, "0oaGone").tokens()

    assert caught.value.code == "invalid_client"
