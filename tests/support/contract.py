"""Hold a request against a vendor's OpenAPI: path, method, query parameters and body."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

SPECS = Path(__file__).parents[2].parent / "shared" / "specs"
PARTS = ("parameters", "requestBodies", "schemas")


def contract(name: str) -> "Contract":
    """Return the contract of `okta` or `zoom`; skip the test where the specs are not there."""
    path = SPECS / f"{name}-openapi.json"
    if not path.exists():
        pytest.skip(f"the vendors' OpenAPI is not beside this checkout: {name}")
    return _load(path, "/v2" if name == "zoom" else "")


@cache
def _load(path: Path, base: str) -> "Contract":
    return Contract(json.loads(path.read_text()), base)


class Contract:
    """One vendor's OpenAPI document, as a judge of requests."""

    def __init__(self, document: dict[str, Any], base: str) -> None:
        self._document = document
        self._base = base
        # The most literal path first: /users/me before /users/{id} would be a different matter.
        self._paths = sorted(document["paths"], key=lambda path: path.count("{"))

    def objections(self, request: httpx.Request) -> list[str]:
        """Return what the document does not allow of this request; nothing where all is well."""
        path = request.url.path.removeprefix(self._base)
        template = next((p for p in self._paths if re.fullmatch(_pattern(p), path)), None)
        if template is None:
            return [f"{path} is no path of this API"]
        item = self._document["paths"][template]
        operation = item.get(request.method.lower())
        if operation is None:
            return [f"{request.method} {template} does not exist"]
        declared = [
            self._resolved(p)
            for p in (*item.get("parameters", ()), *operation.get("parameters", ()))
        ]
        return [*self._query(request, declared), *self._body(request, operation)]

    def _query(self, request: httpx.Request, declared: list[dict[str, Any]]) -> list[str]:
        known = {p["name"]: p.get("schema", {}) for p in declared if p["in"] == "query"}
        found = []
        for name, text in request.url.params.multi_items():
            if name not in known:
                found.append(f"query parameter {name} is not declared")
                continue
            schema = self._inlined(known[name])
            try:
                jsonschema.validate(_typed(text, schema), schema)
            except jsonschema.ValidationError as error:
                found.append(f"query parameter {name}={text}: {error.message}")
        return found

    def _body(self, request: httpx.Request, operation: dict[str, Any]) -> list[str]:
        declared = self._resolved(operation.get("requestBody", {}))
        content = declared.get("content", {})
        if not request.content:
            return ["a body is required"] if declared.get("required") and content else []
        kind = request.headers["content-type"].split(";")[0]
        if kind not in content:
            return [f"a body of {kind} is not declared"]
        if kind != "application/json":
            return []
        try:
            jsonschema.validate(json.loads(request.content), self._inlined(content[kind]["schema"]))
        except jsonschema.ValidationError as error:
            return [f"body: {error.message}"]
        return []

    def _resolved(self, part: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in part:
            node: Any = self._document
            for step in part["$ref"].removeprefix("#/").split("/"):
                node = node[step]
            part = node
        return part

    def _inlined(self, schema: dict[str, Any], depth: int = 0) -> dict[str, Any]:
        """Return a JSON schema without references; beyond some depth anything goes."""
        if depth > 6:
            return {}
        schema = self._resolved(schema)
        result: dict[str, Any] = {}
        for key, value in schema.items():
            if key == "properties":
                result[key] = {n: self._inlined(s, depth + 1) for n, s in value.items()}
            elif key in {"items", "additionalProperties"} and isinstance(value, dict):
                result[key] = self._inlined(value, depth + 1)
            elif key in {"allOf", "anyOf", "oneOf"}:
                result[key] = [self._inlined(s, depth + 1) for s in value]
            elif key in {"type", "enum", "required", "minimum", "maximum", "maxLength"}:
                result[key] = value
        return result


class Checked(httpx.AsyncBaseTransport):
    """Passes requests on, and notes what the contract does not allow of them."""

    def __init__(self, inner: httpx.AsyncBaseTransport, judge: Contract) -> None:
        self._inner = inner
        self._judge = judge
        self.objections: list[str] = []
        self.requests: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self.requests.append(f"{request.method} {request.url.path}")
        found = self._judge.objections(request)
        self.objections += [f"{request.method} {request.url.path}: {words}" for words in found]
        return await self._inner.handle_async_request(request)


def _pattern(template: str) -> str:
    return re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template))


def _typed(text: str, schema: dict[str, Any]) -> Any:
    match schema.get("type"):
        case "integer" if text.lstrip("-").isdecimal():
            return int(text)
        case "boolean" if text in {"true", "false"}:
            return text == "true"
    return text
