"""The simulator's answers hold against the vendors' own OpenAPI documents."""

import pytest

from tests.simulator.openapi import contract
from tests.support.world import Services, a_world, services

OKTA_READS = (
    "/.well-known/okta-organization",
    "/.well-known/openid-configuration",
    "/api/v1/org",
    "/api/v1/users?limit=200",
    '/api/v1/users?search=status eq "DEPROVISIONED"',
    "/api/v1/users/me",
    "/api/v1/users/{user}",
    "/api/v1/users/{user}/groups",
    "/api/v1/users/me/roles",
    "/api/v1/groups",
    "/api/v1/groups/{group}",
    "/api/v1/groups/{group}/users",
    "/api/v1/groups/{group}/apps",
    "/api/v1/apps",
    "/api/v1/apps/{app}",
    "/api/v1/apps/{app}/users?limit=500",
    "/api/v1/apps/{app}/users/{user}",
    "/api/v1/apps/{app}/groups",
    "/api/v1/apps/{app}/groups/{group}",
    "/api/v1/apps/{app}/features",
    "/api/v1/apps/{app}/features/USER_PROVISIONING",
    "/api/v1/apps/{app}/connections/default",
    "/api/v1/apps/{app}/grants",
    "/api/v1/logs?limit=1000&since=2026-09-01T00:00:00Z",
    "/api/v1/meta/schemas/apps/{app}/default",
    "/api/v1/mappings",
    "/api/v1/principal-rate-limits",
    "/api/v1/users/00uNobody00000000000",
)
ZOOM_READS = (
    "/v2/users?status=active&page_size=300",
    "/v2/users?status=inactive",
    "/v2/users?status=pending",
    "/v2/users/me",
    "/v2/users/goran.eze@acme.example",
    "/v2/users/nobody@acme.example",
    "/v2/users/summary",
    "/v2/users/email?email=goran.eze@acme.example",
    "/v2/roles",
    "/v2/roles/1/members",
    "/v2/accounts/me",
    "/v2/accounts/me/settings?option=security",
    "/v2/accounts/me/plans/usage",
    "/v2/report/operationlogs?from=2026-11-01&to=2026-11-23",
)
# Type 99 is struck through in the document and still given (facts/zoom.md §4); null names are ours.
ZOOM_ODDITIES = ("99 is not one of", "None is not of type 'string'")


@pytest.mark.parametrize("address", OKTA_READS)
async def test_okta_answers_as_its_document_says(office: Services, address: str) -> None:
    okta = contract("okta")
    names = {
        "user": office.okta_id("amara.obi@acme.example"),
        "app": office.app_id,
        "group": next(iter(office.world.app.groups)) if office.world.app else "",
    }

    answer = await office.okta.get(address.format(**names))

    assert okta.faults(answer) == []


@pytest.mark.parametrize("address", ZOOM_READS)
async def test_zoom_answers_as_its_document_says(office: Services, address: str) -> None:
    zoom = contract("zoom")

    answer = await office.zoom.get(address)

    faults = zoom.faults(answer, "/v2")
    assert [f for f in faults if not any(odd in f for odd in ZOOM_ODDITIES)] == []


async def test_drawn_people_answer_as_the_documents_say() -> None:
    okta, zoom = contract("okta"), contract("zoom")
    world, clock = a_world("drifted", people=1200)

    async with services(world, clock) as company:
        assigned = await company.okta.get(
            f"/api/v1/apps/{company.app_id}/users?limit=500&expand=user"
        )
        people = await company.okta.get("/api/v1/users")
        accounts = await company.zoom.get("/v2/users?page_size=300")

    assert okta.faults(assigned) == []
    assert okta.faults(people) == []
    assert zoom.faults(accounts, "/v2") == []


async def test_changes_in_okta_answer_as_its_document_says(office: Services) -> None:
    okta = contract("okta")
    app, simon = f"/api/v1/apps/{office.app_id}", office.okta_id("simon.reyes@acme.example")
    me = f"/api/v1/users/{simon}"

    answers = [
        await office.okta.post(f"{app}/users", json={"id": simon, "scope": "USER"}),
        await office.okta.post(f"{app}/users", json={"id": simon, "scope": "USER"}),
        await office.okta.post(f"{app}/users/{simon}", json={"profile": {"title": "x"}}),
        await office.okta.delete(f"{app}/users/{simon}"),
        await office.okta.put(
            f"{app}/features/USER_PROVISIONING",
            json={"create": {"lifecycleCreate": {"status": "DISABLED"}}},
        ),
        await office.okta.post(f"{app}/connections/default/lifecycle/deactivate"),
        await office.okta.post(me, json={"profile": {"firstName": "Sim"}}),
        await office.okta.post(f"{me}/lifecycle/suspend"),
        await office.okta.post(f"{me}/lifecycle/unsuspend"),
        await office.okta.post(f"{me}/lifecycle/reactivate"),
        await office.okta.post(f"{me}/lifecycle/deactivate"),
        await office.okta.post(f"{me}/lifecycle/activate"),
    ]

    # 409 for an assignment that exists is in the error table and in no recording (§3).
    undocumented = "POST /api/v1/apps/{appId}/users: 409 is not documented"
    faults = [fault for answer in answers for fault in okta.faults(answer)]
    assert faults in ([], [undocumented])


async def test_a_set_up_from_nothing_answers_as_its_document_says() -> None:
    okta = contract("okta")
    world, clock = a_world("fresh-start")

    async with services(world, clock) as company:
        added = await company.okta.post(
            "/api/v1/apps",
            json={
                "name": "zoomus",
                "label": "Zoom",
                "signOnMode": "SAML_2_0",
                "settings": {"app": {"subDomain": "acme"}},
            },
        )
        app = f"/api/v1/apps/{added.json()['id']}"
        begun = await company.okta.post(
            f"{app}/connections/default", json={"profile": {"authScheme": "OAUTH2"}}
        )
        shown = await company.okta.get(begun.json()["_links"]["authorize"]["href"])
        back = shown.json()["continue_oauth_flow_url"]["href"]
        answers = [
            added,
            begun,
            await company.okta.get(f"{app}/features/USER_PROVISIONING"),
            await company.okta.post(back),
            await company.okta.post(f"{app}/connections/default/lifecycle/activate"),
            await company.okta.get(f"{app}/connections/default"),
            await company.okta.get(f"{app}/features/USER_PROVISIONING"),
            await company.okta.post(f"{app}/lifecycle/deactivate"),
        ]

    # Recorded and not in the document: the 400 of a feature that is not enabled (okta.md §13).
    undocumented = "400 is not documented"
    faults = [fault for answer in answers for fault in okta.faults(answer)]
    assert [fault for fault in faults if undocumented not in fault] == []


async def test_changes_in_zoom_answer_as_its_document_says(office: Services) -> None:
    zoom = contract("zoom")
    goran = "/v2/users/goran.eze@acme.example"

    answers = [
        await office.zoom.put(f"{goran}/status", json={"action": "deactivate"}),
        await office.zoom.put(f"{goran}/status", json={"action": "activate"}),
        await office.zoom.patch(goran, json={"type": 1, "dept": "Elsewhere"}),
        await office.zoom.put(f"{goran}/email", json={"email": "g.eze@acme.example"}),
        await office.zoom.delete("/v2/users/g.eze@acme.example/token"),
        await office.zoom.put(
            "/v2/users/helena.brandt@acme.example/status", json={"action": "deactivate"}
        ),
    ]

    assert [answer.status_code for answer in answers] == [204, 204, 204, 204, 204, 400]
    assert [fault for answer in answers for fault in zoom.faults(answer, "/v2")] == []
