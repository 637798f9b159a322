"""How fast each service may be asked, learnt from its own headers (okta.md §8, zoom.md §7)."""

from dataclasses import dataclass
from typing import Unpack

import httpx

from zoomprov_gui.clients.governor import GIVE_UP, Governor, Options, Rest, Wait
from zoomprov_gui.clients.server_time import date_of, retry_after

__all__ = ["Governor", "OktaGovernor", "Wait", "ZoomGovernor"]


@dataclass(slots=True)
class _Window:
    """One rate-limit bucket of Okta: what it told us, and what we have used of it."""

    limit: int = 0  # 0: not told yet
    remaining: int = 0
    resets: int = 0  # Okta's clock
    ends_at: float = 0.0  # ours
    used: int = 0
    in_flight: int = 0


WINDOW = 60.0  # seconds; not aligned to the clock (facts/okta.md §8)


class OktaGovernor(Governor):
    """Uses at most a share of each of Okta's one-minute buckets, and leaves the rest to others."""

    def __init__(
        self,
        *,
        share: float = 0.5,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(**options)
        self._share = share
        self._windows: dict[str, _Window] = {}

    def note(self, method: str, path: str, response: httpx.Response) -> None:
        told = _okta_headers(response)
        if told is None:
            return
        limit, remaining, resets = told
        window = self._window(method, path)
        if resets > window.resets:
            window.resets, window.remaining = resets, remaining
            window.ends_at = self._clock() + self._until(response, resets)
            window.used = min(window.used, window.in_flight)
        elif resets == window.resets:
            window.remaining = min(window.remaining, remaining)
        window.limit = limit

    def after_refusal(self, response: httpx.Response, attempt: int) -> Rest:
        told = _okta_headers(response)
        if told is None:
            # No headers, or a limit of 0: too many requests at the same moment. Its reset means
            # nothing (facts/okta.md §8).
            reason = "Okta is busy with too many requests at once"
            return Rest(self.backoff(attempt, start=1.0, most=15.0), reason)
        wait = self._until(response, told[2]) + self._jitter()
        return Rest(max(wait, 1.0), "Okta's limit of requests per minute is used up")

    def room(self, method: str, path: str) -> float:
        """Return which part of our share of the bucket's minute is left."""
        window = self._windows.get(okta_bucket(method, path))
        if window is None or not window.limit or window.ends_at <= self._clock():
            return 1.0
        allowed = self._allowed(window)
        return max(0, min(allowed - window.used, window.remaining)) / allowed

    async def _hold_back(self, method: str, path: str) -> None:
        window = self._window(method, path)
        while window.limit:
            left = window.ends_at - self._clock()
            if left <= 0:
                # Okta has not told of the next minute yet: count it as begun.
                window.used, window.remaining = 0, window.limit
                window.ends_at = self._clock() + WINDOW
            elif window.used < self._allowed(window) and window.remaining > 0:
                break
            else:
                # A clock set back must not hold us for longer than a window can last.
                rest = min(left, WINDOW) + self._jitter()
                await self.rest(Rest(rest, self._words(window)))
                window.ends_at = min(window.ends_at, self._clock())
        window.used += 1
        window.in_flight += 1
        window.remaining -= 1

    def _let_go(self, method: str, path: str) -> None:
        self._window(method, path).in_flight -= 1

    def _allowed(self, window: _Window) -> int:
        return max(1, int(window.limit * self._share))

    def _words(self, window: _Window) -> str:
        if window.remaining <= 0:
            return "Okta's limit of requests per minute is used up"
        return f"we leave room for others: {self._allowed(window)} requests per minute are ours"

    def _until(self, response: httpx.Response, resets: int) -> float:
        """Return the seconds until a window ends, by Okta's own Date: our clock may be wrong."""
        date = date_of(response)
        left = WINDOW if date is None else resets - date
        return min(max(left, 0.0), self.longest + WINDOW)

    def _window(self, method: str, path: str) -> _Window:
        return self._windows.setdefault(okta_bucket(method, path), _Window())


def okta_bucket(method: str, path: str) -> str:
    """Return the bucket that Okta counts a call in (facts/okta.md §8)."""
    parts = path.strip("/").split("/")
    if parts[:2] == ["oauth2", "v1"]:
        return "/".join(parts[:3])
    if parts[:2] != ["api", "v1"] or len(parts) < 3 or parts[2] not in _BUCKETS:
        return "api/v1"
    kind = parts[2]
    if kind == "users" and parts[3:] == ["me"]:
        return "users/me"
    if len(parts) == 4 and kind != "logs":
        # A single thing has a bucket of its own; of people, only when it is read.
        return f"{kind}/ID" if kind != "users" or method == "GET" else kind
    return kind


_BUCKETS = frozenset({"apps", "groups", "users", "logs"})


def _okta_headers(response: httpx.Response) -> tuple[int, int, int] | None:
    """Return limit, remaining and reset; None where they are missing or say nothing."""
    headers = response.headers
    try:
        limit = int(headers["x-rate-limit-limit"])
        remaining = int(headers["x-rate-limit-remaining"])
        resets = int(headers["x-rate-limit-reset"])
    except (KeyError, ValueError):
        return None
    return (limit, remaining, resets) if limit > 0 else None


class ZoomGovernor(Governor):
    """Paces what Zoom names a limit for, and reads the many faces of its `Retry-After`.

    Zoom's limits are per second, per label, and shared by everyone who uses the account
    (facts/zoom.md §7); the plan that decides them is not told, so the pace starts free and follows
    what Zoom says.
    """

    def __init__(
        self,
        *,
        share: float = 0.75,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(**options)
        self._share = share
        self._paces: dict[str, _Pace] = {}

    def note(self, method: str, path: str, response: httpx.Response) -> None:
        headers = response.headers
        if headers.get("x-ratelimit-type", "").casefold() != "qps":
            return
        # The header names its own label: what it says of another one than the request's is not
        # about the request (RELIABILITY.md P16).
        label = headers.get("x-ratelimit-category", zoom_label(method, path)).casefold()
        try:
            limit = int(headers["x-ratelimit-limit"])
        except (KeyError, ValueError):
            return
        if limit > 0:
            pace = self._paces.setdefault(label, _Pace(at=self._clock()))
            pace.most = max(1.0, limit * self._share)
            pace.rate = min(pace.rate * 1.05, pace.most) if pace.rate else pace.most

    def after_refusal(self, response: httpx.Response, attempt: int) -> Rest:
        kind = response.headers.get("x-ratelimit-type", "").casefold()
        words = response.text[:500].casefold()
        told = retry_after(response, self._clock())
        if kind.startswith("daily") or (not kind and "daily" in words):
            return Rest(GIVE_UP, "Zoom's limit of requests per day is used up")
        if kind == "qps" or "per-second" in words:
            self._slow_down(response)
            # The limit is one of a second, whatever time the header names.
            return self._rest(told if told and told <= WINDOW else None, attempt)
        return self._rest(told, attempt)

    def _rest(self, told: float | None, attempt: int) -> Rest:
        reason = "Zoom asked us to slow down"
        return Rest(
            told + self._jitter() if told else self.backoff(attempt, start=1.0, most=15.0), reason
        )

    def _slow_down(self, response: httpx.Response) -> None:
        request = response.request
        label = zoom_label(request.method, request.url.path)
        pace = self._paces.setdefault(label, _Pace(at=self._clock()))
        pace.rate = max(1.0, (pace.rate or 2 * _FIRST_PACE) / 2)

    async def _hold_back(self, method: str, path: str) -> None:
        pace = self._paces.get(zoom_label(method, path))
        if pace is not None and (wait := pace.take(self._clock())) > 0:
            # Well under a second: pacing, nothing to show.
            await self._sleep(wait)

    def _let_go(self, method: str, path: str) -> None:
        """Nothing: a pace counts requests when they leave."""


_FIRST_PACE = 10.0  # requests a second after a first "slow down" that named no limit; a guess


@dataclass(slots=True)
class _Pace:
    """A bucket of one second's requests that fills steadily."""

    at: float
    rate: float = 0.0  # requests a second; set before any is taken
    most: float = 0.0
    left: float = 1.0

    def take(self, now: float) -> float:
        """Take one request's place and return the seconds to wait for it."""
        self.left = min(self.rate, self.left + max(now - self.at, 0.0) * self.rate) - 1.0
        self.at = now
        return max(-self.left / self.rate, 0.0)


def zoom_label(method: str, path: str) -> str:
    """Return the rate label of a call (facts/zoom.md §3); lists are medium, single things light."""
    tail = path.removeprefix("/v2").strip("/").split("/")
    if tail[0] == "report" or tail[-1] == "usage":
        return "heavy"
    if method == "GET" and (len(tail) == 1 or tail[-1] in {"settings", "members", "summary"}):
        return "medium"
    return "light"
