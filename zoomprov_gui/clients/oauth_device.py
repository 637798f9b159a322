"""The device grant: a code that somebody enters on a page, on any computer (RFC 8628)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import msgspec

from zoomprov_gui.clients.answers import refusal, unreadable
from zoomprov_gui.clients.browser import is_web_page
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint, Tokens
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.errors import NotConnected, Refused, Unreachable
from zoomprov_gui.domain.secret import Secret

GRANT = "urn:ietf:params:oauth:grant-type:device_code"
INTERVAL = 5.0  # seconds; what the standard means where a server names none
SLOWER = 5.0
SLOWEST = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCode:
    """What to show: enter `user_code` at `page`, or open `whole_page`, within `life` seconds."""

    secret: Secret
    user_code: str
    page: str
    whole_page: str
    life: float
    interval: float


class _Body(msgspec.Struct):
    device_code: str | None = None
    user_code: str | None = None
    verification_uri: str | None = None
    verification_uri_complete: str | None = None
    expires_in: float | None = None
    interval: float | None = None


async def start(endpoint: TokenEndpoint, client_id: str, scopes: tuple[str, ...]) -> DeviceCode:
    """Ask the server for a code."""
    server = endpoint.server
    form = {"client_id": client_id, "scope": " ".join(scopes)}
    response = await endpoint.post(server.device_url, form)
    if not response.is_success:
        raise refusal(server.service, response)
    try:
        body = decode(response.content, _Body)
    except ValueError as error:
        raise unreadable(server.service, response, str(error)) from None
    page, whole = body.verification_uri or "", body.verification_uri_complete or ""
    if not body.device_code or not body.user_code or not is_web_page(page):
        raise unreadable(server.service, response, "a sign-in by code without a code or a page")
    return DeviceCode(
        secret=Secret(body.device_code),
        user_code=body.user_code[:40],
        page=page,
        whole_page=whole if is_web_page(whole) else page,
        life=min(max(body.expires_in or 0.0, 30.0), 3600.0),
        interval=min(max(body.interval or INTERVAL, 1.0), SLOWEST),
    )


async def wait(
    endpoint: TokenEndpoint,
    client_id: str,
    code: DeviceCode,
    sleep: Callable[[float], Awaitable[object]],
) -> Tokens:
    """Ask until somebody has entered the code, as often as the server wants it."""
    service, interval, waited = endpoint.server.service, code.interval, 0.0
    form = {"grant_type": GRANT, "device_code": code.secret.reveal(), "client_id": client_id}
    while waited < code.life:
        await sleep(interval)
        waited += interval
        try:
            return await endpoint.ask(lambda: form)
        except Refused as error:
            if error.code == "slow_down":
                interval = min(interval + SLOWER, SLOWEST)
            elif error.code != "authorization_pending":
                raise _ended(error) from error
        except Unreachable:
            interval = min(interval * 2, SLOWEST)  # the standard's own advice
    raise NotConnected(service, "code_ended")


def _ended(error: Refused) -> Refused | NotConnected:
    causes = {"access_denied": "denied", "expired_token": "code_ended"}
    if error.code not in causes:
        return error
    return NotConnected(error.service, causes[error.code], reason=error.text)
