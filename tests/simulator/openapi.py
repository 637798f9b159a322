"""Holds answers against the vendors' OpenAPI documents, where those are at hand."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

SPECS = Path(__file__).parents[3] / "shared" / "specs"

# Where recorded answers have null against the schema (facts/okta.md §13).
RECORDED_NULLS = (
    "accessibility.errorRedirectUrl",
    "accessibility.loginRedirectUrl",
    "universalLogout",
    "externalId",
    "profile.description",
    "settings.app.acs_url",
    "settings.app.audience_uri",
    "settings.notifications.vpn.message",
    "settings.notifications.vpn.helpUrl",
)
# Whole documents of which "almost all nested fields" are recorded as null.
NULLS_ANYWHERE = ("/api/v1/logs", "/api/v1/org")


class Contract:
    """One vendor's OpenAPI document, able to say what is wrong with an answer."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._paths = document["paths"]
        spec = _as_draft4(document)
        self._registry: Registry[Any] = Registry().with_resource(
            "urn:spec", Resource.from_contents(spec, default_specification=DRAFT4)
        )
        self._spec = spec

    def faults(self, answer: httpx.Response, prefix: str = "") -> list[str]:
        """Return what is wrong with an answer; one sentence each."""
        request = answer.request
        path = request.url.path.removeprefix(prefix)
        template = self._template(path)
        operation = self._spec["paths"][template].get(request.method.lower())
        if operation is None:
            return [f"{request.method} {template} is not documented"]
        responses = operation["responses"]
        if str(answer.status_code) not in responses:
            return [f"{request.method} {template}: {answer.status_code} is not documented"]
        content = self._resolved(responses[str(answer.status_code)]).get("content", {})
        if not answer.content or "application/json" not in content:
            return []
        body = answer.json()
        if any(template.startswith(path) for path in NULLS_ANYWHERE):
            body = _without_nulls(body)
        for path in RECORDED_NULLS:
            _forgive(body, path.split("."))
        validator = Draft4Validator(
            content["application/json"]["schema"],
            registry=self._registry,
            format_checker=FormatChecker(),
        )
        return [
            f"{request.method} {template} {'/'.join(map(str, error.path))}: {error.message[:300]}"
            for error in validator.iter_errors(body)
        ]

    def _template(self, path: str) -> str:
        matches = [
            template
            for template in self._paths
            if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), path)
        ]
        assert matches, f"{path} is in no document"
        return min(matches, key=lambda template: template.count("{"))

    def _resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node:
            place: Any = self._spec
            for part in node["$ref"].partition("#/")[2].split("/"):
                place = place[part]
            node = place
        return node


def _as_draft4(node: Any) -> Any:
    """Turn OpenAPI 3.0 into JSON Schema: nullable becomes a type, references absolute."""
    if isinstance(node, list):
        return [_as_draft4(each) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: _as_draft4(value) for key, value in node.items() if key != "example"}
    if "oneOf" in made:
        # The documents tell their choices apart by a discriminator, or by nothing at all.
        made["anyOf"] = made.pop("oneOf")
    if isinstance(made.get("$ref"), str):
        made["$ref"] = "urn:spec" + made["$ref"]
    if made.pop("nullable", False) is True:
        if isinstance(made.get("type"), str):
            made["type"] = [made["type"], "null"]
        if isinstance(made.get("enum"), list):
            made["enum"] = [*made["enum"], None]
    return made


def _without_nulls(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_nulls(each) for each in node]
    if isinstance(node, dict):
        return {key: _without_nulls(value) for key, value in node.items() if value is not None}
    return node


def _forgive(node: Any, path: list[str]) -> None:
    """Take a null away at a path, in each row of a list."""
    if isinstance(node, list):
        for each in node:
            _forgive(each, path)
    elif isinstance(node, dict):
        if len(path) > 1:
            _forgive(node.get(path[0]), path[1:])
        elif node.get(path[0], 0) is None:
            del node[path[0]]


def contract(name: str) -> Contract:
    """Return a vendor's document, or skip the test where it is not at hand."""
    path = SPECS / f"{name}-openapi.json"
    if not path.exists():
        pytest.skip(f"the vendors' documents are not here: {path.name} is missing")
    return Contract(copy.deepcopy(json.loads(path.read_text())))
