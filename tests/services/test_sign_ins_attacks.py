"""RELIABILITY.md P5: what somebody may try while a sign-in is under way, and that it fails."""

import asyncio
import logging
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.services.test_sign_ins import stage
from tests.support.connecting import desk, outcome
from tests.support.doors import knock
from zoomprov_gui.clients.oauth_code import CodeRequest
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint
from zoomprov_gui.domain.errors import NotConnected, Refused
from zoomprov_gui.domain.sign_in import Stage
from zoomprov_gui.simulator.founding import NATIVE


async def under_way(d, group):
    """Begin a sign-in whose browser waits; return it, its task, and what a page would send back."""
    d.browser.opens = False
    sign_in = d.connect.browser_to_okta(await d.org(), NATIVE)
    task = group.create_task(outcome(sign_in.tokens()))
    await stage(sign_in, Stage.BROWSER)
    query = parse_qs(urlsplit(sign_in.progress.url).query)
    return sign_in, task, {name: values[0] for name, values in query.items()}


async def test_a_page_that_guesses_neither_spoils_nor_ends_the_sign_in():
    async with desk() as d, asyncio.TaskGroup() as group:
        sign_in, task, sent = await under_way(d, group)
        door = sent["redirect_uri"]
        tries = [
            f"{door}?code=evil&state=evil",
            f"{door}?code=evil",
            f"{door}?error=access_denied",
            f"{door}?error=access_denied&state={sent['state'][:-1]}x",
            f"{door}?code=evil&state={sent['state']}&state=evil",
        ]
        refused = [(await knock(url))[0] for url in tries]
        await d.browser.visit(sign_in.progress.url)

        tokens = await task

    assert refused == [400] * 5
    assert tokens.access.reveal()


async def test_a_name_that_was_made_to_lead_here_gets_nothing():
    async with desk() as d, asyncio.TaskGroup() as group:
        sign_in, task, sent = await under_way(d, group)
        url = f"{sent['redirect_uri']}?code=evil&state={sent['state']}"
        status, _, _ = await knock(url, host="rebound.example")
        await d.browser.visit(sign_in.progress.url)

        await task

    assert status == 403


async def test_a_code_of_another_sign_in_does_not_fit_our_verifier():
    """Somebody who knows the state puts a code of their own session in (code injection)."""
    async with desk() as d, asyncio.TaskGroup() as group:
        org = await d.org()
        _, task, sent = await under_way(d, group)
        theirs = CodeRequest(org.server, NATIVE, (), sent["redirect_uri"])
        lost = []
        d.browser.on_way_back = lost.append
        await d.browser.visit(theirs.url)
        code = parse_qs(urlsplit(lost[0]).query)["code"][0]
        group.create_task(knock(f"{sent['redirect_uri']}?code={code}&state={sent['state']}"))
        error = await task

    assert isinstance(error, Refused)
    assert error.code == "invalid_grant"


async def test_a_code_that_was_used_is_worth_nothing():
    async with desk() as d:
        org = await d.org()
        request = CodeRequest(org.server, NATIVE, (), f"http://127.0.0.1:{d.port}/okta/callback")
        lost = []
        d.browser.on_way_back = lost.append
        await d.browser.visit(request.url)
        answer = {k: v[0] for k, v in parse_qs(urlsplit(lost[0]).query).items()}
        endpoint = TokenEndpoint(org.server, d.connect.network)
        await request.redeem(answer, endpoint)
        request._used = False
        with pytest.raises(Refused) as caught:
            await request.redeem(answer, endpoint)
        await endpoint.aclose()

    assert caught.value.code == "invalid_grant"


async def test_zooms_answer_is_not_taken_for_oktas():
    async with desk() as d, asyncio.TaskGroup() as group:
        sign_in, task, sent = await under_way(d, group)
        door = sent["redirect_uri"]
        mixed = f"{door}?code=zooms&state={sent['state']}&iss=https://zoom.us"
        group.create_task(knock(mixed))
        error = await task

    assert isinstance(error, NotConnected)
    assert error.cause == "wrong_answer"
    assert sign_in.progress.stage is Stage.EXCHANGING


async def test_zooms_door_is_another_one():
    async with desk() as d, asyncio.TaskGroup() as group:
        sign_in, task, sent = await under_way(d, group)
        url = sent["redirect_uri"].replace("/okta/", "/zoom/")
        status, _, _ = await knock(f"{url}?code=a&state={sent['state']}")
        await d.browser.visit(sign_in.progress.url)

        await task

    assert status == 404


async def test_nothing_secret_is_in_a_page_an_address_kept_by_the_browser_or_the_log(caplog):
    caplog.set_level(logging.DEBUG)
    async with desk() as d:
        org = await d.org()
        sign_in = d.connect.browser_to_okta(org, NATIVE)
        side = await d.connect.okta_by(org, NATIVE, sign_in)
        request = sign_in._request

    secrets = [
        side.tokens.access.reveal(),
        side.tokens.refresh.reveal(),
        request._verifier.reveal(),
        parse_qs(urlsplit(d.browser.visited[1]).query)["code"][0],
    ]
    last = "".join(f"{page.url}{page.text}{page.headers}" for page in d.browser.pages)
    shown = f"{side!r}{vars(sign_in)!r}{request!r}{vars(request)!r}{sign_in.progress!r}"
    shown = shown.replace(repr(d.browser), "")
    # The test's own browser is logged too: httpx cannot tell it from ours.
    lines = [record.getMessage() for record in caplog.records]
    ours = "\n".join(line for line in lines if "127.0.0.1" not in line)
    for secret in secrets:
        assert secret not in last
        assert secret not in shown
        assert secret not in ours
    assert any("oauth2/v1/token" in line for line in lines)
