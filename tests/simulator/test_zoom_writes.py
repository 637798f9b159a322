"""Zoom changes accounts, and refuses to, as the facts say."""

import pytest

from tests.support.world import Services

GORAN = "/v2/users/goran.eze@acme.example"


async def test_switching_off_takes_the_licence_and_switching_on_gives_none_back(
    office: Services,
) -> None:
    off = await office.zoom.put(f"{GORAN}/status", json={"action": "deactivate"})
    between = (await office.zoom.get(GORAN)).json()
    on = await office.zoom.put(f"{GORAN}/status", json={"action": "activate"})
    after = (await office.zoom.get(GORAN)).json()

    assert (off.status_code, on.status_code) == (204, 204)
    assert (between["status"], between["type"]) == ("inactive", 1)
    assert (after["status"], after["type"]) == ("active", 1)


async def test_switching_off_twice_is_no_error_and_logged_once(office: Services) -> None:
    before = len(office.world.zoom.operations)

    answers = [
        await office.zoom.put(f"{GORAN}/status", json={"action": "deactivate"}) for _ in range(2)
    ]

    assert [a.status_code for a in answers] == [204, 204]
    assert len(office.world.zoom.operations) == before + 1


@pytest.mark.parametrize(
    ("who", "status", "code", "message"),
    [
        ("carlos.neri@acme.example", 400, 200, "Zoom Room and Admin users' status cannot be"),
        ("helena.brandt@acme.example", 400, 200, "Zoom Room and Admin users' status cannot be"),
        ("isla.grant@acme.example", 400, 200, "Zoom Room and Admin users' status cannot be"),
        ("ruth.adeyemi@acme.example", 400, 300, "upcoming Zoom Events scheduled"),
        ("nobody@acme.example", 404, 1001, "User does not exist: nobody@acme.example."),
        ("rosa.consultant@partner.example", 404, 1001, "User does not exist"),
    ],
)
async def test_some_cannot_be_switched_off(
    office: Services, who: str, status: int, code: int, message: str
) -> None:
    answer = await office.zoom.put(f"/v2/users/{who}/status", json={"action": "deactivate"})

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert message in answer.json()["message"]


async def test_a_member_again_can_be_switched_off(office: Services) -> None:
    office.world.make_admin("carlos.neri@acme.example", "2")

    answer = await office.zoom.put(
        "/v2/users/carlos.neri@acme.example/status", json={"action": "deactivate"}
    )

    assert answer.status_code == 204


async def test_a_licence_that_is_not_there_cannot_be_given(office: Services) -> None:
    jonas = "/v2/users/jonas.haddad@acme.example"

    refused = await office.zoom.patch(jonas, json={"type": 2})
    await office.zoom.put(f"{GORAN}/status", json={"action": "deactivate"})
    given = await office.zoom.patch(jonas, json={"type": 2})

    assert (refused.status_code, refused.json()["code"]) == (400, 3412)
    assert "paying users" in refused.json()["message"]
    assert given.status_code == 204
    assert (await office.zoom.get(jonas)).json()["type"] == 2


async def test_too_many_free_accounts_stop_an_activation(office: Services) -> None:
    office.world.zoom.max_basic = office.world.zoom.users.count("active")

    answer = await office.zoom.put(
        "/v2/users/hugo.silva@acme.example/status", json={"action": "activate"}
    )

    assert (answer.status_code, answer.json()["code"]) == (400, 3412)


async def test_a_pending_person_is_answered_and_not_changed(office: Services) -> None:
    who = "/v2/users/rosa.consultant@partner.example"

    answer = await office.zoom.patch(who, json={"type": 4, "first_name": "Rosa"})

    assert answer.status_code == 204
    account = (await office.zoom.get(who)).json()
    assert (account["type"], account["first_name"]) == (1, "")


@pytest.mark.parametrize(
    ("who", "email", "code"),
    [
        ("dana.whitfield@acme.example", "d@acme.example", 1000),
        ("goran.eze@acme.example", "goran@elsewhere.example", 1116),
        ("goran.eze@acme.example", "amara.obi@acme.example", 1005),
        ("goran.eze@acme.example", "no address", 300),
    ],
)
async def test_some_addresses_cannot_be_given(
    office: Services, who: str, email: str, code: int
) -> None:
    answer = await office.zoom.put(f"/v2/users/{who}/email", json={"email": email})

    assert answer.json()["code"] == code


async def test_a_changed_address_is_found_and_the_old_one_is_not(office: Services) -> None:
    await office.zoom.put(f"{GORAN}/email", json={"email": "g.eze@acme.example"})

    new = await office.zoom.get("/v2/users/g.eze@acme.example")
    old = await office.zoom.get(GORAN)

    assert (new.status_code, old.status_code) == (200, 404)


async def test_ending_sessions_is_remembered(office: Services) -> None:
    answer = await office.zoom.delete(f"{GORAN}/token")

    account = office.world.zoom_user("goran.eze@acme.example")
    assert answer.status_code == 204
    assert account is not None
    assert account.sessions_ended == office.clock.at


async def test_deleting_minds_admins_and_managed_domains(office: Services) -> None:
    office.world.zoom.scopes.add("user:delete:user:admin")
    await office.sign_in_to_zoom()

    found = [
        await office.zoom.delete(f"/v2/users/{who}")
        for who in (
            "carlos.neri@acme.example",
            "goran.eze@acme.example",
            "goran.eze@acme.example?action=delete",
            "rosa.consultant@partner.example?action=delete",
            "rosa.consultant@partner.example",
        )
    ]

    assert [a.status_code for a in found] == [400, 400, 204, 404, 204]
    assert [a.json()["code"] for a in found[:2]] == [1117, 1107]


async def test_an_invitation_is_sent_and_a_double_one_refused(office: Services) -> None:
    office.world.zoom.scopes.add("user:write:user:admin")
    await office.sign_in_to_zoom()
    info = {"email": "nova@partner.example", "type": 1, "first_name": "Nova"}

    made = await office.zoom.post("/v2/users", json={"action": "create", "user_info": info})
    twice = await office.zoom.post("/v2/users", json={"action": "create", "user_info": info})
    empty = await office.zoom.post("/v2/users", json={"user_info": {}})
    text = await office.zoom.post("/v2/users", content=b"not json")

    assert (made.status_code, made.json()["email"]) == (201, "nova@partner.example")
    assert (twice.status_code, twice.json()["code"]) == (409, 1005)
    assert [e["field"] for e in empty.json()["errors"]] == [
        "action", "user_info.email", "user_info.type",
    ]  # fmt: skip
    assert text.json()["message"] == "Request Body should be a valid JSON object."


async def test_what_is_done_stands_in_the_operation_log(office: Services) -> None:
    await office.zoom.put(f"{GORAN}/status", json={"action": "deactivate"})

    answer = await office.zoom.get("/v2/report/operationlogs?from=2026-11-23&to=2026-11-23")

    assert answer.json()["operation_logs"][0] == {
        "time": "2026-11-23T18:00:00Z",
        "operator": "helena.brandt@acme.example",
        "category_type": "User",
        "action": "Update",
        "operation_detail": "Deactivate User goran.eze@acme.example",
    }
