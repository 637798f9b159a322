"""One table says what is called, what that needs, and what is asked for (RELIABILITY.md P3)."""

import ast
import re
from pathlib import Path

import pytest

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import (
    CALLS,
    PERMISSIONS,
    call_of,
    missing,
    permission,
    scopes_to_ask,
    scopes_to_grant,
)

CLIENTS = Path(__file__).parents[2] / "zoomprov_gui" / "clients"
OKTA, ZOOM = Service.OKTA, Service.ZOOM
STARTS = ("/api/v1/", "/.well-known/", "/users", "/roles", "/accounts/", "/report/", "/groups")


def paths():
    """Return every path that a client's code writes down; `{}` is what it fills in."""
    found = set()
    for path in CLIENTS.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        nodes = list(ast.walk(tree))
        inner = {id(v) for n in nodes if isinstance(n, ast.JoinedStr) for v in n.values}
        short = {node.name: _returned(node) for node in tree.body if _returned(node)}
        texts = [
            _template(node, short)
            for node in nodes
            if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in inner
        ]
        found |= {text.partition("?")[0] for text in texts if _is_path(text)}
    return {f"{path}{{}}" if path.endswith("/") else path for path in found}


def _is_path(text):
    return text.startswith(STARTS) and " " not in text


def _returned(node):
    """Return the path that a little function of a module stands for: `_user(id)` in an f-string."""
    if not isinstance(node, ast.FunctionDef):
        return ""
    ends = [n.value for n in ast.walk(node) if isinstance(n, ast.Return)]
    texts = [_template(end, {}) for end in ends if isinstance(end, ast.JoinedStr)]
    return texts[0] if len(texts) == 1 and _is_path(texts[0]) else ""


def _template(node, short):
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(_part(value, short) for value in node.values)


def _part(value, short):
    if isinstance(value, ast.Constant):
        return value.value
    call = value.value
    return short.get(getattr(getattr(call, "func", None), "id", ""), "{}")


def test_each_path_in_the_clients_is_in_the_table():
    known = {call.path for call in CALLS}
    # A placeholder of the table may be fixed in the code: `/users/me` is `/users/{}`.
    patterns = [re.escape(path).replace(r"\{\}", "[^/]+") for path in known]

    strangers = {path for path in paths() if not any(re.fullmatch(p, path) for p in patterns)}

    assert strangers == set()


def test_the_search_for_paths_finds_them():
    known = {"/api/v1/apps/{}/users", "/users", "/accounts/me", "/api/v1/org"}
    assert known | {"/users/{}/email", "/api/v1/apps/{}/connections/default"} <= paths()


def test_each_call_needs_a_permission_of_its_service_or_none():
    for call in CALLS:
        assert not call.permission or permission(call.permission).service is call.service


def test_no_permission_is_asked_for_that_no_call_needs():
    needed = {call.permission for call in CALLS}

    assert {row.name for row in PERMISSIONS} <= needed


def test_every_permission_that_a_call_needs_is_asked_for():
    for service in Service:
        asked = scopes_to_ask(service, changes=True)
        for call in CALLS:
            row = permission(call.permission) if call.permission else None
            if call.service is service and row is not None and row.asked:
                assert row.held(asked), call


def test_a_sign_in_to_read_asks_for_no_right_to_change():
    for service in Service:
        asked = scopes_to_ask(service, changes=False)

        assert not any(permission(name).changes for name in asked)
    assert not any(".manage" in name for name in scopes_to_ask(OKTA, changes=False))


def test_the_right_to_change_brings_the_right_to_read_along():
    asked = scopes_to_ask(OKTA, changes=True)

    assert "okta.apps.manage" in asked
    assert "okta.apps.read" not in asked
    assert missing(OKTA, asked) == ()


def test_an_app_is_granted_what_either_sign_in_asks_for():
    granted = set(scopes_to_grant(OKTA))

    assert granted >= {*scopes_to_ask(OKTA, changes=True), *scopes_to_ask(OKTA, changes=False)}
    assert "okta.appGrants.manage" not in granted


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/api/v1/apps/0oa1/users", "okta.apps.read"),
        ("DELETE", "/api/v1/apps/0oa1/users/00u1", "okta.apps.manage"),
        ("POST", "/api/v1/users/00u1/lifecycle/deactivate", "okta.users.manage"),
        ("DELETE", "/api/v1/api-tokens/current", ""),
    ],
)
def test_a_call_is_found_by_its_path(method, path, name):
    call = call_of(OKTA, method, path)

    assert call is not None
    assert call.permission == name


def test_a_call_that_nobody_makes_is_not_found():
    assert call_of(OKTA, "DELETE", "/api/v1/users/00u1") is None
    assert call_of(ZOOM, "DELETE", "/users/a") is None


def test_classic_permissions_of_zoom_are_as_good():
    held = {"user:read:admin", "user:write:admin"}

    assert not [row for row in missing(ZOOM, held) if row.needed]


def test_each_purpose_completes_a_sentence():
    for row in PERMISSIONS:
        assert row.purpose[0].islower()
        assert not row.purpose.endswith(".")
