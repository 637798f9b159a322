"""Okta's sign-in page refuses what a browser must not be sent away with."""

from tests.simulator.test_okta_oauth import code_for
from tests.support.world import Services
from zoomprov_gui.simulator.founding import LOOPBACK, NATIVE
from zoomprov_gui.simulator.state import assigned_people


async def test_a_wrong_verifier_a_strange_address_and_no_challenge_are_refused(
    office: Services,
) -> None:
    code = await code_for(office)
    wrong = await office.okta.post(
        "/oauth2/v1/token",
        data={
            "grant_type": "authorization_code",
            "client_id": NATIVE,
            "redirect_uri": LOOPBACK[0],
            "code": code,
            "code_verifier": "other",
        },
    )
    strange = await office.okta.get(
        "/oauth2/v1/authorize", params={"client_id": NATIVE, "redirect_uri": "https://evil.example"}
    )
    plain = await office.okta.get(
        "/oauth2/v1/authorize", params={"client_id": NATIVE, "redirect_uri": LOOPBACK[0]}
    )

    assert wrong.json()["error_description"] == "PKCE verification failed."
    assert (strange.status_code, strange.json()["error"]) == (400, "invalid_request")
    assert "error=invalid_request" in plain.headers["location"]


async def test_only_whom_the_app_is_assigned_to_may_sign_in(office: Services) -> None:
    office.world.okta.assigned[NATIVE] = assigned_people()

    answer = await office.okta.get(
        "/oauth2/v1/authorize",
        params={
            "client_id": NATIVE,
            "redirect_uri": LOOPBACK[0],
            "state": "s1",
            "code_challenge_method": "S256",
            "code_challenge": "x",
        },
    )

    assert "error=access_denied" in answer.headers["location"]
    assert "state=s1" in answer.headers["location"]


async def test_a_device_is_activated_on_its_page(office: Services) -> None:
    office.world.okta.consent = "ask"
    started = (
        await office.okta.post("/oauth2/v1/device/authorize", data={"client_id": NATIVE})
    ).json()
    form = {
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
        "client_id": NATIVE,
        "device_code": started["device_code"],
    }
    empty = await office.okta.get("/activate")
    asked = await office.okta.get(started["verification_uri_complete"])

    async def poll():
        office.pass_time(6)
        answer = await office.okta.post("/oauth2/v1/token", data=form)
        return answer.json().get("error", answer.json().get("token_type"))

    before = [await poll() for _ in range(4)]
    await office.okta.get(started["verification_uri_complete"] + "&decision=yes")
    after = await poll()

    assert "Enter the code" in empty.text
    assert started["user_code"] in asked.text
    assert (set(before), after) == ({"authorization_pending"}, "Bearer")
