"""A change that our token cannot be allowed is not sent."""

import httpx
import pytest

from tests.support.wire import answers, session
from zoomprov_gui.clients.allowed import refuse_what_the_token_lacks
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service

OKTA, ZOOM = Service.OKTA, Service.ZOOM


class Scoped(httpx.Auth):
    """A sign-in whose token names these permissions."""

    def __init__(self, *scopes):
        self.scopes = frozenset(scopes)


@pytest.mark.parametrize(
    ("service", "scopes", "method", "path"),
    [
        (OKTA, {"okta.apps.read"}, "DELETE", "/api/v1/apps/0oa1/users/00u1"),
        (OKTA, {"okta.users.read"}, "POST", "/api/v1/users/00u1/lifecycle/deactivate"),
        (ZOOM, {"user:read:user:admin"}, "PUT", "/users/abc/status"),
        (ZOOM, {"user:update:status:admin"}, "PATCH", "/users/abc"),
    ],
)
def test_what_the_token_does_not_name_is_refused_here(service, scopes, method, path):
    with pytest.raises(Refused) as caught:
        refuse_what_the_token_lacks(service, scopes, method, path)

    assert caught.value.missing
    assert caught.value.outcome_known
    assert "one more permission" in diagnose(caught.value).title


@pytest.mark.parametrize(
    ("service", "scopes", "method", "path"),
    [
        (OKTA, {"okta.apps.manage"}, "DELETE", "/api/v1/apps/0oa1/users/00u1"),
        (OKTA, set(), "DELETE", "/api/v1/apps/0oa1/users/00u1"),
        (OKTA, {"okta.apps.read"}, "POST", "/api/v1/unheard-of"),
        (ZOOM, {"user:write:admin"}, "PUT", "/users/abc/status"),
    ],
)
def test_where_the_token_says_nothing_against_it_the_service_decides(service, scopes, method, path):
    refuse_what_the_token_lacks(service, scopes, method, path)


@pytest.mark.parametrize(
    ("service", "base", "path"),
    [
        (OKTA, "https://acme.okta.com", "/api/v1/apps/0oa1/users"),
        (ZOOM, "https://api.zoom.us/v2", "/users/abc/status"),
    ],
)
async def test_a_session_sends_no_such_change_and_still_reads(service, base, path):
    wire = answers(httpx.Response(200, json=[]))
    api = session(service, wire, base=base, auth=Scoped("something:else"))
    method = "POST" if service is OKTA else "PUT"

    with pytest.raises(Refused):
        await api.send(method, path, json={}, reads=False)
    await api.send("GET", path, reads=True)

    assert [request.method for request in wire.requests] == ["GET"]
