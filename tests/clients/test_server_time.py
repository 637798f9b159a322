"""Times in headers, in all the forms in which they have been seen."""

import httpx
import pytest

from zoomprov_gui.clients.server_time import date_of, retry_after

NOW = 1_000_000_000.0  # what our own clock says: 9 September 2001
DATE = "Mon, 20 Jan 2025 00:00:00 GMT"
SERVER = 1_737_331_200.0


def answer(**headers):
    return httpx.Response(429, headers={k.replace("_", "-"): v for k, v in headers.items()})


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("2025-01-20T00:01:00Z", 60.0),
        ("2025-01-20T01:01:00+01:00", 60.0),
        ("2025-01-20T00:01:00", 60.0),
        ("Mon, 20 Jan 2025 00:01:00 GMT", 60.0),
        ("Mon, 20 Jan 2025 00:01:00 -0000", 60.0),
        ("60", 60.0),
        (" 60.5 ", 60.5),
        ("2026-01-20T00:00:00Z", 365 * 86_400.0),
        ("2025-01-19T00:00:00Z", 0.0),
        ("-5", 0.0),
        ("soon", None),
        ("nan", None),
        ("99999-01-01T00:00:00Z", None),
        ("", None),
    ],
)
def test_retry_after_is_read_against_the_services_own_clock(value, seconds):
    assert retry_after(answer(retry_after=value, date=DATE), NOW) == seconds


def test_without_a_date_our_own_clock_has_to_do():
    assert retry_after(answer(retry_after="2001-09-09T01:46:50Z"), NOW) == 10.0


def test_a_missing_header_asks_for_nothing():
    assert retry_after(answer(), NOW) is None


def test_the_date_of_an_answer_is_read():
    assert date_of(answer(date=DATE)) == SERVER
    assert date_of(answer(date="yesterday")) is None
    assert date_of(answer()) is None
