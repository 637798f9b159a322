"""Faults that answer in the service's place, or reach into the world before it looks."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from zoomprov_gui.simulator.faults import Fault
from zoomprov_gui.simulator.identifiers import zoom_time
from zoomprov_gui.simulator.refusals import okta_error, zoom_error
from zoomprov_gui.simulator.serving import Call, ConnectionCut, Reply

HTML = b"<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>"
PER_SECOND = "You have reached the maximum per-second rate limit for this API. Try again later."
PER_DAY = (
    "You have reached the maximum daily rate limit for this API. Refer to the response header "
    "for details on when you can make another request."
)
DAY = 86400

Run = Callable[[], Reply]
Answerer = Callable[[Fault, Call, Run], Reply | None]


def throttled(fault: Fault, call: Call, run: Run) -> Reply:
    """Answer 429 with the service's own headers; Retry-After in the form asked for."""
    del run
    seconds = fault.number("seconds", 20)
    if fault.side == "okta":
        reply = okta_error(429, "E0000047")
        reply.headers += [
            ("x-rate-limit-limit", "50"),
            ("x-rate-limit-remaining", "0"),
            ("x-rate-limit-reset", str(int(call.now + seconds))),
        ]
        return reply
    reply = zoom_error(429, 429, PER_SECOND)
    moment = datetime.fromtimestamp(call.now + seconds, UTC)
    forms = {
        "iso": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "seconds": str(int(seconds)),
        "date": format_datetime(moment, usegmt=True),
    }
    reply.headers += [
        ("x-ratelimit-category", "Medium"),
        ("x-ratelimit-type", "QPS"),
        ("x-ratelimit-limit", "60"),
        ("x-ratelimit-remaining", "0"),
        ("retry-after", forms.get(fault.words.get("form", "iso"), forms["iso"])),
    ]
    return reply


def throttled_bare(fault: Fault, call: Call, run: Run) -> Reply:
    """Answer 429 without headers (facts/zoom.md §7: they vanish under load)."""
    del run
    call.notes["bare"] = True
    return okta_error(429, "E0000047") if fault.side == "okta" else zoom_error(429, 429, PER_SECOND)


def too_many_at_once(fault: Fault, call: Call, run: Run) -> Reply:
    """Okta's concurrency 429: limit 0, and a reset that means little (facts/okta.md §8)."""
    del fault, run
    reply = okta_error(429, "E0000047")
    reply.headers += [
        ("x-rate-limit-limit", "0"),
        ("x-rate-limit-remaining", "0"),
        ("x-rate-limit-reset", str(int(call.now + 114))),
    ]
    return reply


def day_used_up(fault: Fault, call: Call, run: Run) -> Reply:
    """Zoom's daily cap, with the coming midnight in Retry-After (doc-example/429-daily)."""
    del fault, run
    reply = zoom_error(429, 429, PER_DAY)
    midnight = datetime.fromtimestamp(call.now, UTC).replace(hour=0, minute=0, second=0)
    reply.headers += [
        ("x-ratelimit-category", "Medium"),
        ("x-ratelimit-type", "Daily-limit"),
        ("x-ratelimit-limit", "60000"),
        ("x-ratelimit-remaining", "0"),
        ("retry-after", zoom_time((midnight + timedelta(days=1)).timestamp()) or ""),
    ]
    return reply


def server_error(fault: Fault, call: Call, run: Run) -> Reply:
    """Answer 500 in the service's own form."""
    del call, run
    if fault.side == "okta":
        return okta_error(500, "E0000009")
    return zoom_error(500, 500, "Internal server error.")


def unavailable(fault: Fault, call: Call, run: Run) -> Reply:
    """Answer 503 in the service's own form."""
    del call, run
    return okta_error(503, "E0000010") if fault.side == "okta" else Reply(503)


def bad_gateway(fault: Fault, call: Call, run: Run) -> Reply:
    """Answer with a gateway's page in place of JSON."""
    del fault, call, run
    return Reply(
        502, b"<html><body><h1>502 Bad Gateway</h1></body></html>", content_type="text/html"
    )


def html(fault: Fault, call: Call, run: Run) -> Reply:
    """Answer 200 with a page of some network's own."""
    del fault, call, run
    return Reply(200, HTML, content_type="text/html; charset=utf-8")


def proxy_wants_password(fault: Fault, call: Call, run: Run) -> Reply:
    """Refuse as a proxy."""
    del fault, call, run
    return Reply(407, b"proxy", [("proxy-authenticate", "Basic")], content_type="text/plain")


def reset(fault: Fault, call: Call, run: Run) -> Reply:
    """Answer nothing at all."""
    del fault, run
    raise ConnectionCut(call.path)


def no_effect(fault: Fault, call: Call, run: Run) -> Reply:
    """Say yes and do nothing (T3: updates of pending people answer success)."""
    del run
    return _yes(fault, call)


def later(fault: Fault, call: Call, run: Run) -> Reply:
    """Say yes, and do it when the time has passed."""
    call.world.later(fault.number("seconds", 20), lambda *_: _quietly(run))
    return _yes(fault, call)


def cursor_expired(fault: Fault, call: Call, run: Run) -> Reply | None:
    """Refuse to go on from a cursor."""
    del run
    if fault.side == "okta" and "after" in call.query:
        return okta_error(400, "E0000029", causes=["Invalid cursor."])
    if fault.side == "zoom" and call.query.get("next_page_token"):
        return zoom_error(400, 300, "The next page token is invalid or expired.")
    return None


def plan_lacks(fault: Fault, call: Call, run: Run) -> Reply:
    """Say that the plan lacks a feature, with a 401 that is no sign-out (facts/okta.md §11)."""
    del fault, call, run
    return okta_error(401, "E0000015")


def consent_refused(fault: Fault, call: Call, run: Run) -> Reply | None:
    """Show a page on which somebody said no. guess: how Okta shows that is not documented."""
    del fault, run
    if not call.path.endswith("/oauth2/authorize"):
        return None
    return Reply(200, {"error": "access_denied", "error_description": "The admin said no."})


def forbidden(fault: Fault, call: Call, run: Run) -> Reply:
    """Deny a permission, whatever the caller may really do."""
    del call, run
    if fault.side == "okta":
        return okta_error(403, "E0000006")
    return zoom_error(
        400, 4711, "Invalid access token, does not contain scopes:[user:read:list_users:admin]."
    )


def _yes(fault: Fault, call: Call) -> Reply:
    if fault.side == "zoom" or call.method == "DELETE":
        return Reply(204)
    return Reply(200, {})


def _quietly(run: Run) -> None:
    run()


async def delay(fault: Fault) -> None:
    """Wait in real time before anything is answered."""
    await asyncio.sleep(fault.number("seconds", 1.0))


ANSWERS: dict[str, Answerer] = {
    "throttle": throttled,
    "throttle-bare": throttled_bare,
    "concurrency": too_many_at_once,
    "daily-cap": day_used_up,
    "server-error": server_error,
    "unavailable": unavailable,
    "bad-gateway": bad_gateway,
    "html": html,
    "proxy-407": proxy_wants_password,
    "reset": reset,
    "accepted-no-effect": no_effect,
    "delayed-effect": later,
    "cursor-expired": cursor_expired,
    "forbidden": forbidden,
    "plan-lacks": plan_lacks,
    "consent-refused": consent_refused,
}
