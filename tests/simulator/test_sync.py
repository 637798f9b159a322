"""What Okta tells Zoom, when, and every way in which it does not."""

import pytest

from tests.support.world import Services

ADMIN_STAYS = "Cannot activate or deactivate Zoom Room and Admin users."


async def events(office: Services, email: str) -> list[tuple[str, str, str | None]]:
    """Return type, result and reason of what the log has about a person since the start."""
    who = office.okta_id(email)
    answer = await office.okta.get(
        "/api/v1/logs",
        params={"since": "2026-11-23T17:59:59Z", "filter": f'target.id eq "{who}"', "limit": 1000},
    )
    return [
        (event["eventType"], event["outcome"]["result"], event["outcome"]["reason"])
        for event in answer.json()
    ]


async def zoom_status(office: Services, email: str) -> str:
    answer = await office.zoom.get(f"/v2/users/{email}")
    return str(answer.json().get("status", answer.json().get("code")))


async def test_a_new_assignment_becomes_an_account_after_the_lag(office: Services) -> None:
    office.world.add_person("Nova", "Dean", "nova.dean@acme.example")
    office.world.assign("nova.dean@acme.example")

    before = await zoom_status(office, "nova.dean@acme.example")
    office.pass_time(5)
    after = await zoom_status(office, "nova.dean@acme.example")

    assert (before, after) == ("1001", "active")
    assert [event for event, _, _ in await events(office, "nova.dean@acme.example")] == [
        "application.user_membership.add",
        "application.provision.user.push",
        "application.provision.user.sync",
        "app.user_management.push_new_user_success",
    ]
    link = office.world.app_users.get(office.okta_id("nova.dean@acme.example"))
    assert link is not None
    assert (link.status, link.sync_state) == ("PROVISIONED", "SYNCHRONIZED")
    assert link.external_id == office.zoom_id("nova.dean@acme.example")


async def test_an_unassigned_member_is_switched_off_and_loses_the_licence(office: Services) -> None:
    used = office.world.zoom.used
    niko = office.okta_id("niko.laine@acme.example")

    answer = await office.okta.delete(f"/api/v1/apps/{office.app_id}/users/{niko}")
    still = await zoom_status(office, "niko.laine@acme.example")
    office.pass_time(5)
    account = (await office.zoom.get("/v2/users/niko.laine@acme.example")).json()

    assert (answer.status_code, still) == (204, "active")
    assert (account["status"], account["type"]) == ("inactive", 1)
    assert office.world.zoom.used == used - 1


async def test_a_zoom_admin_stays_and_the_log_says_why(office: Services) -> None:
    office.world.make_admin("niko.laine@acme.example")

    office.world.unassign("niko.laine@acme.example")
    office.pass_time(5)

    assert await zoom_status(office, "niko.laine@acme.example") == "active"
    event, result, reason = (await events(office, "niko.laine@acme.example"))[-1]
    assert (event, result) == ("application.provision.user.deactivate", "FAILURE")
    assert reason is not None
    assert reason.endswith(ADMIN_STAYS)


async def test_the_owner_stays_as_well(office: Services) -> None:
    office.world.okta.users.edit(office.okta_id("helena.brandt@acme.example"))

    office.world.deactivate_in_okta("helena.brandt@acme.example")
    office.pass_time(5)

    assert await zoom_status(office, "helena.brandt@acme.example") == "active"


async def test_nothing_is_sent_while_deactivate_users_is_off(office: Services) -> None:
    office.world.set_switches(deactivate=False)

    office.world.unassign("niko.laine@acme.example")
    office.pass_time(600)

    assert await zoom_status(office, "niko.laine@acme.example") == "active"
    assert [event for event, _, _ in await events(office, "niko.laine@acme.example")] == [
        "application.user_membership.remove"
    ]


async def test_a_pending_person_cannot_be_switched_off(office: Services) -> None:
    who = "aisha.rahman@acme-labs.example"

    office.world.unassign(who, group="Finance")
    office.pass_time(5)

    assert await zoom_status(office, who) == "pending"
    _, result, reason = (await events(office, who))[-1]
    assert result == "FAILURE"
    assert f"User [{who}] not exist or not belong to this account" in (reason or "")


async def test_an_existing_account_is_not_linked(office: Services) -> None:
    office.world.add_person("Nova", "Dean", "nova.dean@acme.example")
    office.world.add_zoom_user("nova.dean@acme.example", "Nova", "Dean")

    office.world.assign("nova.dean@acme.example")
    office.pass_time(5)

    link = office.world.app_users.get(office.okta_id("nova.dean@acme.example"))
    assert link is not None
    assert (link.external_id, link.sync_state) == (None, "ERROR")
    assert "The user already exists" in str((await events(office, "nova.dean@acme.example"))[-1][2])


async def test_a_changed_address_is_not_pushed_but_a_department_is(office: Services) -> None:
    amara = office.okta_id("amara.obi@acme.example")

    await office.okta.post(
        f"/api/v1/users/{amara}",
        json={
            "profile": {
                "login": "amara.new@acme.example",
                "email": "amara.new@acme.example",
                "department": "Front desk",
            }
        },
    )
    office.pass_time(5)

    account = (await office.zoom.get("/v2/users/amara.obi@acme.example")).json()
    assert (account["email"], account["dept"]) == ("amara.obi@acme.example", "Front desk")


async def test_people_assigned_before_provisioning_was_on_are_never_pushed(fresh: Services) -> None:
    made = await fresh.okta.post(
        "/api/v1/apps",
        json={"name": "zoomus", "label": "Zoom", "settings": {"app": {"subDomain": "acme"}}},
    )
    app = f"/api/v1/apps/{made.json()['id']}"
    priya = fresh.okta_id("priya.bruno@acme.example")
    await fresh.okta.post(f"{app}/users", json={"id": priya})

    connected = await fresh.okta.post(
        f"{app}/connections/default", json={"profile": {"authScheme": "OAUTH2"}}
    )
    page = await fresh.okta.get(connected.json()["_links"]["authorize"]["href"])
    finished = await fresh.okta.post(page.json()["continue_oauth_flow_url"]["href"])
    await fresh.okta.post(f"{app}/connections/default/lifecycle/activate")
    on = {"status": "ENABLED"}
    switched = await fresh.okta.put(
        f"{app}/features/USER_PROVISIONING",
        json={
            "create": {"lifecycleCreate": on},
            "update": {"profile": on, "lifecycleDeactivate": on},
        },
    )
    fresh.pass_time(600)

    assert (finished.status_code, switched.status_code) == (204, 200)
    link = (await fresh.okta.get(f"{app}/users/{priya}")).json()
    assert (link["status"], link["syncState"], link["externalId"]) == ("ACTIVE", "DISABLED", None)
    assert await zoom_status(fresh, "priya.bruno@acme.example") == "1001"


async def test_nobody_is_created_with_a_licence_that_is_not_there(office: Services) -> None:
    office.world.add_person(
        "Nova", "Dean", "nova.dean@acme.example", extra={"userType": "Licensed"}
    )

    office.world.assign("nova.dean@acme.example")
    office.pass_time(5)

    assert await zoom_status(office, "nova.dean@acme.example") == "1001"
    assert "Cannot add paid users." in str((await events(office, "nova.dean@acme.example"))[-1][2])


async def test_without_any_switch_okta_looks_for_a_user_and_finds_none(office: Services) -> None:
    office.world.set_switches(create=False, update=False, deactivate=False)
    office.world.add_person("Nova", "Dean", "nova.dean@acme.example")

    office.world.assign("nova.dean@acme.example")
    office.pass_time(5)

    assert (await events(office, "nova.dean@acme.example"))[-1][2] == (
        "Automatic provisioning of user Nova Dean to app Zoom failed: Matching user not found"
    )


@pytest.mark.parametrize(
    ("trouble", "text"),
    [
        ("sso", "Account has not enabled Single Sign-On."),
        ("authorisation", "The credentials used to connect to the API were invalid"),
        ("domain", "The email domain does not match the associated domain"),
        ("foreign", "not exist or not belong to this account"),
    ],
)
async def test_a_failed_creation_gives_zooms_words(
    office: Services, trouble: str, text: str
) -> None:
    email = "nova@elsewhere.example"
    office.world.add_person("Nova", "Dean", email)
    if trouble == "sso":
        office.world.zoom.sso = False
    elif trouble == "authorisation":
        office.world.make_admin("helena.brandt@acme.example", "2")
    elif trouble == "domain":
        office.world.zoom.refused_domains.add("elsewhere.example")
    else:
        office.world.zoom.foreign_emails.add(email)

    office.world.assign(email)
    office.pass_time(5)

    assert text in str((await events(office, email))[-1][2])
    assert await zoom_status(office, email) == "1001"


async def test_an_address_of_another_domain_is_invited(office: Services) -> None:
    office.world.add_person("Nova", "Dean", "nova@elsewhere.example")

    office.world.assign("nova@elsewhere.example")
    office.pass_time(5)
    listed = (await office.zoom.get("/v2/users?status=pending&page_size=300")).json()["users"]

    row = next(row for row in listed if row["email"] == "nova@elsewhere.example")
    assert (row["id"], row["role_id"], row["status"]) == ("", "0", "pending")


async def test_somebody_assigned_again_in_time_is_left_alone(office: Services) -> None:
    office.world.unassign("niko.laine@acme.example")
    office.pass_time(2)

    office.world.assign("niko.laine@acme.example")
    office.pass_time(60)

    assert await zoom_status(office, "niko.laine@acme.example") == "active"


async def test_somebody_who_comes_back_gets_the_same_account(office: Services) -> None:
    account = office.zoom_id("niko.laine@acme.example")
    office.world.unassign("niko.laine@acme.example")
    office.pass_time(60)

    office.world.assign("niko.laine@acme.example")
    office.pass_time(60)

    back = (await office.zoom.get(f"/v2/users/{account}")).json()
    link = office.world.app_users.get(office.okta_id("niko.laine@acme.example"))
    assert back["status"] == "active"
    assert link is not None
    assert link.external_id == account


async def test_a_push_to_somebody_switched_off_by_hand_fails(office: Services) -> None:
    hugo = office.okta_id("hugo.silva@acme.example")

    await office.okta.post(f"/api/v1/users/{hugo}", json={"profile": {"department": "Managers"}})
    office.pass_time(5)

    event, result, reason = (await events(office, "hugo.silva@acme.example"))[-1]
    assert (event, result) == ("application.provision.user.push_profile", "FAILURE")
    assert (reason or "").endswith("User is inactive or locked.")


async def test_a_person_deactivated_in_okta_loses_every_assignment(office: Services) -> None:
    amara = office.okta_id("amara.obi@acme.example")

    answer = await office.okta.post(f"/api/v1/users/{amara}/lifecycle/deactivate?sendEmail=false")
    office.pass_time(5)
    link = await office.okta.get(f"/api/v1/apps/{office.app_id}/users/{amara}")

    assert (answer.status_code, answer.json(), link.status_code) == (200, {}, 404)
    assert await zoom_status(office, "amara.obi@acme.example") == "inactive"


async def test_a_suspended_person_keeps_everything(office: Services) -> None:
    office.world.suspend_in_okta("amara.obi@acme.example")
    office.pass_time(600)

    assert await zoom_status(office, "amara.obi@acme.example") == "active"
    assert office.world.app_users.get(office.okta_id("amara.obi@acme.example")) is not None
