"""Okta's features, connection and consent behave as the facts say."""

import pytest

from tests.support.world import Services


@pytest.mark.parametrize(
    ("path", "status", "code", "cause"),
    [
        ("{admin}/features", 400, "E0000001", "Provisioning is not supported."),
        ("{zoom}/features/BADNAME", 404, "E0000007", None),
        ("0oaNobody/features", 404, "E0000007", None),
    ],
)
async def test_features_are_refused_as_recorded(
    office: Services, path: str, status: int, code: str, cause: str | None
) -> None:
    admin = next(app.id for app in office.world.okta.apps.values() if app.name == "saasure")

    answer = await office.okta.get("/api/v1/apps/" + path.format(admin=admin, zoom=office.app_id))

    assert (answer.status_code, answer.json()["errorCode"]) == (status, code)
    assert [c["errorSummary"] for c in answer.json()["errorCauses"]] == ([cause] if cause else [])


async def test_an_app_without_provisioning_says_yes_to_everything(office: Services) -> None:
    admin = next(app.id for app in office.world.okta.apps.values() if app.name == "saasure")
    path = f"/api/v1/apps/{admin}/connections/default"

    answers = [
        await office.okta.get(path),
        await office.okta.post(path, json={"profile": {"authScheme": "OAUTH2"}}),
        await office.okta.post(f"{path}/lifecycle/activate"),
        await office.okta.post(f"{path}/lifecycle/deactivate"),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 204, 204]
    assert answers[1].json() == {"status": "UNKNOWN", "profile": {"authScheme": "UNKNOWN"}}


async def test_a_connection_without_consent_cannot_be_activated(office: Services) -> None:
    path = f"/api/v1/apps/{office.app_id}/connections/default"
    await office.okta.post(path, json={"profile": {"authScheme": "OAUTH2"}})

    answer = await office.okta.post(f"{path}/lifecycle/activate")
    read = (await office.okta.get(path)).json()
    features = await office.okta.get(f"/api/v1/apps/{office.app_id}/features")

    assert (answer.status_code, read["status"]) == (204, "DISABLED")
    assert features.json()["errorCauses"][0]["errorSummary"] == (
        "Provisioning is not enabled for the app instance."
    )


async def test_a_wrong_code_or_state_does_not_finish_the_consent(office: Services) -> None:
    path = f"/api/v1/apps/{office.app_id}/connections/default"
    made = await office.okta.post(path, json={"profile": {"authScheme": "OAUTH2"}})
    page = await office.okta.get(made.json()["_links"]["authorize"]["href"])
    href = page.json()["continue_oauth_flow_url"]["href"]

    wrong = await office.okta.post(href.replace("code=", "code=x"))
    right = await office.okta.post(href)
    again = await office.okta.post(href)

    assert [a.status_code for a in (wrong, right, again)] == [400, 204, 400]
    assert (await office.okta.get(path)).json()["status"] == "DISABLED"


async def test_a_grant_is_given_listed_and_taken_back(office: Services) -> None:
    path = f"/api/v1/apps/{office.app_id}/grants"

    given = await office.okta.post(
        path, json={"scopeId": "okta.users.read", "issuer": "https://acme.okta.example"}
    )
    listed = (await office.okta.get(path)).json()
    taken = [
        (await office.okta.delete(f"{path}/{given.json()['id']}")).status_code for _ in range(2)
    ]

    assert (given.status_code, [grant["scopeId"] for grant in listed]) == (200, ["okta.users.read"])
    assert taken == [204, 404]
