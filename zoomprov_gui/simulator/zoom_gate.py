"""Who may call Zoom: tokens, scopes, rate limits, and the headers on every answer."""

from email.utils import formatdate

from zoomprov_gui.simulator.fault_answers import PER_SECOND
from zoomprov_gui.simulator.records import Token
from zoomprov_gui.simulator.refusals import refuse_zoom, zoom_error
from zoomprov_gui.simulator.serving import Call, Operation, Refusal, Reply
from zoomprov_gui.simulator.sources import behaviour, declare

declare("zoom_gate.expired_status", "facts/zoom.md §8", "401; a fault sets 400, documents differ")


class ZoomGate:
    """Zoom's rules around each call."""

    side = "zoom"

    def admit(self, call: Call, operation: Operation) -> None:
        """Let a call in, or raise Refusal."""
        if operation.public:
            return
        call.token = _signed_in(call)
        _check_scopes(call.token, operation)
        allowance = call.world.zoom_buckets.zoom(operation.label, call.world.rate_limits, call.now)
        if not allowance.granted:
            reply = zoom_error(429, 429, PER_SECOND)
            reply.headers += [
                ("x-ratelimit-type", "QPS"),
                ("x-ratelimit-limit", str(allowance.limit)),
                ("x-ratelimit-remaining", "0"),
            ]
            raise Refusal(reply)

    def dress(self, call: Call, operation: Operation | None, reply: Reply) -> None:
        """Add the headers every answer of Zoom's carries (real/accounts-get-me-free)."""
        present = {name.lower() for name, _ in reply.headers}
        added = [
            ("date", formatdate(call.now, usegmt=True)),
            ("x-zm-trackingid", f"v=2.0;clid=us05;rid=WEB_{call.world.new_text(32).lower()}"),
            ("cache-control", "no-cache, no-store, must-revalidate, no-transform"),
            ("x-zm-zoneid", "VA2"),
            ("server", "cloudflare"),
        ]
        if operation is not None and operation.label and "bare" not in call.notes:
            added.append(("x-ratelimit-category", operation.label))
        reply.headers += [(name, value) for name, value in added if name not in present]
        if reply.content_type == "application/json":
            reply.content_type = "application/json;charset=UTF-8"


@behaviour("facts/zoom.md §8", "124 for an expired or unknown token")
def _signed_in(call: Call) -> Token:
    zoom = call.world.zoom
    scheme, _, text = call.headers.get("authorization", "").partition(" ")
    token = zoom.tokens.get(text.strip()) if scheme.lower() == "bearer" else None
    if token is None:
        raise refuse_zoom(zoom.expired_status, 124, "Invalid access token.")
    if not zoom.app_active or (token.expires is not None and call.now >= token.expires):
        raise refuse_zoom(zoom.expired_status, 124, "Access token is expired.")
    return token


@behaviour("facts/zoom.md §8", "4711 with HTTP 400 names the scopes, one of which is enough")
def _check_scopes(token: Token, operation: Operation) -> None:
    if token.scopes is None or token.scopes & set(operation.scopes):
        return
    wanted = ", ".join(operation.scopes)
    raise refuse_zoom(400, 4711, f"Invalid access token, does not contain scopes:[{wanted}].")
