"""Okta's three switches."""

from tests.support.world import Services


async def test_the_change_of_a_switch_names_who_and_what(office: Services) -> None:
    office.world.set_switches(update=False)

    answer = await office.okta.get(
        "/api/v1/logs",
        params={
            "since": "2026-11-23T17:59:59Z",
            "filter": 'eventType eq "application.lifecycle.update"',
        },
    )

    event = answer.json()[-1]
    change = event["target"][0]["changeDetails"]
    assert event["actor"]["alternateId"] == "dana.whitfield@acme.example"
    assert change["from"]["update"]["profile"]["status"] == "ENABLED"
    assert change["to"]["update"]["profile"]["status"] == "DISABLED"


async def test_a_partial_body_moves_one_switch_only(office: Services) -> None:
    path = f"/api/v1/apps/{office.app_id}/features/USER_PROVISIONING"

    answer = await office.okta.put(
        path, json={"update": {"lifecycleDeactivate": {"status": "DISABLED"}}}
    )
    read = (await office.okta.get(path)).json()["capabilities"]

    assert answer.json()["capabilities"] == read
    assert read["create"]["lifecycleCreate"]["status"] == "ENABLED"
    assert read["update"]["lifecycleDeactivate"]["status"] == "DISABLED"
