"""Points in time as services put them into headers, read against the service's own clock."""

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx


def date_of(response: httpx.Response) -> float | None:
    """Return an answer's `Date` in seconds since 1970, None where it has none."""
    moment = _http_date(response.headers.get("date", ""))
    return moment.timestamp() if moment else None


class ServerClock:
    """A service's own time, between its answers measured by a clock that nobody can set."""

    def __init__(self) -> None:
        self._told: tuple[float, float] | None = None

    def note(self, response: httpx.Response) -> None:
        """Take the time from an answer, where it tells one."""
        date = date_of(response)
        if date is not None:
            self._told = (date, time.monotonic())

    def now(self) -> float | None:
        """Return the service's time in seconds since 1970, None before it told one."""
        if self._told is None:
            return None
        date, heard = self._told
        return date + time.monotonic() - heard


def retry_after(response: httpx.Response, now: float) -> float | None:
    """Return the seconds that `Retry-After` asks for, None where it is missing or nonsense.

    It may be seconds, an HTTP date, or, from Zoom, an ISO date-time in UTC (facts/zoom.md §7). A
    date is compared with the answer's own `Date`, or with `now` where there is none. A time that
    has passed gives 0.
    """
    value = response.headers.get("retry-after", "").strip()
    try:
        wait = float(value)
    except ValueError:
        moment = _http_date(value) or _iso_date(value)
        if moment is None:
            return None
        here = date_of(response)
        wait = moment.timestamp() - (now if here is None else here)
    # `nan` is a float to Python, and no time to anyone.
    return max(wait, 0.0) if wait == wait else None  # noqa: PLR0124 - the test for nan


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _iso_date(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
