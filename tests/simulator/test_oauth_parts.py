"""The pages on which somebody says yes or no."""

import httpx
import pytest

from tests.support.world import Services
from zoomprov_gui.simulator.founding import LOOPBACK, NATIVE


async def page(office: Services, **more: str) -> httpx.Response:
    return await office.okta.get(
        "/oauth2/v1/authorize",
        params={
            "client_id": NATIVE,
            "redirect_uri": LOOPBACK[0],
            "state": '"><script>',
            "code_challenge_method": "S256",
            "code_challenge": "x",
            **more,
        },
    )


async def test_a_page_with_two_buttons_asks_first(office: Services) -> None:
    office.world.okta.consent = "ask"

    asked = await page(office)
    yes = await page(office, decision="yes")
    no = await page(office, decision="no")

    assert asked.headers["content-type"].startswith("text/html")
    assert "Allow" in asked.text
    assert "<script>" not in asked.text
    assert "code=" in yes.headers["location"]
    assert "error=access_denied" in no.headers["location"]


@pytest.mark.parametrize(("consent", "part"), [("yes", "code="), ("no", "error=access_denied")])
async def test_the_world_may_have_decided_already(
    office: Services, consent: str, part: str
) -> None:
    office.world.okta.consent = consent

    assert part in (await page(office, decision="yes")).headers["location"]
