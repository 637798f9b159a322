"""The services' rate limits: Okta's buckets of a minute, Zoom's calls per second and per day."""

from collections import deque
from dataclasses import dataclass

from zoomprov_gui.simulator.sources import declare

MINUTE = 60.0
PLENTY = 1_000_000

declare("buckets.okta_table", "facts/okta.md §8", "Enterprise column; 50 % for each token")
declare("buckets.zoom_table", "facts/zoom.md §7", "Business+ column")

# (bucket, Enterprise per minute, Integrator Free per minute)
OKTA_LIMITS = {
    "/api/v1/apps": (100, 20),
    "/api/v1/apps/{id}": (600, 100),
    "/api/v1/groups": (600, 100),
    "/api/v1/groups/{id}": (600, 100),
    "/api/v1/users": (600, 100),
    "/api/v1/users/{id}": (1000, 100),
    "/api/v1/users/me": (600, 100),
    "/api/v1/logs": (50, 20),
    "/api/v1": (600, 100),
    "/oauth2/v1/token": (1200, 300),
    "/oauth2/v1": (600, 100),
}
TOKEN_SHARE = 0.5

# label: (Free per second, Business+ per second)
ZOOM_LIMITS = {"Light": (4, 80), "Medium": (2, 60), "Heavy": (1, 40)}


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a bucket says after one call: limit, what remains, when it fills again (epoch s)."""

    granted: bool
    limit: int
    remaining: int
    reset: int


class Buckets:
    """Counts calls per bucket; a window begins with the first call and lasts a minute."""

    def __init__(self) -> None:
        self._windows: dict[str, tuple[float, int]] = {}
        self._calls: dict[str, deque[float]] = {}

    def okta(self, bucket: str, plan: str, now: float) -> Allowance:
        """Count one call against an Okta bucket; `plan` is on, off or free."""
        enterprise, free = OKTA_LIMITS[bucket]
        limit = int((free if plan == "free" else enterprise) * TOKEN_SHARE)
        if plan == "off":
            limit = PLENTY
        start, used = self._windows.get(bucket, (now, 0))
        if now >= start + MINUTE or now < start:
            start, used = now, 0
        granted = used < limit
        self._windows[bucket] = (start, used + granted)
        return Allowance(granted, limit, limit - used - granted, int(start + MINUTE) + 1)

    def zoom(self, label: str, plan: str, now: float) -> Allowance:
        """Count one call against a Zoom label within the last second."""
        limit = PLENTY if plan == "off" else ZOOM_LIMITS[label][plan == "on"]
        calls = self._calls.setdefault(label, deque())
        while calls and calls[0] <= now - 1.0:
            calls.popleft()
        granted = len(calls) < limit
        if granted and plan != "off":
            calls.append(now)
        return Allowance(granted, limit, limit - len(calls), int(now) + 1)


def okta_bucket(path: str) -> str:
    """Which bucket a path of Okta's counts against (facts/okta.md §8)."""
    parts = path.strip("/").split("/")
    if parts[:1] == ["oauth2"]:
        return "/oauth2/v1/token" if parts[-1] == "token" else "/oauth2/v1"
    if parts[:2] != ["api", "v1"] or len(parts) < 3:
        return "/api/v1"
    family = f"/api/v1/{parts[2]}"
    if family == "/api/v1/users" and parts[3:] == ["me"]:
        return "/api/v1/users/me"
    exact = f"{family}/{{id}}"
    if len(parts) == 4 and exact in OKTA_LIMITS:
        return exact
    return family if family in OKTA_LIMITS else "/api/v1"
