"""All of Okta's calls that the app and its set-up make are known."""

import json
import re

import pytest

from tests.simulator.openapi import SPECS
from zoomprov_gui.simulator.okta import MODULES, okta

# In the document's selection, and made by nothing of ours (facts/okta.md names none of them).
UNUSED = {
    "GET /oauth2/v1/userinfo", "GET /oauth2/v1/logout", "POST /oauth2/v1/introspect",
    "GET /api/v1/apps/X/grants/X", "PATCH /api/v1/apps/X/groups/X",
    "POST /api/v1/mappings/X", "PUT /api/v1/users/X", "GET /api/v1/users/X/appLinks",
}  # fmt: skip


def test_every_call_of_the_document_is_simulated_or_named_as_unused() -> None:
    path = SPECS / "okta-openapi.json"
    if not path.exists():
        pytest.skip("the vendors' documents are not here: okta-openapi.json is missing")
    verbs = {"get", "put", "post", "patch", "delete"}
    documented = {
        f"{verb.upper()} {_plain(template)}"
        for template, item in json.loads(path.read_text())["paths"].items()
        for verb in verbs & item.keys()
    }

    simulated = {f"{call.method} {_plain(call.path)}" for call in okta.operations}

    assert len(MODULES) == 9
    assert documented - simulated == UNUSED


def _plain(path: str) -> str:
    return re.sub(r"\{[^}]+\}", "X", path).replace("features/USER_PROVISIONING", "features/X")
