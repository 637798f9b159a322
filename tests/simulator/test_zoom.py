"""All of Zoom's calls that the app makes are known."""

from zoomprov_gui.simulator.zoom import MODULES, zoom

NEEDED = {
    "POST /oauth/token",
    "GET /v2/users",
    "GET /v2/users/{user_id}",
    "GET /v2/users/summary",
    "GET /v2/users/email",
    "PATCH /v2/users/{user_id}",
    "PUT /v2/users/{user_id}/status",
    "PUT /v2/users/{user_id}/email",
    "DELETE /v2/users/{user_id}/token",
    "GET /v2/roles",
    "GET /v2/roles/{role_id}/members",
    "GET /v2/accounts/{account_id}",
    "GET /v2/accounts/{account_id}/settings",
    "GET /v2/accounts/{account_id}/managed_domains",
    "GET /v2/accounts/{account_id}/plans/usage",
    "GET /v2/report/operationlogs",
}


def test_every_call_that_is_needed_is_simulated_with_a_rate_label_and_a_scope() -> None:
    known = {f"{call.method} {call.path}" for call in zoom.operations}

    assert len(MODULES) == 4
    assert known >= NEEDED
    for call in zoom.operations:
        assert call.public or (call.label and call.scopes), call
