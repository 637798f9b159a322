"""An authorization server of the tests' own, as strict as the standards, and what it was sent."""

import json
from urllib.parse import parse_qsl

import httpx

from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_server import okta_server

URL = "https://acme.okta.com"
SERVER = okta_server(URL)


class TokenServer:
    """Answers /token with one answer after another, the last for ever; notes forms and headers."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.forms: list[dict[str, str]] = []
        self.requests: list[httpx.Request] = []
        self.revoked: list[dict[str, str]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        form = dict(parse_qsl(request.content.decode()))
        if request.url.path.endswith("/revoke"):
            self.revoked.append(form)
            return httpx.Response(200)
        self.requests.append(request)
        self.forms.append(form)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def network(self, **more: object) -> Network:
        """Return the way to this server."""
        transport = httpx.MockTransport(self)
        return Network(to_okta=transport, to_zoom=transport, **more)


def tokens(number: int = 1, **more: object) -> httpx.Response:
    """Return an answer with tokens; a value of None leaves it out."""
    body = {
        "access_token": f"canary-access-{number}",
        "refresh_token": f"canary-refresh-{number}",
        "token_type": "Bearer",
        "expires_in": 3600,
        "scope": "okta.apps.read offline_access",
    }
    body |= more
    return httpx.Response(200, content=json.dumps({k: v for k, v in body.items() if v is not None}))


def oauth_refusal(error: str, text: str = "x", status: int = 400, **headers: str) -> httpx.Response:
    """Return a refusal as Okta's endpoints send it."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = {"error": error, "error_description": text}
    return httpx.Response(status, json=body, headers=named)
