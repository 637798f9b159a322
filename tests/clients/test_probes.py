"""The cheapest call for each permission, and what its refusal says."""

import httpx
import pytest

from tests.support.wire import answers, okta_error, session, zoom_error
from zoomprov_gui.clients import probes
from zoomprov_gui.domain.access import Held
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import call_of

OKTA, ZOOM = Service.OKTA, Service.ZOOM
NO_SCOPE = 'Bearer scope="okta.logs.read", error="insufficient_scope"'


@pytest.mark.parametrize(
    ("service", "known"), [(OKTA, probes.OKTA_PROBES), (ZOOM, probes.ZOOM_PROBES)]
)
def test_each_probe_is_a_call_that_needs_the_permission(service, known):
    for name, path in known.items():
        call = call_of(service, "GET", path.partition("?")[0])
        assert call is not None
        assert call.permission == name


@pytest.mark.parametrize(
    ("service", "name", "answer", "held"),
    [
        (OKTA, "okta.logs.read", httpx.Response(200, json=[]), Held.YES),
        (
            OKTA,
            "okta.logs.read",
            httpx.Response(403, headers={"www-authenticate": NO_SCOPE}),
            Held.NO,
        ),
        (OKTA, "okta.logs.read", okta_error(403, "E0000006", "no permission"), Held.NO),
        (OKTA, "okta.logs.read", okta_error(401, "E0000015", "feature"), Held.UNKNOWN),
        (
            ZOOM,
            "role:read:list_roles:admin",
            zoom_error(400, 4711, "does not contain scopes:[role:read:list_roles:admin]"),
            Held.NO,
        ),
        (
            ZOOM,
            "billing:read:plan_usage:admin",
            zoom_error(400, 200, "Only available for Paid account."),
            Held.UNKNOWN,
        ),
    ],
)
async def test_only_a_word_about_permissions_says_no(service, name, answer, held):
    api = session(service, answers(answer))

    check = await probes.probe(api, name, "/api/v1/logs" if service is OKTA else "/roles")

    assert check.held is held


@pytest.mark.parametrize("code", ["E0000011", "E0000004"])
async def test_the_end_of_the_sign_in_is_no_missing_permission(code):
    api = session(OKTA, answers(okta_error(401, code, "Invalid token provided")))

    with pytest.raises(Refused):
        await probes.probe(api, "okta.logs.read", "/api/v1/logs")


async def test_roles_that_are_not_active_do_not_count():
    body = [
        {"type": "APP_ADMIN", "status": "ACTIVE"},
        {"type": "SUPER_ADMIN", "status": "INACTIVE"},
        {"type": None},
    ]
    api = session(OKTA, answers(httpx.Response(200, json=body)))

    assert await probes.okta_roles(api, "00u1") == ("APP_ADMIN",)


def test_the_log_is_asked_for_one_line_of_one_day():
    assert probes.log_path(1_795_456_800.0) == (
        "/report/operationlogs?from=2026-11-23&to=2026-11-23&page_size=1"
    )
